package dev.gonemaster.engine.score;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gonemaster.engine.DomainName;
import dev.gonemaster.engine.RunRequest;
import dev.gonemaster.engine.Testcases;
import dev.gonemaster.engine.message.Level;
import dev.gonemaster.engine.profile.Profile;
import dev.gonemaster.engine.profile.ProfileReader;
import dev.gonemaster.engine.zone.UndelegatedData;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScoredRunTest {
    private final ProfileReader reader = Testcases.profiles();

    @ParameterizedTest
    @CsvSource({"., true", "xa, true", "xn--p1ai, true", "zone.xa, false", "2.0.192.in-addr.arpa, false"})
    void aTldAndTheRootAreTopLevel(String zone, boolean topLevel) {
        assertThat(run(zone, Set.of(), reader.defaults()).topLevel()).isEqualTo(topLevel);
    }

    @Test
    void whatRunsIsWhatTheProfileSaysUnlessTestcasesWereNamed() {
        Profile profile = reader.merge(reader.defaults(), "{\"test_cases\":[\"basic01\",\"basic02\"]}");
        assertThat(run("zone.xa", Set.of(), profile).testcases()).containsExactlyInAnyOrder("basic01", "basic02");
        assertThat(run("zone.xa", Set.of("zone09"), profile).testcases()).containsExactly("zone09");
    }

    @Test
    void theProfileSaysWhichFamiliesAreOff() {
        assertThat(run("zone.xa", Set.of(), reader.defaults()).disabled()).isEmpty();
        assertThat(run("zone.xa", Set.of(), reader.merge(reader.defaults(), "{\"net\":{\"ipv4\":false}}")).disabled())
                .containsExactly(AddressFamily.IPV4);
        assertThat(run("zone.xa", Set.of(), reader.merge(reader.defaults(), "{\"net\":{\"ipv6\":false}}")).disabled())
                .containsExactly(AddressFamily.IPV6);
    }

    private static ScoredRun run(String zone, Set<String> testcases, Profile profile) {
        return ScoredRun.of(new RunRequest(DomainName.normalize(zone), testcases, UndelegatedData.NONE, Level.INFO,
                profile), List.of());
    }
}
