package dev.gonemaster.engine.testcase.connectivity;

import static dev.gonemaster.engine.message.ArgName.PAYLOAD;
import static dev.gonemaster.engine.message.ArgName.QUERY_TYPE;
import static dev.gonemaster.engine.message.ArgName.SERVERS;
import static dev.gonemaster.engine.message.ArgName.SIZE;
import static dev.gonemaster.engine.scenario.ScenarioRun.run;
import static dev.gonemaster.engine.testcase.SharedMessage.IPV4_DISABLED;
import static dev.gonemaster.engine.testcase.SharedMessage.IPV6_DISABLED;
import static dev.gonemaster.engine.testcase.connectivity.Connectivity05.Message.CN05_ANSWER_FITS_UDP;
import static dev.gonemaster.engine.testcase.connectivity.Connectivity05.Message.CN05_ANSWER_NEEDS_TCP;
import static dev.gonemaster.engine.testcase.connectivity.Connectivity05.Message.CN05_LARGE_ANSWER_DELIVERED_UDP;
import static dev.gonemaster.engine.testcase.connectivity.Connectivity05.Message.CN05_LARGE_ANSWER_NO_UDP_ANSWER;
import static dev.gonemaster.engine.testcase.connectivity.Connectivity05.Message.CN05_SERVER_CAPS_UDP_ANSWER;
import static dev.gonemaster.engine.testcase.connectivity.Connectivity05.Message.CN05_UDP_LOSS_SIZE_DEPENDENT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gonemaster.engine.dns.Outcome.Failure;
import dev.gonemaster.engine.dns.Query;
import dev.gonemaster.engine.message.Arg;
import dev.gonemaster.engine.scenario.Misbehaviour;
import dev.gonemaster.engine.scenario.Scenario;
import dev.gonemaster.engine.scenario.ScenarioRun;
import dev.gonemaster.engine.scenario.ScriptedServer;
import dev.gonemaster.engine.scenario.ScriptedZone;
import dev.gonemaster.engine.scenario.World;
import java.util.Base64;
import java.util.function.IntPredicate;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

class Connectivity05Test {
    private static final String ZONE = "child.connectivity05.xa";
    private static final int UNLIMITED = 65_535;

    @Scenario("UNSIGNED")
    void anEmptyAnswerFits(World world) {
        run(new Connectivity05(), world.zone(ZONE)).expect(CN05_ANSWER_FITS_UDP, payload(1232),
                QUERY_TYPE.of(Type.DNSKEY), SERVERS.of(world.zone(ZONE).servers("ns1", "ns2"))).forbidOthers();
    }

    @Scenario("FITS")
    void theLargestOfTheAnswersThatFitIsNamed(World world) {
        ScriptedZone zone = zone(world, 300);
        zone.amendOn("ns2", content -> content.with("@", "DNSKEY", "256 3 8 " + key(301)));
        ScenarioRun run = run(new Connectivity05(), zone).expect(CN05_ANSWER_FITS_UDP,
                SERVERS.of(zone.servers("ns1", "ns2"))).forbidOthers();
        assertThat(run.entries()).hasSize(1);
        assertThat((long) run.entries().getFirst().args().get("size")).isGreaterThan(600);
    }

    @Scenario("OVERSIZED")
    void anAnswerThatIsLargerThanTheOfferButArrivesFits(World world) {
        run(new Connectivity05(), zone(world, 1400)).expect(CN05_ANSWER_FITS_UDP, payload(1232)).forbidOthers();
    }

    @Scenario("DELIVERED")
    void aLargerOfferBringsTheWholeAnswer(World world) {
        ScriptedZone zone = zone(world, 1400);
        limited(zone, UNLIMITED);
        ScenarioRun run = run(new Connectivity05(), zone)
                .expect(CN05_ANSWER_NEEDS_TCP, payload(1232), QUERY_TYPE.of(Type.DNSKEY),
                        SERVERS.of(zone.servers("ns1", "ns2")))
                .expect(CN05_LARGE_ANSWER_DELIVERED_UDP, payload(1536)).forbidOthers();
        assertThat(run.entries()).hasSize(2)
                .allSatisfy(entry -> assertThat((long) entry.args().get("size")).isBetween(1400L, 1535L));
    }

