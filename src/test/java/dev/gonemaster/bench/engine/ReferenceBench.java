package dev.gonemaster.bench.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Zonemaster's own command line tool over the zones of a [Universe]: several processes at once, then some alone.
public final class ReferenceBench {
    private static final int PROCESSES = 4;
    private static final double TICKS_PER_SECOND = 100;

    private ReferenceBench() {
    }

    /// @param args root hints, number of healthy zones in the universe, how many of them to run, `ill` for the ill ones
    public static void main(String[] args) throws Exception {
        Path hints = Path.of(args[0]);
        int zones = Integer.parseInt(args[1]);
        int count = Integer.parseInt(args[2]);
        double cpu = childrenCpu();
        long start = System.nanoTime();
        try (ExecutorService pool = Executors.newFixedThreadPool(PROCESSES)) {
            List<Future<Double>> runs = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                String zone = Universe.name(i * zones / count);
                runs.add(pool.submit(() -> timed(hints, zone)));
            }
            for (Future<Double> run : runs) {
                run.get();
            }
        }
        double wall = (System.nanoTime() - start) / 1e9;
        System.out.printf(Locale.ROOT, "reference, %d zones, %d processes: %.2f zones/s, %.0f ms CPU a zone%n", count,
                PROCESSES, count / wall, (childrenCpu() - cpu) * 1e3 / count);
        double[] walls = new double[5];
        for (int i = 0; i < walls.length; i++) {
            walls[i] = timed(hints, Universe.name(i * zones / walls.length));
        }
        Arrays.sort(walls);
        System.out.printf(Locale.ROOT, "reference, each alone: %.0f ms wall (median of %d)%n", walls[2], walls.length);
        if (args.length > 3) {
            for (String zone : List.of("dead.aa", "halfdead.aa", "noedns.aa")) {
                System.out.printf(Locale.ROOT, "reference, %s: %.1f s wall%n", zone, timed(hints, zone) / 1e3);
            }
        }
    }

    private static double timed(Path hints, String zone) throws IOException, InterruptedException, ExecutionException {
        long start = System.nanoTime();
        int exit = new ProcessBuilder("zonemaster-cli", "--hints", hints.toString(), "--raw", "--no-progress",
                "--level", "INFO", zone).redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT).start().waitFor();
        if (exit != 0) {
            throw new IllegalStateException("zonemaster-cli " + zone + " ended with " + exit);
        }
        return (System.nanoTime() - start) / 1e6;
    }

    /// Of processes that have ended.
    private static double childrenCpu() throws IOException {
        String[] fields = Files.readString(Path.of("/proc/self/stat")).replaceFirst("^.*\\) ", "").split(" ");
        return (Long.parseLong(fields[13]) + Long.parseLong(fields[14])) / TICKS_PER_SECOND;
    }
}
