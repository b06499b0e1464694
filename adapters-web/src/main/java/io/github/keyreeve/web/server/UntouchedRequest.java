package io.github.keyreeve.web.server;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Locale;
import java.util.Map;

/**
 * A request whose arguments are left alone until its resource reads them.
 *
 * <p>For a form, Jersey looks whether there is a body, and would keep the first byte of one that arrives late:
 * {@link PeekableInput} gives it back. If there is none it decodes the query instead, which fails where a shop has not
 * encoded it, and logs it with all its passwords; so a body that is not there has no type here. The servlet's own
 * arguments are switched off: reading them reads a body of any size.
 */
final class UntouchedRequest extends HttpServletRequestWrapper {

    private static final String CONTENT_TYPE = "content-type";

    private final PeekableInput input;
    private final boolean hidesType;

    UntouchedRequest(HttpServletRequest request) throws IOException {
        super(request);
        input = new PeekableInput(request.getInputStream());
        hidesType = isForm(request.getHeader(CONTENT_TYPE)) && input.isEmpty();
    }

    @Override
    public ServletInputStream getInputStream() {
        return input;
    }

    /** As the header says it: the servlet's own reading fails where that names an unknown charset. */
    @Override
    public String getContentType() {
        return getHeader(CONTENT_TYPE);
    }

    @Override
    public String getHeader(String name) {
        return hides(name) ? null : super.getHeader(name);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        return hides(name) ? Collections.emptyEnumeration() : super.getHeaders(name);
    }

    @Override
    public Enumeration<String> getHeaderNames() {
        return Collections.enumeration(
                Collections.list(super.getHeaderNames()).stream().filter(name -> !hides(name)).toList());
    }

    @Override
    public String getParameter(String name) {
        return null;
    }

    @Override
    public Map<String, String[]> getParameterMap() {
        return Map.of();
    }

    @Override
    public Enumeration<String> getParameterNames() {
        return Collections.emptyEnumeration();
    }

    @Override
    public String[] getParameterValues(String name) {
        return null;
    }

    private boolean hides(String name) {
        return hidesType && name.equalsIgnoreCase(CONTENT_TYPE);
    }

    private static boolean isForm(String contentType) {
        return contentType != null
                && contentType.strip().toLowerCase(Locale.ROOT).startsWith("application/x-www-form-urlencoded");
    }
}
