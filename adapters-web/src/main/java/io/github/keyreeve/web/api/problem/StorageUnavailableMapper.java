package io.github.keyreeve.web.api.problem;

import io.github.keyreeve.application.port.out.StorageUnavailableException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the caller to come again when the database is out of reach. */
public final class StorageUnavailableMapper extends ApiFailureMapper<StorageUnavailableException> {

    private static final Logger LOG = LoggerFactory.getLogger(StorageUnavailableMapper.class);
    private static final int SOON_SECONDS = 2;

    @Override
    public Response toResponse(StorageUnavailableException failure) {
        LOG.error("Request {} found no database", requestId(), failure);
        Problem problem = ProblemType.STORAGE_UNAVAILABLE
                .because("Please try again in a moment. An order with an order id is never issued twice.")
                .toProblem(requestId());
        return Response.fromResponse(response(problem)).header(HttpHeaders.RETRY_AFTER, SOON_SECONDS).build();
    }
}
