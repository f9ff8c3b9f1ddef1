package dev.gonemaster.settings;

import dev.gonemaster.config.Driver;
import dev.gonemaster.config.GivenFlags;
import dev.gonemaster.config.ServerConfig;
import java.time.Duration;
import java.util.Set;

/// The poll of a server that was started with a retention of 7 days and an interval of an hour, without flags.
public final class TestPoll {
    private TestPoll() {
    }

    public static SettingPoll over(SettingStore store) {
        var configured = new ServerConfig.Database(Driver.MEMORY, null, 7, Duration.ofHours(1),
                ServerConfig.Pool.STANDARD);
        return new SettingPoll(store, new SettingSources(configured, new GivenFlags(Set.of())), Thread::new);
    }
}
