package dev.gonemaster.engine.testcase.dnssec;

import static dev.gonemaster.engine.message.ArgName.NS;
import static dev.gonemaster.engine.message.ArgName.QUERY_NAME;
import static dev.gonemaster.engine.message.ArgName.SERVERS;
import static dev.gonemaster.engine.message.ArgName.ZONE;
import static dev.gonemaster.engine.testcase.dnssec.Bootstrap.NS1;
import static dev.gonemaster.engine.testcase.dnssec.Bootstrap.NS2;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec24.Message.DS24_BOOTSTRAP_READY;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec24.Message.DS24_NO_SIGNAL;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec24.Message.DS24_SIGNAL_AT_ZONE_CUT;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec24.Message.DS24_SIGNAL_CHAIN_BROKEN;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec24.Message.DS24_SIGNAL_MISMATCH;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec24.Message.DS24_SIGNAL_MISSING;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec24.Message.DS24_SIGNAL_VALIDATED;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec24.Message.DS24_SIGNAL_ZONE_INSECURE;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec24.Message.DS24_SIGNAL_ZONE_UNREACHABLE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gonemaster.engine.dns.Outcome.Failure;
import dev.gonemaster.engine.scenario.Misbehaviour;
import dev.gonemaster.engine.scenario.Scenario;
import dev.gonemaster.engine.scenario.ScenarioRun;
import dev.gonemaster.engine.scenario.ScriptedZone;
import dev.gonemaster.engine.scenario.Signing;
import dev.gonemaster.engine.scenario.World;
import java.util.List;
import org.xbill.DNS.DSRecord;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/// The way from the root to the signals, and its chain of trust.
class Dnssec24PathTest {
    private static final String SIGNALING_ZONE = "_signal.ns1.op.xb";
    private static final String DEEP = "ns1.dns.op.xb";
    private static final String DEEP_ZONE = "_signal.ns1.dns.op.xb";

    @Scenario("SHARED-PATH")
    void whatIsKnownOfThePathIsNotAskedAgain(World world) {
        Bootstrap bootstrap = Bootstrap.in(world);
        bootstrap.signals();
        ScenarioRun run = bootstrap.judged().expect(DS24_BOOTSTRAP_READY);
        assertThat(run.transport().exchanges())
                .filteredOn(asked -> asked.query().name().equals(Bootstrap.name(NS1))).hasSize(4);
        assertThat(run.transport().exchanges())
                .filteredOn(asked -> asked.query().name().equals(Bootstrap.name(NS2))).hasSize(2);
    }

    @Scenario("SIGNALING-ZONE")
    void theSignalingZoneHasTheSameServers(World world) {
        Bootstrap bootstrap = Bootstrap.in(world, NS1);
        signalingZone(bootstrap, world).signed();
        bootstrap.operator().signed();
        bootstrap.judged()
                .expect(DS24_SIGNAL_VALIDATED, ZONE.of(World.absolute(SIGNALING_ZONE)))
                .expect(DS24_BOOTSTRAP_READY).forbidOthers();
    }

    @Scenario("SIGNALING-ZONE-ELSEWHERE")
    void theSignalingZoneHasOtherServers(World world) {
        Bootstrap bootstrap = Bootstrap.in(world, NS1);
        bootstrap.signal(world.zone(SIGNALING_ZONE, "op.xb").delegatedTo("ns.xc"), NS1).signed();
        bootstrap.operator().signed();
        bootstrap.judged()
                .expect(DS24_SIGNAL_VALIDATED, ZONE.of(World.absolute(SIGNALING_ZONE)))
                .expect(DS24_BOOTSTRAP_READY).forbidOthers();
    }

