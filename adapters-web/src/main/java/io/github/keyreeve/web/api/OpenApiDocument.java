package io.github.keyreeve.web.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.keyreeve.web.api.problem.Problem;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.jaxrs2.Reader;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.integration.SwaggerConfiguration;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/** Describes the API as OpenAPI 3.1, from the resources themselves and from what holds for all of them. */
final class OpenApiDocument {

    private static final String TOKEN = "administratorToken";
    /** What is only ever answered, and then in full. */
    private static final List<String> ANSWERED = List.of("Order", "License", "LicensedProduct", "ActivationCount",
            "OrderReference", "Provider", "Event", "Change", "Computer", "RefusedRepeat", "SigningKey", "RsaSigningKey", "RsaJwk",
            "Ed25519SigningKey", "Ed25519Jwk", "ActivationResponse", "ActivatedComputer", "UsedLicense", "ValidResponse",
            "InvalidResponse", "LatestVersion", "Mail", "MailPreview", "TestMail",
            "EventEndpoint", "EventSecret", "Ping", "Delivery");
    private static final List<String> SENT = List.of(
            "OrderRequest", "ProductReference", "AllowanceRequest", "ProviderChange", "KeyLookup", "SigningKeyRequest",
            "LicenseChange", "VersionChange", "CustomerChange", "RenewalRequest", "UpgradeRequest", "VersionReference",
            "ReleaseRequest", "ActivationRequest", "MailOrderRequest", "MailPreviewRequest", "TestMailRequest",
            "EventEndpointRequest");

    private OpenApiDocument() {}

    static String json(List<Class<?>> resources) {
        OpenAPI document = new Reader(new SwaggerConfiguration().openAPI31(true).openAPI(frame()))
                .read(new LinkedHashSet<>(resources));
        ModelConverters.getInstance(true).readAll(Problem.class).forEach(document.getComponents()::addSchemas);
        List<String> open = withoutToken(resources);
        document.getPaths().values().stream().flatMap(path -> path.readOperations().stream()).forEach(operation -> {
            if (open.contains(operation.getOperationId())) {
                operation.setSecurity(List.of());
            }
            OpenApiOperation.complete(operation);
        });
        complete(document.getComponents().getSchemas());
        try {
            return Json31.mapper().writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The API's description cannot be written.", e);
        }
    }

    private static List<String> withoutToken(List<Class<?>> resources) {
        return resources.stream()
                .flatMap(resource -> Arrays.stream(resource.getMethods()))
                .filter(method -> method.isAnnotationPresent(WithoutToken.class))
                .map(method -> method.getAnnotation(Operation.class).operationId())
                .toList();
    }

    private static OpenAPI frame() {
        return new OpenAPI()
                .info(new Info()
                        .title("Keyreeve")
                        .version("1")
                        .description("Licence keys, for a vendor's staff: products, shops, orders and licences; and for the vendor's"
                                + " applications: activations, which need no token."
                                + " Lists are answered in parts: send nextCursor back as cursor for the next one."
                                + " Instants are RFC 3339 in UTC. Unknown fields and query parameters are refused."))
                .addServersItem(new Server().url("/").description("This server"))
                .components(new Components().addSecuritySchemes(TOKEN, new SecurityScheme()
                        .type(SecurityScheme.Type.HTTP)
                        .scheme("bearer")
                        .description("The administrator's token. Its file is named in the server's log.")))
                .addSecurityItem(new SecurityRequirement().addList(TOKEN));
    }

    private static void complete(@SuppressWarnings("rawtypes") Map<String, Schema> schemas) {
        ANSWERED.forEach(name -> {
            Schema<?> schema = schemas.get(name);
            schema.setRequired(new ArrayList<>(schema.getProperties().keySet()));
        });
        SENT.forEach(name -> schemas.get(name).setAdditionalProperties(false));
    }
}
