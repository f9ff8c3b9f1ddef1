package dev.gonemaster.settings.jpa;

import dev.gonemaster.persistence.StoredIn;
import dev.gonemaster.persistence.StoredIn.Place;
import dev.gonemaster.persistence.Transactions;
import dev.gonemaster.settings.SettingStore;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;

/// Rows of `settings`.
@Dependent
@StoredIn(Place.DATABASE)
public class JpaSettings implements SettingStore {
    private final Transactions transactions;

    @Inject
    public JpaSettings(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Map<String, String> all() {
        return transactions.read(entities -> {
            var texts = new HashMap<String, String>();
            for (Object row : entities.createNativeQuery("SELECT name, value FROM settings").getResultList()) {
                Object[] columns = (Object[]) row;
                texts.put((String) columns[0], (String) columns[1]);
            }
            return Map.copyOf(texts);
        });
    }

    @Override
    public void put(String name, String value) {
        transactions.write(entities -> {
            entities.createNativeQuery("INSERT INTO settings (name, value) VALUES (?1, ?2)"
                    + transactions.dialect().unlessPresent("name")).setParameter(1, name).setParameter(2, value)
                    .executeUpdate();
            return entities.createNativeQuery("UPDATE settings SET value = ?2 WHERE name = ?1").setParameter(1, name)
                    .setParameter(2, value).executeUpdate();
        });
    }

    @Override
    public boolean remove(String name) {
        return transactions.write(entities -> entities.createNativeQuery("DELETE FROM settings WHERE name = ?1")
                .setParameter(1, name).executeUpdate()) == 1;
    }
}
