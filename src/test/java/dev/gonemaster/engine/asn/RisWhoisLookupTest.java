package dev.gonemaster.engine.asn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gonemaster.engine.asn.AsnAnswer.Code;
import dev.gonemaster.engine.dns.Deadline;
import dev.gonemaster.engine.dns.DnsClient;
import dev.gonemaster.engine.dns.LineExchange;
import dev.gonemaster.engine.dns.LineServer;
import dev.gonemaster.engine.dns.ResolverSettings;
import dev.gonemaster.engine.dns.SharedLimits;
import dev.gonemaster.engine.scenario.World;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
class RisWhoisLookupTest {
    private static final InetAddress IPV4 = InetAddress.ofLiteral("192.0.2.10");
    private static final InetAddress IPV6 = InetAddress.ofLiteral("2001:db8:0:0::a");
    private static final String HOST = "whois.first.xb";

    private final World world = new World();
    private final DnsClient dns;

    RisWhoisLookupTest() {
        world.server(HOST).at("127.0.0.1");
        dns = world.zone("child.xa").tested().dns();
    }

    @Test
    void theAnswerIsTheLineThatIsNoComment() throws IOException {
        try (LineServer server = LineServer.answering("% hello\r\n\r\n64500\t192.0.2.0/24\t354\r\n\r\n")) {
            AsnAnswer answer = find(server, IPV4);
            assertThat(answer.code()).isEqualTo(Code.AS_FOUND);
            assertThat(answer.asns()).containsExactly(64500L);
            assertThat(answer.prefix()).isEqualTo("192.0.2.0/24");
            assertThat(answer.raw()).isEqualTo("64500\t192.0.2.0/24\t354");
            assertThat(server.received()).containsExactly(" -F -M 192.0.2.10");
        }
    }

    @Test
    void ipv6AddressesAreAskedInTheirShortForm() throws IOException {
        try (LineServer server = LineServer.answering("64500 2001:db8::/32 1\n")) {
            assertThat(find(server, IPV6).prefix()).isEqualTo("2001:db8::/32");
            assertThat(server.received()).containsExactly(" -F -M 2001:db8::a");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"64500,64501", "{64501,64500}", "AS64500,AS64501", "64500{64501}"})
    void severalSystemsAnnounceThePrefix(String asns) throws IOException {
        try (LineServer server = LineServer.answering(asns + "\t192.0.2.0/24\t354\n")) {
            assertThat(find(server, IPV4).asns()).containsExactly(64500L, 64501L);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"% nothing\n", "\n", "%\n\n%\n"})
    void noLineMeansNobody(String text) throws IOException {
        try (LineServer server = LineServer.answering(text)) {
            assertThat(find(server, IPV4)).isEqualTo(AsnAnswer.EMPTY);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "64500\t192.0.2.0/2", "% hello\n64500\t19", "garbage\n", "no number\n",
            "64500\n", "x\t192.0.2.0/24\n", "64500\t192.0.2.0/99\n", "64500\t192.0.3.0/24\n", "{}\t192.0.2.0/24\n",
            "64500\t192.0.2.0/24\ngarbage\n", "\0\0\0\0\n", "99999999999\t192.0.2.0/24\n"})
    void answersThatAreCutOrCannotBeReadAreErrors(String text) throws IOException {
        try (LineServer server = LineServer.answering(text)) {
            assertThat(find(server, IPV4)).isEqualTo(AsnAnswer.FAILED);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"64500\t192.0.2.0/24\t354\n", "%"})
    void answersWithoutEndAreErrors(String text) throws IOException {
        try (LineServer server = LineServer.endless(text)) {
            assertThat(find(server, IPV4)).isEqualTo(AsnAnswer.FAILED);
        }
    }

    @Test
    void silenceIsAnError() throws IOException {
        try (LineServer server = LineServer.silent()) {
            assertThat(find(server, IPV4)).isEqualTo(AsnAnswer.FAILED);
        }
    }

    @Test
    void aServerWithoutAddressIsAnError() throws IOException {
        try (LineServer server = LineServer.answering("64500\t192.0.2.0/24\t354\n")) {
            assertThat(lookup(server, world.settings(), "nowhere.first.xb").find(IPV4)).isEqualTo(AsnAnswer.FAILED);
            assertThat(server.received()).isEmpty();
        }
    }

    @Test
    void aServerThatMayNotBeAskedIsAnError() throws IOException {
        try (LineServer server = LineServer.answering("64500\t192.0.2.0/24\t354\n")) {
            assertThat(lookup(server, world.settings().withNonGlobal(false), HOST).find(IPV4))
                    .isEqualTo(AsnAnswer.FAILED);
            assertThat(server.received()).isEmpty();
        }
    }

    @Test
    void anotherSourceIsAskedWhenOneFails() throws IOException {
        try (LineServer server = LineServer.answering("64500\t192.0.2.0/24\t354\n")) {
            assertThat(lookup(server, world.settings(), "nowhere.first.xb", HOST).find(IPV4).asns())
                    .containsExactly(64500L);
        }
    }

    @Test
    void manyWhoAskAtOnceMakeOneLookUp() throws IOException {
        try (LineServer server = LineServer.answering("64500\t192.0.2.0/24\t354\n")) {
            AsnLookup lookup = lookup(server, world.settings(), HOST);
            List<Supplier<AsnAnswer>> tasks = Collections.nCopies(20, () -> lookup.find(IPV4));
            assertThat(dns.inParallel(tasks)).hasSize(20).allMatch(answer -> answer.code() == Code.AS_FOUND);
            assertThat(server.received()).hasSize(1);
        }
    }

    private AsnAnswer find(LineServer server, InetAddress address) {
        return lookup(server, world.settings().withTimeout(Duration.ofMillis(500)), HOST).find(address);
    }

    private AsnLookup lookup(LineServer server, ResolverSettings settings, String... sources) {
        Deadline deadline = Deadline.after(Duration.ofMinutes(1));
        return new AsnLookups(AsnStore.NONE, server.port()).forRun(
                new AsnSettings(AsnSettings.Style.RIPE, Map.of(AsnSettings.Style.RIPE, List.of(sources))),
                dns, new LineExchange(settings, new SharedLimits(), deadline), deadline);
    }
}