    @Scenario("SIGNALING-ZONE-BELOW-TWO-CUTS")
    void aZoneBetweenHasSignedTheDs(World world) {
        Bootstrap bootstrap = Bootstrap.in(world, DEEP);
        bootstrap.signal(world.zone(DEEP_ZONE, "dns.op.xb").delegatedTo(NS1), DEEP).signed();
        world.zone("dns.op.xb").delegatedTo(NS1).signed();
        bootstrap.operator().delegatedTo(NS1).signed();
        bootstrap.judged()
                .expect(DS24_SIGNAL_VALIDATED, ZONE.of(World.absolute(DEEP_ZONE)))
                .expect(DS24_BOOTSTRAP_READY).forbidOthers();
        world.zone("dns.op.xb").amend(content -> Signing.alter(content, "@", "DNSKEY", Signing::forged));
        bootstrap.judged().expect(DS24_SIGNAL_CHAIN_BROKEN, ZONE.of(World.absolute("dns.op.xb"))).forbidOthers();
    }

    @Scenario("SIGNALING-ZONE-BELOW-A-REFERRAL")
    void theZoneBetweenIsServedElsewhere(World world) {
        Bootstrap bootstrap = Bootstrap.in(world, DEEP);
        bootstrap.signal(world.zone(DEEP_ZONE, "dns.op.xb").delegatedTo(NS1), DEEP).signed();
        world.zone("dns.op.xb").delegatedTo("ns.xc").signed();
        bootstrap.operator().delegatedTo(NS1).signed();
        bootstrap.judged()
                .expect(DS24_SIGNAL_VALIDATED, ZONE.of(World.absolute(DEEP_ZONE)))
                .expect(DS24_BOOTSTRAP_READY).forbidOthers();
    }

    @Scenario("SIGNALING-ZONE-INSECURE")
    void theSignalingZoneHasNoDs(World world) {
        Bootstrap bootstrap = Bootstrap.in(world, NS1);
        signalingZone(bootstrap, world).signed().ds();
        bootstrap.operator().signed();
        bootstrap.judged()
                .expect(DS24_SIGNAL_ZONE_INSECURE, NS.of(World.absolute(NS1)), ZONE.of(World.absolute(SIGNALING_ZONE)))
                .forbidOthers();
    }

    @Scenario("SIGNALING-ZONE-DENIED")
    void theZoneAboveDeniesTheSignalingZone(World world) {
        Bootstrap bootstrap = Bootstrap.in(world, NS1);
        signalingZone(bootstrap, world).notDelegated().servedBy(NS1).signed().ds();
        bootstrap.operator().delegatedTo(NS1).signed();
        bootstrap.judged()
                .expect(DS24_SIGNAL_CHAIN_BROKEN, ZONE.of(World.absolute(SIGNALING_ZONE))).forbidOthers();
    }

    @Scenario("SIGNALING-ZONE-WITHOUT-ANSWER")
    void nobodySaysWhatDsTheSignalingZoneHas(World world) {
        Bootstrap bootstrap = Bootstrap.in(world, NS1);
        signalingZone(bootstrap, world).signed();
        bootstrap.operator().delegatedTo(NS1).signed();
        world.server(NS1).on(SIGNALING_ZONE, "DS", Misbehaviour.rcode(Rcode.SERVFAIL));
        bootstrap.judged()
                .expect(DS24_SIGNAL_ZONE_UNREACHABLE, NS.of(World.absolute(NS1)), ZONE.of(World.absolute("op.xb")),
                        SERVERS.of(bootstrap.child().servers(NS1)))
                .forbidOthers();
    }

    @Scenario("SIGNAL-AT-ZONE-CUT")
    void aReferralLeadsToTheSignal(World world) {
        Bootstrap bootstrap = Bootstrap.in(world, NS1);
        world.zone(Bootstrap.name(NS1).toString(), "op.xb").delegatedTo("ns.xc");
        bootstrap.operator().signed();
        bootstrap.judged()
                .expect(DS24_SIGNAL_AT_ZONE_CUT, NS.of(World.absolute(NS1)), QUERY_NAME.of(Bootstrap.name(NS1)))
                .forbidOthers();
    }

