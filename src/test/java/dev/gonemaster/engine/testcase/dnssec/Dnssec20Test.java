package dev.gonemaster.engine.testcase.dnssec;

import static dev.gonemaster.engine.message.ArgName.QUERY_TYPE;
import static dev.gonemaster.engine.message.ArgName.SERVERS;
import static dev.gonemaster.engine.scenario.ScenarioRun.run;
import static dev.gonemaster.engine.testcase.SharedMessage.IPV4_DISABLED;
import static dev.gonemaster.engine.testcase.SharedMessage.IPV6_DISABLED;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec20.Message.DS20_BITMAP_OK;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec20.Message.DS20_NO_BITMAP;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec20.Message.DS20_NO_DNSSEC;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec20.Message.DS20_NSEC3_BITMAP_MISMATCHES_RRTYPE;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec20.Message.DS20_NSEC_BITMAP_MISMATCHES_RRTYPE;

import dev.gonemaster.engine.dns.Outcome.Failure;
import dev.gonemaster.engine.dnssec.Denial;
import dev.gonemaster.engine.scenario.DenialChain;
import dev.gonemaster.engine.scenario.Misbehaviour;
import dev.gonemaster.engine.scenario.Scenario;
import dev.gonemaster.engine.scenario.ScenarioRun;
import dev.gonemaster.engine.scenario.ScriptedZone;
import dev.gonemaster.engine.scenario.Signing;
import dev.gonemaster.engine.scenario.World;
import dev.gonemaster.engine.testcase.dnssec.Dnssec20.Message;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.xbill.DNS.NSEC3Record;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

class Dnssec20Test {
    @ParameterizedTest
    @EnumSource(Denial.class)
    void everyTypeIsListed(Denial denial) {
        ScriptedZone zone = withText(new World());
        zone.with("@", "A", "192.0.2.1").with("@", "AAAA", "2001:db8::1").with("@", "MX", "10 mail");
        SignedApex apex = SignedApex.of(zone, denial);
        run(new Dnssec20(), zone).expect(DS20_BITMAP_OK, apex.servers("ns1", "ns2")).forbidOthers();
    }

    @ParameterizedTest
    @EnumSource(Denial.class)
    void aListMayHaveMoreThanThereIs(Denial denial) {
        ScriptedZone zone = withText(new World());
        SignedApex.of(zone, denial);
        run(new Dnssec20(), zone.without("@", "TXT")).expect(DS20_BITMAP_OK).forbidOthers();
    }

    @ParameterizedTest(name = "{1}: {2}")
    @CsvSource({
        "NSEC, DS20_NSEC_BITMAP_MISMATCHES_RRTYPE, A, 192.0.2.1",
        "NSEC, DS20_NSEC_BITMAP_MISMATCHES_RRTYPE, AAAA, 2001:db8::1",
        "NSEC, DS20_NSEC_BITMAP_MISMATCHES_RRTYPE, MX, 10 mail",
        "NSEC, DS20_NSEC_BITMAP_MISMATCHES_RRTYPE, TXT, text",
        "NSEC3, DS20_NSEC3_BITMAP_MISMATCHES_RRTYPE, A, 192.0.2.1",
        "NSEC3, DS20_NSEC3_BITMAP_MISMATCHES_RRTYPE, AAAA, 2001:db8::1",
        "NSEC3, DS20_NSEC3_BITMAP_MISMATCHES_RRTYPE, MX, 10 mail",
        "NSEC3, DS20_NSEC3_BITMAP_MISMATCHES_RRTYPE, TXT, text"})
    void aTypeIsNotListed(Denial denial, Message mismatch, String type, String rdata) {
        SignedApex apex = SignedApex.of(new World(), denial);
        apex.zone().with("@", type, rdata);
        run(new Dnssec20(), apex.zone())
                .expect(mismatch, QUERY_TYPE.of(Type.value(type)), apex.servers("ns1", "ns2")).forbidOthers();
    }

    @Scenario("ONE-SERVER-MISMATCHES")
    void oneServerDoesNotListAType(World world) {
        SignedApex apex = SignedApex.of(world, Denial.NSEC);
        apex.zone().amendOn("ns2", content -> content.with("@", "MX", "10 mail").with("@", "TXT", "text"));
        run(new Dnssec20(), apex.zone())
                .expect(DS20_NSEC_BITMAP_MISMATCHES_RRTYPE, QUERY_TYPE.of(Type.MX), apex.servers("ns2"))
                .expect(DS20_NSEC_BITMAP_MISMATCHES_RRTYPE, QUERY_TYPE.of(Type.TXT), apex.servers("ns2"))
                .forbidOthers();
    }

    /// Where NSEC is made up on the fly, a question for it may be answered as if there were none.
    @Scenario("NSEC-NOT-IN-ANSWER")
    void theListIsTakenFromADenialOfNsec3param(World world) {
        SignedApex apex = SignedApex.of(world, Denial.NSEC).on(Type.NSEC, SignedApex.nothing());
        apex.zone().with("@", "TXT", "text");
        run(new Dnssec20(), apex.zone())
                .expect(DS20_NSEC_BITMAP_MISMATCHES_RRTYPE, QUERY_TYPE.of(Type.TXT), apex.servers("ns1", "ns2"))
                .forbidOthers();
    }

