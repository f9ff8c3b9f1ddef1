package dev.gonemaster.engine.testcase.dnssec;

import static dev.gonemaster.engine.message.ArgName.QUERY_TYPE;
import static dev.gonemaster.engine.message.ArgName.RCODE;
import static dev.gonemaster.engine.message.ArgName.SERVERS;
import static dev.gonemaster.engine.scenario.ScenarioRun.run;
import static dev.gonemaster.engine.testcase.SharedMessage.IPV4_DISABLED;
import static dev.gonemaster.engine.testcase.SharedMessage.IPV6_DISABLED;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec07.Message.DS07_DS_FOR_SIGNED_ZONE;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec07.Message.DS07_DS_ON_PARENT_SERVER;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec07.Message.DS07_INCONSISTENT_DS;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec07.Message.DS07_INCONSISTENT_SIGNED;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec07.Message.DS07_NON_AUTH_RESPONSE_DNSKEY;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec07.Message.DS07_NOT_SIGNED;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec07.Message.DS07_NOT_SIGNED_ON_SERVER;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec07.Message.DS07_NO_DS_FOR_SIGNED_ZONE;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec07.Message.DS07_NO_DS_ON_PARENT_SERVER;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec07.Message.DS07_NO_RESPONSE_DNSKEY;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec07.Message.DS07_SIGNED;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec07.Message.DS07_SIGNED_ON_SERVER;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec07.Message.DS07_UNEXP_RCODE_RESP_DNSKEY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gonemaster.engine.dns.Outcome.Failure;
import dev.gonemaster.engine.scenario.Misbehaviour;
import dev.gonemaster.engine.scenario.Scenario;
import dev.gonemaster.engine.scenario.ScenarioRun;
import dev.gonemaster.engine.scenario.ScriptedZone;
import dev.gonemaster.engine.scenario.Signing;
import dev.gonemaster.engine.scenario.World;
import java.util.List;
import org.xbill.DNS.Name;
import org.xbill.DNS.RRSIGRecord;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Type;

class Dnssec07Test {
    private static final String PARENT = "dnssec07.xa";
    private static final String ZONE = "child." + PARENT;

    @Scenario("SIGNED-AND-DS-1")
    void allIsWell(World world) {
        ScriptedZone zone = signed(world);
        run(new Dnssec07(), zone)
                .expect(DS07_SIGNED_ON_SERVER, SERVERS.of(zone.servers("ns1", "ns2")))
                .expect(DS07_DS_ON_PARENT_SERVER, SERVERS.of(world.zone(PARENT).servers("ns1", "ns2")))
                .expect(DS07_SIGNED, DS07_DS_FOR_SIGNED_ZONE).forbidOthers();
    }

    @Scenario("SIGNED-NO-DS-1")
    void theParentHasNoDs(World world) {
        run(new Dnssec07(), signed(world).ds())
                .expect(DS07_NO_DS_ON_PARENT_SERVER, SERVERS.of(world.zone(PARENT).servers("ns1", "ns2")))
                .expect(DS07_NO_DS_FOR_SIGNED_ZONE, DS07_SIGNED, DS07_SIGNED_ON_SERVER).forbidOthers();
    }

    @Scenario("INCONSIST-SIGNED-AND-DS-1")
    void oneServerHasTheZoneUnsigned(World world) {
        ScriptedZone zone = signed(world).amendOn("ns2", content -> content.without("@", "DNSKEY"));
        run(new Dnssec07(), zone)
                .expect(DS07_SIGNED_ON_SERVER, SERVERS.of(zone.servers("ns1")))
                .expect(DS07_NOT_SIGNED_ON_SERVER, SERVERS.of(zone.servers("ns2")))
                .expect(DS07_INCONSISTENT_SIGNED, DS07_DS_ON_PARENT_SERVER).forbidOthers();
    }

    @Scenario("INCONSIST-SIGNED-NO-DS-1")
    void oneServerHasTheZoneUnsignedAndTheParentHasNoDs(World world) {
        ScriptedZone zone = signed(world).ds().amendOn("ns2", content -> content.without("@", "DNSKEY"));
        run(new Dnssec07(), zone).expect(DS07_INCONSISTENT_SIGNED, DS07_NOT_SIGNED_ON_SERVER,
                DS07_NO_DS_ON_PARENT_SERVER, DS07_SIGNED_ON_SERVER).forbidOthers();
    }

    @Scenario("SIGNED-AND-INCONSIST-DS-1")
    void oneServerOfTheParentHasNoDs(World world) {
        ScriptedZone zone = signed(world);
        ScriptedZone parent = world.zone(PARENT).amendOn("ns2", content -> content.without(ZONE, "DS"));
        run(new Dnssec07(), zone)
                .expect(DS07_DS_ON_PARENT_SERVER, SERVERS.of(parent.servers("ns1")))
                .expect(DS07_NO_DS_ON_PARENT_SERVER, SERVERS.of(parent.servers("ns2")))
                .expect(DS07_INCONSISTENT_DS, DS07_SIGNED, DS07_SIGNED_ON_SERVER).forbidOthers();
    }

