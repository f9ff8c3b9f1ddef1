package dev.gonemaster.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What servers serve of themselves is not there.
class UnaskedIT {
    @ParameterizedTest
    @ValueSource(strings = {"/metrics", "/metrics/base", "/health", "/health/live", "/openapi", "/application.wadl",
        "/api/v1/application.wadl", "/pub/api/v1/application.wadl", "/management", "/asadmin"})
    void noPathOfTheContainerAnswers(String path) {
        assertThat(send("GET", path).statusCode()).isEqualTo(404);
    }

    @Test
    void optionsTellMethodsAndNoApplicationDescription() {
        HttpResponse<String> response = send("OPTIONS", "/api/v1/jobs");

        assertThat(response.body()).doesNotContain("wadl", "<application");
        assertThat(response.headers().firstValue("Content-Type").orElse("")).doesNotContain("wadl");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/healthz", "/api/v1/jobs", "/nowhere"})
    void noHeaderNamesTheServer(String path) {
        HttpResponse<String> response = send("GET", path);

        assertThat(response.headers().map()).doesNotContainKeys("server", "Server", "x-powered-by", "X-Powered-By");
        assertThat(response.headers().allValues("X-Frame-Options").size()).isLessThanOrEqualTo(1);
    }

    private static HttpResponse<String> send(String method, String path) {
        return Api.send(HttpRequest.newBuilder(URI.create(Api.url() + path)).method(method, BodyPublishers.noBody()));
    }
}
