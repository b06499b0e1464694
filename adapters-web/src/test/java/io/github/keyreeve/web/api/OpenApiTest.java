package io.github.keyreeve.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import jakarta.ws.rs.Path;
import java.io.InputStream;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.model.Resource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class OpenApiTest {

    private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.getInstance(VersionFlag.V202012);
    private static final JsonSchema OPEN_API_3_1 = official();

    private static ApiServer server;
    private static Answer answer;
    private static JsonNode document;

    @BeforeAll
    static void readTheDocument() {
        server = new ApiServer().withProduct();
        answer = server.clientWithoutToken().get("/api/v1/openapi.json");
        document = answer.json();
    }

    @AfterAll
    static void close() {
        server.close();
    }

    @Test
    void isServedToEverybody() {
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).contains("application/json");
        assertThat(server.clientWithoutToken().get("/api/v1/openapi.json").body()).isEqualTo(answer.body());
    }

    @Test
    void isAValidDocument() {
        assertThat(OPEN_API_3_1.validate(document)).isEmpty();
        assertThat(document.get("openapi").textValue()).startsWith("3.1.");
    }

    @Test
    void hasValidSchemas() {
        JsonSchema metaSchema = SCHEMAS.getSchema(URI.create("https://json-schema.org/draft/2020-12/schema"));
        document.at("/components/schemas").properties().forEach(schema ->
                assertThat(metaSchema.validate(schema.getValue())).as(schema.getKey()).isEmpty());
    }

    @Test
    void wouldNotPassWithFaults() {
        ObjectNode withoutTitle = document.deepCopy();
        ((ObjectNode) withoutTitle.get("info")).remove("title");
        ObjectNode withoutDescription = document.deepCopy();
        ((ObjectNode) withoutDescription.at("/paths/~1api~1v1~1orders/post/responses/409")).remove("description");
        ObjectNode withUnknownPlace = document.deepCopy();
        ((ObjectNode) withUnknownPlace.at("/paths/~1api~1v1~1orders/get/parameters/0")).put("in", "body");

        assertThat(OPEN_API_3_1.validate(withoutTitle)).isNotEmpty();
        assertThat(OPEN_API_3_1.validate(withoutDescription)).isNotEmpty();
        assertThat(OPEN_API_3_1.validate(withUnknownPlace)).isNotEmpty();
    }

    @Test
    void tellsOfEveryMethodOfEveryResourceAndOfNoOther() {
        ResourceConfig resources = new ResourceConfig();
        server.registerIn(resources);
        Set<String> real = new TreeSet<>();
        resources.getInstances().stream()
                .map(Object::getClass)
                .filter(type -> type.isAnnotationPresent(Path.class) && !type.isAnnotationPresent(WithoutToken.class))
                .forEach(type -> methods(Resource.from(type), "").forEach(real::add));

        Set<String> described = new TreeSet<>();
        document.get("paths").properties().forEach(path -> path.getValue().fieldNames().forEachRemaining(method ->
                described.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));

        assertThat(real).hasSizeGreaterThan(15);
        assertThat(described).isEqualTo(real);
    }

    @Test
    void saysForEveryMethodWhatIsAnsweredAndRefused() {
        document.get("paths").forEach(path -> path.forEach(operation -> {
            String id = operation.get("operationId").textValue();
            assertThat(operation.get("summary").textValue()).as(id).isNotBlank();
            List<String> statuses = operation.has("security")
                    ? List.of("400", "406", "429", "500", "503") : List.of("400", "401", "406", "429", "500", "503");
            operation.get("responses").properties().forEach(response -> {
                JsonNode schema = response.getValue().at("/content").elements().hasNext()
                        ? response.getValue().get("content").elements().next().get("schema") : null;
                if (response.getKey().startsWith("2")) {
                    assertThat(schema != null || response.getKey().equals("204")).as(id + response.getKey()).isTrue();
                } else {
                    assertThat(response.getValue().at("/content/application~1problem+json/schema/$ref").textValue())
                            .as(id).isEqualTo("#/components/schemas/Problem");
                }
            });
            assertThat(operation.get("responses").fieldNames()).toIterable().as(id).containsAll(statuses);
        }));
        assertThat(document.at("/components/securitySchemes/administratorToken/scheme").textValue()).isEqualTo("bearer");
        assertThat(document.at("/security/0/administratorToken").isArray()).isTrue();
    }

    @Test
    void tellsWhatNeedsNoToken() {
        List<String> open = new ArrayList<>();
        document.get("paths").forEach(path -> path.forEach(operation -> {
            if (operation.has("security")) {
                assertThat(operation.get("security")).isEmpty();
                open.add(operation.get("operationId").textValue());
            }
        }));

        assertThat(open).containsExactlyInAnyOrder("listSigningKeys", "getLatestVersion", "activateComputer", "validateComputer",
                "releaseThisComputer");
    }

    /** A number that does not even fit is refused with this range. */
    @Test
    void saysTheLeastValueOfEveryNumberThatIsSent() {
        Deque<String> bodies = new ArrayDeque<>(document.findPath("paths").findValues("requestBody").stream()
                .flatMap(body -> body.findValuesAsText("$ref").stream()).toList());
        Set<String> seen = new TreeSet<>();
        while (!bodies.isEmpty()) {
            String body = bodies.pop();
            if (seen.add(body)) {
                JsonNode schema = document.at(body.substring(1));
                bodies.addAll(schema.findValuesAsText("$ref"));
                schema.get("properties").properties().stream()
                        .filter(field -> field.getValue().path("type").toString().contains("integer"))
                        .forEach(field -> assertThat(field.getValue().has("minimum")).as(body + " " + field.getKey()).isTrue());
            }
        }

        assertThat(seen).hasSizeGreaterThan(6);
    }

    @Test
    void tellsOfTheIdempotencyKey() {
        JsonNode header = document.at("/paths/~1api~1v1~1orders/post/parameters/0");

        assertThat(header.get("name").textValue()).isEqualTo("Idempotency-Key");
        assertThat(header.get("in").textValue()).isEqualTo("header");
        assertThat(header.at("/schema/type").textValue()).isEqualTo("string");
        assertThat(header.at("/schema/maxLength").intValue()).isEqualTo(255);
    }

    @Test
    void describesTheAnswersAsTheyAre() {
        ApiClient client = server.client();
        JsonNode example = document.at("/paths/~1api~1v1~1orders/post/requestBody/content/application~1json/example");
        Answer issued = client.post("/api/v1/orders", example.toString());
        client.post("/api/v1/orders", example.toString().replace("\"quantity\":3", "\"quantity\":4"));

        assertThat(issued.status()).isEqualTo(201);
        assertThat(faults("Order", issued)).isEmpty();
        assertThat(faults("PageResponseOrder", client.get("/api/v1/orders"))).isEmpty();
        assertThat(faults("PageResponseLicense", client.get("/api/v1/licenses"))).isEmpty();
        assertThat(faults("PageResponseProduct", client.get("/api/v1/products"))).isEmpty();
        assertThat(faults("PageResponseSigningKey", client.get("/api/v1/signing-keys"))).isEmpty();
        assertThat(faults("SigningKey", client.post("/api/v1/signing-keys", "{\"name\": \"acme-2026\"}"))).isEmpty();
        assertThat(faults("PageResponseProvider", client.get("/api/v1/providers"))).isEmpty();
        assertThat(faults("PageResponseRefusedRepeat", client.get("/api/v1/refused-repeats"))).isEmpty();
        assertThat(faults("PageResponseEvent", client.get("/api/v1/licenses/"
                + issued.json().at("/licenses/0/id").textValue() + "/events"))).isEmpty();
        assertThat(faults("Problem", client.post("/api/v1/orders", "{}"))).isEmpty();
        describesTheMailsOf(issued.json().get("id").textValue());
        describesTheLifeOf(issued.json().at("/licenses/0/id").textValue(), issued.json().at("/licenses/0/key").textValue());
        assertThat(faults("Problem", issued)).isNotEmpty();
    }

    private static void describesTheMailsOf(String order) {
        ApiClient client = server.client();
        String templates = "/api/v1/mail-templates";

        assertThat(faults("Mail", client.post("/api/v1/orders/" + order + "/mail", "{}"))).isEmpty();
        assertThat(faults("PageResponseMail", client.get("/api/v1/mails"))).isEmpty();
        assertThat(faults("MailTemplate", client.get(templates + "/built-in"))).isEmpty();
        assertThat(faults("PageResponseMailTemplate", client.get(templates))).isEmpty();
        assertThat(faults("MailPreview", client.post(templates + "/preview", "{}"))).isEmpty();
        assertThat(faults("TestMail", client.post(templates + "/test", "{\"to\": \"me@example.com\"}"))).isEmpty();
    }

    private static void describesTheLifeOf(String id, String key) {
        ApiClient client = server.client();
        String license = "/api/v1/licenses/" + id;
        String request = "{\"key\": \"%s\", \"computerId\": \"pc-1\", \"product\": {\"id\": 1, \"major\": 1, \"minor\": 0}}".formatted(key);

        assertThat(faults("InvalidResponse", client.post("/api/v1/activations/validate", request))).isEmpty();
        assertThat(faults("ActivationResponse", client.post("/api/v1/activations", request))).isEmpty();
        assertThat(faults("ValidResponse", client.post("/api/v1/activations/validate", request))).isEmpty();
        assertThat(faults("ValidResponse", client.post("/api/v1/activations", request))).isNotEmpty();
        assertThat(faults("Problem", client.post("/api/v1/activations/release", request.replace("pc-1", "pc-2")))).isEmpty();
        assertThat(faults("LatestVersion", client.get("/api/v1/latest-version?productId=1&major=1&minor=0"))).isEmpty();
        assertThat(faults("PageResponseComputer", client.get(license + "/activations"))).isEmpty();
        assertThat(faults("License", client.patch(license, "{\"activationsAllowed\": 9, \"maxReleases\": 2}"))).isEmpty();
        assertThat(faults("License", client.post(license + "/release", "{\"computerId\": \"pc-1\"}"))).isEmpty();
        assertThat(faults("License", client.post(license + "/revoke", ""))).isEmpty();
        assertThat(faults("PageResponseEvent", client.get(license + "/events"))).isEmpty();
    }

    private static Set<ValidationMessage> faults(String schema, Answer described) {
        ObjectNode reference = document.deepCopy();
        reference.put("$ref", "#/components/schemas/" + schema);
        return SCHEMAS.getSchema(reference).validate(described.json());
    }

    private static Stream<String> methods(Resource resource, String parent) {
        String path = parent + (resource.getPath().startsWith("/") || parent.isEmpty() ? "" : "/") + resource.getPath();
        return Stream.concat(
                resource.getResourceMethods().stream().map(method -> method.getHttpMethod() + " " + path),
                resource.getChildResources().stream().flatMap(child -> methods(child, path)));
    }

    private static JsonSchema official() {
        InputStream schema = OpenApiTest.class.getResourceAsStream("/openapi-3.1/schema.json");
        return SCHEMAS.getSchema(schema);
    }
}
