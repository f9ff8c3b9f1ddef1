package dev.gonemaster.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gonemaster.engine.message.Level;
import dev.gonemaster.engine.message.Module;
import dev.gonemaster.engine.profile.Profile;
import dev.gonemaster.engine.testcase.Testcase;
import dev.gonemaster.engine.weakkeys.Blocklist;
import dev.gonemaster.engine.weakkeys.BlocklistFiles;
import dev.gonemaster.engine.weakkeys.BlocklistPlaces;
import dev.gonemaster.engine.weakkeys.KeyMaterial;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Which list of keys the testcases of a run are handed.
class BlocklistOfRunTest {
    private static final KeyMaterial KEY = new KeyMaterial.Other(BigInteger.ONE);

    @TempDir
    private Path root;

    private final List<Optional<Blocklist>> seen = new ArrayList<>();
    private final List<Testcase> testcases = List.of(new FakeTestcase("zone09", Module.ZONE,
            (zone, _) -> seen.add(zone.blocklist())));
    private final Profile defaults = Testcases.profiles(testcases).defaults();
    private Path ofMachine;
    private Path ofProfile;

    @BeforeEach
    void folders() throws IOException {
        ofMachine = Files.createDirectory(root.resolve("machine"));
        ofProfile = Files.createDirectory(root.resolve("profile"));
    }

    @Test
    void aMachineCanHaveNone() {
        run(engine(BlocklistPlaces.NONE), defaults);
        assertThat(seen).containsExactly(Optional.empty());
    }

    @Test
    void allRunsShareThatOfTheMachine() {
        BlocklistFiles.write(ofMachine, 1, KEY);
        TestcaseEngine engine = engine(new BlocklistPlaces(List.of(ofMachine)));
        run(engine, defaults);
        run(engine, defaults);
        assertThat(seen.getFirst()).hasValueSatisfying(list -> assertThat(list.find(KEY)).hasValue("debianssl"));
        assertThat(seen.getLast().orElseThrow()).isSameAs(seen.getFirst().orElseThrow());
    }

    @Test
    void thatOfTheProfileComesFirst() {
        BlocklistFiles.write(ofMachine, 1, KEY);
        BlocklistFiles.write(ofProfile, 9, KEY);
        run(engine(new BlocklistPlaces(List.of(ofMachine))), defaults.withBadkeys(ofProfile));
        assertThat(seen.getFirst()).hasValueSatisfying(list -> assertThat(list.find(KEY)).hasValue("rfc"));
    }

    private TestcaseEngine engine(BlocklistPlaces places) {
        return new TestcaseEngine(TestcaseEngineTest.hints(), EngineParts.NETWORK.withBlocklists(places)
                .withTransports((_, _) -> TestcaseEngineTest.silent()), testcases, System::nanoTime);
    }

    private void run(TestcaseEngine engine, Profile profile) {
        engine.run(TestcaseEngineTest.request(profile, Set.of("zone09"), Level.NOTICE), TestcaseEngineTest.control(),
                RunProgress.NONE);
    }
}
