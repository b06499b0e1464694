package io.github.keyreeve.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.keyreeve.application.secret.TokenHash;
import io.github.keyreeve.domain.license.UsageRules;
import io.github.keyreeve.web.access.PublicLimits;
import io.github.keyreeve.web.server.WebServer;
import io.github.keyreeve.web.server.WebServerSettings;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.glassfish.jersey.server.ResourceConfig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AdmissionTest {

    private static final String PRODUCTS = "/api/v1/products";
    private static final String MISSING = "Send the administrator token as Authorization: Bearer <token>.";
    private static final String WRONG = "This is not the administrator token.";

    private final ApiServer server = new ApiServer();
    private final ApiClient stranger = server.clientWithoutToken();

    @AfterEach
    void close() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {PRODUCTS, "/api/v1/orders", "/api/v1/nothing", "/api", "/api/v1/openapi.json/more",
        "/api;x=1/v1/products", "/%61pi/v1/products", "/api/v1;x/products;y", "/api/v1/openapi.json;/../products",
        "/api/v1/signing-keys/default", "/api/v1/signing-keys/", "/api/v1/activations", "/api/v1/activations/validate",
        "/api/v1/latest-version/", "/api/v1/licenses/00000000-0000-7000-8000-000000000001/activations"})
    void demandsTheTokenWhateverThePathLooksLike(String path) {
        Answer answer = stranger.get(path);

        answer.isProblem(401, "token-required", MISSING);
        assertThat(answer.header("WWW-Authenticate")).contains("Bearer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "PATCH", "TRACE-ME", "OPTIONS"})
    void demandsTheTokenWhateverTheMethod(String method) {
        assertThat(stranger.json(method, PRODUCTS, "no JSON").status()).isIn(401, 501);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer", "Bearer ", "Basic czNjcjN0", ApiServer.TOKEN})
    void demandsABearerToken(String authorization) {
        stranger.with("Authorization", authorization).get(PRODUCTS).isProblem(401, "token-required", MISSING);
    }

    @Test
    void takesTheSchemeInAnyCase() {
        assertThat(stranger.with("Authorization", "bearer " + ApiServer.TOKEN).get(PRODUCTS).status()).isEqualTo(200);
    }

    @Test
    void slowsGuessingDownButAlwaysAdmitsTheRightToken() {
        for (int guess = 0; guess < ApiServer.WRONG_TOKENS_A_MINUTE; guess++) {
            stranger.with("Authorization", "Bearer guess" + guess).get(PRODUCTS)
                    .isProblem(401, "token-required", WRONG);
        }

        Answer refused = stranger.with("Authorization", "Bearer guess").get(PRODUCTS);

        refused.isProblem(429, "too-many-wrong-tokens",
                "This address has sent too many wrong tokens. The right one is still accepted.");
        assertThat(Integer.parseInt(refused.header("Retry-After").orElseThrow())).isBetween(1, 60);
        assertThat(server.client().get(PRODUCTS).status()).isEqualTo(200);
    }

    @Test
    void followsAReplacedTokenAtOnce() {
        server.storage.installation().replaceAdminTokenHash(TokenHash.of("another").hex());

        server.client().get(PRODUCTS).isProblem(401, "token-required", WRONG);
        assertThat(stranger.with("Authorization", "Bearer another").get(PRODUCTS).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "OPTIONS"})
    void showsEverybodyThePublicKeysAndNoMore(String method) {
        assertThat(stranger.get("/api/v1/signing-keys").status()).isEqualTo(200);

        stranger.json(method, "/api/v1/signing-keys", "{\"name\": \"mine\"}").isProblem(401, "token-required", MISSING);

        assertThat(server.signingKeys.all()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE", "PATCH", "OPTIONS"})
    void letsApplicationsAskByTheOneMethodOnly(String method) {
        assertThat(stranger.post("/api/v1/activations", "{}").status()).isEqualTo(400);

        stranger.json(method, "/api/v1/activations", "{}").isProblem(401, "token-required", MISSING);
        stranger.json(method, "/api/v1/activations/release", "{}").isProblem(401, "token-required", MISSING);
        stranger.json(method, "/api/v1/latest-version", "{}").isProblem(401, "token-required", MISSING);
    }

    static Stream<Arguments> openOperations() {
        return OpenOperations.METHODS.entrySet().stream().flatMap(entry -> entry.getValue().stream()
                .map(method -> Arguments.of(method, "/" + String.join("/", entry.getKey()))));
    }

    @ParameterizedTest
    @MethodSource("openOperations")
    void countsWhatEverybodyMayAskForAlsoWhereItCannotBeRead(String method, String path) {
        try (ApiServer bounded = new ApiServer(UsageRules.USUAL, new PublicLimits(1, 0, 0), Set.of())) {
            ApiClient application = bounded.clientWithoutToken();

            assertThat(application.json(method, path, "no JSON").status()).isIn(200, 400);

            Answer refused = application.json(method, path, "no JSON");
            assertThat(refused.status()).isEqualTo(429);
            assertThat(Integer.parseInt(refused.header("Retry-After").orElseThrow())).isBetween(1, 60);
            assertThat(bounded.client().get(PRODUCTS).status()).isEqualTo(200);
        }
    }

    @Test
    void guardsEveryResourceButTheDescription() {
        ResourceConfig resources = new ResourceConfig();
        server.registerIn(resources);

        assertThat(resources.getInstances())
                .filteredOn(component -> component.getClass().isAnnotationPresent(WithoutToken.class))
                .hasOnlyElementsOfType(OpenApiResource.class);
        assertThat(resources.getInstances())
                .flatMap(component -> List.of(component.getClass().getMethods()))
                .filteredOn(method -> method.isAnnotationPresent(WithoutToken.class))
                .extracting(Method::getDeclaringClass, Method::getName)
                .containsExactlyInAnyOrder(tuple(SigningKeysResource.class, "list"), tuple(LatestVersionResource.class, "get"),
                        tuple(ActivationsResource.class, "activate"), tuple(ActivationsResource.class, "validate"),
                        tuple(ActivationsResource.class, "release"));
        assertThat(stranger.get("/api/v1/openapi.json").status()).isEqualTo(200);
    }

    @Test
    void refusesWhatTheFirstDoorLetThroughByMistake() {
        ResourceConfig resources = new ResourceConfig();
        server.registerIn(resources);
        ResourceConfig withoutFirstDoor = new ResourceConfig();
        resources.getInstances().stream()
                .filter(component -> !(component instanceof EarlyAdmission))
                .forEach(withoutFirstDoor::register);

        try (WebServer other = WebServer.start(WebServerSettings.defaults().withAddress("127.0.0.1", 0), withoutFirstDoor,
                new PrometheusMeterRegistry(PrometheusConfig.DEFAULT), () -> true)) {
            new ApiClient(other.uri()).with("Authorization", "Bearer " + ApiServer.TOKEN).get(PRODUCTS)
                    .isProblem(401, "token-required", MISSING);
        }
    }

    @Test
    void opensExactlyTheOperationsThatSayTheyNeedNoToken() {
        ResourceConfig resources = new ResourceConfig();
        server.registerIn(resources);

        Set<String> marked = resources.getInstances().stream()
                .flatMap(component -> Stream.of(component.getClass().getMethods()))
                .filter(method -> method.isAnnotationPresent(WithoutToken.class)
                        || method.getDeclaringClass().isAnnotationPresent(WithoutToken.class))
                .map(AdmissionTest::operation)
                .collect(Collectors.toSet());
        Set<String> open = OpenOperations.METHODS.entrySet().stream()
                .flatMap(entry -> entry.getValue().stream().map(method -> method + " /" + String.join("/", entry.getKey())))
                .filter(operation -> !operation.startsWith("HEAD "))
                .collect(Collectors.toSet());

        assertThat(open).isEqualTo(marked);
    }

    private static String operation(Method method) {
        String verb = method.isAnnotationPresent(POST.class) ? "POST" : "GET";
        Path below = method.getAnnotation(Path.class);
        return verb + " " + method.getDeclaringClass().getAnnotation(Path.class).value() + (below == null ? "" : "/" + below.value());
    }
}
