package io.github.keyreeve.web.qlm;

import io.github.keyreeve.application.port.in.ActivateComputers.Validation;
import io.github.keyreeve.domain.activation.Activation;
import io.github.keyreeve.domain.license.GracePeriods;
import io.github.keyreeve.domain.license.License;
import io.github.keyreeve.domain.license.LicenseTerms;
import io.github.keyreeve.domain.license.MaintenancePlan;
import io.github.keyreeve.domain.order.Customer;
import java.time.Duration;
import java.time.Instant;

/** A licence that is good on a computer, as QLM's applications read it: nothing of other computers. */
final class LicenseXml {

    private static final long DAY_SECONDS = Duration.ofDays(1).toSeconds();

    private LicenseXml() {}

    static XmlAnswer of(Validation.Active active, GracePeriods grace, Instant now) {
        License license = active.ordered().license();
        LicenseTerms terms = license.terms();
        Activation activation = active.activation();
        Customer customer = active.ordered().customer();
        return XmlAnswer.success(sentence(license, grace, now))
                .add("status", LicenseStatus.of(terms.model()))
                .add("activationKey", license.key().grouped())
                .add("pckey", active.computerKey().grouped())
                .add("computerName", activation.computerName())
                .add("computerID", activation.computer().text())
                .add("computerType", terms.tags().computerType())
                .add("userCompany", customer.company())
                .add("userFullName", customer.name())
                .add("userEmail", customer.email())
                .add("productID", terms.version().productId())
                .add("productName", license.productName())
                .add("majorVersion", terms.version().major())
                .add("minorVersion", terms.version().minor())
                .add("licenseModel", terms.model().text())
                .add("features", terms.features())
                .add("duration", daysLeft(license, now))
                .add("expiryDate", terms.expiry().instantIfKnown().map(XmlAnswer::minutes).orElse(""))
                .add("maintenanceRenewalDate",
                        terms.maintenance().map(MaintenancePlan::expiresAt).map(XmlAnswer::seconds).orElse(""))
                .add("floatingSeats", license.floatingSeats())
                .add("numActivationsAllowed", license.activationsAllowed())
                .add("availableLicenses", license.activationsAvailable())
                .add("userData", terms.tags().userData())
                .add("creationDateUtc", XmlAnswer.seconds(license.createdAt()))
                .add("activationDate", XmlAnswer.minutes(activation.activatedAt()))
                .add("serverDate", XmlAnswer.minutes(now))
                .build();
    }

    private static String sentence(License license, GracePeriods grace, Instant now) {
        return license.terms().expiry().isPast(now)
                ? "This license has expired; it works until %s (UTC). Please renew it."
                        .formatted(license.lastMoment(grace).map(XmlAnswer::minutes).orElse(""))
                : "This license is valid.";
    }

    /** A day that has begun counts; none are left in the grace period, and -1 stands for no end at all. */
    private static long daysLeft(License license, Instant now) {
        return license.terms().expiry().instantIfKnown()
                .map(end -> Math.max(0, Math.ceilDiv(Duration.between(now, end).toSeconds(), DAY_SECONDS)))
                .orElse(-1L);
    }
}
