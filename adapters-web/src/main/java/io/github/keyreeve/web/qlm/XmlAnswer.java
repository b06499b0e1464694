package io.github.keyreeve.web.qlm;

import io.github.keyreeve.domain.license.Denial;
import io.github.keyreeve.web.signature.XmlDocument.Element;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What an application reads: the elements below the root, by name and text, in their order (source: contract 5). */
record XmlAnswer(List<Element> elements) {

    static final String ROOT = "QuickLicenseManager";
    static final int ADDRESS_REFUSED = 3;
    static final int OPERATION_DISABLED = 7;
    static final int DATABASE = 2000;

    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    XmlAnswer {
        elements = List.copyOf(elements);
    }

    static XmlAnswer of(Denial denial) {
        return failure(LicenseStatus.of(denial), denial.sentence(), denial.code());
    }

    static XmlAnswer of(Denial denial, String sentence) {
        return failure(LicenseStatus.of(denial), sentence, denial.code());
    }

    static XmlAnswer failure(int status, String sentence, int code) {
        return new XmlAnswer(List.of(
                new Element("status", String.valueOf(status)),
                new Element("error", sentence),
                new Element("errorCode", String.valueOf(code))));
    }

    static Builder success(String result) {
        return new Builder().add("result", result);
    }

    static String minutes(Instant instant) {
        return MINUTES.format(instant);
    }

    static String seconds(Instant instant) {
        return SECONDS.format(instant);
    }

    /** Gathers elements in their order. */
    static final class Builder {

        private final List<Element> elements = new ArrayList<>();

        Builder add(String name, Object text) {
            elements.add(new Element(name, String.valueOf(text)));
            return this;
        }

        XmlAnswer build() {
            return new XmlAnswer(elements);
        }
    }
}
