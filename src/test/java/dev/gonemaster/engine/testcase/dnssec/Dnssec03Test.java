package dev.gonemaster.engine.testcase.dnssec;

import static dev.gonemaster.engine.message.ArgName.ALGO_NUM;
import static dev.gonemaster.engine.message.ArgName.INT;
import static dev.gonemaster.engine.message.ArgName.QUERY_TYPE;
import static dev.gonemaster.engine.message.ArgName.SERVERS;
import static dev.gonemaster.engine.scenario.ScenarioRun.run;
import static dev.gonemaster.engine.testcase.SharedMessage.IPV4_DISABLED;
import static dev.gonemaster.engine.testcase.SharedMessage.IPV6_DISABLED;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec03.Message.DS03_ERROR_RESPONSE_NSEC_QUERY;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec03.Message.DS03_ERR_MULT_NSEC3;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec03.Message.DS03_ILLEGAL_HASH_ALGO;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec03.Message.DS03_ILLEGAL_ITERATION_VALUE;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec03.Message.DS03_ILLEGAL_SALT_LENGTH;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec03.Message.DS03_INCONSISTENT_HASH_ALGO;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec03.Message.DS03_INCONSISTENT_ITERATION;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec03.Message.DS03_INCONSISTENT_NSEC3_FLAGS;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec03.Message.DS03_INCONSISTENT_SALT_LENGTH;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec03.Message.DS03_LEGAL_EMPTY_SALT;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec03.Message.DS03_LEGAL_HASH_ALGO;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec03.Message.DS03_LEGAL_ITERATION_VALUE;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec03.Message.DS03_NO_DNSSEC_SUPPORT;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec03.Message.DS03_NO_NSEC3;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec03.Message.DS03_NO_RESPONSE_NSEC_QUERY;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec03.Message.DS03_NSEC3_OPT_OUT_DISABLED;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec03.Message.DS03_NSEC3_OPT_OUT_ENABLED_NON_TLD;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec03.Message.DS03_NSEC3_OPT_OUT_ENABLED_TLD;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec03.Message.DS03_SERVER_NO_DNSSEC_SUPPORT;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec03.Message.DS03_SERVER_NO_NSEC3;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec03.Message.DS03_UNASSIGNED_FLAG_USED;

import dev.gonemaster.engine.dns.Outcome.Failure;
import dev.gonemaster.engine.dns.Query;
import dev.gonemaster.engine.message.Tag;
import dev.gonemaster.engine.scenario.DenialChain;
import dev.gonemaster.engine.scenario.Misbehaviour;
import dev.gonemaster.engine.scenario.Scenario;
import dev.gonemaster.engine.scenario.ScenarioRun;
import dev.gonemaster.engine.scenario.ScriptedZone;
import dev.gonemaster.engine.scenario.Signing;
import dev.gonemaster.engine.scenario.World;
import java.util.List;
import java.util.function.Predicate;
import org.xbill.DNS.DClass;
import org.xbill.DNS.NSEC3Record;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/// The published scenarios, and what they leave out.
class Dnssec03Test {
    private static final String ZONE = "child.dnssec03.xa";
    private static final Predicate<Query> NSEC_QUERY = query -> query.type() == Type.NSEC;
    private static final byte[] SALT = {(byte) 0x81, 0x04};
    private static final byte[] NO_SALT = {};

    @Scenario("NO-DNSSEC-SUPPORT")
    void theZoneIsNotSigned(World world) {
        ScriptedZone zone = world.zone(ZONE);
        run(new Dnssec03(), zone)
                .expect(DS03_NO_DNSSEC_SUPPORT, SERVERS.of(zone.servers("ns1", "ns2"))).forbidOthers();
    }

    @Scenario("NO-NSEC3")
    void theZoneHasNsec(World world) {
        ScriptedZone zone = world.zone(ZONE).signed();
        run(new Dnssec03(), zone).expect(DS03_NO_NSEC3, SERVERS.of(zone.servers("ns1", "ns2"))).forbidOthers();
    }

