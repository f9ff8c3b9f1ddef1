package dev.gonemaster.conformance;

import dev.gonemaster.engine.Testcases;
import dev.gonemaster.engine.dns.ResolverSettings;
import dev.gonemaster.engine.profile.Profile;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;

/// The default profile, except that addresses of a private universe are asked too, and with less patience.
final class ScenarioProfile {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    static final Profile ASKING_EVERYWHERE = new Profile(testcases(), null, settings());

    private ScenarioProfile() {
    }

    private static LinkedHashSet<String> testcases() {
        var ids = new LinkedHashSet<String>();
        Testcases.all().forEach(testcase -> ids.add(testcase.id()));
        return ids;
    }

    private static ResolverSettings settings() {
        return new ResolverSettings(PATIENCE, 1, PATIENCE, true, true, true, true, null, null, Set.of());
    }
}
