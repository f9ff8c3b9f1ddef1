package dev.gonemaster.json.rest;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The API speaks one language: requests are read and answered whatever Content-Type and Accept say, so that a plain
/// `curl -d` works and nobody gets 406 or 415. A servlet filter, because servers refuse unreadable headers before they
/// ask any JAX-RS filter.
@WebFilter(urlPatterns = {"/api/*", "/pub/api/*"}, asyncSupported = true)
public class AnyMediaType extends HttpFilter {
    /// Request attribute: the Content-Type as it was sent, a text; absent where there was none.
    public static final String SENT = AnyMediaType.class.getName() + ".sent";

    private static final long serialVersionUID = 1L;

    private static final Map<String, String> FIXED = fixed();

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        request.setAttribute(SENT, request.getContentType());
        chain.doFilter(new JsonRequest(request), response);
    }

    private static Map<String, String> fixed() {
        Map<String, String> fixed = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        fixed.put(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON);
        fixed.put(HttpHeaders.ACCEPT, MediaType.WILDCARD);
        return fixed;
    }

    private static final class JsonRequest extends HttpServletRequestWrapper {
        JsonRequest(HttpServletRequest request) {
            super(request);
        }

        @Override
        public String getContentType() {
            return MediaType.APPLICATION_JSON;
        }

        @Override
        public @Nullable String getHeader(String name) {
            String fixed = FIXED.get(name);
            return fixed == null ? super.getHeader(name) : fixed;
        }

        @Override
        public Enumeration<String> getHeaders(String name) {
            String fixed = FIXED.get(name);
            return fixed == null ? super.getHeaders(name) : Collections.enumeration(Collections.singleton(fixed));
        }
    }
}
