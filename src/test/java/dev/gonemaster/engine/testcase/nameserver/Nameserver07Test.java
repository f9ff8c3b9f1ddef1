package dev.gonemaster.engine.testcase.nameserver;

import static dev.gonemaster.engine.message.ArgName.QUERY_TYPE;
import static dev.gonemaster.engine.message.ArgName.SERVERS;
import static dev.gonemaster.engine.scenario.ScenarioRun.run;
import static dev.gonemaster.engine.testcase.SharedMessage.IPV4_DISABLED;
import static dev.gonemaster.engine.testcase.SharedMessage.IPV6_DISABLED;
import static dev.gonemaster.engine.testcase.nameserver.Nameserver07.Message.NO_UPWARD_REFERRAL;
import static dev.gonemaster.engine.testcase.nameserver.Nameserver07.Message.UPWARD_REFERRAL;
import static dev.gonemaster.engine.testcase.nameserver.Nameserver07.Message.UPWARD_REFERRAL_IRRELEVANT;

import dev.gonemaster.engine.scenario.Misbehaviour;
import dev.gonemaster.engine.scenario.Scenario;
import dev.gonemaster.engine.scenario.ScriptedZone;
import dev.gonemaster.engine.scenario.World;
import org.xbill.DNS.DClass;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

class Nameserver07Test {
    private static final String ZONE = "child.nameserver07.xa";
    private static final Record ROOT_NS =
            new NSRecord(Name.root, DClass.IN, 60, World.absolute("a.root-servers.net"));
    private static final Record ROOT_SOA =
            new SOARecord(Name.root, DClass.IN, 60, Name.root, Name.root, 1, 1, 1, 1, 1);

    @Scenario("GOOD")
    void serversRefuse(World world) {
        ScriptedZone zone = world.zone(ZONE);
        run(new Nameserver07(), zone)
                .expect(NO_UPWARD_REFERRAL, SERVERS.of(zone.servers("ns1", "ns2"))).forbidOthers();
    }

    @Scenario("UPWARD-REFERRAL")
    void aServerRefersToTheRoot(World world) {
        ScriptedZone zone = world.zone(ZONE);
        zone.server("ns2").on(".", "NS", with(ROOT_NS, Section.AUTHORITY));
        run(new Nameserver07(), zone).expect(UPWARD_REFERRAL, SERVERS.of(zone.servers("ns2"))).forbidOthers();
    }

    @Scenario("NO-REFERRAL")
    void whatIsNoReferralIsFine(World world) {
        ScriptedZone zone = world.zone(ZONE);
        zone.server("ns1").on(".", "NS", with(ROOT_SOA, Section.AUTHORITY));
        zone.server("ns2").on(".", "NS", with(ROOT_NS, Section.ANSWER));
        run(new Nameserver07(), zone)
                .expect(NO_UPWARD_REFERRAL, SERVERS.of(zone.servers("ns1", "ns2"))).forbidOthers();
    }

    @Scenario("NO-RESPONSE")
    void aSilentServerIsNotMentioned(World world) {
        ScriptedZone zone = world.zone(ZONE);
        zone.server("ns2").silent();
        run(new Nameserver07(), zone).expect(NO_UPWARD_REFERRAL, SERVERS.of(zone.servers("ns1"))).forbidOthers();
    }

    @Scenario("ALL-SILENT")
    void withoutAnyAnswerNothingIsSaid(World world) {
        ScriptedZone zone = world.zone(ZONE);
        zone.server("ns1").silent();
        zone.server("ns2").silent();
        run(new Nameserver07(), zone).forbidOthers();
    }

    @Scenario("ROOT")
    void theRootHasNoUpward(World world) {
        run(new Nameserver07(), world.zone(".")).expect(UPWARD_REFERRAL_IRRELEVANT).forbidOthers();
    }

    @Scenario("IPV4-DISABLED")
    void ipv4IsSwitchedOff(World world) {
        run(new Nameserver07(), world.withoutIpv4().zone(ZONE))
                .expect(IPV4_DISABLED, QUERY_TYPE.of(Type.NS)).expect(NO_UPWARD_REFERRAL).forbidOthers();
    }

    @Scenario("IPV6-DISABLED")
    void ipv6IsSwitchedOff(World world) {
        run(new Nameserver07(), world.withoutIpv6().zone(ZONE))
                .expect(IPV6_DISABLED, QUERY_TYPE.of(Type.NS)).expect(NO_UPWARD_REFERRAL).forbidOthers();
    }

    private static Misbehaviour with(Record record, int section) {
        return Misbehaviour.changed(answer -> {
            answer.getHeader().setRcode(Rcode.NOERROR);
            answer.addRecord(record, section);
        });
    }
}