    @Scenario("CAPPED")
    void aServerCutsWhateverItIsOffered(World world) {
        ScriptedZone zone = zone(world, 1400);
        limited(zone, 1232);
        run(new Connectivity05(), zone)
                .expect(CN05_ANSWER_NEEDS_TCP).expect(CN05_SERVER_CAPS_UDP_ANSWER, payload(1536)).forbidOthers();
    }

    @Scenario("LOST")
    void aLargeAnswerGetsLost(World world) {
        ScriptedZone zone = zone(world, 1400);
        limited(zone, UNLIMITED);
        lost(zone.server("ns2"), offer -> offer > 1232);
        run(new Connectivity05(), zone)
                .expect(CN05_LARGE_ANSWER_DELIVERED_UDP, SERVERS.of(zone.servers("ns1")))
                .expect(CN05_LARGE_ANSWER_NO_UDP_ANSWER, payload(1536), SERVERS.of(zone.servers("ns2")))
                .expect(CN05_ANSWER_NEEDS_TCP, SERVERS.of(zone.servers("ns1", "ns2"))).forbidOthers();
    }

    @Scenario("LOST-AT-REFERENCE")
    void theAnswerGetsLostButASmallOneDoesNot(World world) {
        ScriptedZone zone = zone(world, 1000);
        limited(zone, UNLIMITED);
        lost(zone.server("ns2"), offer -> offer > 512);
        run(new Connectivity05(), zone).expect(CN05_ANSWER_FITS_UDP, SERVERS.of(zone.servers("ns1")))
                .expect(CN05_UDP_LOSS_SIZE_DEPENDENT, payload(1232), SERVERS.of(zone.servers("ns2"))).forbidOthers();
    }

    @Scenario("LOST-BUT-SMALL")
    void lossOfAnAnswerThatFitsAnywhereHasNothingToDoWithItsSize(World world) {
        ScriptedZone zone = zone(world, 100);
        limited(zone, UNLIMITED);
        lost(zone.server("ns2"), offer -> offer > 512);
        run(new Connectivity05(), zone).expect(CN05_ANSWER_FITS_UDP, SERVERS.of(zone.servers("ns1"))).forbidOthers();
    }

    @Scenario("TOO-LARGE")
    void anAnswerThatNobodyOffersToTakeIsNotProbed(World world) {
        ScriptedZone zone = zone(world, 4100);
        limited(zone, UNLIMITED);
        ScenarioRun run = run(new Connectivity05(), zone).expect(CN05_ANSWER_NEEDS_TCP).forbidOthers();
        assertThat(run.transport().exchanges()).noneMatch(
                exchange -> exchange.query().edns() != null && exchange.query().edns().udpPayloadSize() > 1232);
    }

    @Scenario("NEARLY-TOO-LARGE")
    void noMoreIsOfferedThanTheLimit(World world) {
        ScriptedZone zone = zone(world, 4000);
        limited(zone, UNLIMITED);
        run(new Connectivity05(), zone).expect(CN05_ANSWER_NEEDS_TCP)
                .expect(CN05_LARGE_ANSWER_DELIVERED_UDP, payload(DnskeyDelivery.PAYLOAD_MAX)).forbidOthers();
    }

    @Scenario("CUTS-TOO-EARLY")
    void aServerThatCutsBelowTheOfferIsNotOfferedMore(World world) {
        ScriptedZone zone = zone(world, 1000);
        limited(zone, 512);
        ScenarioRun run = run(new Connectivity05(), zone).expect(CN05_ANSWER_NEEDS_TCP).forbidOthers();
        assertThat(run.entries()).hasSize(1);
    }

    @Scenario("NO-TCP")
    void failureOverTcpBelongsElsewhere(World world) {
        ScriptedZone zone = zone(world, 1400);
        limited(zone, UNLIMITED);
        zone.server("ns2").on(query -> query.protocol() == Query.Protocol.TCP, Misbehaviour.fails(Failure.REFUSED));
        lost(zone.server("ns1"), offer -> offer > 512);
        zone.server("ns1").on(query -> query.protocol() == Query.Protocol.TCP, Misbehaviour.rcode(Rcode.SERVFAIL));
        run(new Connectivity05(), zone).forbidOthers();
    }

