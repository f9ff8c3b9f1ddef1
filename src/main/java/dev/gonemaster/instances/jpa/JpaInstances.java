package dev.gonemaster.instances.jpa;

import dev.gonemaster.config.Driver;
import dev.gonemaster.instances.Instances;
import dev.gonemaster.persistence.StoredIn;
import dev.gonemaster.persistence.Transactions;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// The register in a SQLite database, which one process owns: every other server in it is dead, whatever its last beat.
@Dependent
@StoredIn(Driver.SQLITE)
public class JpaInstances implements Instances {
    /// Microseconds by the database's clock.
    private static final String NOW = "CAST(unixepoch('subsec') * 1000000 AS INTEGER)";

    private final Transactions transactions;

    @Inject
    public JpaInstances(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public String register() {
        String id = UUID.randomUUID().toString();
        change("INSERT INTO instances (id, started_at, last_beat_at) VALUES (?1, " + NOW + ", " + NOW + ")", id);
        return id;
    }

    @Override
    public boolean beat(String id) {
        return change("UPDATE instances SET last_beat_at = " + NOW + " WHERE id = ?1", id) == 1;
    }

    @Override
    public List<String> dead(Duration deadAfter, String self) {
        return transactions.read(entities -> {
            var dead = new ArrayList<String>();
            for (Object id : entities.createNativeQuery("SELECT id FROM instances WHERE id <> ?1 ORDER BY id")
                    .setParameter(1, self).getResultList()) {
                dead.add((String) id);
            }
            return dead;
        });
    }

    @Override
    public void remove(String id) {
        change("DELETE FROM instances WHERE id = ?1", id);
    }

    private int change(String sql, String id) {
        return transactions.write(entities -> entities.createNativeQuery(sql).setParameter(1, id).executeUpdate());
    }
}
