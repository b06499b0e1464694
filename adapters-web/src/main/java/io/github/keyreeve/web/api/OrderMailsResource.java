package io.github.keyreeve.web.api;

import io.github.keyreeve.application.port.in.FollowMails;
import io.github.keyreeve.application.port.out.Mails.MailOfOrder;
import io.github.keyreeve.web.api.dto.MailOrderRequest;
import io.github.keyreeve.web.api.dto.MailResponse;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;

/** Keys of orders that the staff want mailed. */
@Path("/api/v1/orders")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Mails")
public final class OrderMailsResource {

    private final FollowMails mails;

    OrderMailsResource(FollowMails mails) {
        this.mails = mails;
    }

    @POST
    @Path("{id}/mail")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "mailOrder", summary = "Sends the keys of an order to the customer, or to another address")
    @ApiResponse(responseCode = "201", description = "It is sent next.",
            content = @Content(schema = @Schema(implementation = MailResponse.class)))
    @ApiResponse(responseCode = "409", description = "Nobody knows the customer's address.")
    public Response send(@PathParam("id") UUID id, MailOrderRequest body) {
        MailOfOrder mail = WantedMail.of(mails.sendKeys(id, body.toRecipient()), "No order has the id %s.", id);
        return Response.created(URI.create("/api/v1/mails/" + mail.mail().id()))
                .entity(MailResponse.of(mail, mails.hasMailServer()))
                .build();
    }
}