    @Scenario("PROBE-REFUSED")
    void anErrorOnTheProbeSaysNothing(World world) {
        ScriptedZone zone = zone(world, 1400);
        limited(zone, UNLIMITED);
        for (String ns : new String[] {"ns1", "ns2"}) {
            zone.server(ns).on(query -> query.edns() != null && query.edns().udpPayloadSize() > 1232,
                    Misbehaviour.rcode(Rcode.REFUSED));
        }
        run(new Connectivity05(), zone).expect(CN05_ANSWER_NEEDS_TCP).forbidOthers();
    }

    @Scenario("SILENT")
    void serversThatAreSilentOrRefuseAreNotMentioned(World world) {
        ScriptedZone zone = zone(world, 1400);
        zone.server("ns1").on(ZONE, "DNSKEY", Misbehaviour.fails(Failure.TIMEOUT));
        zone.server("ns2").on(ZONE, "DNSKEY", Misbehaviour.rcode(Rcode.REFUSED));
        run(new Connectivity05(), zone).forbidOthers();
    }

    @Scenario("NO-FALLBACK")
    void theProfileMayForbidTheRetryOverTcp(World world) {
        ScriptedZone zone = zone(world.withoutFallback(), 1400);
        limited(zone, UNLIMITED);
        run(new Connectivity05(), zone)
                .expect(CN05_ANSWER_NEEDS_TCP, CN05_LARGE_ANSWER_DELIVERED_UDP).forbidOthers();
    }

    @Scenario("IPV4-DISABLED")
    void ipv4IsSwitchedOff(World world) {
        run(new Connectivity05(), zone(world.withoutIpv4(), 100))
                .expect(IPV4_DISABLED, QUERY_TYPE.of(Type.DNSKEY)).expect(CN05_ANSWER_FITS_UDP).forbidOthers();
    }

    @Scenario("IPV6-DISABLED")
    void ipv6IsSwitchedOff(World world) {
        run(new Connectivity05(), zone(world.withoutIpv6(), 100))
                .expect(IPV6_DISABLED, QUERY_TYPE.of(Type.DNSKEY)).expect(CN05_ANSWER_FITS_UDP).forbidOthers();
    }

    @Scenario("NO-SERVERS")
    void aZoneWithoutServersIsNotJudged(World world) {
        run(new Connectivity05(), world.zone(ZONE).servedBy()).forbidOthers();
    }

    private static ScriptedZone zone(World world, int keyOctets) {
        return world.zone(ZONE).with("@", "DNSKEY", "257 3 8 " + key(keyOctets));
    }

    private static String key(int octets) {
        return Base64.getEncoder().encodeToString(new byte[octets]);
    }

    private static Arg payload(int octets) {
        return PAYLOAD.of((long) octets);
    }

    /// Both servers cut over UDP what is longer than offered, or than they ever send.
    private static void limited(ScriptedZone zone, int octetsMax) {
        for (String ns : new String[] {"ns1", "ns2"}) {
            zone.server(ns).on(query -> query.type() == Type.DNSKEY && query.protocol() == Query.Protocol.UDP,
                    (server, query, answer) -> {
                        int offered = query.edns() == null ? 512 : query.edns().udpPayloadSize();
                        if (answer.toWire(UNLIMITED).length > Math.min(offered, octetsMax)) {
                            cut(answer);
                        }
                        return new Misbehaviour.Reply.Send(answer);
                    });
        }
    }

    private static void cut(Message answer) {
        answer.removeAllRecords(Section.ANSWER);
        answer.getHeader().setFlag(Flags.TC);
    }

    /// UDP answers of the server get lost for such offers, whatever it answers.
    private static void lost(ScriptedServer server, IntPredicate offers) {
        server.on(query -> query.type() == Type.DNSKEY && query.protocol() == Query.Protocol.UDP
                && query.edns() != null && offers.test(query.edns().udpPayloadSize()),
                Misbehaviour.fails(Failure.TIMEOUT));
    }
}
