package io.github.keyreeve.web.qlm;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The methods that this server answers under {@code qlmservice.asmx}, in any case of letters. */
public enum QlmMethod {
    GET_ACTIVATION_KEY("GetActivationKey"),
    GET_ACTIVATION_KEY_WITH_EXPIRY_DATE("GetActivationKeyWithExpiryDate"),
    WEB_HOOK_HANDLER("QlmWebHookHandler");

    private final String text;

    QlmMethod(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }

    static Optional<QlmMethod> named(String name) {
        return Arrays.stream(values()).filter(method -> method.text.equalsIgnoreCase(name)).findFirst();
    }

    static String names() {
        return Arrays.stream(values()).map(QlmMethod::text).collect(Collectors.joining(", "));
    }
}
