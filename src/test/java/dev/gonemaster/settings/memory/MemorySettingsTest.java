package dev.gonemaster.settings.memory;

import dev.gonemaster.settings.SettingStore;
import dev.gonemaster.settings.SettingStoreContract;

class MemorySettingsTest implements SettingStoreContract {
    private final MemorySettings settings = new MemorySettings();

    @Override
    public SettingStore settings() {
        return settings;
    }
}
