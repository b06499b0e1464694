package io.github.keyreeve.web.api;

import io.github.keyreeve.web.api.problem.Problem;
import io.github.keyreeve.web.api.problem.ProblemType;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Adds to one operation what it shares with the others: the refusals, and the parameters of lists. */
final class OpenApiOperation {

    private static final List<ProblemType> EVERYWHERE = List.of(ProblemType.INVALID_REQUEST, ProblemType.NOT_ACCEPTABLE,
            ProblemType.INTERNAL_ERROR, ProblemType.STORAGE_UNAVAILABLE);
    private static final List<ProblemType> WITH_TOKEN = List.of(ProblemType.TOKEN_REQUIRED, ProblemType.TOO_MANY_WRONG_TOKENS);
    private static final List<ProblemType> WITH_BODY = List.of(ProblemType.REQUEST_TIMEOUT, ProblemType.BODY_TOO_LARGE,
            ProblemType.UNSUPPORTED_MEDIA_TYPE);

    private OpenApiOperation() {}

    static void complete(Operation operation) {
        ApiResponses responses = operation.getResponses();
        ApiResponse unnamed = responses.remove("default");
        if (unnamed != null) {
            responses.addApiResponse("200", unnamed.description("What was asked for."));
        }
        List<ProblemType> problems = new ArrayList<>(EVERYWHERE);
        if (operation.getSecurity() == null) {
            problems.addAll(WITH_TOKEN);
        } else {
            problems.add(ProblemType.TOO_MANY_REQUESTS);
        }
        List<Parameter> parameters = operation.getParameters() == null ? List.of() : operation.getParameters();
        parameters.forEach(OpenApiOperation::describe);
        boolean looksUp = operation.getOperationId().equals("lookUpLicense");
        if (looksUp || parameters.stream().anyMatch(parameter -> "path".equals(parameter.getIn()))) {
            problems.add(ProblemType.NOT_FOUND);
        }
        if (operation.getRequestBody() != null) {
            operation.getRequestBody().required(true);
            problems.addAll(WITH_BODY);
        }
        problems.forEach(type -> responses.putIfAbsent(
                String.valueOf(type.status()), new ApiResponse().description(type.title() + ".")));
        responses.forEach((status, response) -> {
            if (!status.startsWith("2")) {
                response.content(problem());
            }
        });
    }

    private static void describe(Parameter parameter) {
        if (parameter.getName().equals(PageQuery.LIMIT)) {
            Schema<?> schema = new IntegerSchema().minimum(BigDecimal.ONE).maximum(BigDecimal.valueOf(200));
            schema.setTypes(Set.of("integer"));
            schema.setDefault(50);
            parameter.description("How many entries to answer.").schema(schema);
        } else if (parameter.getName().equals(PageQuery.CURSOR)) {
            parameter.description("The nextCursor of the part before.");
        }
    }

    private static Content problem() {
        return new Content().addMediaType(
                Problem.MEDIA_TYPE, new MediaType().schema(new Schema<Problem>().$ref("#/components/schemas/Problem")));
    }
}
