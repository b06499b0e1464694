package io.github.keyreeve.web.qlm;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.github.keyreeve.application.port.in.FindLicenses;
import io.github.keyreeve.application.port.in.KeepCustomers;
import io.github.keyreeve.application.port.out.Licenses.OrderedLicense;
import io.github.keyreeve.domain.license.License;
import io.github.keyreeve.domain.order.Customer;
import io.github.keyreeve.domain.order.OrderLine;
import io.github.keyreeve.domain.provider.Provider;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Shops that look up what was issued, and tell what they know about a customer. */
public final class RecordCalls {

    private static final int MAX_DATA = 4_000;
    private static final JsonMapper JSON = new JsonMapper();

    private final FindLicenses findLicenses;
    private final KeepCustomers keepCustomers;
    private final XmlAnswers xml;
    private final Clock clock;

    public RecordCalls(FindLicenses findLicenses, KeepCustomers keepCustomers, XmlAnswers xml, Clock clock) {
        this.findLicenses = findLicenses;
        this.keepCustomers = keepCustomers;
        this.xml = xml;
        this.clock = clock;
    }

    /** What the answer to a look-up is written in. */
    private enum Format {
        JSON,
        XML;

        static Format of(String text) {
            try {
                return valueOf(text.toUpperCase(Locale.ROOT));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("must be json or xml", e);
            }
        }
    }

    Response retrieve(QlmCall call, Provider provider) {
        LicenseCall license = new LicenseCall(call, provider);
        Optional<String> orderId = license.reader().text("is_orderid", OrderLine.MAX_REFERENCE).or(license::orderId);
        Optional<String> userData = license.reader().text("is_userdata1", MAX_DATA);
        Format format = license.reader().read("is_format", Format::of).orElse(Format.JSON);
        return license.with(orderId.or(() -> userData), "is_orderid (or is_userdata1)", given -> {
            List<OrderedLicense> found = findLicenses.issued(provider.name(), orderId, userData);
            if (found.isEmpty()) {
                return Refusal.licenseNotFound();
            }
            return switch (format) {
                case JSON -> Response.ok(json(found).toString(), MediaType.APPLICATION_JSON_TYPE.withCharset("utf-8")).build();
                case XML -> xml.of(call, keys(found));
            };
        });
    }

    Response updateUserInformation(QlmCall call, Provider provider) {
        LicenseCall license = new LicenseCall(call, provider);
        Customer customer = license.customer();
        Optional<String> externalId = license.reader().text("is_externaluserid", OrderLine.MAX_REFERENCE);
        Optional<String> previousEmail = license.reader().text("is_previousemail", Customer.MAX_EMAIL);
        return license.with(Optional.of(customer), "email", known -> switch (keepCustomers.update(new KeepCustomers.Request(
                provider.name(), known, externalId, previousEmail, license.byKey().or(license::byOrder), license.origin()))) {
            case KeepCustomers.Outcome.Stored stored -> Response.ok("OK", QlmCall.TEXT).build();
            case KeepCustomers.Outcome.LicenseNotFound notFound -> Refusal.licenseNotFound();
            case KeepCustomers.Outcome.Invalid invalid -> Refusal.of(invalid.errors());
        });
    }

    private ArrayNode json(List<OrderedLicense> found) {
        ArrayNode list = JSON.createArrayNode();
        for (OrderedLicense ordered : found) {
            License license = ordered.license();
            list.addObject()
                    .put("activationKey", license.key().grouped())
                    .put("orderID", ordered.order().orderId().orElse(""))
                    .put("productID", license.terms().version().productId())
                    .put("productName", license.productName())
                    .put("majorVersion", license.terms().version().major())
                    .put("minorVersion", license.terms().version().minor())
                    .put("licenseModel", license.terms().model().text())
                    .put("state", license.stateAt(clock.instant()).text())
                    .put("features", license.terms().features().toString())
                    .put("numActivationsAllowed", license.activationsAllowed())
                    .put("availableLicenses", license.activationsAvailable())
                    .put("expiryDate", license.terms().expiry().instantIfKnown().map(XmlAnswer::minutes).orElse(""))
                    .put("userData", license.terms().tags().userData());
        }
        return list;
    }

    private static XmlAnswer keys(List<OrderedLicense> found) {
        XmlAnswer.Builder answer = XmlAnswer.success("Activation keys found: %d.".formatted(found.size()));
        found.forEach(ordered -> answer.add("activationKey", ordered.license().key().grouped()));
        return answer.build();
    }
}
