package dev.gonemaster.engine.testcase.dnssec;

import static dev.gonemaster.engine.message.ArgName.LONG_QUERY_NAME;
import static dev.gonemaster.engine.message.ArgName.NS;
import static dev.gonemaster.engine.message.ArgName.NS_NAMES;
import static dev.gonemaster.engine.message.ArgName.QUERY_NAME;
import static dev.gonemaster.engine.message.ArgName.QUERY_TYPE;
import static dev.gonemaster.engine.message.ArgName.SERVERS;
import static dev.gonemaster.engine.message.ArgName.ZONE;
import static dev.gonemaster.engine.scenario.ScenarioRun.run;
import static dev.gonemaster.engine.testcase.SharedMessage.IPV4_DISABLED;
import static dev.gonemaster.engine.testcase.SharedMessage.IPV6_DISABLED;
import static dev.gonemaster.engine.testcase.dnssec.Bootstrap.NS1;
import static dev.gonemaster.engine.testcase.dnssec.Bootstrap.NS2;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec24.Message.DS24_APEX_UNAVAILABLE;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec24.Message.DS24_BOOTSTRAP_READY;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec24.Message.DS24_DELEGATION_SECURE;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec24.Message.DS24_DELETE_REQUESTED;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec24.Message.DS24_NO_CDS_CDNSKEY;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec24.Message.DS24_NO_SIGNAL;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec24.Message.DS24_ONLY_IN_DOMAIN_NS;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec24.Message.DS24_SIGNAL_CHAIN_BROKEN;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec24.Message.DS24_SIGNAL_MISMATCH;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec24.Message.DS24_SIGNAL_MISSING;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec24.Message.DS24_SIGNAL_NAME_TOO_LONG;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec24.Message.DS24_SIGNAL_UNSIGNED;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec24.Message.DS24_SIGNAL_VALIDATED;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec24.Message.DS24_SIGNAL_ZONE_UNREACHABLE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gonemaster.engine.scenario.Misbehaviour;
import dev.gonemaster.engine.scenario.Scenario;
import dev.gonemaster.engine.scenario.ScenarioRun;
import dev.gonemaster.engine.scenario.ScriptedZone;
import dev.gonemaster.engine.scenario.Signing;
import dev.gonemaster.engine.scenario.World;
import java.util.List;
import java.util.stream.IntStream;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Type;

/// Who asks for DS records, and what the signals say. How signals are found is in [Dnssec24PathTest].
class Dnssec24Test {
    @Scenario("BOOTSTRAP-READY")
    void everySignalValidates(World world) {
        Bootstrap bootstrap = Bootstrap.in(world);
        bootstrap.signals();
        bootstrap.judged()
                .expect(DS24_SIGNAL_VALIDATED, NS.of(World.absolute(NS1)), QUERY_NAME.of(Bootstrap.name(NS1)),
                        ZONE.of(World.absolute("op.xb")))
                .expect(DS24_SIGNAL_VALIDATED, NS.of(World.absolute(NS2)))
                .expect(DS24_BOOTSTRAP_READY).forbidOthers();
    }

    @Scenario("DELEGATION-SECURE")
    void theParentHasDsRecordsAlready(World world) {
        ScriptedZone parent = world.zone("xa");
        ScriptedZone child = Bootstrap.in(world).child();
        child.ds(child.signing().ds().getFirst());
        parent.amendOn("ns2", content -> content.without("child.xa", "DS"));
        run(new Dnssec24(), child)
                .expect(DS24_DELEGATION_SECURE, SERVERS.of(parent.servers("ns1"))).forbidOthers();
    }

    @Scenario("DELEGATION-SECURE-UNDELEGATED")
    void dsRecordsAreGiven(World world) {
        ScriptedZone child = Bootstrap.in(world).child();
        run(new Dnssec24(), child.undelegatedDs(child.signing().ds().getFirst().rdataToString()))
                .expect(DS24_DELEGATION_SECURE, SERVERS.of(world.zone("xa").servers("ns1", "ns2"))).forbidOthers();
    }

