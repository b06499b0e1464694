package io.github.keyreeve.web.qlm;

import io.github.keyreeve.application.port.in.ChooseSigningKey;
import io.github.keyreeve.domain.argument.ArgumentReader;
import io.github.keyreeve.domain.argument.Arguments;
import io.github.keyreeve.web.qlm.ComputerArguments.Reading;
import io.github.keyreeve.web.signature.XmlDocument;
import io.github.keyreeve.web.signature.XmlSignature;
import jakarta.ws.rs.core.Response;
import org.w3c.dom.Document;

/** Puts XML answers on the wire, signed where the application asks for it: refusals as well. */
public final class XmlAnswers {

    private static final String XML = "text/xml; charset=utf-8";

    private final ChooseSigningKey signingKeys;
    private final XmlSignature signature;

    public XmlAnswers(ChooseSigningKey signingKeys, XmlSignature signature) {
        this.signingKeys = signingKeys;
        this.signature = signature;
    }

    Response of(QlmCall call, Reading.Incomplete incomplete) {
        return of(call, XmlAnswer.of(incomplete.denial(), incomplete.sentence()));
    }

    /** Whatever else is wrong with a request, how its answer is to be written is read as well as it can be. */
    Response of(QlmCall call, XmlAnswer answer) {
        Arguments arguments = call.request().arguments();
        ArgumentReader reader = new ArgumentReader(arguments);
        Document document = document(answer);
        if (reader.flag("is_sign").orElse(false)) {
            signature.sign(document, signingKeys.keyFor(ComputerArguments.version(reader, arguments, false)).rsa().getPrivate());
        }
        return Response.ok(XmlDocument.toBytes(document, reader.flag("is_writebom").orElse(false)), XML).build();
    }

    /**
     * In place of a refusal as shops hear it, with its status and headers. Unsigned: the signing key could not be looked
     * up, or whoever asks too often is not worth the work.
     */
    static Response insteadOf(Response refusal, XmlAnswer answer) {
        return Response.fromResponse(refusal).type(XML).entity(XmlDocument.toBytes(document(answer), false)).build();
    }

    private static Document document(XmlAnswer answer) {
        return XmlDocument.of(XmlAnswer.ROOT, answer.elements());
    }
}