    @Scenario("SIGNAL-AT-ZONE-CUT-OF-THE-SAME-SERVERS")
    void theSignalIsSignedByItself(World world) {
        Bootstrap bootstrap = Bootstrap.in(world);
        bootstrap.signal(world.zone(Bootstrap.name(NS1).toString(), "op.xb").delegatedTo(NS1, NS2), NS1).signed();
        bootstrap.operator().signed();
        bootstrap.judged()
                .expect(DS24_SIGNAL_AT_ZONE_CUT, QUERY_NAME.of(Bootstrap.name(NS1)))
                .expect(DS24_SIGNAL_MISSING, NS.of(World.absolute(NS2))).forbidOthers();
    }

    @Scenario("ZONE-UNREACHABLE")
    void noServerOfTheOperatorAnswers(World world) {
        Bootstrap bootstrap = Bootstrap.in(world);
        ScriptedZone operator = bootstrap.signals();
        world.server(NS1).on(query -> query.name().labels() > 6, Misbehaviour.fails(Failure.TIMEOUT));
        world.server(NS2).on(query -> query.name().labels() > 6, Misbehaviour.notAuthoritative());
        ScenarioRun run = bootstrap.judged()
                .expect(DS24_SIGNAL_ZONE_UNREACHABLE, NS.of(World.absolute(NS1)), ZONE.of(operator.name()),
                        SERVERS.of(List.of(operator.servers("ns1").getFirst(),
                                operator.servers("ns2").getFirst())))
                .expect(DS24_SIGNAL_ZONE_UNREACHABLE, NS.of(World.absolute(NS2))).forbidOthers();
        assertThat(run.transport().exchanges()).as("the second name is not asked for")
                .noneMatch(asked -> asked.query().name().equals(Bootstrap.name(NS2)));
    }

    @Scenario("ONE-SERVER-ANSWERS")
    void theSecondServerIsAskedWhereTheFirstFails(World world) {
        Bootstrap bootstrap = Bootstrap.in(world);
        bootstrap.signals();
        world.server(NS1).on(query -> query.type() == Type.DNSKEY || query.name().labels() > 6,
                Misbehaviour.rcode(Rcode.SERVFAIL));
        bootstrap.judged().expect(DS24_SIGNAL_VALIDATED, DS24_BOOTSTRAP_READY).forbidOthers();
    }

    @Scenario("CDNSKEY-WITHOUT-ANSWER")
    void halfAnAnswerIsNone(World world) {
        Bootstrap bootstrap = Bootstrap.in(world, NS1);
        bootstrap.signal(bootstrap.operator().delegatedTo(NS1), NS1).signed();
        world.server(NS1).on(Bootstrap.name(NS1).toString(), "CDNSKEY", Misbehaviour.rcode(Rcode.SERVFAIL));
        bootstrap.judged().expect(DS24_SIGNAL_ZONE_UNREACHABLE).forbidOthers();
        world.server(NS1).on(Bootstrap.name(NS1).toString(), "CDNSKEY", Misbehaviour.changed(answer -> {
            answer.removeAllRecords(Section.ANSWER);
            answer.getHeader().setRcode(Rcode.NXDOMAIN);
        }));
        bootstrap.judged().expect(DS24_SIGNAL_MISMATCH).forbidOthers();
    }

    @Scenario("DNSKEY-WITHOUT-ANSWER")
    void aZoneOnThePathHidesItsKeys(World world) {
        Bootstrap bootstrap = Bootstrap.in(world);
        bootstrap.signals();
        ScriptedZone above = world.zone("xb");
        above.server("ns1").on("xb", "DNSKEY", Misbehaviour.rcode(Rcode.REFUSED));
        above.server("ns2").on("xb", "DNSKEY", Misbehaviour.fails(Failure.TIMEOUT));
        bootstrap.judged()
                .expect(DS24_SIGNAL_ZONE_UNREACHABLE, ZONE.of(above.name()), NS.of(World.absolute(NS1)))
                .forbidOthers();
    }

    @Scenario("ZONE-INSECURE")
    void theOperatorIsNotSigned(World world) {
        Bootstrap bootstrap = Bootstrap.in(world);
        bootstrap.signal(bootstrap.operator(), NS1);
        bootstrap.judged()
                .expect(DS24_SIGNAL_ZONE_INSECURE, NS.of(World.absolute(NS1)), ZONE.of(World.absolute("op.xb")))
                .expect(DS24_SIGNAL_MISSING, NS.of(World.absolute(NS2))).forbidOthers();
    }

