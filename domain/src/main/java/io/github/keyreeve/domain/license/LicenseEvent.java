package io.github.keyreeve.domain.license;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * Something that happened to a licence; history, notifications and the audit log read these.
 *
 * @param changes what is different since, in the order in which people read it; empty where the kind says it all
 */
public record LicenseEvent(UUID id, UUID licenseId, Kind kind, Instant at, Origin origin, List<Change> changes) {

    public LicenseEvent {
        changes = List.copyOf(changes);
    }

    /** What can happen. */
    public enum Kind {
        ISSUED,
        ACTIVATED,
        RELEASED,
        RENEWED,
        REVOKED,
        REINSTATED,
        UPGRADED,
        MODIFIED,
        MAINTENANCE_RENEWED,
        CUSTOMER_CHANGED,
        /** The mail server has taken a mail about it: its key, or its renewal. */
        MAILED;

        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Who caused it, and from where.
     *
     * @param actor {@code provider:fastspring}, {@code administrator}, {@code application}, {@code mail}; at most 100 characters
     * @param address the client's network address, empty if there is none; at most 64 characters
     */
    public record Origin(String actor, String address) {

        public static final String ADMINISTRATOR = "administrator";
        public static final String APPLICATION = "application";
        public static final String MAIL = "mail";
    }

    /**
     * What is different since.
     *
     * @param field the name of the JSON API
     * @param before empty if there was nothing; longer texts are cut to 500 characters
     * @param after likewise
     */
    public record Change(String field, String before, String after) {

        private static final int MAX_LENGTH = 500;

        public Change {
            before = cut(before);
            after = cut(after);
        }

        private static String cut(String text) {
            return text.codePointCount(0, text.length()) <= MAX_LENGTH
                    ? text
                    : text.substring(0, text.offsetByCodePoints(0, MAX_LENGTH));
        }
    }
}
