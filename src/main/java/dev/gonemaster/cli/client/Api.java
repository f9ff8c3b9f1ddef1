package dev.gonemaster.cli.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gonemaster.config.GoDuration;
import dev.gonemaster.engine.Version;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The API of one server. What it refuses and where it cannot be reached are exceptions with the line for the user.
/// Secrets are in no message. For one thread.
final class Api implements AutoCloseable {
    /// Named limit: octets of an answer.
    static final int ANSWER_MAX = 64 << 20;

    /// RFC 6750, section 2.1.
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~+/-]+=*");
    private static final int OK_FIRST = 200;
    private static final int OK_LAST = 299;

    private final ObjectMapper json;
    private final URI base;
    private final Duration timeout;
    private final Map<String, String> environment;
    private final GlobalOptions options;
    private final HttpClient http;

    /// @throws UsageException for what is wrong with the options
    Api(GlobalOptions options, Map<String, String> environment, ObjectMapper json) {
        this.options = options;
        this.environment = environment;
        this.json = json;
        base = ServerAddress.parse(options.server);
        timeout = GoDuration.parse(options.timeout).filter(Duration::isPositive).orElseThrow(() -> new UsageException(
                "--timeout: \"" + options.timeout + "\" is not a duration like 30s or 1h30m"));
        http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(timeout).build();
    }

    /// @param path below the base, with its slash
    JsonNode post(String path, JsonNode body) {
        return send(request(path).POST(BodyPublishers.ofString(body.toString())).build());
    }

    @Override
    public void close() {
        http.close();
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path + query())).timeout(timeout)
                .setHeader("User-Agent", "gonemaster-client/" + Version.text())
                .setHeader("Accept", "application/json").setHeader("Content-Type", "application/json");
        String token = options.token == null ? environment.getOrDefault("GONEMASTER_TOKEN", "") : options.token;
        if (!token.isEmpty()) {
            if (!TOKEN.matcher(token).matches()) {
                throw new UsageException("the token holds characters that no token has");
            }
            request.setHeader("Authorization", "Bearer " + token);
        }
        options.headers.forEach(header -> addHeader(request, header));
        return request;
    }

    private String query() {
        return options.locale == null ? "" : "?locale=" + URLEncoder.encode(options.locale, StandardCharsets.UTF_8);
    }

    private static void addHeader(HttpRequest.Builder request, String header) {
        int colon = header.indexOf(':');
        try {
            if (colon > 0) {
                request.setHeader(header.substring(0, colon).strip(), header.substring(colon + 1).strip());
                return;
            }
        } catch (IllegalArgumentException _) {
            // told below, without the value, which may be a secret
        }
        throw new UsageException("--header: \"" + header.substring(0, Math.max(colon, 0))
                + "\" cannot be sent; say NAME:VALUE");
    }

    private JsonNode send(HttpRequest request) {
        try {
            HttpResponse<String> response = http.send(request,
                    BodyHandlers.limiting(BodyHandlers.ofString(StandardCharsets.UTF_8), ANSWER_MAX));
            JsonNode document = document(response.body());
            if (response.statusCode() < OK_FIRST || response.statusCode() > OK_LAST) {
                throw new ApiException(refusal(response.statusCode(), document));
            }
            if (document == null) {
                throw new ApiException("the answer of " + base + " is not JSON");
            }
            return document;
        } catch (HttpTimeoutException e) {
            throw new UnreachableException("no answer from " + base + " within " + options.timeout, e);
        } catch (ConnectException e) {
            throw new UnreachableException("cannot connect to " + base, e);
        } catch (IOException e) {
            throw new UnreachableException("no answer from " + base + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnreachableException("interrupted", e);
        }
    }

    private @Nullable JsonNode document(String body) {
        try {
            return json.readTree(body);
        } catch (JsonProcessingException _) {
            return null;
        }
    }

    private static String refusal(int status, @Nullable JsonNode document) {
        JsonNode error = document == null ? null : document.get("error");
        if (error == null || !error.path("code").isTextual()) {
            return "the server answered with status " + status;
        }
        return error.path("message").asText() + " (code=" + error.path("code").asText() + ")";
    }
}
