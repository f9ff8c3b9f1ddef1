package dev.gonemaster.engine.testcase.dnssec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gonemaster.engine.dns.DnsClient;
import dev.gonemaster.engine.dns.NameServer;
import dev.gonemaster.engine.dns.Query;
import dev.gonemaster.engine.dns.Response;
import dev.gonemaster.engine.scenario.ScriptedTransport;
import dev.gonemaster.engine.scenario.World;
import dev.gonemaster.engine.scenario.ZoneContent;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

class PathServersTest {
    private static final Name ABOVE = World.absolute("xb");
    private static final Name ZONE = World.absolute("op.xb");

    private final World world = new World();

    @Test
    void theFirstAddressesOfTwoNamesAreAsked() {
        assertThat(servers(referral("ns1.op.xb", "ns2.op.xb", "ns3.op.xb")
                .with("ns1.op.xb", "A", "192.0.2.1").with("ns1.op.xb", "AAAA", "2001:db8::1")
                .with("ns2.op.xb", "A", "192.0.2.2").with("ns3.op.xb", "A", "192.0.2.3")))
                .containsExactly("ns1.op.xb/192.0.2.1", "ns2.op.xb/192.0.2.2");
    }

    @Test
    void twoAddressesOfTheOnlyNameAreAsked() {
        assertThat(servers(referral("ns1.op.xb").with("ns1.op.xb", "AAAA", "2001:db8::1")
                .with("ns1.op.xb", "A", "192.0.2.2").with("ns1.op.xb", "A", "192.0.2.1")))
                .containsExactly("ns1.op.xb/192.0.2.1", "ns1.op.xb/192.0.2.2");
    }

    @Test
    void addressesOfAFamilyThatIsOffAreLeftOut() {
        world.withoutIpv4();
        assertThat(servers(referral("ns1.op.xb", "ns2.op.xb").with("ns1.op.xb", "A", "192.0.2.1")
                .with("ns2.op.xb", "AAAA", "2001:db8::2").with("ns2.op.xb", "A", "192.0.2.2")))
                .containsExactly("ns2.op.xb/2001:db8::2");
    }

    @Test
    void addressesOutsideTheZoneAboveAreLookedUp() {
        String own = world.server("ns.xc").addresses().getFirst().getHostAddress();
        assertThat(servers(referral("ns.xc").with("ns.xc", "A", "192.0.2.66"))).contains("ns.xc/" + own)
                .doesNotContain("ns.xc/192.0.2.66");
    }

    @Test
    void noMoreThanSomeNamesAreLookedFor() {
        String[] names = IntStream.range(0, PathServers.NAMES_MAX).mapToObj(i -> "a" + i + ".op.xb")
                .toArray(String[]::new);
        ZoneContent full = referral(names).with("b.op.xb", "A", "192.0.2.1").with("@", "NS", "b.op.xb.");
        assertThat(servers(full)).isEmpty();
        assertThat(servers(full.with("a7.op.xb", "A", "192.0.2.7"))).containsExactly("a7.op.xb/192.0.2.7");
    }

    private List<String> servers(ZoneContent referral) {
        var message = new Message();
        for (Record record : referral.records()) {
            message.addRecord(record, record.getType() == Type.NS ? Section.AUTHORITY : Section.ADDITIONAL);
        }
        var response = new Response(Query.dnssec(ZONE, Type.DS), World.address("192.0.2.53"), message, Duration.ZERO,
                ScriptedTransport.NOW);
        DnsClient dns = world.zone("child.xa").tested().dns();
        return new PathServers(dns.settings(), new PathQuestions(dns)).of(response, ZONE, ABOVE).stream()
                .map(NameServer::toString).toList();
    }

    /// To `op.xb`, without addresses.
    private static ZoneContent referral(String... servers) {
        var content = new ZoneContent(ZONE);
        for (String server : servers) {
            content.with("@", "NS", server + ".");
        }
        return content;
    }
}
