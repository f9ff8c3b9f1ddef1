package dev.gonemaster.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gonemaster.config.ServerConfig;
import dev.gonemaster.engine.RunRequest;
import dev.gonemaster.engine.Testcases;
import dev.gonemaster.engine.dns.ResolverSettings;
import dev.gonemaster.engine.message.Level;
import dev.gonemaster.engine.profile.Profile;
import dev.gonemaster.engine.profile.ProfileReader;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunPreparationTest {
    private static final ServerConfig.Testing PLAIN = testing(null, ServerConfig.Asking.AS_THE_PROFILE_SAYS);

    private final ProfileReader reader = Testcases.profiles();

    @TempDir
    Path folder;

    @Test
    void aPlainJobIsTestedAsTheServerSays() {
        var prepared = preparation(PLAIN).prepare(Runs.running(1, "zone.example", TestSpec.DEFAULT));
        RunRequest request = prepared.request();
        assertThat(request.zone().toString()).isEqualTo("zone.example.");
        assertThat(request.minLevel()).isEqualTo(Level.INFO);
        assertThat(request.testcases()).isEmpty();
        assertThat(request.undelegatedData().replacesDelegation()).isFalse();
        assertThat(request.profile()).isEqualTo(reader.defaults());
        assertThat(prepared.effectiveProfile()).isEqualTo(reader.toJson(reader.defaults()));
    }

    @Test
    void theRootIsAZoneToo() {
        assertThat(prepare(TestSpec.DEFAULT, ".").zone().toString()).isEqualTo(".");
    }

    @Test
    void theJobGoesOverTheServer() {
        var spec = new TestSpec(List.of("basic01"), "{\"resolver\":{\"defaults\":{\"retry\":7}}}", List.of(), List.of(),
                "WARNING", true, false);
        var prepared = preparation(PLAIN).prepare(Runs.running(1, "zone.example", spec));
        assertThat(prepared.request().testcases()).containsExactly("basic01");
        assertThat(prepared.minLevel()).isEqualTo(Level.WARNING);
        assertThat(prepared.request().minLevel()).isEqualTo(Level.INFO);
        ResolverSettings asked = prepared.request().profile().resolver();
        assertThat(asked.tries()).isEqualTo(7);
        assertThat(asked.ipv4()).isFalse();
        assertThat(asked.ipv6()).isTrue();
        assertThat(prepared.effectiveProfile()).isEqualTo(reader.toJson(prepared.request().profile()));
    }

    @Test
    void aJobCannotOpenWhatTheServerHasShut() {
        var open = spec("{\"net\":{\"allow_non_global_targets\":true}}");
        assertThat(prepare(open, "zone.example").profile().resolver().allowNonGlobal()).isFalse();
    }

    @Test
    void aJobMayShutWhatTheServerHasOpened() {
        var testing = testing(null, new ServerConfig.Asking(null, null, null, null, null, null, null, null, true));
        RunPreparation preparation = preparation(testing);
        assertThat(preparation.prepare(Runs.running(1, "zone.example", TestSpec.DEFAULT)).request().profile()
                .resolver().allowNonGlobal()).isTrue();
        assertThat(preparation.prepare(Runs.running(1, "zone.example",
                spec("{\"net\":{\"allow_non_global_targets\":false}}"))).request().profile()
                .resolver().allowNonGlobal()).isFalse();
    }

    @Test
    void anUndelegatedTestHasItsServersAndMayAskThem() throws IOException {
        var spec = new TestSpec(List.of(), null,
                List.of(new TestSpec.Nameserver("ns1.zone.example", "192.0.2.1"),
                        new TestSpec.Nameserver("ns1.zone.example", "2001:db8::1"),
                        new TestSpec.Nameserver("ns.other.example", null)),
                List.of(new TestSpec.Ds(12345, 13, 2, "00ff".repeat(16))), null, false, false);
        RunRequest request = prepare(spec, "zone.example");
        assertThat(request.undelegatedData().replacesDelegation()).isTrue();
        assertThat(request.undelegatedData().nameServers().names()).extracting(Object::toString)
                .containsExactlyInAnyOrder("ns1.zone.example.", "ns.other.example.");
        assertThat(request.undelegatedData().nameServers().servers()).extracting(Object::toString)
                .containsExactly("ns1.zone.example/192.0.2.1", "ns1.zone.example/2001:db8::1");
        assertThat(request.profile().resolver().alwaysAllowed()).containsExactlyInAnyOrder(
                InetAddress.ofLiteral("192.0.2.1"), InetAddress.ofLiteral("2001:db8::1"));
        assertThat(request.undelegatedData().ds()).singleElement().satisfies(ds -> {
            assertThat(ds.getName()).isEqualTo(request.zone());
            assertThat(ds.getFootprint()).isEqualTo(12345);
            assertThat(ds.getAlgorithm()).isEqualTo(13);
            assertThat(ds.getDigestID()).isEqualTo(2);
            assertThat(ds.getDigest()).hasSize(32).startsWith((byte) 0, (byte) 0xff);
        });
    }

    @Test
    void theServerSettingsGoOverTheProfileFile() throws IOException {
        Path file = Files.writeString(folder.resolve("profile.json"),
                "{\"resolver\":{\"defaults\":{\"retry\":4,\"timeout\":9}}}");
        var testing = testing(file, new ServerConfig.Asking(null, 6, 2, false, 7, null, "192.0.2.7", null, false));
        Profile profile = ServerProfile.read(reader, testing);
        assertThat(profile.resolver().timeout()).isEqualTo(Duration.ofSeconds(9));
        assertThat(profile.resolver().tries()).isEqualTo(6);
        assertThat(profile.resolver().retransmit()).isEqualTo(Duration.ofSeconds(2));
        assertThat(profile.resolver().fallback()).isFalse();
        assertThat(profile.resolver().source4()).isEqualTo(InetAddress.ofLiteral("192.0.2.7"));
        assertThat(profile.resolver().source6()).isNull();
        assertThat(profile.resolver().controls().positiveTtl()).hasSeconds(7);
        assertThat(profile.resolver().controls().negativeTtl()).hasSeconds(30);
    }

    @Test
    void aProfileFileThatIsWrongIsNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("profile.json"), "{\"net\":{\"ipv4\":7}}");
        var testing = testing(file, ServerConfig.Asking.AS_THE_PROFILE_SAYS);
        assertThatThrownBy(() -> ServerProfile.read(reader, testing))
                .hasMessageContaining("profile.json").hasMessageContaining("net.ipv4");
    }

    @Test
    void noJobExecutesWhatTheServerExcludes() {
        RunPreparation preparation = preparation(new ServerConfig.Testing(null, List.of("Basic03", "zone"), Level.INFO,
                null, Duration.ZERO, ServerConfig.Ipv6Mode.DETECT, ServerConfig.Asking.AS_THE_PROFILE_SAYS));
        assertThat(preparation.prepare(Runs.running(1, "zone.example", TestSpec.DEFAULT)).request().profile()
                .testcases()).contains("basic01").doesNotContain("basic03", "zone09");
        assertThat(preparation.prepare(Runs.running(1, "zone.example", spec("{\"test_cases\":[\"basic03\",\"basic02\"]}")))
                .request().profile().testcases()).containsExactly("basic02");
        assertThat(preparation.prepare(Runs.running(1, "zone.example", only("zone09", "basic01"))).request()
                .testcases()).containsExactly("basic01");
        assertThatThrownBy(() -> preparation.prepare(Runs.running(1, "zone.example", only("zone09"))))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("none of the testcases");
    }

    @Test
    void anExcludedNameThatIsNoneStopsTheStart() {
        var testing = new ServerConfig.Testing(null, List.of("nothing"), Level.INFO, null, Duration.ZERO,
                ServerConfig.Ipv6Mode.DETECT, ServerConfig.Asking.AS_THE_PROFILE_SAYS);
        assertThatThrownBy(() -> ServerProfile.read(reader, testing)).hasMessageContaining("--exclude");
    }

    private static TestSpec only(String... testcases) {
        return new TestSpec(List.of(testcases), null, List.of(), List.of(), null, false, false);
    }

    private static ServerConfig.Testing testing(@Nullable Path profile, ServerConfig.Asking asking) {
        return new ServerConfig.Testing(profile, List.of(), Level.INFO, null, Duration.ZERO,
                ServerConfig.Ipv6Mode.DETECT, asking);
    }

    private RunRequest prepare(TestSpec spec, String domain) {
        return preparation(PLAIN).prepare(Runs.running(1, domain, spec)).request();
    }

    private RunPreparation preparation(ServerConfig.Testing testing) {
        return new RunPreparation(reader, ServerProfile.read(reader, testing), testing.minLevel(),
                testing.exclude());
    }

    private static TestSpec spec(@Nullable String overrides) {
        return new TestSpec(List.of(), overrides, List.of(), List.of(), null, false, false);
    }
}
