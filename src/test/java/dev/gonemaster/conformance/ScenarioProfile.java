package dev.gonemaster.conformance;

import dev.gonemaster.engine.Testcases;
import dev.gonemaster.engine.dns.ResolverSettings;
import dev.gonemaster.engine.profile.Profile;
import dev.gonemaster.engine.profile.Thresholds;
import java.time.Duration;

/// The default profile, except that addresses of a private universe are asked too, and with less patience.
final class ScenarioProfile {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    static final Profile ASKING_EVERYWHERE = Testcases.profiles().defaults().with(settings());

    private ScenarioProfile() {
    }

    /// The same with those thresholds.
    static Profile askingEverywhere(Thresholds thresholds) {
        return new Profile(ASKING_EVERYWHERE.testcases(), ASKING_EVERYWHERE.levels(), ASKING_EVERYWHERE.resolver(),
                thresholds, ASKING_EVERYWHERE.asn(), ASKING_EVERYWHERE.oneAfterAnother());
    }

    private static ResolverSettings settings() {
        return ResolverSettings.DEFAULT.withTimeout(PATIENCE).withTries(1).withRetransmit(PATIENCE)
                .withNonGlobal(true);
    }
}