    @Scenario("UNDELEGATED")
    void anUndelegatedZoneCanBeReady(World world) {
        Bootstrap bootstrap = Bootstrap.in(world);
        bootstrap.signals();
        bootstrap.child().undelegated(NS1, NS2);
        bootstrap.judged().expect(DS24_SIGNAL_VALIDATED, DS24_BOOTSTRAP_READY).forbidOthers();
    }

    @Scenario("NO-CDS-CDNSKEY")
    void theZoneAsksForNothing(World world) {
        run(new Dnssec24(), world.zone("child.xa").delegatedTo(NS1).signed().ds())
                .expect(DS24_NO_CDS_CDNSKEY).forbidOthers();
    }

    @Scenario("ROOT")
    void theRootAsksForNothing(World world) {
        run(new Dnssec24(), world.zone(".").signed()).expect(DS24_NO_CDS_CDNSKEY).forbidOthers();
    }

    @Scenario("DELETE-REQUESTED")
    void theZoneAsksForNoDs(World world) {
        ScriptedZone child = world.zone("child.xa").delegatedTo(NS1)
                .with("@", "CDS", "0 0 0 00").with("@", "CDNSKEY", "0 3 0 AA==").signed().ds();
        run(new Dnssec24(), child).expect(DS24_DELETE_REQUESTED).forbidOthers();
    }

    @Scenario("DELETE-MIXED")
    void aDeleteAmongOthersIsARecordLikeThem(World world) {
        Bootstrap bootstrap = Bootstrap.in(world);
        bootstrap.child().with("@", "CDS", "0 0 0 00");
        bootstrap.signals();
        bootstrap.judged().expect(DS24_SIGNAL_MISMATCH, QUERY_TYPE.of(Type.CDS)).forbidOthers();
    }

    @Scenario("APEX-UNAVAILABLE")
    void aServerDoesNotAnswerBothQuestions(World world) {
        Bootstrap bootstrap = Bootstrap.in(world);
        bootstrap.signals();
        world.server(NS1).on("child.xa", "CDNSKEY", Misbehaviour.rcode(Rcode.SERVFAIL));
        bootstrap.judged()
                .expect(DS24_APEX_UNAVAILABLE, SERVERS.of(bootstrap.child().servers(NS1)))
                .expect(DS24_SIGNAL_VALIDATED).forbidOthers();
    }

    @Scenario("ONLY-IN-DOMAIN-NS")
    void signalsInsideTheZoneDoNotCount(World world) {
        Bootstrap bootstrap = Bootstrap.in(world, "ns1", "@");
        bootstrap.judged()
                .expect(DS24_ONLY_IN_DOMAIN_NS, NS_NAMES.of(List.of(World.absolute("child.xa"),
                        World.absolute("ns1.child.xa"))))
                .forbidOthers();
    }

    @Scenario("SOME-IN-DOMAIN-NS")
    void otherSignalsAreEnough(World world) {
        Bootstrap bootstrap = Bootstrap.in(world, "ns1", NS1);
        bootstrap.signal(bootstrap.operator(), NS1).signed();
        bootstrap.judged().expect(DS24_SIGNAL_VALIDATED, DS24_BOOTSTRAP_READY).forbidOthers();
    }

    @Scenario("SIGNAL-NAME-TOO-LONG")
    void aNameCannotBeSoLong(World world) {
        String labels = ("a".repeat(63) + ".").repeat(3);
        String longest = labels + "a".repeat(30) + ".op.xb";
        String longer = labels + "a".repeat(31) + ".op.xb";
        Bootstrap bootstrap = Bootstrap.in(world, longest, longer);
        bootstrap.signal(bootstrap.operator(), longest).signed();
        bootstrap.judged()
                .expect(DS24_SIGNAL_NAME_TOO_LONG, NS.of(World.absolute(longer)),
                        LONG_QUERY_NAME.of("_dsboot.child.xa._signal." + longer))
                .expect(DS24_SIGNAL_VALIDATED, NS.of(World.absolute(longest))).forbidOthers();
    }

