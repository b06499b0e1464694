package io.github.keyreeve.web.qlm;

import io.github.keyreeve.application.port.in.MaintainLicenses;
import io.github.keyreeve.application.port.in.RenewLicenses;
import io.github.keyreeve.application.port.out.Licenses.OrderedLicense;
import io.github.keyreeve.domain.argument.ArgumentReader;
import io.github.keyreeve.domain.argument.ExpiryArguments;
import io.github.keyreeve.domain.argument.IssuingRules;
import io.github.keyreeve.domain.license.MaintenancePlan;
import io.github.keyreeve.domain.license.Renewal;
import io.github.keyreeve.domain.provider.Provider;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Shops that renew what a customer goes on paying for: subscriptions and maintenance plans. */
public final class RenewalCalls {

    private static final int MAX_PROPERTIES = 4_000;

    private final RenewLicenses renewLicenses;
    private final MaintainLicenses maintainLicenses;
    private final IssuingRules rules;

    public RenewalCalls(RenewLicenses renewLicenses, MaintainLicenses maintainLicenses, IssuingRules rules) {
        this.renewLicenses = renewLicenses;
        this.maintainLicenses = maintainLicenses;
        this.rules = rules;
    }

    Response renewSubscription(QlmCall call, Provider provider) {
        LicenseCall license = new LicenseCall(call, provider);
        Optional<Renewal> renewal = ExpiryArguments.read(license.reader(), rules).renewal(rules);
        Optional<String> properties = license.reader().text("is_pp", MAX_PROPERTIES);
        return license.with(license.which(), LicenseCall.WHICH, renewal, "is_expdate (or is_expduration)", (which, wanted) ->
                switch (renewLicenses.renew(new RenewLicenses.Request(
                        which, wanted, license.payment(), properties, license.origin()))) {
                    case RenewLicenses.Outcome.Renewed renewed -> keys(renewed.licenses());
                    case RenewLicenses.Outcome.NotFound notFound -> Refusal.licenseNotFound();
                    case RenewLicenses.Outcome.Revoked revoked -> Refusal.of(Status.CONFLICT,
                            "A revoked licence cannot be renewed.");
                    case RenewLicenses.Outcome.Upgraded upgraded -> Refusal.of(Status.CONFLICT,
                            "The licence was upgraded; the new key is to be renewed.");
                    case RenewLicenses.Outcome.Permanent permanent -> Refusal.of(Status.CONFLICT,
                            "The licence never ends, so it cannot be renewed.");
                });
    }

    Response enableMaintenancePlan(QlmCall call, Provider provider) {
        LicenseCall license = new LicenseCall(call, provider);
        boolean wanted = license.reader().flag("is_maintplan").orElse(true);
        Optional<Renewal> renewal = maintenance(license.reader());
        return license.with(license.which(), LicenseCall.WHICH, which -> answer(wanted
                ? maintainLicenses.enable(which, renewal, license.origin())
                : maintainLicenses.disable(which, license.origin())));
    }

    Response renewMaintenancePlan(QlmCall call, Provider provider) {
        LicenseCall license = new LicenseCall(call, provider);
        Optional<Renewal> renewal = maintenance(license.reader());
        return license.with(license.which(), LicenseCall.WHICH, which ->
                answer(maintainLicenses.renew(which, renewal, license.payment(), license.origin())));
    }

    private Optional<Renewal> maintenance(ArgumentReader reader) {
        return new ExpiryArguments(
                ExpiryArguments.day(reader, "is_maintdate", rules),
                reader.wholeNumber("is_maintduration", 1, MaintenancePlan.MAX_DAYS)).renewal(rules);
    }

    private static Response answer(MaintainLicenses.Outcome outcome) {
        return switch (outcome) {
            case MaintainLicenses.Outcome.Done done -> Response.ok("OK", QlmCall.TEXT).build();
            case MaintainLicenses.Outcome.NotFound notFound -> Refusal.licenseNotFound();
            case MaintainLicenses.Outcome.NoPlan none -> Refusal.of(Status.CONFLICT, "The licence has no maintenance plan.");
            case MaintainLicenses.Outcome.EndedTooLongAgo ended -> Refusal.of(Status.CONFLICT,
                    "The maintenance plan ended too long ago to be renewed.");
        };
    }

    static Response keys(List<OrderedLicense> licenses) {
        return Response.ok(licenses.stream()
                .map(ordered -> ordered.license().key().grouped())
                .collect(Collectors.joining("\n")), QlmCall.TEXT).build();
    }
}
