package dev.gonemaster.engine.testcase.zone;

import static dev.gonemaster.engine.message.ArgName.ADDRESSES;
import static dev.gonemaster.engine.message.ArgName.MAIL_TARGETS;
import static dev.gonemaster.engine.message.ArgName.QUERY_TYPE;
import static dev.gonemaster.engine.message.ArgName.RCODE;
import static dev.gonemaster.engine.scenario.ScenarioRun.run;
import static dev.gonemaster.engine.testcase.SharedMessage.IPV4_DISABLED;
import static dev.gonemaster.engine.testcase.SharedMessage.IPV6_DISABLED;
import static dev.gonemaster.engine.testcase.zone.Zone09.Message.Z09_INCONSISTENT_MX;
import static dev.gonemaster.engine.testcase.zone.Zone09.Message.Z09_INCONSISTENT_MX_DATA;
import static dev.gonemaster.engine.testcase.zone.Zone09.Message.Z09_MISSING_MAIL_TARGET;
import static dev.gonemaster.engine.testcase.zone.Zone09.Message.Z09_MX_DATA;
import static dev.gonemaster.engine.testcase.zone.Zone09.Message.Z09_MX_FOUND;
import static dev.gonemaster.engine.testcase.zone.Zone09.Message.Z09_NON_AUTH_MX_RESPONSE;
import static dev.gonemaster.engine.testcase.zone.Zone09.Message.Z09_NO_MX_FOUND;
import static dev.gonemaster.engine.testcase.zone.Zone09.Message.Z09_NO_RESPONSE_MX_QUERY;
import static dev.gonemaster.engine.testcase.zone.Zone09.Message.Z09_NULL_MX_NON_ZERO_PREF;
import static dev.gonemaster.engine.testcase.zone.Zone09.Message.Z09_NULL_MX_WITH_OTHER_MX;
import static dev.gonemaster.engine.testcase.zone.Zone09.Message.Z09_ROOT_EMAIL_DOMAIN;
import static dev.gonemaster.engine.testcase.zone.Zone09.Message.Z09_TLD_EMAIL_DOMAIN;
import static dev.gonemaster.engine.testcase.zone.Zone09.Message.Z09_UNEXPECTED_RCODE_MX;

import dev.gonemaster.engine.dns.Outcome.Failure;
import dev.gonemaster.engine.message.Arg;
import dev.gonemaster.engine.scenario.Misbehaviour;
import dev.gonemaster.engine.scenario.Scenario;
import dev.gonemaster.engine.scenario.ScriptedZone;
import dev.gonemaster.engine.scenario.World;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Type;

class Zone09Test {
    private static final String ZONE = "child.zone09.xa";
    private static final String MX = "10 mail.example.xa.";

    @Scenario("NO-RESPONSE-MX-QUERY")
    void aServerIsSilentOnMx(World world) {
        ScriptedZone zone = misbehaving(world, Misbehaviour.fails(Failure.TIMEOUT));
        run(new Zone09(), zone)
                .expect(Z09_NO_RESPONSE_MX_QUERY, addresses(zone, "ns2")).expect(Z09_MX_DATA).forbidOthers();
    }

    @Scenario("UNEXPECTED-RCODE-MX")
    void aServerRefusesMx(World world) {
        ScriptedZone zone = misbehaving(world, Misbehaviour.rcode(Rcode.REFUSED));
        run(new Zone09(), zone)
                .expect(Z09_UNEXPECTED_RCODE_MX, addresses(zone, "ns2"), RCODE.of(Rcode.REFUSED))
                .expect(Z09_MX_DATA).forbidOthers();
    }

    @Scenario("NON-AUTH-MX-RESPONSE")
    void aServerHasNoAuthorityForMx(World world) {
        ScriptedZone zone = misbehaving(world, Misbehaviour.notAuthoritative());
        run(new Zone09(), zone)
                .expect(Z09_NON_AUTH_MX_RESPONSE, addresses(zone, "ns2")).expect(Z09_MX_DATA).forbidOthers();
    }

    @Scenario("INCONSISTENT-MX")
    void oneServerHasNoMx(World world) {
        ScriptedZone zone = world.zone(ZONE).with("@", "MX", MX)
                .amendOn("ns2", content -> content.without("@", "MX"));
        run(new Zone09(), zone)
                .expect(Z09_INCONSISTENT_MX)
                .expect(Z09_NO_MX_FOUND, addresses(zone, "ns2"))
                .expect(Z09_MX_FOUND, addresses(zone, "ns1"))
                .expect(Z09_MX_DATA, addresses(zone, "ns1"))
                .forbidOthers();
    }

    @Scenario("INCONSISTENT-MX-DATA")
    void serversHaveDifferentMx(World world) {
        ScriptedZone zone = world.zone(ZONE).with("@", "MX", MX)
                .amendOn("ns2", content -> content.with("@", "MX", "20 mail2.example.xa."));
        run(new Zone09(), zone)
                .expect(Z09_INCONSISTENT_MX_DATA)
                .expect(Z09_MX_DATA, addresses(zone, "ns1"), targets("mail.example.xa"))
                .expect(Z09_MX_DATA, addresses(zone, "ns2"), targets("mail.example.xa", "mail2.example.xa"))
                .forbidOthers();
    }

