package dev.gonemaster.engine.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
class LineExchangeTest {
    private static final Duration LONG = Duration.ofMinutes(5);
    private static final Duration SHORT = Duration.ofMillis(200);
    private static final ResolverSettings SETTINGS = ResolverSettings.DEFAULT.withNonGlobal(true).withTimeout(LONG);

    private final SharedLimits limits = new SharedLimits();
    private final Deadline deadline = Deadline.after(LONG);

    @Test
    void aLineIsSentAndAllLinesComeBack() throws IOException {
        try (LineServer server = LineServer.answering("one\r\n\ntwo\n")) {
            assertThat(exchange(SETTINGS).ask(server.address(), server.port(), " -x y")).hasValueSatisfying(
                    lines -> assertThat(lines).containsExactly("one", "", "two"));
            assertThat(server.received()).containsExactly(" -x y");
        }
        assertThat(limits.addressesInUse()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "cut in the mid", "one\ntw"})
    void anAnswerThatEndsTooEarlyIsNone(String text) throws IOException {
        try (LineServer server = LineServer.answering(text)) {
            assertThat(exchange(SETTINGS).ask(server.address(), server.port(), "x")).isEmpty();
        }
    }

    @Test
    void anAnswerMayBeAsLongAsTheLimitsAllow() throws IOException {
        String line = "x".repeat(LineExchange.OCTETS_MAX - 1) + "\n";
        try (LineServer server = LineServer.answering(line)) {
            assertThat(exchange(SETTINGS).ask(server.address(), server.port(), "x")).isPresent();
        }
        try (LineServer server = LineServer.answering("x" + line)) {
            assertThat(exchange(SETTINGS).ask(server.address(), server.port(), "x")).isEmpty();
        }
        try (LineServer server = LineServer.answering("\n".repeat(LineExchange.LINES_MAX))) {
            assertThat(exchange(SETTINGS).ask(server.address(), server.port(), "x")).isPresent();
        }
        try (LineServer server = LineServer.answering("\n".repeat(LineExchange.LINES_MAX + 1))) {
            assertThat(exchange(SETTINGS).ask(server.address(), server.port(), "x")).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"one line of many\n", "never a line end"})
    void anAnswerWithoutEndIsGivenUp(String text) throws IOException {
        try (LineServer server = LineServer.endless(text)) {
            assertThat(exchange(SETTINGS).ask(server.address(), server.port(), "x")).isEmpty();
        }
    }

    @Test
    void silenceLastsAsLongAsTheSettingsSay() throws IOException {
        try (LineServer server = LineServer.silent()) {
            assertThat(exchange(SETTINGS.withTimeout(SHORT)).ask(server.address(), server.port(), "x")).isEmpty();
        }
    }

    @Test
    void octetsThatTrickleInDoNotProlongTheTime() throws IOException {
        try (LineServer server = new LineServer((client, closed) -> {
            while (!closed.await(10, TimeUnit.MILLISECONDS)) {
                client.write('x');
                client.flush();
            }
        })) {
            assertThat(exchange(SETTINGS.withTimeout(SHORT)).ask(server.address(), server.port(), "x")).isEmpty();
        }
    }

    @Test
    void nobodyListens() throws IOException {
        LineServer server = LineServer.silent();
        server.close();
        assertThat(exchange(SETTINGS).ask(server.address(), server.port(), "x")).isEmpty();
    }

    @Test
    void addressesThatTheRunMayNotAskAreNotAsked() throws IOException {
        try (LineServer server = LineServer.answering("one\n")) {
            InetAddress address = server.address();
            assertThat(exchange(SETTINGS.withNonGlobal(false)).ask(address, server.port(), "x")).isEmpty();
            assertThat(exchange(SETTINGS.withFamilies(false, true)).ask(address, server.port(), "x")).isEmpty();
            assertThat(server.received()).isEmpty();
            assertThat(exchange(SETTINGS.withNonGlobal(false).withAlwaysAllowed(java.util.Set.of(address)))
                    .ask(address, server.port(), "x")).isPresent();
        }
    }

    @Test
    void cancelingEndsTheWait() throws Exception {
        try (LineServer server = LineServer.silent()) {
            var result = new CompletableFuture<Object>();
            Thread.ofVirtual().start(() -> {
                try {
                    result.complete(exchange(SETTINGS).ask(server.address(), server.port(), "x"));
                } catch (RuntimeException e) {
                    result.completeExceptionally(e);
                }
            });
            while (server.received().isEmpty()) {
                Thread.onSpinWait();
            }
            deadline.cancel();
            assertThat(result).failsWithin(5, TimeUnit.SECONDS).withThrowableThat()
                    .withCauseInstanceOf(RunEndedException.class);
        }
        assertThat(limits.addressesInUse()).isZero();
    }

    @Test
    void theEndOfTheRunIsNoSilenceOfTheServer() throws IOException {
        try (LineServer server = LineServer.silent()) {
            var exchange = new LineExchange(SETTINGS, limits, Deadline.after(SHORT));
            assertThatThrownBy(() -> exchange.ask(server.address(), server.port(), "x"))
                    .isInstanceOf(RunEndedException.class);
        }
    }

    private LineExchange exchange(ResolverSettings settings) {
        return new LineExchange(settings, limits, deadline);
    }
}
