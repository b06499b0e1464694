package io.github.keyreeve.web.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.RequestLog;
import org.eclipse.jetty.server.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes one line about every request, answered or refused. */
final class AccessLog implements RequestLog {

    static final String LOGGER = "keyreeve.access";

    private static final Logger LOG = LoggerFactory.getLogger(LOGGER);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final AccessLogFormat format;

    AccessLog(AccessLogFormat format) {
        this.format = format;
    }

    @Override
    public void log(Request request, Response response) {
        if (format == AccessLogFormat.OFF || !LOG.isInfoEnabled()) {
            return;
        }
        LOG.info("{}", line(LoggedRequest.of(request, response)));
    }

    private String line(LoggedRequest logged) {
        return switch (format) {
            case JSON -> json(logged);
            case PLAIN -> logged.toPlainText();
            case OFF -> "";
        };
    }

    private static String json(LoggedRequest logged) {
        try {
            return JSON.writeValueAsString(logged);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
