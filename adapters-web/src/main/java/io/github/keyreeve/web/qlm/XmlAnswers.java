package io.github.keyreeve.web.qlm;

import io.github.keyreeve.web.qlm.ComputerArguments.Reading;
import jakarta.ws.rs.core.Response;

/** Puts XML answers on the wire, signed where the application asks for it. */
public final class XmlAnswers {

    private static final String XML = "text/xml; charset=utf-8";

    Response of(QlmCall call, Reading.Incomplete incomplete) {
        return of(call, XmlAnswer.of(incomplete.denial(), incomplete.sentence()));
    }

    Response of(QlmCall call, XmlAnswer answer) {
        StringBuilder text = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?><" + XmlAnswer.ROOT + ">");
        answer.elements().forEach(e -> text.append('<').append(e.name()).append('>')
                .append(e.text().replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"))
                .append("</").append(e.name()).append('>'));
        return Response.ok(text.append("</" + XmlAnswer.ROOT + ">").toString(), XML).build();
    }
}
