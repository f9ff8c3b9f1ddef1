package dev.gonemaster.engine.testcase.nameserver;

import static dev.gonemaster.engine.message.ArgName.QUERY_NAME;
import static dev.gonemaster.engine.message.ArgName.QUERY_TYPE;
import static dev.gonemaster.engine.message.ArgName.SERVERS;
import static dev.gonemaster.engine.message.ArgName.STRING;
import static dev.gonemaster.engine.scenario.ScenarioRun.run;
import static dev.gonemaster.engine.testcase.SharedMessage.IPV4_DISABLED;
import static dev.gonemaster.engine.testcase.SharedMessage.IPV6_DISABLED;
import static dev.gonemaster.engine.testcase.nameserver.Nameserver15.Message.N15_ERROR_ON_VERSION_QUERY;
import static dev.gonemaster.engine.testcase.nameserver.Nameserver15.Message.N15_NO_VERSION_REVEALED;
import static dev.gonemaster.engine.testcase.nameserver.Nameserver15.Message.N15_SOFTWARE_VERSION;
import static dev.gonemaster.engine.testcase.nameserver.Nameserver15.Message.N15_WRONG_CLASS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gonemaster.engine.dns.Outcome.Failure;
import dev.gonemaster.engine.message.Entry;
import dev.gonemaster.engine.scenario.Misbehaviour;
import dev.gonemaster.engine.scenario.Scenario;
import dev.gonemaster.engine.scenario.ScriptedZone;
import dev.gonemaster.engine.scenario.World;
import java.util.List;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Section;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Type;

class Nameserver15Test {
    private static final String BASE = ".nameserver15.xa";
    private static final String BIND = "version.bind.";
    private static final String SERVER = "version.server.";
    private static final Misbehaviour EMPTY = Misbehaviour.rcode(Rcode.NOERROR);

    @Scenario("NO-VERSION-REVEALED-1")
    void answersAreEmpty(World world) {
        ScriptedZone zone = zone(world, "no-version-revealed-1", EMPTY, EMPTY);
        run(new Nameserver15(), zone).expect(N15_NO_VERSION_REVEALED, SERVERS.of(zone.servers("ns1"))).forbidOthers();
    }

    @Scenario("NO-VERSION-REVEALED-2")
    void namesDoNotExist(World world) {
        var nxdomain = Misbehaviour.rcode(Rcode.NXDOMAIN);
        run(new Nameserver15(), zone(world, "no-version-revealed-2", nxdomain, nxdomain))
                .expect(N15_NO_VERSION_REVEALED).forbidOthers();
    }

    @Scenario("NO-VERSION-REVEALED-3")
    void questionsAreRefused(World world) {
        var refused = Misbehaviour.rcode(Rcode.REFUSED);
        run(new Nameserver15(), zone(world, "no-version-revealed-3", refused, refused))
                .expect(N15_NO_VERSION_REVEALED).forbidOthers();
    }

    @Scenario("NO-VERSION-REVEALED-4")
    void namesAreAliasesOfOneAnother(World world) {
        run(new Nameserver15(), zone(world, "no-version-revealed-4", alias(SERVER), alias(BIND)))
                .expect(N15_NO_VERSION_REVEALED).forbidOthers();
    }

    @Scenario("NO-VERSION-REVEALED-5")
    void textsAreEmpty(World world) {
        run(new Nameserver15(), zone(world, "no-version-revealed-5", txt(""), txt("", "")))
                .expect(N15_NO_VERSION_REVEALED).forbidOthers();
    }

    @Scenario("NO-VERSION-REVEALED-6")
    void textsAreBlank(World world) {
        run(new Nameserver15(), zone(world, "no-version-revealed-6", txt("  "), txt(" ", "\\009 ")))
                .expect(N15_NO_VERSION_REVEALED).forbidOthers();
    }

    @Scenario("ERROR-ON-VERSION-QUERY-1")
    void questionsMakeTheServerFail(World world) {
        var servfail = Misbehaviour.rcode(Rcode.SERVFAIL);
        ScriptedZone zone = zone(world, "error-on-version-query-1", servfail, servfail);
        expectErrors(zone);
    }