    @Scenario("NULL-MX-WITH-OTHER-MX")
    void aNullMxIsNotAlone(World world) {
        run(new Zone09(), world.zone(ZONE).with("@", "MX", MX).with("@", "MX", "0 ."))
                .expect(Z09_NULL_MX_WITH_OTHER_MX).forbidOthers();
    }

    @Scenario("NULL-MX-NON-ZERO-PREF")
    void aNullMxHasAPreference(World world) {
        run(new Zone09(), world.zone(ZONE).with("@", "MX", "10 .")).expect(Z09_NULL_MX_NON_ZERO_PREF).forbidOthers();
    }

    @Scenario("TLD-EMAIL-DOMAIN")
    void aTopLevelDomainAsksForMail(World world) {
        run(new Zone09(), world.zone("tld-email-domain-zone09").with("@", "MX", MX))
                .expect(Z09_TLD_EMAIL_DOMAIN).forbidOthers();
    }

    @Scenario("ROOT-EMAIL-DOMAIN")
    void theRootAsksForMail(World world) {
        run(new Zone09(), world.zone(".").with("@", "MX", MX)).expect(Z09_ROOT_EMAIL_DOMAIN).forbidOthers();
    }

    @Scenario("MX-DATA")
    void allServersAgree(World world) {
        ScriptedZone zone = world.zone(ZONE).with("@", "MX", MX);
        run(new Zone09(), zone)
                .expect(Z09_MX_DATA, addresses(zone, "ns1", "ns2"), targets("mail.example.xa")).forbidOthers();
    }

    @Scenario("MX-DATA-IN-OTHER-CASE")
    void letterCaseIsNoDifference(World world) {
        ScriptedZone zone = world.zone(ZONE).amendOn("ns1", content -> content.with("@", "MX", MX))
                .amendOn("ns2", content -> content.with("@", "MX", "10 MAIL.example.xa."));
        run(new Zone09(), zone).expect(Z09_MX_DATA).forbidOthers();
    }

    @Scenario("NULL-MX")
    void mailIsRefusedByTheBook(World world) {
        run(new Zone09(), world.zone(ZONE).with("@", "MX", "0 .")).forbidOthers();
    }

    @Scenario("NO-MX-SLD")
    void aZoneHasNoMx(World world) {
        run(new Zone09(), world.zone(ZONE)).expect(Z09_MISSING_MAIL_TARGET).forbidOthers();
    }

    @Scenario("NO-MX-TLD")
    void aTopLevelDomainNeedsNoMx(World world) {
        run(new Zone09(), world.zone("no-mx-tld-zone09")).forbidOthers();
    }

    @Scenario("NO-MX-ROOT")
    void theRootNeedsNoMx(World world) {
        run(new Zone09(), world.zone(".")).forbidOthers();
    }

    @Scenario("NO-MX-ARPA")
    void aZoneBelowArpaNeedsNoMx(World world) {
        run(new Zone09(), world.zone("no-mx-arpa.zone09.arpa")).forbidOthers();
    }

    @Scenario("NO-SOA")
    void serversThatDoNotServeTheZoneAreLeftOut(World world) {
        ScriptedZone zone = world.zone(ZONE).with("@", "MX", MX).amendOn("ns2", content -> content.without("@", "MX"));
        zone.server("ns2").on(ZONE, "SOA", Misbehaviour.rcode(Rcode.SERVFAIL));
        run(new Zone09(), zone).expect(Z09_MX_DATA, addresses(zone, "ns1")).forbidOthers();
    }

    @Scenario("IPV4-DISABLED")
    void ipv4IsSwitchedOff(World world) {
        run(new Zone09(), world.withoutIpv4().zone(ZONE).with("@", "MX", MX))
                .expect(IPV4_DISABLED, QUERY_TYPE.of(Type.SOA)).expect(Z09_MX_DATA).forbidOthers();
    }

    @Scenario("IPV6-DISABLED")
    void ipv6IsSwitchedOff(World world) {
        run(new Zone09(), world.withoutIpv6().zone(ZONE).with("@", "MX", MX))
                .expect(IPV6_DISABLED, QUERY_TYPE.of(Type.SOA)).expect(Z09_MX_DATA).forbidOthers();
    }

    private static ScriptedZone misbehaving(World world, Misbehaviour misbehaviour) {
        ScriptedZone zone = world.zone(ZONE).with("@", "MX", MX);
        zone.server("ns2").on(ZONE, "MX", misbehaviour);
        return zone;
    }

    private static Arg addresses(ScriptedZone zone, String... servers) {
        var addresses = new ArrayList<InetAddress>();
        for (String server : servers) {
            addresses.addAll(zone.server(server).addresses());
        }
        return ADDRESSES.of(addresses);
    }

    private static Arg targets(String... names) {
        return MAIL_TARGETS.of(List.of(names).stream().map(World::absolute).toList());
    }
}