    @Scenario("NO-SIGNAL")
    void nobodySignals(World world) {
        Bootstrap bootstrap = Bootstrap.in(world);
        bootstrap.operator().signed();
        ScenarioRun run = bootstrap.judged()
                .expect(DS24_NO_SIGNAL, NS_NAMES.of(List.of(World.absolute(NS1), World.absolute(NS2))))
                .forbidOthers();
        assertThat(run.transport().exchanges()).noneMatch(asked -> asked.query().type() == Type.DNSKEY);
    }

    @Scenario("NO-SIGNAL-NODATA")
    void aNameWithoutTheseRecordsIsNoSignal(World world) {
        Bootstrap bootstrap = Bootstrap.in(world);
        bootstrap.operator().with("_dsboot.child.xa._signal." + NS1, "TXT", "nothing").signed();
        bootstrap.judged().expect(DS24_NO_SIGNAL).forbidOthers();
    }

    @Scenario("SIGNAL-MISSING")
    void oneOfTwoSignals(World world) {
        Bootstrap bootstrap = Bootstrap.in(world);
        bootstrap.signal(bootstrap.operator(), NS2).signed();
        bootstrap.judged()
                .expect(DS24_SIGNAL_MISSING, NS.of(World.absolute(NS1)), QUERY_NAME.of(Bootstrap.name(NS1)))
                .expect(DS24_SIGNAL_VALIDATED, NS.of(World.absolute(NS2))).forbidOthers();
    }

    @Scenario("SIGNAL-UNSIGNED")
    void aSignalHasNoSignature(World world) {
        Bootstrap bootstrap = Bootstrap.in(world);
        bootstrap.signals().amend(content -> content.withoutSignatures(Bootstrap.name(NS1).toString(), "CDS"));
        bootstrap.judged()
                .expect(DS24_SIGNAL_UNSIGNED, NS.of(World.absolute(NS1)), QUERY_NAME.of(Bootstrap.name(NS1)),
                        QUERY_TYPE.of(Type.CDS), ZONE.of(World.absolute("op.xb")))
                .expect(DS24_SIGNAL_VALIDATED, NS.of(World.absolute(NS2))).forbidOthers();
    }

    @Scenario("SIGNAL-FORGED")
    void aSignatureDoesNotVerify(World world) {
        Bootstrap bootstrap = Bootstrap.in(world);
        bootstrap.signals().amend(content ->
                Signing.alter(content, Bootstrap.name(NS1).toString(), "CDNSKEY", Signing::forged));
        bootstrap.judged()
                .expect(DS24_SIGNAL_UNSIGNED, QUERY_TYPE.of(Type.CDNSKEY)).expect(DS24_SIGNAL_VALIDATED)
                .forbidOthers();
    }

    @Scenario("SIGNAL-ALGORITHM-NOT-SUPPORTED")
    void aSignatureThatIsNotVerifiedHereIsNotBlamed(World world) {
        Bootstrap bootstrap = Bootstrap.in(world);
        bootstrap.signals().amend(content -> Signing.alter(content, Bootstrap.name(NS1).toString(), "CDS",
                signature -> Signing.withAlgorithm(signature, 23)));
        ScenarioRun run = bootstrap.judged().expect(DS24_SIGNAL_VALIDATED).forbidOthers();
        assertThat(run.entries()).hasSize(1);
    }

    @Scenario("SIGNAL-MISMATCH")
    void aSignalIsNotWhatTheZoneSays(World world) {
        Bootstrap bootstrap = Bootstrap.in(world);
        String other = Signing.of(bootstrap.child().name()).ds().getFirst().rdataToString();
        bootstrap.operator().with("_dsboot.child.xa._signal." + NS1, "CDS", other);
        bootstrap.signals();
        bootstrap.judged()
                .expect(DS24_SIGNAL_MISMATCH, NS.of(World.absolute(NS1)), QUERY_NAME.of(Bootstrap.name(NS1)),
                        QUERY_TYPE.of(Type.CDS))
                .expect(DS24_SIGNAL_VALIDATED, NS.of(World.absolute(NS2))).forbidOthers();
    }

