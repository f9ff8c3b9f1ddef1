package dev.gonemaster.persistence;

import dev.gonemaster.config.Driver;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.flywaydb.core.api.output.MigrateResult;

/// Brings a database to the schema of this version. The schema comes from nowhere else.
public final class Migrations {
    private static final System.Logger LOG = System.getLogger(Migrations.class.getName());
    private static final String FOREIGN_TABLE = "schema_migrations";

    private final Driver driver;
    private final DataSource source;

    public Migrations(Driver driver, DataSource source) {
        this.driver = driver;
        this.source = source;
    }

    /// Runs what is missing; does nothing for memory. Call it outside a transaction, before any store is used; calling it
    /// again changes nothing.
    ///
    /// @throws DatabaseRefusedException in one sentence, for a newer database or one of another product
    public void migrate() {
        switch (driver) {
            case MEMORY -> { }
            case SQLITE, POSTGRES, MARIADB -> migrate("classpath:db/migration/" + Dialect.of(driver).folder());
        }
    }

    private void migrate(String folder) {
        refuseForeign();
        Flyway flyway = Flyway.configure(Migrations.class.getClassLoader()).dataSource(source).locations(folder)
                .ignoreMigrationPatterns("").loggers("slf4j").load();
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
            if (step.getState().isApplied() && !step.getState().isResolved()) {
                throw new DatabaseRefusedException("the database was used by a newer version of this server (step "
                        + step.getVersion() + ")");
            }
        }
    }

    private void refuseForeign() {
        try (Connection connection = source.getConnection();
                ResultSet found = connection.getMetaData().getTables(connection.getCatalog(), connection.getSchema(),
                        FOREIGN_TABLE, null)) {
            if (found.next()) {
                throw new DatabaseRefusedException("this is a database of the Go gonemaster; copy it into a new one"
                        + " with: gonemaster-server db copy --from <its DSN>");
            }
        } catch (SQLException e) {
            throw new DatabaseRefusedException("the database cannot be read: " + e.getMessage(), e);
        }
    }
}
