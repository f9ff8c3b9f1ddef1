package dev.gonemaster.chaos;

import dev.gonemaster.persistence.DatabaseServer;
import dev.gonemaster.persistence.EmbeddedServer;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;

/// One run on one database, from an empty one to the verdict.
final class ChaosRun {
    private static final Duration FIRST_START_MAX = Duration.ofMinutes(4);
    private static final Duration PREPARED_MAX = Duration.ofMinutes(10);
    private static final Duration POLL = Duration.ofSeconds(1);
    /// What servers that were killed have left is gone when the others have counted them dead, after 30 s, and beaten.
    private static final Duration INSTANCES_MAX = Duration.ofSeconds(60);
    private static final Predicate<String> CLOCK_OFF = line -> line.contains("clock_differs seconds=-3");
    private static final Predicate<String> ERROR = line -> line.contains("level=ERROR");

    private final ChaosSettings settings;
    private final String driver;
    private final Submissions submissions = new Submissions();
    private final List<ChaosServer> servers = new ArrayList<>();

    ChaosRun(ChaosSettings settings, String driver) {
        this.settings = settings;
        this.driver = driver;
    }

    /// @param folder for logs
    /// @return what is broken; empty when all is well
    List<String> run(TestOnlyServer product, Path folder) throws Exception {
        try (EmbeddedServer database = switch (driver) {
            case "postgres" -> DatabaseServer.startPostgres(List.of());
            // It would make a new TLS key at each start, which takes its time.
            case "mariadb" -> DatabaseServer.startMariadb(List.of("--skip-ssl"));
            default -> throw new IllegalArgumentException(driver);
        }) {
            String dsn = database.freshDatabase();
            for (int i = 1; i <= settings.servers(); i++) {
                servers.add(new ChaosServer(product, folder.resolveSibling("cache"), Files.createFile(
                        folder.resolve(driver + "-server-" + i + ".log")), driver, dsn, settings.workers(),
                        i == settings.servers()));
            }
            start(product, folder.resolveSibling("cache"));
            return disturbed(database, database.administratorUrl(dsn));
        } finally {
            servers.forEach(ChaosServer::close);
        }
    }

    private void start(TestOnlyServer product, Path cache) throws IOException, InterruptedException {
        for (ChaosServer server : servers) {
            server.start();
            awaitReady(server);
            // The first start prepares the classes of all further ones, which are quicker then.
            if (!await(PREPARED_MAX, () -> product.prepared(cache))) {
                throw new IllegalStateException("the classes of quicker starts are not prepared; try again");
            }
        }
        Chaos.say(servers.size() + " servers on " + driver + " are ready");
    }

    private List<String> disturbed(EmbeddedServer database, String url) throws Exception {
        long begin = System.nanoTime();
        var disturbance = new Disturbance(settings, servers, database);
        var submitter = new Submitter(servers, submissions);
        submitter.start(settings.jobs(), settings.time());
        disturbance.run();
        boolean allIn = submitter.await(settings.endMax());
        long calm = System.nanoTime();
        try (Connection connection = DriverManager.getConnection(url)) {
            boolean allOver = await(settings.endMax(),
                    () -> number(connection, "SELECT COUNT(*) FROM jobs WHERE status IN ('queued', 'running')") == 0);
            long end = System.nanoTime();
            boolean knownOnly = await(INSTANCES_MAX,
                    () -> number(connection, "SELECT COUNT(*) FROM instances") == settings.servers());
            List<JobRow> rows = JobRow.all(connection);
            var breaches = new ArrayList<>(Verdict.breaches(rows, submissions));
            note(breaches, allIn, "not every job was accepted in time");
            note(breaches, allOver, "jobs are still queued or running");
            note(breaches, knownOnly, "instances of servers that are gone are still there");
            note(breaches, number(connection, "SELECT COUNT(*) FROM domains d WHERE d.run_count <>"
                    + " (SELECT COUNT(*) FROM runs r WHERE r.domain_id = d.id)") == 0,
                    "domains with a wrong run count");
            note(breaches, stopAll(), "a server did not stop in good order");
            note(breaches, servers.getLast().log().stream().anyMatch(CLOCK_OFF), "the clock was not seen to be off");
            System.out.println(table(rows, disturbance, Duration.ofNanos(calm - begin), Duration.ofNanos(end - calm)));
            return breaches;
        }
    }

    private String table(List<JobRow> rows, Disturbance disturbance, Duration disturbed, Duration after) {
        return new CountTable(driver)
                .row("servers, workers of each", settings.servers() + ", " + settings.workers())
                .row("time with kills, time until the last job had ended after it",
                        disturbed.toSeconds() + " s, " + after.toSeconds() + " s")
                .row("servers killed (`kill -9`)", disturbance.kills())
                .row("starts of servers; of these that ended by themselves", sum(ChaosServer::starts) + "; "
                        + sum(ChaosServer::failedStarts))
                .row("database stopped; killed", disturbance.stops() + "; " + disturbance.hardKills())
                .row("clock of the last server", servers.getLast().log().stream().filter(CLOCK_OFF).count()
                        + " starts saw that it is an hour ahead of the database's")
                .row("answers to submissions", submissions.answers())
                .row("jobs accepted", submissions.accepted().size())
                .row("jobs in the database", rows.size())
                .row("of these with exactly one run", rows.stream().filter(row -> row.runs() == 1).count())
                .histogram("by state", rows, JobRow::status)
                .histogram("by attempts", rows, JobRow::attempt)
                .histogram("by lost leases", rows, JobRow::lostLeases)
                .row("error lines in the servers' logs", servers.stream()
                        .mapToLong(server -> server.log().stream().filter(ERROR).count()).sum())
                .toString();
    }

    private int sum(ToIntFunction<ChaosServer> count) {
        return servers.stream().mapToInt(count).sum();
    }

    private boolean stopAll() throws InterruptedException {
        boolean clean = true;
        for (ChaosServer server : servers) {
            clean &= server.stop();
        }
        return clean;
    }

    private static void note(List<String> breaches, boolean holds, String otherwise) {
        if (!holds) {
            breaches.add(otherwise);
        }
    }

    private static void awaitReady(ChaosServer server) throws InterruptedException {
        if (!await(FIRST_START_MAX, () -> isReady(server))) {
            throw new IllegalStateException("no server is ready: " + String.join("\n", server.log()));
        }
    }

    private static boolean await(Duration max, BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + max.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                return false;
            }
            TimeUnit.NANOSECONDS.sleep(POLL.toNanos());
        }
        return true;
    }

    private static boolean isReady(ChaosServer server) {
        try {
            return ((HttpURLConnection) server.uri("/api/v1/readyz").toURL().openConnection())
                    .getResponseCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private static long number(Connection connection, String sql) {
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
