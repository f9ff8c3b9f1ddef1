package dev.gonemaster.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gonemaster.Eventually;
import dev.gonemaster.config.Driver;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The executable jar and a WildFly share one database: pools, persistence providers and timers differ, jobs do not.
abstract class TwoMakesContract {
    private static final Duration CANCEL_MAX = Duration.ofSeconds(2);
    private static final Duration ENDED_MAX = Duration.ofMinutes(2);
    /// Few, so that neither server can run all; with short leases, so that a death is noticed soon.
    private static final Map<String, String> SETTINGS = Map.of("GONEMASTER_WORKER_COUNT", "4",
            "GONEMASTER_HEARTBEAT", "1s", "GONEMASTER_DEAD_AFTER", "6s");

    private static final Pattern RUN = Pattern.compile("(?:event|msg)=run_done .* zone=shared\\d+\\.example ");

    private ServerProcess jar;
    private ServerProcess wildfly;
    private String administratorUrl;

    abstract Driver driver();

    @BeforeEach
    void startBoth() throws IOException {
        Path folder = ServerUnderTest.freshFolder("two-makes");
        Backend backend = Backend.fresh(driver(), folder);
        administratorUrl = backend.administratorUrl();
        jar = ServerKind.JAR.start(ServerUnderTest.freshFolder("two-makes-jar"), backend, SETTINGS);
        wildfly = ServerKind.WILDFLY.start(ServerUnderTest.freshFolder("two-makes-wildfly"), backend, SETTINGS);
        jar.awaitReady();
        wildfly.awaitReady();
    }

    @AfterEach
    void stopBoth() {
        for (ServerProcess server : new ServerProcess[] {jar, wildfly}) {
            if (server != null) {
                server.close();
            }
        }
    }

    @Test
    void eitherRunsWhatOneAcceptedHearsOfCancelsAndTakesOverFromTheDead() throws SQLException {
        Caller atJar = new Caller(jar.url());
        Caller atWildFly = new Caller(wildfly.url());

        List<String> accepted = submitted(atJar, "shared", 24);
        within(ENDED_MAX, "all have succeeded", () -> accepted.stream().allMatch(
                id -> atWildFly.job(id).get("status").asText().equals("succeeded")));
        assertThat(runsIn(jar) + runsIn(wildfly)).as("runs").isEqualTo(accepted.size());

        try (SilentServer silent = SilentServer.start()) {
            cancelsReachTheOther(silent, atJar, atWildFly);
            killingOneLosesNothing(silent, atJar, atWildFly);
        }
    }

    /// Of jobs that take a few seconds, each server runs some.
    private void killingOneLosesNothing(SilentServer silent, Caller atJar, Caller atWildFly) throws SQLException {
        List<String> left = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            left.add(silent.submit(i % 2 == 0 ? atJar : atWildFly, "left" + i + ".example", 5));
        }
        Eventually.await("both run some", () -> running("left").size() == 2);
        wildfly.kill();

        within(ENDED_MAX, "the other has run what the dead one left", () -> left.stream().allMatch(
                id -> atJar.job(id).get("status").asText().equals("succeeded")));
        assertThat(count("SELECT COUNT(*) FROM jobs WHERE domain LIKE 'left%' AND lost_leases > 0"))
                .as("jobs that lost their server").isPositive();
        assertThat(count("SELECT COUNT(*) FROM runs WHERE domain LIKE 'left%'")).isEqualTo(left.size());
    }

    /// Every job is canceled at the server that does not run it.
    private void cancelsReachTheOther(SilentServer silent, Caller atJar, Caller atWildFly) throws SQLException {
        Map<String, String> ids = new HashMap<>();
        for (int i = 0; i < 6; i++) {
            String domain = "cancel" + i + ".example";
            ids.put(domain, silent.submit(atWildFly, domain));
        }
        Eventually.await("all run", () -> running("cancel").values().stream().mapToInt(List::size).sum() == 6);
        Map<String, List<String>> running = running("cancel");
        assertThat(running).as("which server runs what WildFly accepted").hasSize(2);
        for (Caller caller : List.of(atJar, atWildFly)) {
            for (List<String> domains : running.values()) {
                String id = ids.get(domains.removeFirst());
                caller.post("/jobs/" + id + "/cancel", "");
                within(CANCEL_MAX, "canceled", () -> caller.job(id).get("status").asText().equals("canceled"));
            }
        }
        ids.values().forEach(id -> atJar.post("/jobs/" + id + "/cancel", ""));
        Eventually.await("all workers are free", () -> running("cancel").isEmpty());
    }

    private static List<String> submitted(Caller caller, String name, int count) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ids.add(caller.accepted("{\"domain\":\"" + name + i + ".example\"}"));
        }
        return ids;
    }

    private Map<String, List<String>> running(String name) {
        try {
            return domains("SELECT instance, domain FROM jobs WHERE status = 'running' AND domain LIKE ?", name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long runsIn(ServerProcess server) {
        return RUN.matcher(server.log()).results().count();
    }

    private Map<String, List<String>> domains(String sql, String name) throws SQLException {
        Map<String, List<String>> byServer = new HashMap<>();
        try (Connection connection = DriverManager.getConnection(administratorUrl);
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, name + "%");
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    byServer.computeIfAbsent(rows.getString(1), _ -> new ArrayList<>()).add(rows.getString(2));
                }
            }
        }
        return byServer;
    }

    private int count(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(administratorUrl);
                PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet rows = statement.executeQuery()) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private static void within(Duration limit, String what, BooleanSupplier condition) {
        long end = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("not within " + limit + ": " + what);
            }
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }
}
