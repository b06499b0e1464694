package io.github.keyreeve.web.licensefile;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.UUID;

/** The content of a licence file as JSON. Applications that are sold already read it: members may join, none may change. */
@JsonPropertyOrder({"format", "product", "keyId", "computerId", "model", "features", "activationsAllowed", "floatingSeats",
    "issuedAt", "expiresAt", "graceEndsAt", "maintenanceExpiresAt", "nonce"})
record Claims(
        int format,
        ProductVersion product,
        UUID keyId,
        String computerId,
        String model,
        String features,
        int activationsAllowed,
        int floatingSeats,
        String issuedAt,
        String expiresAt,
        String graceEndsAt,
        String maintenanceExpiresAt,
        String nonce) {

    private static final int FORMAT = 1;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @JsonPropertyOrder({"id", "major", "minor"})
    record ProductVersion(int id, int major, int minor) {}

    static Claims of(LicenseFile file) {
        return new Claims(
                FORMAT,
                new ProductVersion(file.product().productId(), file.product().major(), file.product().minor()),
                file.keyId(),
                file.computerId().text(),
                file.model().text(),
                file.features().toString(),
                file.activationsAllowed(),
                file.floatingSeats(),
                file.issuedAt().toString(),
                file.expiresAt().map(Instant::toString).orElse(null),
                file.graceEndsAt().map(Instant::toString).orElse(null),
                file.maintenanceExpiresAt().map(Instant::toString).orElse(null),
                file.nonce().orElse(null));
    }

    byte[] json() {
        try {
            return MAPPER.writeValueAsBytes(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Texts and numbers can be written.", e);
        }
    }
}