    @Scenario("UNSIGNED-AND-DS-1")
    void theZoneIsNotSignedAndTheParentIsNotAsked(World world) {
        ScriptedZone zone = signed(world).amend(content -> content.without("@", "DNSKEY"));
        ScenarioRun run = run(new Dnssec07(), zone)
                .expect(DS07_NOT_SIGNED_ON_SERVER, SERVERS.of(zone.servers("ns1", "ns2")))
                .expect(DS07_NOT_SIGNED).forbidOthers();
        assertThat(run.transport().exchanges()).noneMatch(exchange -> exchange.query().type() == Type.DS);
    }

    @Scenario("UNSIGNED-NO-DS-1")
    void theZoneIsNotSignedAndHasNoDs(World world) {
        run(new Dnssec07(), world.zone(ZONE)).expect(DS07_NOT_SIGNED, DS07_NOT_SIGNED_ON_SERVER).forbidOthers();
    }

    @Scenario("KEYS-WITHOUT-RRSIG")
    void keysWithoutSignatureDoNotMakeASignedZone(World world) {
        run(new Dnssec07(), signed(world).amend(content -> content.withoutSignatures("@", "DNSKEY")))
                .expect(DS07_NOT_SIGNED, DS07_NOT_SIGNED_ON_SERVER).forbidOthers();
    }

    @Scenario("RRSIG-OF-OTHER-ZONE")
    void aSignatureThatNamesAnotherZoneDoesNotCover(World world) {
        ScriptedZone zone = signed(world).amend(content ->
                Signing.alter(content, "@", "DNSKEY", signature -> signedBy(signature, World.absolute(PARENT))));
        run(new Dnssec07(), zone).expect(DS07_NOT_SIGNED, DS07_NOT_SIGNED_ON_SERVER).forbidOthers();
    }

    @Scenario("DS-WITHOUT-RRSIG")
    void unsignedDsRecordsAreNone(World world) {
        ScriptedZone zone = signed(world);
        world.zone(PARENT).amend(content -> content.withoutSignatures(ZONE, "DS"));
        run(new Dnssec07(), zone).expect(DS07_NO_DS_ON_PARENT_SERVER, DS07_NO_DS_FOR_SIGNED_ZONE, DS07_SIGNED,
                DS07_SIGNED_ON_SERVER).forbidOthers();
    }

    @Scenario("DS-SIGNED-BY-CHILD")
    void dsRecordsThatTheZoneItselfSignsAreNone(World world) {
        ScriptedZone zone = signed(world);
        world.zone(PARENT).amend(content ->
                Signing.alter(content, ZONE, "DS", signature -> signedBy(signature, zone.name())));
        run(new Dnssec07(), zone).expect(DS07_NO_DS_ON_PARENT_SERVER, DS07_NO_DS_FOR_SIGNED_ZONE, DS07_SIGNED,
                DS07_SIGNED_ON_SERVER).forbidOthers();
    }

    @Scenario("NON-AUTH-RESPONSE-DNSKEY-1")
    void oneServerAnswersWithoutAuthority(World world) {
        ScriptedZone zone = signed(world);
        zone.server("ns1").on(ZONE, "DNSKEY", Misbehaviour.notAuthoritative());
        run(new Dnssec07(), zone).expect(DS07_NON_AUTH_RESPONSE_DNSKEY, SERVERS.of(zone.servers("ns1")))
                .expect(DS07_SIGNED, DS07_SIGNED_ON_SERVER, DS07_DS_ON_PARENT_SERVER, DS07_DS_FOR_SIGNED_ZONE)
                .forbidOthers();
    }

    @Scenario("NO-RESPONSE-DNSKEY-1")
    void oneServerStaysSilent(World world) {
        ScriptedZone zone = signed(world);
        zone.server("ns1").on(ZONE, "DNSKEY", Misbehaviour.fails(Failure.TIMEOUT));
        run(new Dnssec07(), zone).expect(DS07_NO_RESPONSE_DNSKEY, SERVERS.of(zone.servers("ns1")))
                .expect(DS07_SIGNED, DS07_SIGNED_ON_SERVER, DS07_DS_ON_PARENT_SERVER, DS07_DS_FOR_SIGNED_ZONE)
                .forbidOthers();
    }

