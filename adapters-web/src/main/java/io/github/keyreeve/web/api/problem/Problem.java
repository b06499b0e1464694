package io.github.keyreeve.web.api.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** What an answer says that is not what was asked for (RFC 9457). */
@JsonPropertyOrder({"type", "title", "status", "detail", "code", "errors", "requestId"})
@Schema(description = "What went wrong (RFC 9457).")
public record Problem(
        @Schema(description = "Names the kind of problem for programs.", format = "uri",
                example = "urn:problem-type:keyreeve:invalid-request", requiredMode = Schema.RequiredMode.REQUIRED)
        String type,
        @Schema(description = "The kind of problem in words.", requiredMode = Schema.RequiredMode.REQUIRED)
        String title,
        @Schema(description = "The HTTP status.", requiredMode = Schema.RequiredMode.REQUIRED)
        int status,
        @Schema(description = "What went wrong this time.", requiredMode = Schema.RequiredMode.REQUIRED)
        String detail,
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(description = "QLM's number for it, where an application is refused something.", example = "210")
        Integer code,
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        @Schema(description = "Every wrong field, where fields are wrong.")
        List<FieldError> errors,
        @Schema(description = "Finds the request in the server's log.", requiredMode = Schema.RequiredMode.REQUIRED)
        String requestId) {

    /** The media type of problems. */
    public static final String MEDIA_TYPE = "application/problem+json";

    /** One field of the request that must be mended. */
    @Schema(description = "One field of the request that must be mended.")
    public record FieldError(
            @Schema(description = "The field, query parameter or header.", example = "product.id",
                    requiredMode = Schema.RequiredMode.REQUIRED)
            String field,
            @Schema(description = "What is wrong with it, to be read after its name.", example = "is missing",
                    requiredMode = Schema.RequiredMode.REQUIRED)
            String message) {}
}
