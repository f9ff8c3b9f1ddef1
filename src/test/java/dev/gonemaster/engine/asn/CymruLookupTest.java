package dev.gonemaster.engine.asn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gonemaster.engine.asn.AsnAnswer.Code;
import dev.gonemaster.engine.dns.Deadline;
import dev.gonemaster.engine.dns.DnsClient;
import dev.gonemaster.engine.dns.LineExchange;
import dev.gonemaster.engine.dns.Outcome.Failure;
import dev.gonemaster.engine.dns.SharedLimits;
import dev.gonemaster.engine.scenario.Misbehaviour;
import dev.gonemaster.engine.scenario.ScriptedTransport;
import dev.gonemaster.engine.scenario.ScriptedZone;
import dev.gonemaster.engine.scenario.World;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Section;

class CymruLookupTest {
    private static final String FIRST = "asn.first.xb";
    private static final String SECOND = "asn.second.xb";
    private static final InetAddress IPV4 = InetAddress.ofLiteral("192.0.2.10");
    private static final String OWNER = "10.2.0.192.origin";
    private static final InetAddress IPV6 = InetAddress.ofLiteral("2001:db8::a");

    private final World world = new World();
    private final ScriptedZone first = world.zone(FIRST);
    private ScriptedTransport transport = world.transport();

    @Test
    void anIpv4AddressIsReversedBelowOrigin() {
        first.with(owner(OWNER), "TXT", "\"64500 64501 | 192.0.2.0/24 | SE | ripencc | 2001-01-01\"");
        AsnAnswer answer = find(IPV4, FIRST);
        assertThat(answer.code()).isEqualTo(Code.AS_FOUND);
        assertThat(answer.asns()).containsExactly(64500L, 64501L);
        assertThat(answer.prefix()).isEqualTo("192.0.2.0/24");
        assertThat(answer.raw()).isEqualTo("64500 64501 | 192.0.2.0/24 | SE | ripencc | 2001-01-01");
    }

    @Test
    void anIpv6AddressIsReversedBelowOrigin6ByNibbles() {
        first.with(owner("a.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.origin6"), "TXT",
                "\"4294967295 | 2001:0db8:0:0::/32 | NA\"");
        AsnAnswer answer = find(IPV6, FIRST);
        assertThat(answer.asns()).containsExactly(4294967295L);
        assertThat(answer.prefix()).isEqualTo("2001:db8::/32");
    }

    @Test
    void theMostSpecificPrefixCounts() {
        text("1 | 192.0.0.0/16 | NA").text("2 | 192.0.2.0/24 | NA").text("3 | 192.0.0.0/22 | NA");
        AsnAnswer answer = find(IPV4, FIRST);
        assertThat(answer.asns()).containsExactly(2L);
        assertThat(answer.raw()).isEqualTo("2 | 192.0.2.0/24 | NA");
    }

    @Test
    void allWhoAnnounceThatPrefixCount() {
        text("2 | 192.0.2.0/24 | NA").text("1 | 192.0.2.0/24 | NA").text("3 | 192.0.0.0/16 | NA");
        assertThat(find(IPV4, FIRST).asns()).containsExactly(1L, 2L);
    }

    @Test
    void severalStringsAreOneText() {
        first.with(owner(OWNER), "TXT", "\"64500 | 192.0\" \".2.0/24 | NA\"");
        assertThat(find(IPV4, FIRST).prefix()).isEqualTo("192.0.2.0/24");
    }

    @Test
    void textsThatCannotBeReadAreIgnored() {
        for (String garbage : List.of("This is not ASN data", "| |", "64500", "x | 192.0.2.0/24", "1 | 192.0.2.0/33",
                "1 | 192.0.2/24", "1 | host.example/24", "1 | 192.0.2.0", "4294967296 | 192.0.2.0/24", "-1 | ::/0",
                "1 | :::/0", " | 192.0.2.0/24")) {
            text(garbage);
        }
        assertThat(find(IPV4, FIRST).code()).isEqualTo(Code.EMPTY_ASN_SET);
        text("64500 | 192.0.2.0/24 | NA");
        transport = world.transport();
        assertThat(find(IPV4, FIRST).asns()).containsExactly(64500L);
    }

    @Test
    void aPrefixWithoutTheAddressIsAnError() {
        text("64500 | 192.0.2.0/24 | NA").text("64500 | 192.0.3.0/24 | NA");
        assertThat(find(IPV4, FIRST)).isEqualTo(AsnAnswer.FAILED);
    }

