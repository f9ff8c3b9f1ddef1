package dev.gonemaster.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// How every store keeps settings.
public interface SettingStoreContract {
    SettingStore settings();

    @AfterEach
    default void leaveNoSetting() {
        settings().all().keySet().forEach(settings()::remove);
    }

    @Test
    default void aSettingIsReplacedAndRemoved() {
        assertThat(settings().all()).isEmpty();

        settings().put("one", "1");
        settings().put("two", "2");
        settings().put("one", "1");
        assertThat(settings().all()).isEqualTo(Map.of("one", "1", "two", "2"));

        settings().put("one", "3");
        assertThat(settings().all()).isEqualTo(Map.of("one", "3", "two", "2"));

        assertThat(settings().remove("one")).isTrue();
        assertThat(settings().remove("one")).isFalse();
        assertThat(settings().all()).isEqualTo(Map.of("two", "2"));
    }

    @Test
    default void namesAndTextsAreKeptAsTheyAre() {
        String text = "räksmörgås 🦞 ' \" % ".repeat(5_000);
        settings().put("Name", text);
        settings().put("name", "");

        assertThat(settings().all()).isEqualTo(Map.of("Name", text, "name", ""));
    }
}