    @Scenario("SIGNAL-OF-ONE-TYPE")
    void aSignalMustHaveBothTypesOfTheZone(World world) {
        Bootstrap bootstrap = Bootstrap.in(world);
        String name = "_dsboot.child.xa._signal." + NS1;
        bootstrap.signal(bootstrap.signal(bootstrap.operator(), NS1).without(name, "CDS"), NS2).signed();
        bootstrap.judged().expect(DS24_SIGNAL_MISMATCH, QUERY_TYPE.of(Type.CDS)).expect(DS24_SIGNAL_VALIDATED)
                .forbidOthers();
    }

    @Scenario("APEX-DIFFERS")
    void everyServerOfTheZoneMustSayTheSame(World world) {
        Bootstrap bootstrap = Bootstrap.in(world);
        bootstrap.signals();
        bootstrap.child().amendOn(NS2, content -> content.without("@", "CDNSKEY"));
        ScenarioRun run = bootstrap.judged()
                .expect(DS24_SIGNAL_MISMATCH, QUERY_TYPE.of(Type.CDNSKEY)).forbidOthers();
        assertThat(run.entries()).hasSize(2);
    }

    @Scenario("ROOT-ANCHORS")
    void theRootIsTrustedByThePublishedAnchors(World world) {
        Bootstrap bootstrap = Bootstrap.in(world);
        bootstrap.signals();
        run(new Dnssec24(), bootstrap.child())
                .expect(DS24_SIGNAL_CHAIN_BROKEN, NS.of(World.absolute(NS1)), ZONE.of(Name.root)).forbidOthers();
    }

    @Scenario("MANY-NAMES")
    void noMoreThanSomeSignalsAreJudged(World world) {
        String[] servers = IntStream.rangeClosed(0, Dnssec24.NAMES_MAX).mapToObj(i -> "ns" + (10 + i) + ".op.xb")
                .toArray(String[]::new);
        Bootstrap bootstrap = Bootstrap.in(world, servers);
        for (String server : servers) {
            bootstrap.signal(bootstrap.operator(), server);
        }
        bootstrap.operator().signed();
        bootstrap.child().servedBy(servers[0]);
        ScenarioRun run = bootstrap.judged().expect(DS24_APEX_UNAVAILABLE, DS24_SIGNAL_VALIDATED).forbidOthers();
        assertThat(run.entries()).hasSize(1 + Dnssec24.NAMES_MAX);
    }

    @Scenario("IPV4-DISABLED")
    void ipv4IsSwitchedOff(World world) {
        Bootstrap bootstrap = Bootstrap.in(world.withoutIpv4());
        bootstrap.signals();
        bootstrap.judged()
                .expect(IPV4_DISABLED, QUERY_TYPE.of(Type.CDS)).expect(IPV4_DISABLED, QUERY_TYPE.of(Type.CDNSKEY))
                .expect(DS24_SIGNAL_VALIDATED, DS24_BOOTSTRAP_READY).forbidOthers();
    }

    @Scenario("IPV6-DISABLED")
    void ipv6IsSwitchedOff(World world) {
        Bootstrap bootstrap = Bootstrap.in(world.withoutIpv6());
        bootstrap.signals();
        bootstrap.judged().expect(IPV6_DISABLED).expect(DS24_SIGNAL_VALIDATED, DS24_BOOTSTRAP_READY).forbidOthers();
    }

    @Scenario("FAMILY-OF-THE-PATH-DISABLED")
    void serversOfAFamilyThatIsOffAreNotAsked(World world) {
        Bootstrap bootstrap = Bootstrap.in(world.withoutIpv4());
        world.zone("xb").server("ns1").ipv4Only();
        world.zone("xb").server("ns2").ipv4Only();
        bootstrap.signals();
        bootstrap.child().undelegated(NS1, NS2);
        bootstrap.judged()
                .expect(IPV4_DISABLED)
                .expect(DS24_SIGNAL_ZONE_UNREACHABLE, ZONE.of(World.absolute("xb")), SERVERS.of(List.of()))
                .forbidOthers();
    }
}
