package io.github.keyreeve.web.api;

import static io.github.keyreeve.web.api.problem.ProblemType.NOT_FOUND;
import static io.github.keyreeve.web.api.problem.ProblemType.NO_MAIL_SERVER;
import static io.github.keyreeve.web.api.problem.ProblemType.OTHER_TEMPLATE_IS_USUAL;

import io.github.keyreeve.application.port.in.ManageMailTemplates;
import io.github.keyreeve.application.port.in.ManageMailTemplates.Outcome;
import io.github.keyreeve.application.port.in.ManageMailTemplates.Preview;
import io.github.keyreeve.domain.argument.ArgumentError;
import io.github.keyreeve.domain.mail.MailTemplate;
import io.github.keyreeve.web.api.dto.MailPreviewRequest;
import io.github.keyreeve.web.api.dto.MailPreviewResponse;
import io.github.keyreeve.web.api.dto.MailTemplateRepresentation;
import io.github.keyreeve.web.api.dto.PageResponse;
import io.github.keyreeve.web.api.dto.TestMailRequest;
import io.github.keyreeve.web.api.dto.TestMailResponse;
import io.github.keyreeve.web.api.problem.FieldErrors;
import io.github.keyreeve.web.api.problem.Problem.FieldError;
import io.github.keyreeve.web.api.problem.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** What mails to customers say. */
@Path("/api/v1/mail-templates")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Mails")
public final class MailTemplatesResource {

    private final ManageMailTemplates templates;

    MailTemplatesResource(ManageMailTemplates templates) {
        this.templates = templates;
    }

    @GET
    @Operation(operationId = "listMailTemplates", summary = "Lists the stored templates by name")
    public PageResponse<MailTemplateRepresentation> list(
            @QueryParam(PageQuery.LIMIT) String limit, @QueryParam(PageQuery.CURSOR) String cursor) {
        return new PageQuery(limit, cursor).cut(
                templates.all(), template -> MailTemplate.comparable(template.name()), MailTemplateRepresentation::of);
    }

    @GET
    @Path("{name}")
    @Operation(operationId = "getMailTemplate", summary = "Answers one template",
            description = "The one called built-in is what is sent where none is stored.")
    public MailTemplateRepresentation get(@PathParam("name") String name) {
        return templates.find(name).map(MailTemplateRepresentation::of).orElseThrow(MailTemplatesResource::unknown);
    }

    @PUT
    @Path("{name}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "saveMailTemplate", summary = "Stores a template under a name")
    @ApiResponse(responseCode = "200", description = "It has replaced the template of that name.",
            content = @Content(schema = @Schema(implementation = MailTemplateRepresentation.class)))
    @ApiResponse(responseCode = "201", description = "It is new.",
            content = @Content(schema = @Schema(implementation = MailTemplateRepresentation.class)))
    @ApiResponse(responseCode = "409", description = "Another template is the usual one for the same orders.")
    public Response save(@PathParam("name") String name, MailTemplateRepresentation body) {
        MailTemplate template = body.toTemplate(name);
        return switch (templates.save(template)) {
            case Outcome.Added added ->
                    Response.status(Response.Status.CREATED).entity(MailTemplateRepresentation.of(template)).build();
            case Outcome.Replaced replaced -> Response.ok(MailTemplateRepresentation.of(template)).build();
            case Outcome.OtherIsUsual refusal -> throw OTHER_TEMPLATE_IS_USUAL.because(
                    "Send usual as false for a template that orders ask for by its name.");
            case Outcome.Invalid refusal -> throw invalid(refusal.errors());
        };
    }

    @DELETE
    @Path("{name}")
    @Operation(operationId = "removeMailTemplate", summary = "Removes a template; orders that ask for it get the usual one")
    @ApiResponse(responseCode = "204", description = "It is gone.")
    public void remove(@PathParam("name") String name) {
        if (!templates.remove(name)) {
            throw unknown();
        }
    }

    @POST
    @Path("preview")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "previewMail", summary = "Shows what a mail would say, about a sample or about an order without its keys")
    public MailPreviewResponse preview(MailPreviewRequest body) {
        return switch (templates.preview(body.toText(templates::find), body.toOrder())) {
            case Preview.Filled filled -> MailPreviewResponse.of(filled.text());
            case Preview.Invalid refusal -> throw invalid(refusal.errors());
            case Preview.UnknownOrder refusal -> throw invalid(List.of(new ArgumentError("issuedOrder", "names no order")));
        };
    }

    @POST
    @Path("test")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "sendTestMail", summary = "Sends a sample now and answers what the mail server said")
    @ApiResponse(responseCode = "409", description = "The operator has named no mail server.")
    public TestMailResponse test(TestMailRequest body) {
        String recipient = body.toRecipient();
        return templates.sendSample(body.toText(templates::find), recipient)
                .map(TestMailResponse::of)
                .orElseThrow(() -> NO_MAIL_SERVER.because("Start the server with smtp-host and mail-from."));
    }

    private static ProblemException invalid(List<ArgumentError> wrong) {
        FieldErrors errors = new FieldErrors();
        errors.addAll(wrong, error -> new FieldError(error.argument(), error.message()));
        return errors.problem();
    }

    private static ProblemException unknown() {
        return NOT_FOUND.because("No mail template has this name.");
    }
}
