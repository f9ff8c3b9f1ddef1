package dev.gonemaster.engine.testcase.dnssec;

import static dev.gonemaster.engine.message.ArgName.DS_ALGO_DESCR;
import static dev.gonemaster.engine.message.ArgName.DS_ALGO_NUM;
import static dev.gonemaster.engine.message.ArgName.KEYTAG;
import static dev.gonemaster.engine.message.ArgName.SERVERS;
import static dev.gonemaster.engine.scenario.ScenarioRun.run;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec01.Message.DS01_DS_ALGO_2_MISSING;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec01.Message.DS01_DS_ALGO_DEPRECATED;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec01.Message.DS01_DS_ALGO_NOT_DS;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec01.Message.DS01_DS_ALGO_OK;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec01.Message.DS01_DS_ALGO_PRIVATE;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec01.Message.DS01_DS_ALGO_RESERVED;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec01.Message.DS01_DS_ALGO_UNASSIGNED;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec01.Message.DS01_NO_RESPONSE;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec01.Message.DS01_PARENT_SERVER_NO_DS;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec01.Message.DS01_PARENT_ZONE_NO_DS;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec01.Message.DS01_ROOT_N_NO_UNDEL_DS;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec01.Message.DS01_UNDEL_N_NO_UNDEL_DS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gonemaster.engine.dns.Outcome.Failure;
import dev.gonemaster.engine.scenario.Misbehaviour;
import dev.gonemaster.engine.scenario.Scenario;
import dev.gonemaster.engine.scenario.ScenarioRun;
import dev.gonemaster.engine.scenario.ScriptedZone;
import dev.gonemaster.engine.scenario.World;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Type;

class Dnssec01Test {
    private static final String PARENT = "dnssec01.xa";
    private static final String ZONE = "child." + PARENT;
    private static final long KEY = 11_111;
    private static final long OTHER_KEY = 22_222;

    /// The published scenarios `ALGO-…-NUMBER` and the ends of each range of the registry.
    @ParameterizedTest(name = "{1}: {0}")
    @CsvSource({"1, DS01_DS_ALGO_DEPRECATED", "3, DS01_DS_ALGO_DEPRECATED", "0, DS01_DS_ALGO_NOT_DS",
        "4, DS01_DS_ALGO_OK", "5, DS01_DS_ALGO_OK", "6, DS01_DS_ALGO_OK", "253, DS01_DS_ALGO_PRIVATE",
        "254, DS01_DS_ALGO_PRIVATE", "128, DS01_DS_ALGO_RESERVED", "188, DS01_DS_ALGO_RESERVED",
        "252, DS01_DS_ALGO_RESERVED", "7, DS01_DS_ALGO_UNASSIGNED", "67, DS01_DS_ALGO_UNASSIGNED",
        "127, DS01_DS_ALGO_UNASSIGNED", "255, DS01_DS_ALGO_UNASSIGNED"})
    void aDigestTypeIsReportedByItsClass(long type, Dnssec01.Message tag) {
        run(new Dnssec01(), zoneWithDs(new World(), type))
                .expect(tag, KEYTAG.of(KEY), DS_ALGO_NUM.of(type))
                .expect(DS01_DS_ALGO_2_MISSING, KEYTAG.of(KEY)).forbidOthers();
    }

    @Scenario("ALGO-OK-2")
    void theDigestTypeThatIsRecommended(World world) {
        run(new Dnssec01(), zoneWithDs(world, 2))
                .expect(DS01_DS_ALGO_OK, SERVERS.of(world.zone(PARENT).servers("ns1", "ns2")), KEYTAG.of(KEY),
                        DS_ALGO_NUM.of(2L), DS_ALGO_DESCR.of("SHA-256"))
                .forbidOthers();
    }

    @Scenario("ALGO-PRIVATE-253")
    void aPrivateDigestTypeHasNoDescription(World world) {
        ScenarioRun run = run(new Dnssec01(), zoneWithDs(world, 253))
                .expect(DS01_DS_ALGO_PRIVATE, DS01_DS_ALGO_2_MISSING).forbidOthers();
        assertThat(run.entries().getFirst().args()).containsOnlyKeys("servers", "keytag", "ds_algo_num");
    }

    @Scenario("MIXED-ALGO-1")
    void recordsOfOneKeyWithSeveralDigestTypes(World world) {
        run(new Dnssec01(), zoneWithDs(world, 1, 2, 253))
                .expect(DS01_DS_ALGO_DEPRECATED, DS01_DS_ALGO_PRIVATE, DS01_DS_ALGO_OK).forbidOthers();
    }