    @Scenario("ERROR-ON-VERSION-QUERY-2")
    void questionsStayUnanswered(World world) {
        var silence = Misbehaviour.fails(Failure.TIMEOUT);
        ScriptedZone zone = zone(world, "error-on-version-query-2", silence, silence);
        expectErrors(zone);
    }

    @Scenario("SOFTWARE-VERSION-1")
    void theSecondNameHasAText(World world) {
        ScriptedZone zone = zone(world, "software-version-1", EMPTY, txt("v0"));
        run(new Nameserver15(), zone)
                .expect(N15_SOFTWARE_VERSION, SERVERS.of(zone.servers("ns1")), STRING.of("v0"),
                        QUERY_NAME.of(World.absolute(SERVER)))
                .forbidOthers();
    }

    @Scenario("SOFTWARE-VERSION-2")
    void theFirstNameHasAText(World world) {
        ScriptedZone zone = zone(world, "software-version-2", txt("v0"), EMPTY);
        run(new Nameserver15(), zone)
                .expect(N15_SOFTWARE_VERSION, STRING.of("v0"), QUERY_NAME.of(World.absolute(BIND)))
                .forbidOthers();
    }

    @Scenario("WRONG-CLASS-1")
    void theSecondNameHasATextOfAnotherClass(World world) {
        ScriptedZone zone = zone(world, "wrong-class-1", EMPTY, txt(DClass.IN, "v0"));
        run(new Nameserver15(), zone)
                .expect(N15_SOFTWARE_VERSION, STRING.of("v0"), QUERY_NAME.of(World.absolute(SERVER)))
                .expect(N15_WRONG_CLASS, SERVERS.of(zone.servers("ns1")))
                .forbidOthers();
    }

    @Scenario("WRONG-CLASS-2")
    void theFirstNameHasATextOfAnotherClass(World world) {
        run(new Nameserver15(), zone(world, "wrong-class-2", txt(DClass.IN, "v0"), EMPTY))
                .expect(N15_SOFTWARE_VERSION, QUERY_NAME.of(World.absolute(BIND)))
                .expect(N15_WRONG_CLASS)
                .forbidOthers();
    }

    @Scenario("SEVERAL-SERVERS")
    void serversThatSayTheSameAreReportedTogether(World world) {
        ScriptedZone zone = world.zone("several" + BASE).delegatedTo("ns1", "ns2", "ns3", "ns4");
        zone.server("ns1").on(BIND, "TXT", txt(" one", " text ")).on(SERVER, "TXT", Misbehaviour.rcode(Rcode.SERVFAIL));
        zone.server("ns2").on(BIND, "TXT", txt("one text")).on(SERVER, "TXT", txt("other"));
        zone.server("ns3").on(BIND, "TXT", txt("another")).on(SERVER, "TXT", EMPTY);
        var found = run(new Nameserver15(), zone)
                .expect(N15_SOFTWARE_VERSION, SERVERS.of(zone.servers("ns1", "ns2")), STRING.of("one text"))
                .expect(N15_SOFTWARE_VERSION, SERVERS.of(zone.servers("ns2")), STRING.of("other"))
                .expect(N15_SOFTWARE_VERSION, SERVERS.of(zone.servers("ns3")), STRING.of("another"))
                .expect(N15_ERROR_ON_VERSION_QUERY, SERVERS.of(zone.servers("ns1")),
                        QUERY_NAME.of(World.absolute(SERVER)))
                .expect(N15_NO_VERSION_REVEALED, SERVERS.of(zone.servers("ns4")))
                .forbidOthers();
        assertThat(found.entries()).hasSize(5);
    }

    @Scenario("SEVERAL-TEXTS")
    void everyTextCounts(World world) {
        var texts = Misbehaviour.changed(answer -> {
            ok(answer);
            List.of("b", "a", "b").forEach(text -> answer.addRecord(
                    new TXTRecord(World.absolute(BIND), DClass.CH, 0, text), Section.ANSWER));
        });
        var found = run(new Nameserver15(), zone(world, "several-texts", texts, EMPTY)).entries();
        assertThat(found).extracting(entry -> entry.args().get("string")).containsExactly("b", "a");
    }