    @Scenario("GOOD-VALUES")
    void everyValueIsRecommended(World world) {
        ScriptedZone zone = nsec3(world);
        ScenarioRun run = run(new Dnssec03(), zone);
        for (Tag tag : List.of(DS03_LEGAL_HASH_ALGO, DS03_LEGAL_ITERATION_VALUE, DS03_LEGAL_EMPTY_SALT,
                DS03_NSEC3_OPT_OUT_DISABLED)) {
            run.expect(tag, SERVERS.of(zone.servers("ns1", "ns2")));
        }
        run.forbidOthers();
    }

    @Scenario("ERR-MULT-NSEC3")
    void oneRecordTooMany(World world) {
        ScriptedZone zone = nsec3(world);
        onBoth(zone, Misbehaviour.changed(answer -> answer.addRecord(
                record(zone.nameOf("another"), 1, 0, 0, NO_SALT), Section.AUTHORITY)));
        good(run(new Dnssec03(), zone)
                .expect(DS03_ERR_MULT_NSEC3, SERVERS.of(zone.servers("ns1", "ns2")))).forbidOthers();
    }

    @Scenario("BAD-VALUES")
    void noValueIsRecommended(World world) {
        ScriptedZone zone = nsec3(world);
        onBoth(zone, values(2, 1, 1, SALT));
        run(new Dnssec03(), zone)
                .expect(DS03_ILLEGAL_HASH_ALGO, ALGO_NUM.of(2L), SERVERS.of(zone.servers("ns1", "ns2")))
                .expect(DS03_ILLEGAL_ITERATION_VALUE, INT.of(1L), SERVERS.of(zone.servers("ns1", "ns2")))
                .expect(DS03_ILLEGAL_SALT_LENGTH, INT.of(2L), SERVERS.of(zone.servers("ns1", "ns2")))
                .expect(DS03_NSEC3_OPT_OUT_ENABLED_NON_TLD, SERVERS.of(zone.servers("ns1", "ns2")))
                .forbidOthers();
    }

    @Scenario("INCONSISTENT-VALUES")
    void everyServerHasItsOwnValues(World world) {
        ScriptedZone zone = nsec3(world);
        zone.server("ns2").on(NSEC_QUERY, values(2, 1, 1, SALT));
        run(new Dnssec03(), zone)
                .expect(DS03_INCONSISTENT_HASH_ALGO, DS03_INCONSISTENT_NSEC3_FLAGS, DS03_INCONSISTENT_ITERATION,
                        DS03_INCONSISTENT_SALT_LENGTH)
                .expect(DS03_LEGAL_HASH_ALGO, SERVERS.of(zone.servers("ns1")))
                .expect(DS03_LEGAL_ITERATION_VALUE, SERVERS.of(zone.servers("ns1")))
                .expect(DS03_LEGAL_EMPTY_SALT, SERVERS.of(zone.servers("ns1")))
                .expect(DS03_NSEC3_OPT_OUT_DISABLED, SERVERS.of(zone.servers("ns1")))
                .expect(DS03_ILLEGAL_HASH_ALGO, SERVERS.of(zone.servers("ns2")))
                .expect(DS03_ILLEGAL_ITERATION_VALUE, SERVERS.of(zone.servers("ns2")))
                .expect(DS03_ILLEGAL_SALT_LENGTH, SERVERS.of(zone.servers("ns2")))
                .expect(DS03_NSEC3_OPT_OUT_ENABLED_NON_TLD, SERVERS.of(zone.servers("ns2")))
                .forbidOthers();
    }