    @Scenario("ONE-KEY-WITHOUT-SHA256")
    void everyKeyNeedsItsOwnRecordWithSha256(World world) {
        ScriptedZone zone = world.zone(ZONE);
        world.zone(PARENT).with(ZONE, "DS", ds(KEY, 2)).with(ZONE, "DS", ds(OTHER_KEY, 4));
        ScenarioRun run = run(new Dnssec01(), zone)
                .expect(DS01_DS_ALGO_OK, KEYTAG.of(KEY), DS_ALGO_NUM.of(2L))
                .expect(DS01_DS_ALGO_OK, KEYTAG.of(OTHER_KEY), DS_ALGO_NUM.of(4L), DS_ALGO_DESCR.of("SHA-384"))
                .expect(DS01_DS_ALGO_2_MISSING, KEYTAG.of(OTHER_KEY)).forbidOthers();
        assertThat(run.entries()).hasSize(3);
    }

    @Scenario("SHA256-ON-ONE-SERVER")
    void everyServerNeedsTheRecordWithSha256(World world) {
        ScriptedZone zone = zoneWithDs(world, 4);
        ScriptedZone parent = world.zone(PARENT)
                .amendOn("ns1", content -> content.with(ZONE, "DS", ds(KEY, 2)));
        run(new Dnssec01(), zone)
                .expect(DS01_DS_ALGO_OK, SERVERS.of(parent.servers("ns1")), DS_ALGO_NUM.of(2L))
                .expect(DS01_DS_ALGO_OK, SERVERS.of(parent.servers("ns1", "ns2")), DS_ALGO_NUM.of(4L))
                .expect(DS01_DS_ALGO_2_MISSING, SERVERS.of(parent.servers("ns2"))).forbidOthers();
    }

    @Scenario("SHARED-IP-1")
    void everyNameOfASharedAddressIsListed(World world) {
        ScriptedZone zone = zoneWithDs(world, 2);
        ScriptedZone parent = world.zone(PARENT).delegatedTo("ns1a", "ns1b");
        parent.server("ns1b").sameAddressesAs(parent.server("ns1a"));
        run(new Dnssec01(), zone)
                .expect(DS01_DS_ALGO_OK, SERVERS.of(parent.servers("ns1a", "ns1b"))).forbidOthers();
    }

    @Scenario("SHARED-IP-2")
    void theNamesOfTheParentsOwnDelegationAndApexAreListed(World world) {
        ScriptedZone zone = zoneWithDs(world, 2);
        ScriptedZone parent = world.zone(PARENT).delegatedTo("ns1", "ns2").apexNs("dns1", "dns2");
        parent.server("dns1").sameAddressesAs(parent.server("ns1"));
        parent.server("dns2").sameAddressesAs(parent.server("ns2"));
        run(new Dnssec01(), zone)
                .expect(DS01_DS_ALGO_OK, SERVERS.of(parent.servers("ns1", "ns2", "dns1", "dns2"))).forbidOthers();
    }

    @Scenario("NO-RESPONSE-1")
    void nobodyAnswers(World world) {
        ScriptedZone zone = zoneWithDs(world, 2);
        ScriptedZone parent = world.zone(PARENT);
        parent.server("ns1").on(ZONE, "DS", Misbehaviour.fails(Failure.TIMEOUT));
        parent.server("ns2").on(ZONE, "DS", Misbehaviour.fails(Failure.REFUSED));
        run(new Dnssec01(), zone)
                .expect(DS01_NO_RESPONSE, SERVERS.of(parent.servers("ns1", "ns2"))).forbidOthers();
    }

    @Scenario("NO-VALID-RESPONSE-1")
    void everybodyAnswersWithAnError(World world) {
        ScriptedZone zone = zoneWithDs(world, 2);
        ScriptedZone parent = world.zone(PARENT);
        parent.server("ns1").on(ZONE, "DS", Misbehaviour.rcode(Rcode.SERVFAIL));
        parent.server("ns2").on(ZONE, "DS", Misbehaviour.rcode(Rcode.REFUSED));
        run(new Dnssec01(), zone).expect(DS01_NO_RESPONSE).forbidOthers();
    }

