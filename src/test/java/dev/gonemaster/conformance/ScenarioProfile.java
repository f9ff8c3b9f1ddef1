package dev.gonemaster.conformance;

import dev.gonemaster.engine.Testcases;
import dev.gonemaster.engine.dns.ResolverSettings;
import dev.gonemaster.engine.profile.Profile;
import java.time.Duration;

/// The default profile, except that addresses of a private universe are asked too, and with less patience.
final class ScenarioProfile {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    static final Profile ASKING_EVERYWHERE = Testcases.profiles().defaults().with(settings());

    private ScenarioProfile() {
    }

    private static ResolverSettings settings() {
        return ResolverSettings.DEFAULT.withTimeout(PATIENCE).withTries(1).withRetransmit(PATIENCE)
                .withNonGlobal(true);
    }
}