    @Scenario("OTHER-OWNER")
    void textsOfAnotherNameDoNotCount(World world) {
        Name owner = World.absolute(SERVER);
        var other = Misbehaviour.changed(answer -> {
            ok(answer);
            answer.addRecord(new TXTRecord(owner, DClass.CH, 0, "text"), Section.ANSWER);
        });
        run(new Nameserver15(), zone(world, "other-owner", other, EMPTY))
                .expect(N15_NO_VERSION_REVEALED).forbidOthers();
    }

    @Scenario("SILENT")
    void silentServersAreNotAskedForTheirVersion(World world) {
        ScriptedZone zone = world.zone("silent" + BASE).delegatedTo("ns1");
        zone.server("ns1").silent();
        var found = run(new Nameserver15(), zone).forbidOthers();
        assertThat(found.transport().exchanges())
                .noneMatch(exchange -> exchange.query().dnsClass() == DClass.CH);
    }

    @Scenario("REFUSED")
    void serversThatRefuseTheZoneAreAskedAllTheSame(World world) {
        ScriptedZone zone = world.zone("refused" + BASE);
        zone.server("ns1").rcode(Rcode.REFUSED);
        run(new Nameserver15(), zone)
                .expect(N15_NO_VERSION_REVEALED, SERVERS.of(zone.servers("ns1", "ns2"))).forbidOthers();
    }

    @Scenario("IPV4-DISABLED")
    void ipv4IsSwitchedOff(World world) {
        run(new Nameserver15(), world.withoutIpv4().zone("child" + BASE))
                .expect(IPV4_DISABLED, QUERY_TYPE.of(Type.SOA)).expect(N15_NO_VERSION_REVEALED).forbidOthers();
    }

    @Scenario("IPV6-DISABLED")
    void ipv6IsSwitchedOff(World world) {
        run(new Nameserver15(), world.withoutIpv6().zone("child" + BASE))
                .expect(IPV6_DISABLED, QUERY_TYPE.of(Type.SOA)).expect(N15_NO_VERSION_REVEALED).forbidOthers();
    }

    /// A zone with one server, and what it says about its software under each name.
    private static ScriptedZone zone(World world, String label, Misbehaviour bind, Misbehaviour server) {
        ScriptedZone zone = world.zone(label + BASE).delegatedTo("ns1");
        zone.server("ns1").on(BIND, "TXT", bind).on(SERVER, "TXT", server);
        return zone;
    }

    private static void expectErrors(ScriptedZone zone) {
        List<Entry> found = run(new Nameserver15(), zone)
                .expect(N15_ERROR_ON_VERSION_QUERY, SERVERS.of(zone.servers("ns1")),
                        QUERY_NAME.of(World.absolute(BIND)))
                .expect(N15_ERROR_ON_VERSION_QUERY, SERVERS.of(zone.servers("ns1")),
                        QUERY_NAME.of(World.absolute(SERVER)))
                .expect(N15_NO_VERSION_REVEALED)
                .forbidOthers().entries();
        assertThat(found).hasSize(3);
    }

    private static Misbehaviour txt(String... strings) {
        return txt(DClass.CH, strings);
    }

    private static Misbehaviour txt(int dnsClass, String... strings) {
        return Misbehaviour.changed(answer -> {
            ok(answer);
            answer.addRecord(new TXTRecord(answer.getQuestion().getName(), dnsClass, 0, List.of(strings)),
                    Section.ANSWER);
        });
    }

    private static Misbehaviour alias(String target) {
        return Misbehaviour.changed(answer -> {
            ok(answer);
            answer.addRecord(new CNAMERecord(answer.getQuestion().getName(), DClass.CH, 0, World.absolute(target)),
                    Section.ANSWER);
        });
    }

    private static void ok(Message answer) {
        answer.getHeader().setRcode(Rcode.NOERROR);
    }
}