    @Scenario("NO-VALID-RESPONSE-2")
    void aResponseWithoutAuthorityOrWithoutDnssecIsNoValidOne(World world) {
        ScriptedZone zone = zoneWithDs(world, 2);
        ScriptedZone parent = world.zone(PARENT).delegatedTo("ns1", "ns2", "ns3");
        parent.server("ns1").on(ZONE, "DS", Misbehaviour.notAuthoritative());
        parent.server("ns2").on(ZONE, "DS", Misbehaviour.noEdns());
        parent.server("ns3").on(ZONE, "DS", Misbehaviour.withoutDnssecOk());
        run(new Dnssec01(), zone)
                .expect(DS01_NO_RESPONSE, SERVERS.of(parent.servers("ns1", "ns2", "ns3"))).forbidOthers();
    }

    @Scenario("PARENT-SERVER-NO-DS-1")
    void oneServerHasNoDs(World world) {
        ScriptedZone zone = zoneWithDs(world, 2);
        ScriptedZone parent = world.zone(PARENT).amendOn("ns1", content -> content.without(ZONE, "DS"));
        run(new Dnssec01(), zone)
                .expect(DS01_PARENT_SERVER_NO_DS, SERVERS.of(parent.servers("ns1")))
                .expect(DS01_DS_ALGO_OK, SERVERS.of(parent.servers("ns2"))).forbidOthers();
    }

    @Scenario("PARENT-SERVER-OTHER-OWNER")
    void dsRecordsOfAnotherNameAreNone(World world) {
        ScriptedZone zone = zoneWithDs(world, 2);
        ScriptedZone parent = world.zone(PARENT);
        parent.server("ns1").on(ZONE, "DS", Misbehaviour.otherOwner("other." + PARENT));
        run(new Dnssec01(), zone)
                .expect(DS01_PARENT_SERVER_NO_DS, SERVERS.of(parent.servers("ns1"))).expect(DS01_DS_ALGO_OK)
                .forbidOthers();
    }

    @Scenario("PARENT-ZONE-NO-DS-1")
    void nobodyHasDs(World world) {
        ScriptedZone zone = world.zone(ZONE);
        run(new Dnssec01(), zone)
                .expect(DS01_PARENT_ZONE_NO_DS, SERVERS.of(world.zone(PARENT).servers("ns1", "ns2"))).forbidOthers();
    }

    @Scenario("UNDEL-NO-UNDEL-DS-1")
    void anUndelegatedTestWithoutDs(World world) {
        run(new Dnssec01(), zoneWithDs(world, 1).undelegated("ns1", "ns2"))
                .expect(DS01_UNDEL_N_NO_UNDEL_DS).forbidOthers();
    }

    @Scenario("UNDEL-WITH-UNDEL-DS-1")
    void theDsOfAnUndelegatedTestComesFromNoServer(World world) {
        ScriptedZone zone = world.zone(ZONE).notDelegated().undelegated("ns1").undelegatedDs(ds(KEY, 2))
                .undelegatedDs(ds(OTHER_KEY, 4));
        run(new Dnssec01(), zone)
                .expect(DS01_DS_ALGO_OK, SERVERS.of(List.of()), KEYTAG.of(KEY), DS_ALGO_DESCR.of("SHA-256"))
                .expect(DS01_DS_ALGO_2_MISSING, SERVERS.of(List.of()), KEYTAG.of(OTHER_KEY)).forbidOthers();
    }

    @Scenario("DS-WITHOUT-UNDEL-NS")
    void theParentIsNotAskedWhenDsIsGiven(World world) {
        ScenarioRun run = run(new Dnssec01(), zoneWithDs(world, 1).undelegatedDs(ds(OTHER_KEY, 2)))
                .expect(DS01_DS_ALGO_OK, KEYTAG.of(OTHER_KEY)).forbidOthers();
        assertThat(run.transport().exchanges()).noneMatch(exchange -> exchange.query().type() == Type.DS);
    }

    @Scenario("ROOT-NO-UNDEL-DS-1")
    void theRootHasNoDs(World world) {
        run(new Dnssec01(), world.zone(".")).expect(DS01_ROOT_N_NO_UNDEL_DS).forbidOthers();
    }

    @Scenario("ROOT-WITH-UNDEL-DS-1")
    void theRootWithDsGiven(World world) {
        run(new Dnssec01(), world.zone(".").undelegatedDs(ds(KEY, 2))).expect(DS01_DS_ALGO_OK).forbidOthers();
    }

    private static ScriptedZone zoneWithDs(World world, long... types) {
        for (long type : types) {
            world.zone(PARENT).with(ZONE, "DS", ds(KEY, type));
        }
        return world.zone(ZONE);
    }

    /// In the generic form, which holds a digest of any length (RFC 3597 section 5).
    private static String ds(long keytag, long type) {
        return "\\# 6 %04x0d%02x00ff".formatted(keytag, type);
    }
}
