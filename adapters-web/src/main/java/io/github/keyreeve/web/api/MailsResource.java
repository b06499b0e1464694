package io.github.keyreeve.web.api;

import static io.github.keyreeve.web.api.problem.ProblemType.NOT_FOUND;

import io.github.keyreeve.application.port.in.FollowMails;
import io.github.keyreeve.application.port.out.Mails.Filter;
import io.github.keyreeve.application.port.out.Mails.MailOfOrder;
import io.github.keyreeve.application.port.out.PageRequest;
import io.github.keyreeve.domain.argument.StoredText;
import io.github.keyreeve.domain.mail.MailState;
import io.github.keyreeve.domain.order.OrderLine;
import io.github.keyreeve.web.api.dto.MailResponse;
import io.github.keyreeve.web.api.dto.PageResponse;
import io.github.keyreeve.web.api.problem.FieldErrors;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Collectors;

/** The mails to customers: what became of them, and sending them again. */
@Path("/api/v1/mails")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Mails", description = "What customers were written, or will be.")
public final class MailsResource {

    private final FollowMails mails;

    MailsResource(FollowMails mails) {
        this.mails = mails;
    }

    @GET
    @Operation(operationId = "listMails", summary = "Lists the mails to customers, newest first")
    public PageResponse<MailResponse> list(
            @QueryParam(PageQuery.LIMIT) String limit,
            @QueryParam(PageQuery.CURSOR) String cursor,
            @QueryParam("state") @Parameter(schema = @Schema(type = "string",
                    allowableValues = {"waiting", "sending", "no_address", "sent", "failed"})) String state,
            @QueryParam("orderId") @Parameter(description = "The shop's number of the order.") String orderId) {
        FieldErrors errors = new FieldErrors();
        PageRequest part = new PageQuery(limit, cursor).toPageRequest(errors);
        Filter filter = new Filter(
                errors.read("state", state, MailsResource::state),
                errors.read("orderId", orderId, text -> StoredText.require(text, OrderLine.MAX_REFERENCE)));
        errors.throwIfAny();
        return PageResponse.of(mails.list(filter, part), this::response);
    }

    @GET
    @Path("{id}")
    @Operation(operationId = "getMail", summary = "Answers one mail")
    public MailResponse get(@PathParam("id") UUID id) {
        return mails.mail(id).map(this::response).orElseThrow(() -> NOT_FOUND.because("No mail has the id %s.", id));
    }

    @POST
    @Path("{id}/resend")
    @Operation(operationId = "resendMail", summary = "Sends a mail once more, or a waiting one without further pause",
            description = "Sent again, it has another Message-ID, so that it is not taken for the first one.")
    @ApiResponse(responseCode = "200", description = "It is sent next.",
            content = @Content(schema = @Schema(implementation = MailResponse.class)))
    @ApiResponse(responseCode = "409", description = "It is being sent at this moment, or nobody knows the customer's address.")
    public MailResponse resend(@PathParam("id") UUID id) {
        return response(WantedMail.of(mails.resend(id), "No mail has the id %s.", id));
    }

    private static MailState state(String text) {
        return Arrays.stream(MailState.values())
                .filter(state -> state.text().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("must be one of " + Arrays.stream(MailState.values())
                        .map(MailState::text).collect(Collectors.joining(", "))));
    }

    private MailResponse response(MailOfOrder mail) {
        return MailResponse.of(mail, mails.hasMailServer());
    }
}