    @Scenario("NSEC3-OPT-OUT-ENABLED-TLD")
    void aTopLevelDomainMayOptOut(World world) {
        ScriptedZone zone = optOut(world, "nsec3-opt-out-enabled-tld-dnssec03");
        run(new Dnssec03(), zone)
                .expect(DS03_NSEC3_OPT_OUT_ENABLED_TLD, SERVERS.of(zone.servers("ns1", "ns2")))
                .expect(DS03_LEGAL_EMPTY_SALT, DS03_LEGAL_HASH_ALGO, DS03_LEGAL_ITERATION_VALUE)
                .forbidOthers();
    }

    @Scenario("ROOT-OPT-OUT")
    void theRootMayOptOut(World world) {
        run(new Dnssec03(), optOut(world, "."))
                .expect(DS03_NSEC3_OPT_OUT_ENABLED_TLD)
                .expect(DS03_LEGAL_EMPTY_SALT, DS03_LEGAL_HASH_ALGO, DS03_LEGAL_ITERATION_VALUE)
                .forbidOthers();
    }

    @Scenario("SERVER-NO-DNSSEC-SUPPORT")
    void oneServerHasNoKeys(World world) {
        ScriptedZone zone = nsec3(world).amendOn("ns2", content -> content.without("@", "DNSKEY"));
        good(run(new Dnssec03(), zone)
                .expect(DS03_SERVER_NO_DNSSEC_SUPPORT, SERVERS.of(zone.servers("ns2")))).forbidOthers();
    }

    @Scenario("SERVER-NO-NSEC3")
    void oneServerHasNoNsec3(World world) {
        ScriptedZone zone = nsec3(world);
        zone.server("ns2").on(NSEC_QUERY,
                Misbehaviour.changed(answer -> answer.removeAllRecords(Section.AUTHORITY)));
        good(run(new Dnssec03(), zone)
                .expect(DS03_SERVER_NO_NSEC3, SERVERS.of(zone.servers("ns2")))).forbidOthers();
    }

    @Scenario("UNASSIGNED-FLAG-USED")
    void aFlagWithoutMeaning(World world) {
        ScriptedZone zone = nsec3(world);
        onBoth(zone, values(1, 2, 0, NO_SALT));
        good(run(new Dnssec03(), zone)
                .expect(DS03_UNASSIGNED_FLAG_USED, INT.of(6L), SERVERS.of(zone.servers("ns1", "ns2"))))
                .forbidOthers();
    }

    @Scenario("ALL-FLAGS-USED")
    void everyFlagWithoutMeaningIsNamed(World world) {
        ScriptedZone zone = nsec3(world);
        zone.server("ns1").on(NSEC_QUERY, values(1, 0xff, 0, NO_SALT));
        ScenarioRun run = run(new Dnssec03(), zone).expect(DS03_INCONSISTENT_NSEC3_FLAGS)
                .expect(DS03_NSEC3_OPT_OUT_ENABLED_NON_TLD, SERVERS.of(zone.servers("ns1")));
        for (long bit = 0; bit < 7; bit++) {
            run.expect(DS03_UNASSIGNED_FLAG_USED, INT.of(bit), SERVERS.of(zone.servers("ns1")));
        }
        good(run).forbidOthers();
    }

    @Scenario("ERROR-RESPONSE-NSEC-QUERY")
    void oneServerAnswersWithAnError(World world) {
        ScriptedZone zone = nsec3(world);
        zone.server("ns1").on(NSEC_QUERY, Misbehaviour.rcode(Rcode.SERVFAIL));
        good(run(new Dnssec03(), zone)
                .expect(DS03_ERROR_RESPONSE_NSEC_QUERY, SERVERS.of(zone.servers("ns1")))).forbidOthers();
    }

    @Scenario("NO-AA-NSEC-QUERY")
    void oneServerAnswersWithoutAuthority(World world) {
        ScriptedZone zone = nsec3(world);
        zone.server("ns1").on(NSEC_QUERY, Misbehaviour.notAuthoritative());
        good(run(new Dnssec03(), zone)
                .expect(DS03_ERROR_RESPONSE_NSEC_QUERY, SERVERS.of(zone.servers("ns1")))).forbidOthers();
    }

