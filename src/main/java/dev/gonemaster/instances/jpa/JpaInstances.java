package dev.gonemaster.instances.jpa;

import dev.gonemaster.instances.Instances;
import dev.gonemaster.persistence.Conditions;
import dev.gonemaster.persistence.Dialect;
import dev.gonemaster.persistence.Micros;
import dev.gonemaster.persistence.StoredIn;
import dev.gonemaster.persistence.StoredIn.Place;
import dev.gonemaster.persistence.Transactions;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/// The register in a database. A SQLite file has one process as its owner: every other server in it is dead, whatever
/// its last beat.
@Dependent
@StoredIn(Place.DATABASE)
public class JpaInstances implements Instances {
    private final Transactions transactions;
    private final String now;

    @Inject
    public JpaInstances(Transactions transactions) {
        this.transactions = transactions;
        now = transactions.dialect().now();
    }

    @Override
    public String register() {
        String id = UUID.randomUUID().toString();
        change("INSERT INTO instances (id, started_at, last_beat_at) VALUES (?1, " + now + ", " + now + ")", id);
        return id;
    }

    @Override
    public boolean beat(String id) {
        return change("UPDATE instances SET last_beat_at = " + now + " WHERE id = ?1", id) == 1;
    }

    @Override
    public Instant now() {
        return transactions.read(entities -> Micros.instant(
                ((Number) entities.createNativeQuery("SELECT " + now).getSingleResult()).longValue()));
    }

    @Override
    public boolean shared() {
        return transactions.dialect() != Dialect.SQLITE;
    }

    @Override
    public Set<String> registered() {
        return new LinkedHashSet<>(ids(new Conditions()));
    }

    @Override
    public List<String> dead(Duration deadAfter, String self) {
        var others = new Conditions().and("id <> ?", self);
        if (shared()) {
            others.and("last_beat_at < " + now + " - ?", TimeUnit.NANOSECONDS.toMicros(deadAfter.toNanos()));
        }
        return ids(others);
    }

    private List<String> ids(Conditions where) {
        return transactions.read(entities -> {
            var ids = new ArrayList<String>();
            for (Object id : where.query(entities, "SELECT id FROM instances", " ORDER BY id").getResultList()) {
                ids.add((String) id);
            }
            return ids;
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