    @Scenario("ZONE-ABOVE-INSECURE")
    void theFirstFaultFromTheRootCounts(World world) {
        Bootstrap bootstrap = Bootstrap.in(world);
        bootstrap.signals().amend(content -> Signing.alter(content, "@", "DNSKEY", Signing::forged));
        world.zone("xb").ds();
        bootstrap.judged()
                .expect(DS24_SIGNAL_ZONE_INSECURE, ZONE.of(World.absolute("xb"))).forbidOthers();
    }

    @Scenario("CHAIN-BROKEN-DNSKEY")
    void keysAreNotBelieved(World world) {
        Bootstrap bootstrap = Bootstrap.in(world);
        bootstrap.signals();
        world.zone("xb").amend(content -> Signing.alter(content, "@", "DNSKEY", Signing::forged));
        bootstrap.judged()
                .expect(DS24_SIGNAL_CHAIN_BROKEN, NS.of(World.absolute(NS1)), ZONE.of(World.absolute("xb")))
                .expect(DS24_SIGNAL_CHAIN_BROKEN, NS.of(World.absolute(NS2))).forbidOthers();
    }

    @Scenario("CHAIN-BROKEN-DS")
    void dsRecordsAreNotBelieved(World world) {
        Bootstrap bootstrap = Bootstrap.in(world);
        bootstrap.signals();
        world.zone("xb").amend(content -> Signing.alter(content, "op.xb", "DS", Signing::forged));
        bootstrap.judged().expect(DS24_SIGNAL_CHAIN_BROKEN, ZONE.of(World.absolute("op.xb"))).forbidOthers();
    }

    @Scenario("CHAIN-BROKEN-DS-WITHOUT-DNSKEY")
    void dsRecordsLeadNowhere(World world) {
        Bootstrap bootstrap = Bootstrap.in(world);
        ScriptedZone operator = bootstrap.signals();
        operator.ds(Signing.of(operator.name()).ds().toArray(DSRecord[]::new));
        bootstrap.judged().expect(DS24_SIGNAL_CHAIN_BROKEN, ZONE.of(operator.name())).forbidOthers();
    }

    @Scenario("DIGEST-NOT-SUPPORTED")
    void whatIsNotSupportedHereIsNotBlamed(World world) {
        Bootstrap bootstrap = Bootstrap.in(world);
        ScriptedZone operator = bootstrap.signals();
        DSRecord known = operator.signing().ds().getFirst();
        operator.ds(new DSRecord(known.getName(), known.getDClass(), known.getTTL(), known.getFootprint(),
                known.getAlgorithm(), 99, known.getDigest()));
        assertThat(bootstrap.judged().entries()).isEmpty();
    }

    @Scenario("REFERRAL-UPWARDS")
    void aReferralThatLeadsNowhereIsNoAnswer(World world) {
        Bootstrap bootstrap = Bootstrap.in(world, NS1);
        bootstrap.operator().delegatedTo(NS1).servedBy("ns.xc").signed();
        world.zone("xb").delegatedTo("ns1").servedBy("ns1", NS1);
        bootstrap.child().undelegated(NS1);
        bootstrap.judged().expect(DS24_SIGNAL_ZONE_UNREACHABLE, ZONE.of(World.absolute("op.xb"))).forbidOthers();
    }

    @Scenario("NO-SIGNAL-BELOW-A-CUT")
    void anEmptySignalingZone(World world) {
        Bootstrap bootstrap = Bootstrap.in(world, NS1);
        world.zone(SIGNALING_ZONE, "op.xb").delegatedTo("ns.xc").signed();
        bootstrap.operator().signed();
        bootstrap.judged().expect(DS24_NO_SIGNAL).forbidOthers();
    }

    /// Served by the operator's servers, with a signal for the first of them.
    private static ScriptedZone signalingZone(Bootstrap bootstrap, World world) {
        return bootstrap.signal(world.zone(SIGNALING_ZONE, "op.xb").delegatedTo(NS1, NS2), NS1);
    }
}
