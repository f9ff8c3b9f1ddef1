package dev.gonemaster.engine.testcase.dnssec;

import static dev.gonemaster.engine.message.ArgName.ADDRESS;
import static dev.gonemaster.engine.message.ArgName.KEYS;
import static dev.gonemaster.engine.message.ArgName.QUERY_TYPE;
import static dev.gonemaster.engine.message.ArgName.SIGS;
import static dev.gonemaster.engine.scenario.ScenarioRun.run;
import static dev.gonemaster.engine.testcase.SharedMessage.IPV4_DISABLED;
import static dev.gonemaster.engine.testcase.SharedMessage.IPV6_DISABLED;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec06.Message.EXTRA_PROCESSING_BROKEN;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec06.Message.EXTRA_PROCESSING_OK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gonemaster.engine.scenario.Misbehaviour;
import dev.gonemaster.engine.scenario.Scenario;
import dev.gonemaster.engine.scenario.ScenarioRun;
import dev.gonemaster.engine.scenario.ScriptedZone;
import dev.gonemaster.engine.scenario.World;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Type;

class Dnssec06Test {
    private static final String ZONE = "child.dnssec06.xa";

    @Scenario("EXTRA-PROCESSING-OK")
    void everyServerAddsSignatures(World world) {
        ScriptedZone zone = world.zone(ZONE).signed();
        ScenarioRun run = run(new Dnssec06(), zone)
                .expect(EXTRA_PROCESSING_OK, ADDRESS.of(zone.addresses("ns1").getFirst()), KEYS.of(2L), SIGS.of(1L))
                .forbidOthers();
        assertThat(run.entries()).hasSize(4);
    }

    @Scenario("EXTRA-PROCESSING-BROKEN-1")
    void oneServerHasNoKeys(World world) {
        ScriptedZone zone = world.zone(ZONE).signed()
                .amendOn("ns2", content -> content.withoutSignatures("@", "DNSKEY"))
                .amendOn("ns2", content -> content.without("@", "DNSKEY"));
        run(new Dnssec06(), zone)
                .expect(EXTRA_PROCESSING_OK, ADDRESS.of(zone.addresses("ns1").getFirst()))
                .expect(EXTRA_PROCESSING_BROKEN, ADDRESS.of(zone.addresses("ns2").getFirst()), KEYS.of(0L),
                        SIGS.of(0L))
                .expect(EXTRA_PROCESSING_BROKEN, ADDRESS.of(zone.addresses("ns2").getLast()))
                .forbidOthers();
    }

    @Scenario("EXTRA-PROCESSING-BROKEN-2")
    void noServerAddsSignatures(World world) {
        ScriptedZone zone = world.zone(ZONE).signed()
                .amend(content -> content.withoutSignatures("@", "DNSKEY"));
        run(new Dnssec06(), zone)
                .expect(EXTRA_PROCESSING_BROKEN, ADDRESS.of(zone.addresses("ns1").getFirst()), KEYS.of(2L),
                        SIGS.of(0L))
                .forbidOthers();
    }

    @Scenario("OTHER-SIGNATURES")
    void signaturesOverOtherRrsetsDoNotCount(World world) {
        ScriptedZone zone = world.zone(ZONE).signed();
        zone.amend(content -> {
            content.withoutSignatures("@", "DNSKEY");
            zone.signing().resign(content, "@", "SOA");
        });
        run(new Dnssec06(), zone).expect(EXTRA_PROCESSING_BROKEN, SIGS.of(0L)).forbidOthers();
    }

    @Scenario("SHARED-ADDRESS")
    void anAddressIsReportedOnce(World world) {
        ScriptedZone zone = world.zone(ZONE).signed();
        zone.server("ns2").sameAddressesAs(zone.server("ns1"));
        ScenarioRun run = run(new Dnssec06(), zone).expect(EXTRA_PROCESSING_OK).forbidOthers();
        assertThat(run.entries()).hasSize(2);
    }

    @Scenario("NO-DNSKEY")
    void nothingIsSaidOfAnUnsignedZone(World world) {
        run(new Dnssec06(), world.zone(ZONE)).forbidOthers();
    }

    @Scenario("NO-RESPONSE")
    void serversThatAreSilentOrAnswerWithAnErrorArePassedOver(World world) {
        ScriptedZone zone = world.zone(ZONE).delegatedTo("ns1", "ns2", "ns3").signed();
        zone.server("ns1").silent();
        zone.server("ns2").misbehaves(Misbehaviour.rcode(Rcode.SERVFAIL));
        ScenarioRun run = run(new Dnssec06(), zone).expect(EXTRA_PROCESSING_OK).forbidOthers();
        assertThat(run.entries()).hasSize(2);
    }

    @Scenario("IPV4-DISABLED")
    void ipv4IsSwitchedOff(World world) {
        run(new Dnssec06(), world.withoutIpv4().zone(ZONE).signed())
                .expect(IPV4_DISABLED, QUERY_TYPE.of(Type.DNSKEY)).expect(EXTRA_PROCESSING_OK).forbidOthers();
    }

    @Scenario("IPV6-DISABLED")
    void ipv6IsSwitchedOff(World world) {
        run(new Dnssec06(), world.withoutIpv6().zone(ZONE).signed())
                .expect(IPV6_DISABLED, QUERY_TYPE.of(Type.DNSKEY)).expect(EXTRA_PROCESSING_OK).forbidOthers();
    }
}
