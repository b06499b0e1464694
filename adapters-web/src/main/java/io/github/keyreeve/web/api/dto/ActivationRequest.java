package io.github.keyreeve.web.api.dto;

import io.github.keyreeve.application.port.in.ComputerRequest;
import io.github.keyreeve.domain.activation.Activation;
import io.github.keyreeve.domain.activation.ActivationTags;
import io.github.keyreeve.domain.activation.ComputerId;
import io.github.keyreeve.domain.license.Denial;
import io.github.keyreeve.domain.license.LicenseEvent.Origin;
import io.github.keyreeve.domain.product.VersionId;
import io.github.keyreeve.web.api.problem.FieldErrors;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.util.Optional;

/** What an application says about itself and its computer. */
@Schema(description = "What an application says about itself and its computer.")
public record ActivationRequest(
        @Schema(description = "The activation key as the customer typed it.", maxLength = ActivationRequest.MAX_KEY,
                example = "A0000-00000-00000-00000-0001G", requiredMode = RequiredMode.REQUIRED)
        String key,
        @Schema(description = "Tells this computer from all others, also after a reinstall.", maxLength = ComputerId.MAX_LENGTH,
                example = "5CD1234XYZ", requiredMode = RequiredMode.REQUIRED)
        String computerId,
        @Schema(description = "As people call the computer.", types = {"string", "null"},
                maxLength = Activation.MAX_COMPUTER_NAME, example = "Ada's laptop")
        String computerName,
        @Schema(description = "What the application is; may be left out of a release.")
        VersionReference product,
        @Schema(description = "Comes back inside the signed licence file, so that no old one can be sent instead: visible ASCII"
                + " characters.", types = {"string", "null"}, minLength = 1, maxLength = 200, example = "q5Zk2vXb")
        String nonce,
        @Schema(description = "For a release, where the operator asks for one.", types = {"string", "null"},
                maxLength = ActivationRequest.MAX_KEY)
        String deactivationCode) {

    static final int MAX_KEY = 200;

    /**
     * The request as all applications make it.
     *
     * @param versionNeeded whether the application must say what it is
     * @throws io.github.keyreeve.web.api.problem.ProblemException naming every field that is wrong
     */
    public ComputerRequest toComputerRequest(boolean versionNeeded, Origin origin) {
        FieldErrors errors = new FieldErrors();
        String typedKey = errors.requiredText("key", key, MAX_KEY);
        Optional<ComputerId> computer = ReleaseRequest.computer(computerId, errors);
        String name = errors.text("computerName", computerName, Activation.MAX_COMPUTER_NAME).orElse("");
        Optional<VersionId> version = versionNeeded || product != null ? VersionReference.read(product, errors) : Optional.empty();
        errors.read("nonce", nonce, ActivationRequest::visible);
        errors.text("deactivationCode", deactivationCode, MAX_KEY);
        if (!errors.isEmpty()) {
            Denial denial = key == null || key.isBlank() ? Denial.KEY_MISSING : Denial.ARGUMENT_MISSING;
            throw errors.problem().withCode(denial.code());
        }
        return new ComputerRequest(
                typedKey, version, computer.orElseThrow(), name, Optional.empty(), ActivationTags.NONE, origin);
    }

    public Optional<String> toNonce() {
        return Optional.ofNullable(nonce);
    }

    public Optional<String> toDeactivationCode() {
        return Optional.ofNullable(deactivationCode).map(String::strip);
    }

    private static String visible(String text) {
        if (!text.matches("[\\x21-\\x7e]{1,200}")) {
            throw new IllegalArgumentException("must have 1 to 200 visible ASCII characters");
        }
        return text;
    }

    /** Hides the key. */
    @Override
    public String toString() {
        return "ActivationRequest[…]";
    }
}
