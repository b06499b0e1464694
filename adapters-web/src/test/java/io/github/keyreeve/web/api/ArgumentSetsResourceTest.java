package io.github.keyreeve.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ArgumentSetsResourceTest {

    private static final String SETS = "/api/v1/argument-sets";
    private static final String ITEM1 = """
            {"name": "ITEM1", "arguments": "&is_productid=1&is_majorversion=1&is_minorversion=0"}""";

    private final ApiServer server = new ApiServer();
    private final ApiClient client = server.client();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void tellsNewFromReplaced() {
        client.put(SETS + "/ITEM1", ITEM1).isJson(201, ITEM1);
        client.put(SETS + "/ITEM1", ITEM1).isJson(200, ITEM1);
        client.get(SETS).isJson(200, "{\"items\": [" + ITEM1 + "], \"nextCursor\": null}");
    }

    @Test
    void takesANameInPercentEncoding() {
        client.put(SETS + "/Gr%C3%B6%C3%9Fe%20XL", "{\"arguments\": \"&is_productid=1\"}")
                .isJson(201, "{\"name\": \"Größe XL\", \"arguments\": \"&is_productid=1\"}");
        assertThat(client.delete(SETS + "/gr%C3%B6%C3%9Fe%20xl").status()).isEqualTo(204);
    }

    @Test
    void answersInParts() {
        client.put(SETS + "/b", "{\"arguments\": \"&is_productid=2\"}");
        client.put(SETS + "/A", "{\"arguments\": \"&is_productid=1\"}");

        Answer first = client.get(SETS + "?limit=1");
        String cursor = first.json().get("nextCursor").textValue();

        first.isJson(200, """
                {"items": [{"name": "A", "arguments": "&is_productid=1"}], "nextCursor": "%s"}""".formatted(cursor));
        client.get(SETS + "?limit=1&cursor=" + cursor).isJson(200, """
                {"items": [{"name": "b", "arguments": "&is_productid=2"}], "nextCursor": null}""");
    }

    @Test
    void refusesWhatNoOrderCouldUse() {
        client.put(SETS + "/ITEM1", """
                {"arguments": "&is_quantity=3&is_productid=x&is_licensemodel=eternal"}""").isInvalid("""
                [{"field": "arguments", "message": "is_quantity must not stand in an argument set"},
                 {"field": "arguments", "message": "is_productid must be a whole number from 1 to 2147483647"},
                 {"field": "arguments", "message": "is_licensemodel must be one of permanent, trial, subscription,\
                 permanent_floating, trial_floating, subscription_floating, permanent_cloud, trial_cloud,\
                 subscription_cloud"}]""");
        client.put(SETS + "/a;b=c", "{\"name\": \"x\"}").isInvalid("""
                [{"field": "name", "message": "must be the name in the address, or left out"},
                 {"field": "arguments", "message": "is missing"}]""");
        assertThat(server.storage.argumentSets().all()).isEmpty();
    }

    @Test
    void refusesANameThatIsNone() {
        client.put(SETS + "/%26is_x", ITEM1.replace("ITEM1", "&is_x")).isInvalid("""
                [{"field": "name", "message":\
                 "must have 1 to 255 letters, digits, dots, dashes, underscores or inner blanks"}]""");
    }

    @Test
    void removesOnce() {
        client.put(SETS + "/ITEM1", ITEM1);

        assertThat(client.delete(SETS + "/ITEM1").status()).isEqualTo(204);
        client.delete(SETS + "/ITEM1").isProblem(404, "not-found", "No argument set has this name.");
    }
}
