package io.github.keyreeve.web.server;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Sees to it that resources find a request as it was sent, whatever Jersey does with it on the way. */
final class UntouchedRequests extends HttpFilter {

    private static final long serialVersionUID = 1L;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        UntouchedRequest untouched;
        try {
            untouched = new UntouchedRequest(request);
        } catch (IOException e) {
            response.sendError(new BodyNotReceivedException(e).status());
            return;
        }
        chain.doFilter(untouched, response);
    }
}