    @ParameterizedTest
    @EnumSource(Denial.class)
    void thereIsNoList(Denial denial) {
        SignedApex apex = SignedApex.of(new World(), denial).withoutProof("ns1");
        run(new Dnssec20(), apex.zone()).expect(DS20_NO_BITMAP, apex.servers("ns1")).forbidOthers();
    }

    @ParameterizedTest
    @EnumSource(Denial.class)
    void theListOfAnotherNameIsNone(Denial denial) {
        SignedApex apex = SignedApex.of(new World(), denial);
        apex.proving(record -> record.withName(apex.zone().nameOf("sub")));
        if (denial == Denial.NSEC) {
            apex.on(Type.NSEC, SignedApex.nothing());
        }
        run(new Dnssec20(), apex.zone()).expect(DS20_NO_BITMAP, apex.servers("ns1", "ns2")).forbidOthers();
    }

    @Scenario("TOO-MANY-ITERATIONS")
    void anOwnerThatIsNotComputedIsNotTakenForTheApex(World world) {
        ScriptedZone zone = world.zone("child.dnssec.xa");
        zone.signed(Signing.of(zone.name()).with(DenialChain.nsec3(10_000, "", false))).with("@", "TXT", "text");
        run(new Dnssec20(), zone).expect(DS20_NO_BITMAP, SERVERS.of(zone.servers("ns1", "ns2"))).forbidOthers();
    }

    @Scenario("SILENT-SERVER")
    void aTypeThatIsNotAnsweredForCountsAsAbsent(World world) {
        SignedApex apex = SignedApex.of(world, Denial.NSEC3);
        apex.zone().with("@", "TXT", "text");
        apex.on(Type.TXT, Misbehaviour.fails(Failure.TIMEOUT));
        run(new Dnssec20(), apex.zone()).expect(DS20_BITMAP_OK, apex.servers("ns1", "ns2")).forbidOthers();
    }

    @Scenario("NO-DNSSEC")
    void nobodyGivesKeys(World world) {
        ScriptedZone zone = world.zone("child.dnssec.xa").delegatedTo("ns1", "ns2", "ns3");
        zone.server("ns2").on(query -> query.type() == Type.DNSKEY, Misbehaviour.rcode(Rcode.SERVFAIL));
        zone.server("ns3").on(query -> query.type() == Type.DNSKEY, Misbehaviour.fails(Failure.TIMEOUT));
        run(new Dnssec20(), zone)
                .expect(DS20_NO_DNSSEC, SERVERS.of(zone.servers("ns1", "ns2", "ns3"))).forbidOthers();
    }

    @Scenario("SERVER-NO-DNSSEC")
    void aServerWithoutKeysIsLeftOut(World world) {
        SignedApex apex = SignedApex.of(world, Denial.NSEC).on("ns1", Type.DNSKEY, SignedApex.nothing());
        run(new Dnssec20(), apex.zone()).expect(DS20_BITMAP_OK, apex.servers("ns2")).forbidOthers();
    }

    @Scenario("MANY-NSEC3")
    void theRecordOfTheApexIsFoundAmongMany(World world) {
        SignedApex apex = SignedApex.of(world, Denial.NSEC3);
        apex.zone().with("@", "TXT", "text");
        apex.on(Type.NSEC, Misbehaviour.changed(answer -> {
            NSEC3Record own = answer.getSection(Section.AUTHORITY).stream().filter(NSEC3Record.class::isInstance)
                    .map(NSEC3Record.class::cast).findFirst().orElseThrow();
            answer.removeRecord(own, Section.AUTHORITY);
            for (int number = 0; number < 1_000; number++) {
                answer.addRecord(own.withName(apex.zone().nameOf("n" + number)), Section.AUTHORITY);
            }
            answer.addRecord(own, Section.AUTHORITY);
        }));
        run(new Dnssec20(), apex.zone()).expect(DS20_NSEC3_BITMAP_MISMATCHES_RRTYPE).forbidOthers();
    }

    @Scenario("IPV4-DISABLED")
    void ipv4IsSwitchedOff(World world) {
        ok(run(new Dnssec20(), SignedApex.of(world.withoutIpv4(), Denial.NSEC).zone())
                .expect(IPV4_DISABLED, QUERY_TYPE.of(Type.DNSKEY)));
    }

    @Scenario("IPV6-DISABLED")
    void ipv6IsSwitchedOff(World world) {
        ok(run(new Dnssec20(), SignedApex.of(world.withoutIpv6(), Denial.NSEC).zone())
                .expect(IPV6_DISABLED, QUERY_TYPE.of(Type.DNSKEY)));
    }

    private static void ok(ScenarioRun run) {
        run.expect(DS20_BITMAP_OK).forbidOthers();
    }

    private static ScriptedZone withText(World world) {
        return world.zone("child.dnssec.xa").with("@", "TXT", "text");
    }
}