    @Scenario("UNEXP-RCODE-RESP-DNSKEY-1")
    void oneServerAnswersWithAnError(World world) {
        ScriptedZone zone = signed(world);
        zone.server("ns1").on(ZONE, "DNSKEY", (server, query, answer) -> {
            answer.getHeader().setRcode(Rcode.REFUSED);
            return new Misbehaviour.Reply.Send(answer);
        });
        run(new Dnssec07(), zone)
                .expect(DS07_UNEXP_RCODE_RESP_DNSKEY, SERVERS.of(zone.servers("ns1")), RCODE.of(Rcode.REFUSED))
                .expect(DS07_SIGNED, DS07_SIGNED_ON_SERVER, DS07_DS_ON_PARENT_SERVER, DS07_DS_FOR_SIGNED_ZONE)
                .forbidOthers();
    }

    @Scenario("NO-USABLE-RESPONSE")
    void aZoneThatNobodyShowsIsNotSigned(World world) {
        ScriptedZone zone = signed(world);
        zone.server("ns1").on(ZONE, "DNSKEY", Misbehaviour.fails(Failure.REFUSED));
        zone.server("ns2").on(ZONE, "SOA", Misbehaviour.rcode(Rcode.SERVFAIL));
        run(new Dnssec07(), zone).expect(DS07_NO_RESPONSE_DNSKEY, SERVERS.of(zone.servers("ns1")))
                .expect(DS07_NOT_SIGNED).forbidOthers();
    }

    @Scenario("NO-SOA")
    void aServerWithoutTheZoneIsLeftOut(World world) {
        ScriptedZone zone = signed(world).amendOn("ns1", content -> content.without("@", "SOA"));
        run(new Dnssec07(), zone).expect(DS07_SIGNED_ON_SERVER, SERVERS.of(zone.servers("ns2")))
                .expect(DS07_SIGNED, DS07_DS_ON_PARENT_SERVER, DS07_DS_FOR_SIGNED_ZONE).forbidOthers();
    }

    @Scenario("BAD-PARENT")
    void improperResponsesOfTheParentAreLeftOut(World world) {
        ScriptedZone zone = signed(world);
        world.zone(PARENT).server("ns1").on(ZONE, "DS", Misbehaviour.notAuthoritative());
        world.zone(PARENT).server("ns2").on(ZONE, "DS", Misbehaviour.withoutDnssecOk());
        run(new Dnssec07(), zone).expect(DS07_SIGNED, DS07_SIGNED_ON_SERVER).forbidOthers();
    }

    @Scenario("UNDEL-NO-UNDEL-DS")
    void anUndelegatedTestWithoutDs(World world) {
        run(new Dnssec07(), signed(world).undelegated("ns1")).expect(DS07_SIGNED, DS07_SIGNED_ON_SERVER).forbidOthers();
    }

    @Scenario("UNDEL-WITH-UNDEL-DS")
    void theDsOfAnUndelegatedTestComesFromNoServer(World world) {
        ScriptedZone zone = signed(world).undelegated("ns1").undelegatedDs("1 13 253 00");
        run(new Dnssec07(), zone).expect(DS07_DS_ON_PARENT_SERVER, SERVERS.of(List.of()))
                .expect(DS07_SIGNED, DS07_SIGNED_ON_SERVER, DS07_DS_FOR_SIGNED_ZONE).forbidOthers();
    }

    @Scenario("ROOT")
    void theRootHasNoDs(World world) {
        run(new Dnssec07(), world.zone(".").signed()).expect(DS07_SIGNED, DS07_SIGNED_ON_SERVER).forbidOthers();
    }

    @Scenario("IPV4-DISABLED")
    void ipv4IsSwitchedOff(World world) {
        run(new Dnssec07(), signed(world.withoutIpv4())).expect(IPV4_DISABLED, QUERY_TYPE.of(Type.SOA))
                .expect(DS07_SIGNED, DS07_SIGNED_ON_SERVER, DS07_DS_ON_PARENT_SERVER, DS07_DS_FOR_SIGNED_ZONE)
                .forbidOthers();
    }

    @Scenario("ALL-DISABLED")
    void aZoneWhoseServersWereNotAskedIsNotCalledUnsigned(World world) {
        run(new Dnssec07(), signed(world.withoutIpv4().withoutIpv6()).undelegated("ns1"))
                .expect(IPV4_DISABLED, IPV6_DISABLED).forbidOthers();
    }

    /// The zone signed below a signed parent.
    private static ScriptedZone signed(World world) {
        ScriptedZone zone = world.zone(ZONE).signed();
        world.zone(PARENT).signed();
        return zone;
    }

    private static RRSIGRecord signedBy(RRSIGRecord like, Name signer) {
        return new RRSIGRecord(like.getName(), like.getDClass(), like.getTTL(), like.getTypeCovered(),
                like.getAlgorithm(), like.getOrigTTL(), like.getExpire(), like.getTimeSigned(), like.getFootprint(),
                signer, like.getSignature());
    }
}
