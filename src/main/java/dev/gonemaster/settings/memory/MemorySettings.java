package dev.gonemaster.settings.memory;

import dev.gonemaster.persistence.StoredIn;
import dev.gonemaster.persistence.StoredIn.Place;
import dev.gonemaster.settings.SettingStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Settings of this process.
@ApplicationScoped
@StoredIn(Place.MEMORY)
public class MemorySettings implements SettingStore {
    private final Map<String, String> texts = new ConcurrentHashMap<>();

    @Override
    public Map<String, String> all() {
        return Map.copyOf(texts);
    }

    @Override
    public void put(String name, String value) {
        texts.put(name, value);
    }

    @Override
    public boolean remove(String name) {
        return texts.remove(name) != null;
    }
}
