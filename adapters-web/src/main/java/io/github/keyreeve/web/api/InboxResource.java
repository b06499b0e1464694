package io.github.keyreeve.web.api;

import static io.github.keyreeve.web.api.problem.ProblemType.NOT_FOUND;
import static io.github.keyreeve.web.api.problem.ProblemType.NOT_WAITING;

import io.github.keyreeve.application.port.in.TendInbox;
import io.github.keyreeve.application.port.in.TendInbox.Dismissal;
import io.github.keyreeve.application.port.out.Inbox.Filter;
import io.github.keyreeve.application.port.out.PageRequest;
import io.github.keyreeve.domain.notice.InboxEntry;
import io.github.keyreeve.domain.provider.Provider;
import io.github.keyreeve.web.api.dto.InboxContentResponse;
import io.github.keyreeve.web.api.dto.InboxEntryResponse;
import io.github.keyreeve.web.api.dto.PageResponse;
import io.github.keyreeve.web.api.problem.FieldErrors;
import io.github.keyreeve.web.api.problem.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
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
import java.util.UUID;

/** What shops told by web hook, and what became of it. */
@Path("/api/v1/inbox")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Inbox", description = "What shops told by web hook, and what became of it.")
public final class InboxResource {

    private final TendInbox inbox;
    private final KnownProviders providers;

    InboxResource(TendInbox inbox, KnownProviders providers) {
        this.inbox = inbox;
        this.providers = providers;
    }

    @GET
    @Operation(operationId = "listInbox", summary = "Lists what shops told, newest first",
            description = "With state=waiting, all that somebody has to look at.")
    public PageResponse<InboxEntryResponse> list(
            @QueryParam(PageQuery.LIMIT) String limit,
            @QueryParam(PageQuery.CURSOR) String cursor,
            @QueryParam("provider") @Parameter(description = "Name or alias.") String provider,
            @QueryParam("state") @Parameter(schema = @Schema(allowableValues = {"open", "done", "partly-done", "waiting", "dismissed"}))
            String state) {
        FieldErrors errors = new FieldErrors();
        PageRequest part = new PageQuery(limit, cursor).toPageRequest(errors);
        Filter filter = new Filter(
                providers.named(provider, errors).map(Provider::name),
                errors.read("state", state, InboxEntry.State::of));
        errors.throwIfAny();
        return PageResponse.of(inbox.list(filter, part), InboxEntryResponse::of);
    }

    @GET
    @Path("{id}")
    @Operation(operationId = "getInboxEntry", summary = "Answers what became of one event")
    public InboxEntryResponse get(@PathParam("id") UUID id) {
        return InboxEntryResponse.of(entry(id));
    }

    @GET
    @Path("{id}/content")
    @Operation(operationId = "getInboxContent", summary = "Answers one event as its shop sent it",
            description = "It holds the customer's data.")
    public InboxContentResponse content(@PathParam("id") UUID id) {
        return InboxContentResponse.of(entry(id).event());
    }

    @POST
    @Path("{id}/run")
    @Operation(operationId = "runInboxEntry", summary = "Has an event worked on again",
            description = "Whatever became of it before: nothing is issued, renewed or revoked twice.")
    @ApiResponse(responseCode = "200", description = "It is its turn now; the entry says soon what became of it.",
            useReturnTypeSchema = true)
    public InboxEntryResponse run(@PathParam("id") UUID id) {
        return inbox.runAgain(id).map(InboxEntryResponse::of).orElseThrow(() -> unknown(id));
    }

    @POST
    @Path("{id}/dismiss")
    @Operation(operationId = "dismissInboxEntry", summary = "Puts away an event that somebody had to look at")
    @ApiResponse(responseCode = "200", description = "It is put away.", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "409", description = "Nobody has to look at it.")
    public InboxEntryResponse dismiss(@PathParam("id") UUID id) {
        return switch (inbox.dismiss(id)) {
            case Dismissal.Dismissed dismissed -> InboxEntryResponse.of(dismissed.entry());
            case Dismissal.NotFound none -> throw unknown(id);
            case Dismissal.NotWaiting other -> throw NOT_WAITING.because("The event is %s; nobody has to look at it.", other.entry().state().text());
        };
    }

    private InboxEntry entry(UUID id) {
        return inbox.find(id).orElseThrow(() -> unknown(id));
    }

    private static ProblemException unknown(UUID id) {
        return NOT_FOUND.because("No event in the inbox has the id %s.", id);
    }
}
