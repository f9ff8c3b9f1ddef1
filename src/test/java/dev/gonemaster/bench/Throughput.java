package dev.gonemaster.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// Zones per second of a server with 16 workers beside the command line tool run zone by zone, over zones of the live
/// test universe. To be run inside its namespace; `src/test/bench/throughput.sh` does that.
public final class Throughput {
    private static final int JOBS = 200;
    private static final int ONE_BY_ONE = 25;
    private static final int WORKERS = 16;
    private static final double TICKS_PER_SECOND = 100;
    private static final String BASE = "http://127.0.0.1:8080/api/v1";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Path folder = Files.createTempDirectory("gonemaster-bench");
    private final Path hints = folder.resolve("hints");
    private final List<String> zones;

    private Throughput(Path data) throws IOException {
        JsonNode scenarios = JSON.readTree(data.resolve("zonemaster-testzones/scenarios.json").toFile());
        JsonNode root = scenarios.path("basic01/GOOD-1").path("hints");
        var lines = new StringBuilder();
        root.properties().forEach(server -> {
            lines.append(". 3600 NS ").append(server.getKey()).append(".\n");
            server.getValue().forEach(address -> lines.append(server.getKey()).append(". 3600 ")
                    .append(address.asText().contains(":") ? "AAAA " : "A ").append(address.asText()).append('\n'));
        });
        Files.writeString(hints, lines);
        var names = new TreeSet<String>();
        scenarios.forEach(scenario -> {
            if (scenario.path("hints").equals(root) && scenario.path("ns").isEmpty()
                    && scenario.path("testable").asBoolean()) {
                names.add(scenario.path("zone").asText());
            }
        });
        zones = List.copyOf(names);
    }

    /// @param args the folder with the conformance data
    public static void main(String[] args) throws IOException, InterruptedException {
        new Throughput(Path.of(args[0])).measure();
    }

    private void measure() throws IOException, InterruptedException {
        double[] single = oneByOne();
        double[] server = server();
        System.out.printf(Locale.ROOT, "one by one: %d zones, %.1f s, %.2f zones/s, %.2f CPU s a zone%n", ONE_BY_ONE,
                single[0], ONE_BY_ONE / single[0], single[1] / ONE_BY_ONE);
        System.out.printf(Locale.ROOT, "server:     %d zones, %.1f s, %.2f zones/s, %.2f CPU s a zone%n", JOBS,
                server[0], JOBS / server[0], server[1] / JOBS);
        System.out.printf(Locale.ROOT, "ratio:      %.1f%n", JOBS / server[0] / (ONE_BY_ONE / single[0]));
    }

    private double[] oneByOne() throws IOException, InterruptedException {
        double cpu = childrenCpu();
        long start = System.nanoTime();
        for (int i = 0; i < ONE_BY_ONE; i++) {
            String zone = zones.get(i * zones.size() / ONE_BY_ONE);
            int exit = new ProcessBuilder("bin/gonemaster", "--json", "--no-progress", "--allow-non-global", "--hints",
                    hints.toString(), zone).redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.INHERIT).start().waitFor();
            if (exit != 0) {
                throw new IllegalStateException("gonemaster " + zone + " ended with " + exit);
            }
        }
        return new double[] {seconds(start), childrenCpu() - cpu};
    }

    private double[] server() throws IOException, InterruptedException {
        Process process = new ProcessBuilder("bin/gonemaster-server", "--workers", Integer.toString(WORKERS),
                "--db-driver", "sqlite", "--db-dsn", folder.resolve("bench.db").toString(), "--hints",
                hints.toString(), "--public-api-allow-non-global-targets")
                .redirectOutput(folder.resolve("server.log").toFile())
                .redirectError(folder.resolve("server.err").toFile()).start();
        try {
            await(() -> status("/readyz") == 200);
            double cpu = cpu(process.pid());
            long start = System.nanoTime();
            var bodies = new ArrayList<String>();
            for (int i = 0; i < JOBS; i++) {
                bodies.add("{\"domain\": \"" + zones.get(i * zones.size() / JOBS) + "\"}");
            }
            for (String body : bodies) {
                HTTP.send(HttpRequest.newBuilder(URI.create(BASE + "/jobs")).POST(BodyPublishers.ofString(body))
                        .build(), BodyHandlers.discarding());
            }
            await(() -> total("/runs?limit=1") == JOBS);
            double wall = seconds(start);
            long failed = JOBS - total("/runs?status=succeeded&limit=1");
            System.out.println("jobs not succeeded: " + failed);
            return new double[] {wall, cpu(process.pid()) - cpu};
        } finally {
            process.destroy();
            process.waitFor(30, TimeUnit.SECONDS);
        }
    }

    private static long total(String path) {
        try {
            return JSON.readTree(HTTP.send(HttpRequest.newBuilder(URI.create(BASE + path)).build(),
                    BodyHandlers.ofString()).body()).path("total").asLong();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int status(String path) {
        try {
            return HTTP.send(HttpRequest.newBuilder(URI.create(BASE + path)).build(), BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            return 0;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void await(java.util.function.BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofMinutes(10).toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("not within 10 minutes");
            }
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    /// User and system time of a process in seconds, from /proc.
    private static double cpu(long pid) throws IOException {
        return ticks(Path.of("/proc/" + pid + "/stat"), 11);
    }

    /// The same of all children that have ended.
    private static double childrenCpu() throws IOException {
        return ticks(Path.of("/proc/self/stat"), 13);
    }

    private static double ticks(Path stat, int first) throws IOException {
        String line = Files.readString(stat);
        String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[first]) + Long.parseLong(fields[first + 1])) / TICKS_PER_SECOND;
    }
}
