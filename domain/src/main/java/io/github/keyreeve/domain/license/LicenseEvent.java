package io.github.keyreeve.domain.license;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/** Something that happened to a licence; history, notifications and the audit log read these. */
public record LicenseEvent(UUID id, UUID licenseId, Kind kind, Instant at, Origin origin) {

    /** What can happen. */
    public enum Kind {
        ISSUED;

        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Who caused it, and from where.
     *
     * @param actor {@code provider:fastspring}, {@code administrator}, …; at most 100 characters
     * @param address the client's network address, empty if there is none; at most 64 characters
     */
    public record Origin(String actor, String address) {}
}
