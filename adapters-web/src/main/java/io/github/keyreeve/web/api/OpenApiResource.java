package io.github.keyreeve.web.api;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The description of this API, open to everybody. It is written when it is first asked for, and then kept. */
@Path("/api/v1/openapi.json")
@Hidden
@WithoutToken
public final class OpenApiResource {

    private static final class Written {
        private static final String DOCUMENT = OpenApiDocument.json(ManagementApi.DESCRIBED);
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public String document() {
        return Written.DOCUMENT;
    }
}
