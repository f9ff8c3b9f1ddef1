package dev.gonemaster.engine.testcase.basic;

import static dev.gonemaster.engine.message.ArgName.DOMAIN;
import static dev.gonemaster.engine.message.ArgName.NS;
import static dev.gonemaster.engine.message.ArgName.QUERY_TYPE;
import static dev.gonemaster.engine.scenario.ScenarioRun.run;
import static dev.gonemaster.engine.scenario.World.absolute;
import static dev.gonemaster.engine.testcase.SharedMessage.IPV4_DISABLED;
import static dev.gonemaster.engine.testcase.basic.Basic03.Message.A_QUERY_NO_RESPONSES;
import static dev.gonemaster.engine.testcase.basic.Basic03.Message.HAS_A_RECORDS;
import static dev.gonemaster.engine.testcase.basic.Basic03.Message.NO_A_RECORDS;

import dev.gonemaster.engine.scenario.Misbehaviour;
import dev.gonemaster.engine.scenario.Scenario;
import dev.gonemaster.engine.scenario.ScriptedZone;
import dev.gonemaster.engine.scenario.World;
import org.xbill.DNS.Type;

class Basic03Test {
    @Scenario("some servers know the web site")
    void eachServerThatRespondsIsReported(World world) {
        ScriptedZone zone = world.zone("broken.basic03.xa").delegatedTo("ns1", "ns2", "ns3")
                .amendOn("ns1", content -> content.with("www", "A", "192.0.2.80"));
        zone.server("ns1").on("broken.basic03.xa", "SOA", Misbehaviour.notAuthoritative());
        zone.server("ns3").silent();

        run(new Basic03(), zone)
                .expect(HAS_A_RECORDS, NS.of(zone.nameOf("ns1")), DOMAIN.of(absolute("www.broken.basic03.xa")))
                .expect(NO_A_RECORDS, NS.of(zone.nameOf("ns2")))
                .forbidOthers();
    }

    @Scenario("no server responds")
    void silenceIsReportedOnce(World world) {
        ScriptedZone zone = world.zone("broken.basic03.xa");
        zone.server("ns1").silent();
        zone.server("ns2").silent();

        run(new Basic03(), zone).expect(A_QUERY_NO_RESPONSES).forbidOthers();
    }

    @Scenario("IPV4-DISABLED")
    void serversThatWereNotAskedAreNotCalledSilent(World world) {
        ScriptedZone zone = world.withoutIpv4().zone("broken.basic03.xa");

        run(new Basic03(), zone).expect(NO_A_RECORDS).expect(IPV4_DISABLED, QUERY_TYPE.of(Type.A)).forbidOthers();
    }

    @Scenario("no room for www")
    void aNameTooLongForAWebSiteIsNotAsked(World world) {
        String label = "a".repeat(62);
        ScriptedZone zone = world.zone(label + "." + label + "." + label + "." + "a".repeat(60) + ".xa", "xa")
                .delegatedTo("ns1.xa");

        run(new Basic03(), zone).expect(A_QUERY_NO_RESPONSES).forbidOthers();
    }
}
