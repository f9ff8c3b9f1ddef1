package dev.gonemaster.engine.testcase.nameserver;

import static dev.gonemaster.engine.message.ArgName.QUERY_TYPE;
import static dev.gonemaster.engine.message.ArgName.SERVERS;
import static dev.gonemaster.engine.scenario.ScenarioRun.run;
import static dev.gonemaster.engine.testcase.SharedMessage.IPV4_DISABLED;
import static dev.gonemaster.engine.testcase.SharedMessage.IPV6_DISABLED;
import static dev.gonemaster.engine.testcase.nameserver.Nameserver03.Message.AXFR_AVAILABLE;
import static dev.gonemaster.engine.testcase.nameserver.Nameserver03.Message.AXFR_FAILURE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gonemaster.engine.dns.Outcome.Failure;
import dev.gonemaster.engine.dns.Query;
import dev.gonemaster.engine.scenario.Misbehaviour;
import dev.gonemaster.engine.scenario.Scenario;
import dev.gonemaster.engine.scenario.ScenarioRun;
import dev.gonemaster.engine.scenario.ScriptedZone;
import dev.gonemaster.engine.scenario.World;
import java.util.Arrays;
import org.xbill.DNS.DClass;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

class Nameserver03Test {
    private static final String ZONE = "child.nameserver03.xa";
    private static final Name APEX = World.absolute(ZONE);
    private static final Record SOA = soa(APEX);
    private static final Record NS = new NSRecord(APEX, DClass.IN, 60, World.absolute("ns1." + ZONE));

    @Scenario("REFUSED")
    void noServerGivesATransfer(World world) {
        ScriptedZone zone = world.zone(ZONE);
        zone.server("ns1").on(ZONE, "AXFR", Misbehaviour.rcode(Rcode.REFUSED));
        zone.server("ns2").on(ZONE, "AXFR", Misbehaviour.rcode(Rcode.NOTIMP));
        ScenarioRun run = run(new Nameserver03(), zone);
        run.expect(AXFR_FAILURE, SERVERS.of(zone.servers("ns1", "ns2"))).forbidOthers();
        assertThat(run.transport().exchanges()).filteredOn(exchange -> exchange.query().type() == Type.AXFR)
                .hasSize(4).allSatisfy(exchange ->
                        assertThat(exchange.query().protocol()).isEqualTo(Query.Protocol.TCP));
    }

    @Scenario("AXFR-AVAILABLE")
    void aServerGivesTheWholeZone(World world) {
        ScriptedZone zone = world.zone(ZONE);
        zone.server("ns2").on(ZONE, "AXFR", transfer(SOA, NS));
        run(new Nameserver03(), zone).expect(AXFR_AVAILABLE, SERVERS.of(zone.servers("ns2")))
                .expect(AXFR_FAILURE, SERVERS.of(zone.servers("ns1"))).forbidOthers();
    }

    @Scenario("NO-TRANSFER-OF-THE-ZONE")
    void whatDoesNotBeginWithTheSoaOfTheZoneIsNoTransfer(World world) {
        ScriptedZone zone = world.zone(ZONE);
        zone.server("ns1").on(ZONE, "AXFR", transfer(NS, SOA));
        zone.server("ns2").on(ZONE, "AXFR", transfer(soa(World.absolute("other.xa")), NS));
        run(new Nameserver03(), zone).expect(AXFR_FAILURE, SERVERS.of(zone.servers("ns1", "ns2"))).forbidOthers();
    }

    @Scenario("NO-RESPONSE")
    void whoeverIsSilentOrHangsUpGivesNoTransfer(World world) {
        ScriptedZone zone = world.zone(ZONE);
        zone.server("ns1").on(ZONE, "AXFR", Misbehaviour.fails(Failure.TIMEOUT));
        zone.server("ns2").on(ZONE, "AXFR", Misbehaviour.fails(Failure.REFUSED));
        run(new Nameserver03(), zone).expect(AXFR_FAILURE, SERVERS.of(zone.servers("ns1", "ns2"))).forbidOthers();
    }

    @Scenario("IPV4-DISABLED")
    void ipv4IsSwitchedOff(World world) {
        run(new Nameserver03(), world.withoutIpv4().zone(ZONE))
                .expect(IPV4_DISABLED, QUERY_TYPE.of(Type.AXFR)).expect(AXFR_FAILURE).forbidOthers();
    }

    @Scenario("IPV6-DISABLED")
    void ipv6IsSwitchedOff(World world) {
        run(new Nameserver03(), world.withoutIpv6().zone(ZONE))
                .expect(IPV6_DISABLED, QUERY_TYPE.of(Type.AXFR)).expect(AXFR_FAILURE).forbidOthers();
    }

    private static Misbehaviour transfer(Record... records) {
        return Misbehaviour.changed(answer -> {
            answer.removeAllRecords(Section.AUTHORITY);
            Arrays.stream(records).forEach(record -> answer.addRecord(record, Section.ANSWER));
        });
    }

    private static SOARecord soa(Name owner) {
        return new SOARecord(owner, DClass.IN, 60, APEX, APEX, 1, 1, 1, 1, 1);
    }
}
