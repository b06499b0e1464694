package io.github.keyreeve.web.qlm;

import io.github.keyreeve.application.port.in.CorrectLicenses;
import io.github.keyreeve.application.port.in.CorrectLicenses.Correction;
import io.github.keyreeve.application.port.in.CorrectLicenses.Version;
import io.github.keyreeve.application.port.in.RevokeLicenses;
import io.github.keyreeve.application.port.in.UpgradeLicenses;
import io.github.keyreeve.application.port.in.UpgradeLicenses.UpgradeOrder;
import io.github.keyreeve.domain.argument.ArgumentReader;
import io.github.keyreeve.domain.argument.ExpiryArguments;
import io.github.keyreeve.domain.argument.IssuingRules;
import io.github.keyreeve.domain.license.Authority;
import io.github.keyreeve.domain.license.Expiry;
import io.github.keyreeve.domain.license.FeatureSets;
import io.github.keyreeve.domain.license.Releases;
import io.github.keyreeve.domain.product.VersionId;
import io.github.keyreeve.domain.provider.Provider;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Shops that change licences after they were issued: revoke, give back, correct and upgrade them. */
public final class CorrectionCalls {

    private static final int MAX_NAME = 255;
    private static final int MAX_DATA = 4_000;
    private static final String BY_STAFF = "The vendor's staff revoked the licence; only they can give it back.";

    private final RevokeLicenses revokeLicenses;
    private final CorrectLicenses correctLicenses;
    private final UpgradeLicenses upgradeLicenses;
    private final IssuingRules rules;
    private final Clock clock;

    public CorrectionCalls(
            RevokeLicenses revokeLicenses,
            CorrectLicenses correctLicenses,
            UpgradeLicenses upgradeLicenses,
            IssuingRules rules,
            Clock clock) {
        this.revokeLicenses = revokeLicenses;
        this.correctLicenses = correctLicenses;
        this.upgradeLicenses = upgradeLicenses;
        this.rules = rules;
        this.clock = clock;
    }

    Response revoke(QlmCall call, Provider provider) {
        LicenseCall license = new LicenseCall(call, provider);
        boolean revoke = license.reader().flag("is_revoke").orElse(true);
        return license.with(license.which(), LicenseCall.WHICH, which -> switch (revoke
                ? revokeLicenses.revoke(which, Authority.SHOP, license.origin())
                : revokeLicenses.reinstate(which, Authority.SHOP, license.origin())) {
            case RevokeLicenses.Outcome.Done done -> ok();
            case RevokeLicenses.Outcome.NotFound notFound -> Refusal.licenseNotFound();
            case RevokeLicenses.Outcome.RevokedByAdministrator staff -> Refusal.of(Status.CONFLICT, BY_STAFF);
        });
    }

    Response update(QlmCall call, Provider provider) {
        LicenseCall license = new LicenseCall(call, provider);
        // Something was to be changed also where all that is said about it is wrong.
        Optional<Correction> correction = Optional.of(correction(license.reader()))
                .filter(given -> !given.equals(Correction.NONE) || !license.reader().errors().isEmpty());
        return license.with(license.which(), LicenseCall.WHICH, correction, "What is to be changed", (which, given) ->
                switch (correctLicenses.correct(which, given, Authority.SHOP, license.origin())) {
                    case CorrectLicenses.Outcome.Corrected done -> ok();
                    case CorrectLicenses.Outcome.NotFound notFound -> Refusal.licenseNotFound();
                    case CorrectLicenses.Outcome.Invalid invalid -> Refusal.of(invalid.errors());
                    case CorrectLicenses.Outcome.MoreInUse more -> Refusal.of(Status.CONFLICT,
                            "is_quantity must not be less than the %d activations in use.".formatted(more.activationsUsed()));
                    case CorrectLicenses.Outcome.RevokedByAdministrator staff -> Refusal.of(Status.CONFLICT, BY_STAFF);
                });
    }

    Response upgrade(QlmCall call, Provider provider) {
        LicenseCall license = new LicenseCall(call, provider);
        ArgumentReader reader = license.reader();
        Optional<VersionId> to = ComputerArguments.version(reader, call.request().arguments(), true);
        Optional<FeatureSets> features = reader.read("is_features", FeatureSets::of);
        Optional<Expiry> expiry = expiry(reader);
        UpgradeOrder order = new UpgradeOrder(
                license.provider(), license.orderId(), license.subscriptionId(), license.customer());
        return license.with(license.byKey(), ComputerArguments.KEY, which ->
                switch (upgradeLicenses.upgrade(new UpgradeLicenses.Request(
                        which, to.orElseThrow(), features, expiry, order, license.origin()))) {
                    case UpgradeLicenses.Outcome.Upgraded upgraded -> RenewalCalls.keys(List.of(upgraded.license()));
                    case UpgradeLicenses.Outcome.NotFound notFound -> Refusal.licenseNotFound();
                    case UpgradeLicenses.Outcome.Invalid invalid -> Refusal.of(invalid.errors());
                    case UpgradeLicenses.Outcome.Revoked revoked -> Refusal.of(Status.CONFLICT,
                            "A revoked licence cannot be upgraded.");
                    case UpgradeLicenses.Outcome.UpgradedOtherwise otherwise -> Refusal.of(Status.CONFLICT,
                            "The licence was upgraded to something else already; the new key can be upgraded further.");
                });
    }

    private Correction correction(ArgumentReader reader) {
        Optional<Integer> major = reader.wholeNumber("is_majorversion", 0, VersionId.MAX_PART);
        Optional<Integer> minor = reader.wholeNumber("is_minorversion", 0, VersionId.MAX_PART);
        if (major.isPresent() != minor.isPresent()) {
            reader.error(major.isPresent() ? "is_minorversion" : "is_majorversion", "is missing");
        }
        return new Correction(
                major.flatMap(first -> minor.map(second -> new Version(first, second))),
                reader.read("is_features", FeatureSets::of),
                expiry(reader),
                reader.wholeNumber("is_quantity", 1, Integer.MAX_VALUE),
                reader.text("is_userdata1", MAX_DATA),
                reader.text("is_affiliateid", MAX_NAME),
                reader.text("is_pp", MAX_DATA),
                bound(reader, "is_maxreleasecount", 0, Releases.Limit.MAX_RELEASES),
                bound(reader, "is_maxreleaseperiod", 1, Releases.Limit.MAX_DAYS),
                Optional.empty(),
                reader.flag("is_revoke"),
                Map.of());
    }

    private Optional<Expiry> expiry(ArgumentReader reader) {
        Optional<Expiry> expiry = ExpiryArguments.read(reader, rules).expiry(rules, clock.instant());
        expiry.filter(end -> end.isPast(clock.instant())).ifPresent(past -> reader.error("is_expdate", "must not be in the past"));
        return expiry;
    }

    /** A number, or -1 for the usual one. */
    private static Optional<Optional<Integer>> bound(ArgumentReader reader, String name, int least, int most) {
        return reader.read(name, text -> {
            String range = "must be a whole number from %d to %d, or -1 for the usual bound".formatted(least, most);
            if (!text.matches("-1|[0-9]{1,9}")) {
                throw new IllegalArgumentException(range);
            }
            int number = Integer.parseInt(text);
            if (number != -1 && (number < least || number > most)) {
                throw new IllegalArgumentException(range);
            }
            return Optional.of(number).filter(bound -> bound != -1);
        });
    }

    private static Response ok() {
        return Response.ok("OK", QlmCall.TEXT).build();
    }
}
