package dev.gonemaster.persistence;

import dev.gonemaster.config.Driver;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.flywaydb.core.api.output.MigrateResult;
import org.jspecify.annotations.Nullable;

/// Brings a database to the schema of this version. The schema comes from nowhere else.
public final class Migrations {
    private static final System.Logger LOG = System.getLogger(Migrations.class.getName());
    private static final String FOREIGN_TABLE = "schema_migrations";
    /// There while a copy into the database is under way; what it holds is the copy's own.
    public static final String UNFINISHED_TABLE = "copy_progress";

    private final Driver driver;
    private final DataSource source;

    public Migrations(Driver driver, DataSource source) {
        this.driver = driver;
        this.source = source;
    }

    /// Runs what is missing; does nothing for memory. Call it outside a transaction, before any store is used; calling
    /// it again changes nothing.
    ///
    /// @throws DatabaseRefusedException in one sentence, for a newer database or one of another product
    public void migrate() {
        switch (driver) {
            case MEMORY -> { }
            case SQLITE, POSTGRES, MARIADB -> migrateDatabase();
        }
    }

    /// How the schema stands, without changing anything.
    ///
    /// @param version of the last step that was applied; null before the first
    /// @param pending steps that this version has and the database has not
    /// @param newer steps of a newer version of this server
    /// @param broken steps that failed, or were made by another text than the one that is here
    /// @param foreign whether this is a database of the Go gonemaster
    public record State(@Nullable String version, List<String> pending, List<String> newer, List<String> broken,
                        boolean foreign) {
        /// The schema is the one that this version works with.
        public boolean current() {
            return pending.isEmpty() && newer.isEmpty() && broken.isEmpty() && !foreign;
        }
    }

    public State state() {
        if (has(FOREIGN_TABLE)) {
            return new State(null, List.of(), List.of(), List.of(), true);
        }
        Flyway flyway = flyway();
        var pending = new ArrayList<String>();
        var newer = new ArrayList<String>();
        var broken = new TreeSet<String>();
        String version = null;
        for (MigrationInfo step : flyway.info().all()) {
            String name = String.valueOf(step.getVersion());
            if (step.getState().isFailed()) {
                broken.add(name);
            } else if (!step.getState().isApplied()) {
                pending.add(name);
            } else if (newer(step)) {
                newer.add(name);
            } else {
                version = name;
            }
        }
        if (version != null) {
            flyway.validateWithResult().invalidMigrations.stream().map(step -> step.version)
                    .filter(step -> !pending.contains(step) && !newer.contains(step)).forEach(broken::add);
        }
        return new State(version, pending, newer, List.copyOf(broken), false);
    }

    private static boolean newer(MigrationInfo step) {
        return step.getState().isApplied() && !step.getState().isResolved();
    }

    private Flyway flyway() {
        return Flyway.configure(Migrations.class.getClassLoader()).dataSource(source)
                .locations("classpath:db/migration/" + Dialect.of(driver).folder()).ignoreMigrationPatterns("")
                .loggers("slf4j").load();
    }

    private void migrateDatabase() {
        refuseForeign();
        refuseUnfinished();
        Flyway flyway = flyway();
        refuseNewer(flyway);
        try {
            MigrateResult result = flyway.migrate();
            LOG.log(Level.INFO, "database migrated version={0} steps={1}", result.targetSchemaVersion == null
                    ? result.initialSchemaVersion : result.targetSchemaVersion, result.migrationsExecuted);
        } catch (FlywayValidateException e) {
            throw new DatabaseRefusedException("the schema of the database is not the one that this version made", e);
        }
    }

    private static void refuseNewer(Flyway flyway) {
        for (MigrationInfo step : flyway.info().all()) {
            if (newer(step)) {
                throw new DatabaseRefusedException("the database was used by a newer version of this server (step "
                        + step.getVersion() + ")");
            }
        }
    }

    private void refuseForeign() {
        if (has(FOREIGN_TABLE)) {
            throw new DatabaseRefusedException("this is a database of the Go gonemaster; copy it into a new one"
                    + " with: gonemaster-server db copy --from <its DSN>");
        }
    }

    private void refuseUnfinished() {
        if (has(UNFINISHED_TABLE)) {
            throw new DatabaseRefusedException("a copy into this database was interrupted; the same gonemaster-server"
                    + " db command again finishes it");
        }
    }

    private boolean has(String table) {
        try (Connection connection = source.getConnection()) {
            return DirectDatabase.hasTable(connection, table);
        } catch (SQLException e) {
            throw new DatabaseRefusedException("the database cannot be read: " + e.getMessage(), e);
        }
    }
}
