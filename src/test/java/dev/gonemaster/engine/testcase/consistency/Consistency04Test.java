package dev.gonemaster.engine.testcase.consistency;

import static dev.gonemaster.engine.message.ArgName.ADDRESS;
import static dev.gonemaster.engine.message.ArgName.COUNT;
import static dev.gonemaster.engine.message.ArgName.NS;
import static dev.gonemaster.engine.message.ArgName.NS_NAMES;
import static dev.gonemaster.engine.message.ArgName.QUERY_TYPE;
import static dev.gonemaster.engine.message.ArgName.SERVERS;
import static dev.gonemaster.engine.message.ArgName.TTL_MAX;
import static dev.gonemaster.engine.message.ArgName.TTL_MIN;
import static dev.gonemaster.engine.scenario.ScenarioRun.run;
import static dev.gonemaster.engine.testcase.SharedMessage.IPV4_DISABLED;
import static dev.gonemaster.engine.testcase.SharedMessage.IPV6_DISABLED;
import static dev.gonemaster.engine.testcase.SharedMessage.NO_RESPONSE;
import static dev.gonemaster.engine.testcase.consistency.Consistency04.Message.INCONSISTENT_NS_TTL;
import static dev.gonemaster.engine.testcase.consistency.Consistency04.Message.MULTIPLE_NS_SET;
import static dev.gonemaster.engine.testcase.consistency.Consistency04.Message.NO_RESPONSE_NS_QUERY;
import static dev.gonemaster.engine.testcase.consistency.Consistency04.Message.NS_SET;
import static dev.gonemaster.engine.testcase.consistency.Consistency04.Message.ONE_NS_SET;

import dev.gonemaster.engine.scenario.Misbehaviour;
import dev.gonemaster.engine.scenario.Scenario;
import dev.gonemaster.engine.scenario.ScriptedZone;
import dev.gonemaster.engine.scenario.World;
import java.util.List;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

class Consistency04Test {
    private static final String ZONE = "child.consistency04.xa";

    @Scenario("ONE-NS-SET")
    void allServersAgree(World world) {
        ScriptedZone zone = world.zone(ZONE);
        run(new Consistency04(), zone)
                .expect(ONE_NS_SET, NS_NAMES.of(List.of(zone.nameOf("ns1"), zone.nameOf("ns2")))).forbidOthers();
    }

    @Scenario("TWO-NS-SETS")
    void oneServerNamesOneMore(World world) {
        ScriptedZone zone = world.zone(ZONE);
        zone.amendOn("ns2", content -> content.with("@", "NS", "ns3.elsewhere.xb."));
        Name third = World.absolute("ns3.elsewhere.xb.");
        world.server("ns3.elsewhere.xb.").silent();
        run(new Consistency04(), zone)
                .expect(MULTIPLE_NS_SET, COUNT.of(2L))
                .expect(NS_SET, NS_NAMES.of(List.of(zone.nameOf("ns1"), zone.nameOf("ns2"))),
                        SERVERS.of(zone.servers("ns1")))
                .expect(NS_SET, NS_NAMES.of(List.of(zone.nameOf("ns1"), zone.nameOf("ns2"), third)),
                        SERVERS.of(zone.servers("ns2")))
                .expect(NO_RESPONSE, NS.of(third))
                .forbidOthers();
    }

    @Scenario("ONE-NS-SET-TWO-TTLS")
    void anotherTtlIsNoOtherSet(World world) {
        ScriptedZone zone = world.zone(ZONE);
        zone.server("ns2").on(ZONE + ".", "NS", ttl(1800));
        run(new Consistency04(), zone)
                .expect(INCONSISTENT_NS_TTL, COUNT.of(2L), TTL_MIN.of(1800L), TTL_MAX.of(3600L))
                .expect(ONE_NS_SET)
                .forbidOthers();
    }

    @Scenario("NS-SET-IN-ANOTHER-LETTER-CASE")
    void letterCaseMakesNoDifference(World world) {
        ScriptedZone zone = world.zone(ZONE);
        zone.amendOn("ns2", content -> content.without("@", "NS").with("@", "NS", "NS2").with("@", "NS", "NS1"));
        run(new Consistency04(), zone).expect(ONE_NS_SET).forbidOthers();
    }

    @Scenario("NO-RESPONSE")
    void aSilentServerIsLeftOut(World world) {
        ScriptedZone zone = world.zone(ZONE);
        var silent = zone.server("ns2").ipv6Only().silent();
        run(new Consistency04(), zone)
                .expect(NO_RESPONSE, NS.of(silent.name()), ADDRESS.of(silent.addresses().getFirst()))
                .expect(ONE_NS_SET)
                .forbidOthers();
    }

    @Scenario("NO-NS-RECORDS")
    void aServerThatRefusesIsLeftOut(World world) {
        ScriptedZone zone = world.zone(ZONE);
        var refusing = zone.server("ns2").ipv4Only().rcode(Rcode.REFUSED);
        run(new Consistency04(), zone)
                .expect(NO_RESPONSE_NS_QUERY, NS.of(refusing.name()), ADDRESS.of(refusing.addresses().getFirst()))
                .expect(ONE_NS_SET)
                .forbidOthers();
    }

    @Scenario("NOT-AUTHORITATIVE")
    void recordsWithoutAuthorityDoNotCount(World world) {
        ScriptedZone zone = world.zone(ZONE);
        zone.amendOn("ns2", content -> content.without("@", "NS").with("@", "NS", "ns2"));
        zone.server("ns2").notAuthoritative();
        run(new Consistency04(), zone).expect(NO_RESPONSE_NS_QUERY, ONE_NS_SET).forbidOthers();
    }

    @Scenario("NS-OF-ANOTHER-ZONE")
    void recordsOfAnotherZoneDoNotCount(World world) {
        ScriptedZone zone = world.zone(ZONE);
        zone.server("ns2").on(ZONE + ".", "NS", Misbehaviour.otherOwner("other.xa."));
        run(new Consistency04(), zone).expect(NO_RESPONSE_NS_QUERY, ONE_NS_SET).forbidOthers();
    }

    @Scenario("NOBODY-ANSWERS")
    void withoutAnySetThereIsNothingToCompare(World world) {
        ScriptedZone zone = world.zone(ZONE);
        zone.server("ns1").silent();
        zone.server("ns2").silent();
        run(new Consistency04(), zone).expect(NO_RESPONSE).forbidOthers();
    }

    @Scenario("IPV4-DISABLED")
    void ipv4IsSwitchedOff(World world) {
        run(new Consistency04(), world.withoutIpv4().zone(ZONE))
                .expect(IPV4_DISABLED, QUERY_TYPE.of(Type.NS)).expect(ONE_NS_SET).forbidOthers();
    }

    @Scenario("IPV6-DISABLED")
    void ipv6IsSwitchedOff(World world) {
        run(new Consistency04(), world.withoutIpv6().zone(ZONE))
                .expect(IPV6_DISABLED, QUERY_TYPE.of(Type.NS)).expect(ONE_NS_SET).forbidOthers();
    }

    private static Misbehaviour ttl(long seconds) {
        return Misbehaviour.changed(answer -> {
            List<Record> records = List.copyOf(answer.getSection(Section.ANSWER));
            answer.removeAllRecords(Section.ANSWER);
            records.forEach(record -> answer.addRecord(Record.newRecord(record.getName(), record.getType(),
                    record.getDClass(), seconds, record.rdataToWireCanonical()), Section.ANSWER));
        });
    }
}