    @Scenario("NO-RESPONSE-NSEC-QUERY")
    void oneServerIsSilent(World world) {
        ScriptedZone zone = nsec3(world);
        zone.server("ns2").on(NSEC_QUERY, Misbehaviour.fails(Failure.TIMEOUT));
        good(run(new Dnssec03(), zone)
                .expect(DS03_NO_RESPONSE_NSEC_QUERY, SERVERS.of(zone.servers("ns2")))).forbidOthers();
    }

    @Scenario("ERROR-NSEC-QUERY")
    void noServerAnswers(World world) {
        ScriptedZone zone = nsec3(world);
        zone.server("ns1").on(NSEC_QUERY, Misbehaviour.rcode(Rcode.SERVFAIL));
        zone.server("ns2").on(NSEC_QUERY, Misbehaviour.fails(Failure.TIMEOUT));
        run(new Dnssec03(), zone)
                .expect(DS03_ERROR_RESPONSE_NSEC_QUERY, SERVERS.of(zone.servers("ns1")))
                .expect(DS03_NO_RESPONSE_NSEC_QUERY, SERVERS.of(zone.servers("ns2")))
                .forbidOthers();
    }

    @Scenario("IGNORED-SERVERS")
    void serversWithoutAProperAnswerForKeysAreIgnored(World world) {
        ScriptedZone zone = nsec3(world);
        zone.server("ns1").silent();
        zone.server("ns2").rcode(Rcode.REFUSED);
        run(new Dnssec03(), zone).forbidOthers();
    }

    @Scenario("IPV4-DISABLED")
    void ipv4IsSwitchedOff(World world) {
        good(run(new Dnssec03(), nsec3(world.withoutIpv4())).expect(IPV4_DISABLED, QUERY_TYPE.of(Type.DNSKEY)))
                .forbidOthers();
    }

    @Scenario("IPV6-DISABLED")
    void ipv6IsSwitchedOff(World world) {
        good(run(new Dnssec03(), nsec3(world.withoutIpv6())).expect(IPV6_DISABLED, QUERY_TYPE.of(Type.DNSKEY)))
                .forbidOthers();
    }

    private static ScenarioRun good(ScenarioRun run) {
        return run.expect(DS03_LEGAL_EMPTY_SALT, DS03_LEGAL_HASH_ALGO, DS03_LEGAL_ITERATION_VALUE,
                DS03_NSEC3_OPT_OUT_DISABLED);
    }

    private static ScriptedZone nsec3(World world) {
        ScriptedZone zone = world.zone(ZONE);
        return zone.signed(Signing.of(zone.name()).with(DenialChain.nsec3()));
    }

    private static ScriptedZone optOut(World world, String name) {
        ScriptedZone zone = world.zone(name);
        return zone.signed(Signing.of(zone.name()).with(DenialChain.nsec3(0, "", true)));
    }

    private static void onBoth(ScriptedZone zone, Misbehaviour misbehaviour) {
        zone.server("ns1").on(NSEC_QUERY, misbehaviour);
        zone.server("ns2").on(NSEC_QUERY, misbehaviour);
    }

    /// The NSEC3 record has these values instead of its own.
    private static Misbehaviour values(int algorithm, int flags, int iterations, byte[] salt) {
        return Misbehaviour.changed(answer -> answer.getSection(Section.AUTHORITY).stream()
                .filter(NSEC3Record.class::isInstance).toList()
                .forEach(old -> {
                    answer.removeRecord(old, Section.AUTHORITY);
                    answer.addRecord(record(old.getName(), algorithm, flags, iterations, salt), Section.AUTHORITY);
                }));
    }

    private static NSEC3Record record(Name owner, int algorithm, int flags, int iterations, byte[] salt) {
        return new NSEC3Record(owner, DClass.IN, 3600, algorithm, flags, iterations, salt, new byte[20],
                new int[] {Type.SOA});
    }
}
