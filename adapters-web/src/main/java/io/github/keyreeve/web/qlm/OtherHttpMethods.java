package io.github.keyreeve.web.qlm;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.regex.Pattern;
import org.glassfish.jersey.spi.ExtendedExceptionMapper;

/**
 * Refuses what is neither GET nor POST at {@link QlmResource}. Jersey's own refusal would name HEAD and OPTIONS as
 * allowed, which are there only to be refused.
 */
public final class OtherHttpMethods implements ExtendedExceptionMapper<NotAllowedException> {

    private static final Pattern PATH = Pattern.compile("(?i).*/qlmservice\\.asmx/[^/]+");

    @Context
    private HttpServletRequest request;

    @Override
    public boolean isMappable(NotAllowedException refusal) {
        return request.getPathInfo() instanceof String path && PATH.matcher(path).matches();
    }

    @Override
    public Response toResponse(NotAllowedException refusal) {
        return Refusal.otherHttpMethod();
    }
}
