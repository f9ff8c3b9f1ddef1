package dev.gonemaster.bench.storage;

import dev.gonemaster.config.Driver;
import java.sql.SQLException;
import java.util.Locale;
import java.util.logging.Level;
import java.util.logging.Logger;

/// Sixteen claimers at once over a million queued jobs. With an index over the state alone this ends a MariaDB.
///
/// Arguments: database, queued jobs.
public final class Crowd {
    private static final int CLAIMERS = 16;

    private Crowd() {
    }

    public static void main(String[] args) throws SQLException, InterruptedException {
        Logger.getLogger("").setLevel(Level.WARNING);
        Driver driver = Driver.valueOf(args[0].toUpperCase(Locale.ROOT));
        int queued = Integer.parseInt(args[1]);
        try (Backend backend = Backend.start(driver, System.getProperty("provider", "ECLIPSELINK"));
                Site site = backend.site()) {
            new Population(queued, 0, 50_000).fill(site.driver(), site.database().source(false));
            long pid = backend.server().pid();
            var watch = new Watch();
            long taken = Crew.run(CLAIMERS, number -> Claiming.claimAll(site.stores().queue(), "server-" + number));
            System.out.printf(Locale.ROOT, "%s: %d claimers took %,d of %,d queued jobs in %.0f s (%,.0f/s);"
                    + " the server is %s%n", driver, CLAIMERS, taken, queued, watch.seconds(), taken / watch.seconds(),
                    backend.server().isAlive() && backend.server().pid() == pid ? "alive" : "DEAD");
        }
    }
}
