package dev.gonemaster.chaos;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;

/// Runs what [ChaosSettings] says, in the project's folder; prints the table of counts, and what is broken. Ends with 0
/// when nothing is.
public final class Chaos {
    private Chaos() {
    }

    public static void main(String[] words) throws Exception {
        ChaosSettings settings = ChaosSettings.of(words);
        Path project = Path.of("").toAbsolutePath();
        Path folder = Files.createDirectories(project.resolve("target/chaos"));
        TestOnlyServer product = TestOnlyServer.make(project, folder.resolve("server"));
        boolean well = true;
        for (String database : settings.databases()) {
            Path logs = Files.createTempDirectory(folder, "run-");
            say("logs in " + logs);
            List<String> breaches = new ChaosRun(settings, database).run(product, logs);
            breaches.forEach(breach -> System.out.println("BROKEN on " + database + ": " + breach));
            System.out.println(database + ": " + (breaches.isEmpty() ? "every rule holds" : "broken"));
            well &= breaches.isEmpty();
        }
        System.exit(well ? 0 : 1);
    }

    static void say(String what) {
        System.err.println(LocalTime.now().truncatedTo(ChronoUnit.SECONDS) + " " + what);
    }
}
