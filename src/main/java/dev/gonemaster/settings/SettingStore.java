package dev.gonemaster.settings;

import java.util.Map;

/// The settings that were changed while servers ran, as texts by name. Thread-safe; every method is atomic and durable
/// when it returns. Throws [dev.gonemaster.jobs.StoreUnavailableException] when the store is away.
public interface SettingStore {
    Map<String, String> all();

    /// Adds or replaces a setting. Whether the text is one that the setting may have is the caller's to know.
    void put(String name, String value);

    /// What the setting was before it was put here holds again.
    ///
    /// @return false when there was none of that name
    boolean remove(String name);
}
