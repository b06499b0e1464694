package io.github.keyreeve.web.api;

import io.github.keyreeve.domain.license.UsageRules;
import io.github.keyreeve.web.access.PublicLimits;
import io.github.keyreeve.web.qlm.QlmMethod;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LatestVersionResourceTest {

    private static final String LATEST = "/api/v1/latest-version";

    @Test
    void answersEverybodyWhatTheStaffHaveStored() {
        try (ApiServer server = new ApiServer()) {
            server.client().post("/api/v1/products", """
                    {"id": 1, "name": "Demo", "versions": [{"major": 1, "minor": 0, "latestVersion": "1.0.7",
                     "latestVersionUrl": "https://example.com/1.0.7", "latestVersionNotes": "Faster."}, {"major": 2, "minor": 0}]}""");
            ApiClient stranger = server.clientWithoutToken();

            stranger.get(LATEST + "?productId=1&major=1&minor=0").isJson(200, """
                    {"latestVersion": "1.0.7", "latestVersionUrl": "https://example.com/1.0.7", "latestVersionNotes": "Faster."}""");
            stranger.get(LATEST + "?productId=1&major=2&minor=0").isJson(200, """
                    {"latestVersion": null, "latestVersionUrl": null, "latestVersionNotes": null}""");
            stranger.get(LATEST + "?productId=1&major=3&minor=0").isRefused(404, "key-unknown", 218,
                    "There is no such product or version.");
            stranger.get(LATEST + "?productId=2&major=1&minor=0").isRefused(404, "key-unknown", 218,
                    "There is no such product or version.");
        }
    }

    @Test
    void namesEveryWrongParameter() {
        try (ApiServer server = new ApiServer()) {
            server.clientWithoutToken().get(LATEST + "?productId=0&major=x").isInvalid(208, """
                    [{"field": "productId", "message": "must be a whole number from 1 to 2147483647"},
                     {"field": "major", "message": "must be a whole number from 0 to 9999"},
                     {"field": "minor", "message": "is missing"}]""");
            server.clientWithoutToken().get(LATEST + "?productId=1&major=1&minor=0&patch=3").isInvalid("""
                    [{"field": "patch", "message": "is no query parameter that is known here"}]""");
        }
    }

    @Test
    void isSwitchedOffWithQlmsMethod() {
        try (ApiServer server = new ApiServer(UsageRules.USUAL, new PublicLimits(0, 0, 0), Set.of(QlmMethod.GET_LATEST_VERSION))) {
            server.clientWithoutToken().get(LATEST + "?productId=1&major=1&minor=0")
                    .isRefused(403, "operation-disabled", 7, "This operation is switched off here.");
        }
    }
}
