package io.github.keyreeve.web.qlm;

import io.github.keyreeve.application.port.in.ActivateComputers;
import io.github.keyreeve.application.port.in.ActivateComputers.Release;
import io.github.keyreeve.application.port.in.ActivateComputers.Validation;
import io.github.keyreeve.application.port.in.ComputerRequest;
import io.github.keyreeve.application.port.in.ManageProducts;
import io.github.keyreeve.domain.argument.ArgumentReader;
import io.github.keyreeve.domain.argument.Arguments;
import io.github.keyreeve.domain.license.Denial;
import io.github.keyreeve.domain.license.GracePeriods;
import io.github.keyreeve.domain.product.ProductVersion;
import io.github.keyreeve.domain.product.VersionId;
import io.github.keyreeve.web.access.PublicLimits;
import io.github.keyreeve.web.access.RefusalKind;
import io.github.keyreeve.web.qlm.ComputerArguments.Reading;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** Applications on customers' computers: everybody may call, so everybody is bounded. */
public final class ApplicationCalls {

    private final ActivateComputers activateComputers;
    private final ManageProducts products;
    private final PublicLimits limits;
    private final XmlAnswers xml;
    private final GracePeriods grace;
    private final String serverVersion;
    private final Clock clock;

    public ApplicationCalls(
            ActivateComputers activateComputers,
            ManageProducts products,
            PublicLimits limits,
            XmlAnswers xml,
            GracePeriods grace,
            String serverVersion,
            Clock clock) {
        this.activateComputers = activateComputers;
        this.products = products;
        this.limits = limits;
        this.xml = xml;
        this.grace = grace;
        this.serverVersion = serverVersion;
        this.clock = clock;
    }

    /** @return the refusal, if requests come from this address too often */
    Optional<Response> refusal(QlmMethod method, String address) {
        return limits.admitAddress(address).map(wait -> tooMany(method, wait));
    }

    Response answer(QlmCall call) {
        Optional<Duration> wait = call.request().arguments().value(ComputerArguments.KEY).flatMap(limits::admitKey);
        if (wait.isPresent()) {
            return tooMany(call.method(), wait.get());
        }
        return switch (call.method()) {
            case VALIDATE_LICENSE -> validate(call);
            case ACTIVATE_KEY -> activate(call);
            case RELEASE_LICENSE -> release(call);
            case PING -> xml.of(call, XmlAnswer.success("The server is up.")
                    .add("serverDate", XmlAnswer.minutes(clock.instant()))
                    .add("serverVersion", serverVersion)
                    .build());
            case GET_LATEST_VERSION -> latestVersion(call);
            case GET_ACTIVATION_KEY, GET_ACTIVATION_KEY_WITH_EXPIRY_DATE, RENEW_SUBSCRIPTION, REVOKE_LICENSE, UPGRADE_LICENSE,
                    UPDATE_LICENSE, ENABLE_MAINTENANCE_PLAN, RENEW_MAINTENANCE_PLAN, RETRIEVE_ACTIVATION_KEY,
                    UPDATE_USER_INFORMATION, WEB_HOOK_HANDLER ->
                    throw new IllegalArgumentException(call.method() + " is no application's method.");
        };
    }

    private Response validate(QlmCall call) {
        return withRequest(call, true, incomplete -> xml.of(call, incomplete), read ->
                switch (activateComputers.validate(read.request(), read.activate())) {
                    case Validation.Active active -> xml.of(call, LicenseXml.of(active, grace, clock.instant()));
                    case Validation.Denied denied -> denied(call, read.request(), denied.denial());
                });
    }

    private Response activate(QlmCall call) {
        return withRequest(call, true, ApplicationCalls::text, read ->
                switch (activateComputers.validate(read.request(), true)) {
                    case Validation.Active active -> Response.ok(active.computerKey().grouped(), QlmCall.TEXT).build();
                    case Validation.Denied denied -> limited(call, read.request(), denied.denial())
                            .orElseGet(() -> text(new Reading.Incomplete(denied.denial(), denied.denial().sentence())));
                });
    }

    private Response release(QlmCall call) {
        return withRequest(call, false, incomplete -> xml.of(call, incomplete), read -> {
            Arguments arguments = call.request().arguments();
            Optional<String> code = arguments.value("is_deacivation_code").or(() -> arguments.value("is_deactivation_code"));
            Instant now = clock.instant();
            return switch (activateComputers.release(read.request(), code)) {
                case Release.Released released -> xml.of(call, XmlAnswer.success("The license was released from this computer.")
                        .add("computerID", read.request().computer().text())
                        .add("serverDate", XmlAnswer.minutes(now))
                        .build());
                case Release.Denied denied -> denied(call, read.request(), denied.denial());
                case Release.CodeWrong wrong -> xml.of(call, XmlAnswer.of(Denial.OTHER_COMPUTER_KEY,
                        "The deactivation code is missing, or it is not the one of this computer."));
            };
        });
    }

    private Response latestVersion(QlmCall call) {
        if (call.request().arguments().values().isEmpty()) {
            return xml.of(call, XmlAnswer.of(Denial.REQUEST_EMPTY));
        }
        ArgumentReader reader = call.reader();
        Optional<VersionId> asked = ComputerArguments.version(reader, call.request().arguments(), true);
        if (asked.isEmpty() || !reader.errors().isEmpty()) {
            return xml.of(call, XmlAnswer.of(Denial.ARGUMENT_MISSING, Refusal.sentence(reader.errors())));
        }
        Optional<ProductVersion> version = products.find(asked.get().productId()).flatMap(product -> product.versions().stream()
                .filter(known -> known.major() == asked.get().major() && known.minor() == asked.get().minor())
                .findFirst());
        return xml.of(call, version.map(known -> XmlAnswer.success("This is the latest version.")
                        .add("latestVersion", known.latestVersion().orElse(""))
                        .add("latestVersionUrl", known.latestVersionUrl().orElse(""))
                        .add("latestVersionNotes", known.latestVersionNotes().orElse(""))
                        .build())
                .orElseGet(() -> XmlAnswer.of(Denial.NO_SUCH_PRODUCT)));
    }

    private static Response withRequest(
            QlmCall call,
            boolean versionNeeded,
            Function<Reading.Incomplete, Response> refusal,
            Function<Reading.Complete, Response> then) {
        return switch (ComputerArguments.read(call, versionNeeded)) {
            case Reading.Complete complete -> then.apply(complete);
            case Reading.Incomplete incomplete -> refusal.apply(incomplete);
        };
    }

    private Response denied(QlmCall call, ComputerRequest request, Denial denial) {
        return limited(call, request, denial).orElseGet(() -> xml.of(call, XmlAnswer.of(denial)));
    }

    private Optional<Response> limited(QlmCall call, ComputerRequest request, Denial denial) {
        return limits.denied(call.address(), request.typedKey(), denial).map(wait -> tooMany(call.method(), wait));
    }

    private static Response tooMany(QlmMethod method, Duration wait) {
        String sentence = "There were too many requests; try again later.";
        Response refusal = Refusal.later(Status.TOO_MANY_REQUESTS, sentence, wait);
        return method.answersXml()
                ? XmlAnswers.insteadOf(refusal, XmlAnswer.failure(LicenseStatus.INVALID, sentence, XmlAnswer.ADDRESS_REFUSED))
                : refusal;
    }

    private static Response text(Reading.Incomplete incomplete) {
        return Refusal.of(Status.fromStatusCode(RefusalKind.of(incomplete.denial()).status()), incomplete.sentence());
    }
}