    @Test
    void aPrefixOfTheOtherFamilyIsAnError() {
        text("64500 | 2001:db8::/32 | NA");
        assertThat(find(IPV4, FIRST)).isEqualTo(AsnAnswer.FAILED);
    }

    @Test
    void aNameThatDoesNotExistOrHasNoTextMeansNobody() {
        assertThat(find(IPV4, FIRST)).isEqualTo(AsnAnswer.EMPTY);
        first.with(owner(OWNER), "A", "192.0.2.1");
        assertThat(find(IPV4, FIRST)).isEqualTo(AsnAnswer.EMPTY);
    }

    @Test
    void anAliasWithoutTextIsAnError() {
        first.with(owner(OWNER), "CNAME", "nothing." + FIRST + ".");
        assertThat(find(IPV4, FIRST)).isEqualTo(AsnAnswer.FAILED);
    }

    @Test
    void silenceAndErrorsAreErrors() {
        for (Misbehaviour bad : List.of(Misbehaviour.fails(Failure.TIMEOUT), Misbehaviour.rcode(Rcode.SERVFAIL),
                Misbehaviour.rcode(Rcode.REFUSED), Misbehaviour.rcode(Rcode.NOERROR),
                Misbehaviour.otherOwner("other.xb"))) {
            var ownWorld = new World();
            ScriptedZone zone = ownWorld.zone(FIRST).with(owner(OWNER), "TXT", "\"1 | 192.0.2.0/24\"");
            zone.server("ns1").on(query -> true, bad);
            zone.server("ns2").on(query -> true, bad);
            assertThat(lookup(ownWorld, ownWorld.transport(), FIRST).find(IPV4)).isEqualTo(AsnAnswer.FAILED);
        }
    }

    @Test
    void anotherSourceIsAskedWhenOneFails() {
        first.server("ns1").silent();
        first.server("ns2").silent();
        world.zone(SECOND).with(OWNER + "." + SECOND + ".", "TXT", "\"64500 | 192.0.2.0/24 | NA\"");
        assertThat(find(IPV4, FIRST, SECOND).asns()).containsExactly(64500L);
        assertThat(find(IPV6, FIRST, SECOND)).isEqualTo(AsnAnswer.FAILED);
    }

    @Test
    void noOtherSourceIsAskedWhenOneKnowsNobody() {
        world.zone(SECOND).with(OWNER + "." + SECOND + ".", "TXT", "\"64500 | 192.0.2.0/24 | NA\"");
        assertThat(find(IPV4, FIRST, SECOND)).isEqualTo(AsnAnswer.EMPTY);
    }

    @Test
    void sourcesThatAreNoNamesOrMissingAreErrors() {
        assertThat(find(IPV4)).isEqualTo(AsnAnswer.FAILED);
        assertThat(find(IPV4, "a..b", "x".repeat(64), "long.".repeat(49))).isEqualTo(AsnAnswer.FAILED);
    }

    @Test
    void anAddressIsAskedForOnce() {
        first.server("ns1").changes(answer -> answer.removeAllRecords(Section.ANSWER));
        ScriptedTransport ours = world.transport();
        AsnLookup lookup = lookup(world, ours, FIRST);
        AsnAnswer answer = lookup.find(IPV4);
        int asked = ours.exchanges().size();
        assertThat(lookup.find(InetAddress.ofLiteral("192.0.2.10"))).isSameAs(answer);
        assertThat(ours.exchanges()).hasSize(asked);
    }

    private CymruLookupTest text(String text) {
        first.with(owner(OWNER), "TXT", "\"" + text + "\"");
        return this;
    }

    private static String owner(String below) {
        return below + "." + FIRST + ".";
    }

    private AsnAnswer find(InetAddress address, String... sources) {
        transport = world.transport();
        return lookup(world, transport, sources).find(address);
    }

    private static AsnLookup lookup(World world, ScriptedTransport transport, String... sources) {
        DnsClient dns = world.zone("child.xa").tested(transport).dns();
        Deadline deadline = Deadline.after(Duration.ofMinutes(1));
        return AsnLookups.NETWORK.forRun(
                new AsnSettings(AsnSettings.Style.CYMRU, Map.of(AsnSettings.Style.CYMRU, List.of(sources))),
                dns, new LineExchange(world.settings(), new SharedLimits(), deadline), deadline);
    }
}
