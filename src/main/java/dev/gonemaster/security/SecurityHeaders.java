package dev.gonemaster.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/// Sets the security headers on every response, before anything else touches it.
/// Source: HTTP API contract, headers on every response.
@WebFilter(urlPatterns = "/*", asyncSupported = true)
public class SecurityHeaders extends HttpFilter {
    private static final long serialVersionUID = 1L;

    private static final List<String> API_PREFIXES = List.of("/api/", "/pub/api/");
    private static final String API_POLICY = "default-src 'none'";
    private static final String PAGE_POLICY = "default-src 'self'; script-src 'self'; style-src 'self'; "
            + "connect-src 'self'; img-src 'self' data:; frame-ancestors 'none'; base-uri 'self'; form-action 'self'";
    private static final String NO_FEATURES = List.of("geolocation", "microphone", "camera", "payment", "usb",
                    "bluetooth", "serial", "midi", "hid", "sensors", "fullscreen", "display-capture",
                    "idle-detection", "screen-wake-lock", "xr-spatial-tracking", "clipboard-read")
            .stream().map(feature -> feature + "=()").collect(Collectors.joining(", "));

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Referrer-Policy", "strict-origin-when-cross-origin");
        response.setHeader("Permissions-Policy", NO_FEATURES);
        String path = request.getRequestURI().substring(request.getContextPath().length());
        response.setHeader("Content-Security-Policy",
                API_PREFIXES.stream().anyMatch(path::startsWith) ? API_POLICY : PAGE_POLICY);
        chain.doFilter(request, response);
    }
}
