package io.github.keyreeve.bootstrap.config;

import io.github.keyreeve.mail.SmtpTls;
import io.github.keyreeve.web.server.TlsFiles;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What must hold between settings that are each acceptable on their own. */
final class Consistency {

    private final SettingValues values;
    private final List<Problem> problems = new ArrayList<>();

    private Consistency(SettingValues values) {
        this.values = values;
    }

    static List<Problem> problemsOf(SettingValues values) {
        Consistency consistency = new Consistency(values);
        consistency.check();
        return consistency.problems;
    }

    private void check() {
        if (values.get(Settings.DEMO) && !NetworkValues.isLoopback(values.get(Settings.HOST))) {
            complain(Settings.HOST, "must be a loopback address with demo, because everybody may order there");
        }
        if (values.get(Settings.DEMO)) {
            values.find(Settings.DB_URL).ifPresent(url -> complain(Settings.DB_URL,
                    "must not be given together with demo, whose orders belong into no installation's database"));
        }
        together(Settings.TLS_CERTIFICATE, Settings.TLS_KEY);
        together(Settings.TLS_KEY, Settings.TLS_CERTIFICATE);
        notBoth(Settings.DB_PASSWORD_FILE, Settings.DB_PASSWORD);
        notBoth(Settings.ADMIN_TOKEN_FILE, Settings.ADMIN_TOKEN);
        needs(Settings.DB_USER, Settings.DB_URL);
        needs(Settings.DB_PASSWORD_FILE, Settings.DB_URL);
        needs(Settings.DB_PASSWORD, Settings.DB_URL);
        values.find(Settings.DB_URL)
                .filter(url -> !DatabaseUrl.namesUser(url) && !values.isGiven(Settings.DB_USER))
                .ifPresent(url -> complain(Settings.DB_URL, "needs db-user as well"));
        together(Settings.SMTP_HOST, Settings.MAIL_FROM);
        Stream.of(Settings.SMTP_PORT, Settings.SMTP_TLS, Settings.SMTP_UNENCRYPTED, Settings.SMTP_USER, Settings.SMTP_PASSWORD_FILE,
                Settings.MAIL_FROM, Settings.MAIL_REPLY_TO).forEach(setting -> needs(setting, Settings.SMTP_HOST));
        together(Settings.SMTP_USER, Settings.SMTP_PASSWORD_FILE);
        together(Settings.SMTP_PASSWORD_FILE, Settings.SMTP_USER);
        values.find(Settings.SMTP_HOST)
                .filter(host -> values.get(Settings.SMTP_TLS) == SmtpTls.NONE && !NetworkValues.isLoopback(host)
                        && !values.get(Settings.SMTP_UNENCRYPTED))
                .ifPresent(host -> complain(Settings.SMTP_TLS,
                        "must not be none to another machine, unless smtp-unencrypted allows it"));
        values.find(Settings.TLS_CERTIFICATE).ifPresent(certificate -> values.find(Settings.TLS_KEY)
                .ifPresent(key -> usable(new TlsFiles(certificate, key))));
    }

    private void usable(TlsFiles files) {
        try {
            files.requireUsable();
        } catch (IllegalArgumentException e) {
            complain(Settings.TLS_CERTIFICATE, e.getMessage());
        }
    }

    private void together(Setting<?> setting, Setting<?> other) {
        if (values.isGiven(setting) && !values.isGiven(other)) {
            complain(setting, "needs an acceptable %s as well".formatted(other.name()));
        }
    }

    private void needs(Setting<?> setting, Setting<?> other) {
        if (values.isGiven(setting) && !values.isGiven(other)) {
            complain(setting, "has a meaning only with an acceptable %s".formatted(other.name()));
        }
    }

    private void notBoth(Setting<?> setting, Setting<?> other) {
        values.given(other).filter(value -> values.isGiven(setting)).ifPresent(value -> complain(setting,
                "must not be given together with %s".formatted(other.nameIn(value.origin()))));
    }

    private void complain(Setting<?> setting, String message) {
        problems.add(values.given(setting)
                .map(value -> new Problem(setting.nameIn(value.origin()), value.place(), message))
                .orElseGet(() -> new Problem(setting.name(), "default", message)));
    }
}
