package io.github.keyreeve.web.api;

import io.github.keyreeve.application.port.in.AdmitAdministrator;
import io.github.keyreeve.application.port.in.FindLicenses;
import io.github.keyreeve.application.port.in.FindOrders;
import io.github.keyreeve.application.port.in.IssueKeys;
import io.github.keyreeve.application.port.in.ManageArgumentSets;
import io.github.keyreeve.application.port.in.ManageProducts;
import io.github.keyreeve.application.port.in.ManageProviders;
import io.github.keyreeve.application.port.in.ManageSigningKeys;
import io.github.keyreeve.application.port.in.ReplaceAdministratorToken;
import io.github.keyreeve.application.port.in.TendInbox;
import io.github.keyreeve.domain.argument.IssuingRules;
import io.github.keyreeve.web.api.json.JsonReader;
import io.github.keyreeve.web.api.json.JsonWriter;
import io.github.keyreeve.web.api.problem.JerseyRefusalMapper;
import io.github.keyreeve.web.api.problem.ProblemMapper;
import io.github.keyreeve.web.api.problem.StorageUnavailableMapper;
import io.github.keyreeve.web.api.problem.UnexpectedFailureMapper;
import java.time.Clock;
import java.util.List;
import org.glassfish.jersey.server.ResourceConfig;

/**
 * The JSON API under {@code /api/v1}: its resources and everything around them. It is for the vendor's staff, but for
 * what applications may ask without a token.
 */
public final class ManagementApi {

    /** The resources that the API's description tells of. */
    static final List<Class<?>> DESCRIBED = List.of(
            ProductsResource.class, SigningKeysResource.class, ProvidersResource.class, ArgumentSetsResource.class,
            OrdersResource.class, LicensesResource.class, LicenseCorrectionsResource.class, LicenseRenewalsResource.class,
            LicenseUpgradesResource.class, RefusedRepeatsResource.class, InboxResource.class, AdministratorTokenResource.class,
            MailsResource.class, OrderMailsResource.class, MailTemplatesResource.class,
            ActivationsResource.class, LatestVersionResource.class, EventEndpointsResource.class, DeliveriesResource.class);

    private final List<Object> components;

    /**
     * @param rules how days are counted
     * @param clock tells active licences from expired ones
     * @param maxBodyBytes the largest body that is read
     */
    public ManagementApi(
            AdmitAdministrator admitAdministrator,
            IssueKeys issueKeys,
            FindOrders findOrders,
            FindLicenses findLicenses,
            TendInbox inbox,
            LicenseWork licenseWork,
            ApplicationAccess applications,
            ManageProducts manageProducts,
            ManageSigningKeys manageSigningKeys,
            ManageProviders manageProviders,
            ManageArgumentSets manageArgumentSets,
            MailWork mailWork,
            EventWork eventWork,
            ReplaceAdministratorToken replaceAdministratorToken,
            IssuingRules rules,
            Clock clock,
            int maxBodyBytes) {
        KnownProviders providers = new KnownProviders(manageProviders);
        AdministratorToken token = new AdministratorToken(admitAdministrator);
        components = List.of(
                new ProductsResource(manageProducts, new KnownSigningKeys(manageSigningKeys)),
                new SigningKeysResource(manageSigningKeys),
                new ProvidersResource(manageProviders),
                new ArgumentSetsResource(manageArgumentSets),
                new OrdersResource(issueKeys, findOrders, providers, clock),
                new LicensesResource(findLicenses, providers, clock),
                new LicenseCorrectionsResource(licenseWork, clock),
                new LicenseRenewalsResource(licenseWork, providers, rules, clock),
                new LicenseUpgradesResource(findLicenses, licenseWork, rules, clock),
                new ActivationsResource(applications, clock),
                new LatestVersionResource(manageProducts, applications),
                new RefusedRepeatsResource(findOrders),
                new InboxResource(inbox, providers),
                new MailsResource(mailWork.mails()),
                new OrderMailsResource(mailWork.mails()),
                new MailTemplatesResource(mailWork.templates()),
                new EventEndpointsResource(eventWork.endpoints()),
                new DeliveriesResource(eventWork.deliveries()),
                new AdministratorTokenResource(replaceAdministratorToken),
                new OpenApiResource(),
                new EarlyAdmission(token, new PublicAdmission(applications)),
                new ReadableQueries(),
                new GuardedResources(),
                new NotStored(),
                new JsonReader(maxBodyBytes),
                new JsonWriter(),
                new ProblemMapper(),
                new JerseyRefusalMapper(),
                new StorageUnavailableMapper(),
                new UnexpectedFailureMapper());
    }

    /** Adds the API to what the server answers. */
    public void registerIn(ResourceConfig resources) {
        components.forEach(resources::register);
    }
}
