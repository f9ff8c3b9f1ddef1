package dev.gonemaster.engine.testcase.dnssec;

import static dev.gonemaster.engine.message.ArgName.ALGO_DESCR;
import static dev.gonemaster.engine.message.ArgName.ALGO_MNEMO;
import static dev.gonemaster.engine.message.ArgName.ALGO_NUM;
import static dev.gonemaster.engine.message.ArgName.KEYTAG;
import static dev.gonemaster.engine.message.ArgName.QUERY_TYPE;
import static dev.gonemaster.engine.message.ArgName.SERVERS;
import static dev.gonemaster.engine.scenario.ScenarioRun.run;
import static dev.gonemaster.engine.testcase.SharedMessage.IPV4_DISABLED;
import static dev.gonemaster.engine.testcase.SharedMessage.IPV6_DISABLED;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec05.Message.DS05_ALGO_DEPRECATED;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec05.Message.DS05_ALGO_NOT_RECOMMENDED;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec05.Message.DS05_ALGO_NOT_ZONE_SIGN;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec05.Message.DS05_ALGO_OK;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec05.Message.DS05_ALGO_PRIVATE;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec05.Message.DS05_ALGO_RESERVED;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec05.Message.DS05_ALGO_UNASSIGNED;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec05.Message.DS05_NO_RESPONSE;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec05.Message.DS05_SERVER_NO_DNSSEC;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec05.Message.DS05_ZONE_NO_DNSSEC;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gonemaster.engine.scenario.Scenario;
import dev.gonemaster.engine.scenario.ScenarioRun;
import dev.gonemaster.engine.scenario.ScriptedZone;
import dev.gonemaster.engine.scenario.World;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Type;

class Dnssec05Test {
    private static final String ZONE = "child.dnssec05.xa";

    /// The published scenarios `ALGO-…-NUMBER` and the ends of each range of the registry.
    @ParameterizedTest(name = "{1}: {0}")
    @CsvSource({"1, DS05_ALGO_DEPRECATED", "3, DS05_ALGO_DEPRECATED", "5, DS05_ALGO_DEPRECATED",
        "6, DS05_ALGO_DEPRECATED", "7, DS05_ALGO_DEPRECATED", "12, DS05_ALGO_DEPRECATED",
        "10, DS05_ALGO_NOT_RECOMMENDED", "0, DS05_ALGO_NOT_ZONE_SIGN", "2, DS05_ALGO_NOT_ZONE_SIGN",
        "252, DS05_ALGO_NOT_ZONE_SIGN", "8, DS05_ALGO_OK", "13, DS05_ALGO_OK", "14, DS05_ALGO_OK",
        "15, DS05_ALGO_OK", "16, DS05_ALGO_OK", "17, DS05_ALGO_OK", "18, DS05_ALGO_OK", "23, DS05_ALGO_OK", "253, DS05_ALGO_PRIVATE",
        "254, DS05_ALGO_PRIVATE", "4, DS05_ALGO_RESERVED", "9, DS05_ALGO_RESERVED", "11, DS05_ALGO_RESERVED",
        "123, DS05_ALGO_RESERVED", "251, DS05_ALGO_RESERVED", "255, DS05_ALGO_RESERVED",
        "19, DS05_ALGO_UNASSIGNED", "22, DS05_ALGO_UNASSIGNED", "24, DS05_ALGO_UNASSIGNED",
        "122, DS05_ALGO_UNASSIGNED"})
    void anAlgorithmIsReportedByItsClass(long algorithm, Dnssec05.Message tag) {
        run(new Dnssec05(), signed(new World(), algorithm))
                .expect(tag, ALGO_NUM.of(algorithm)).forbidOthers();
    }

    @Scenario("ALGO-OK-13")
    void aGoodAlgorithm(World world) {
        ScriptedZone zone = world.zone(ZONE).with("@", "DNSKEY", "257 3 13 AAEC");
        run(new Dnssec05(), zone)
                .expect(DS05_ALGO_OK, SERVERS.of(zone.servers("ns1", "ns2")), KEYTAG.of(1551L),
                        ALGO_NUM.of(13L), ALGO_DESCR.of("ECDSA Curve P-256 with SHA-256"),
                        ALGO_MNEMO.of("ECDSAP256SHA256"))
                .forbidOthers();
    }

    @Scenario("ALGO-PRIVATE-253")
    void aPrivateAlgorithm(World world) {
        ScenarioRun run = run(new Dnssec05(), signed(world, 253)).expect(DS05_ALGO_PRIVATE).forbidOthers();
        assertThat(run.entries()).singleElement()
                .satisfies(entry -> assertThat(entry.args()).containsOnlyKeys("servers", "keytag", "algo_num"));
    }

    @Scenario("MIXED-ALGO-1")
    void keysOfSeveralAlgorithms(World world) {
        run(new Dnssec05(), signed(world, 7, 10, 13))
                .expect(DS05_ALGO_DEPRECATED, DS05_ALGO_NOT_RECOMMENDED, DS05_ALGO_OK).forbidOthers();
    }

    @Scenario("MIXED-ALGO-2")
    void bothOfTwoBadClasses(World world) {
        run(new Dnssec05(), signed(world, 4, 19, 252))
                .expect(DS05_ALGO_RESERVED, DS05_ALGO_UNASSIGNED, DS05_ALGO_NOT_ZONE_SIGN).forbidOthers();
    }

    @Scenario("SHORT-KEY")
    void aKeyWithoutKeyMaterialIsJudgedByItsAlgorithm(World world) {
        ScriptedZone zone = world.zone(ZONE).with("@", "DNSKEY", "\\# 4 01010301");
        run(new Dnssec05(), zone).expect(DS05_ALGO_DEPRECATED, ALGO_NUM.of(1L)).forbidOthers();
    }

    @Scenario("NO-RESPONSE-1")
    void nobodyAnswersProperly(World world) {
        ScriptedZone zone = signed(world, 13);
        zone.server("ns1").silent();
        zone.server("ns2").notAuthoritative();
        run(new Dnssec05(), zone)
                .expect(DS05_NO_RESPONSE, SERVERS.of(zone.servers("ns1", "ns2"))).forbidOthers();
    }

    @Scenario("NO-RESPONSE-2")
    void everybodyAnswersWithAnError(World world) {
        ScriptedZone zone = signed(world, 13);
        zone.server("ns1").rcode(Rcode.SERVFAIL);
        zone.server("ns2").rcode(Rcode.REFUSED);
        run(new Dnssec05(), zone).expect(DS05_NO_RESPONSE).forbidOthers();
    }

    @Scenario("SERVER-NO-DNSSEC-1")
    void oneServerHasNoKeys(World world) {
        ScriptedZone zone = signed(world, 13).amendOn("ns1", content -> content.without("@", "DNSKEY"));
        run(new Dnssec05(), zone)
                .expect(DS05_SERVER_NO_DNSSEC, SERVERS.of(zone.servers("ns1")))
                .expect(DS05_ALGO_OK, SERVERS.of(zone.servers("ns2")))
                .forbidOthers();
    }

    @Scenario("SHARED-IP-1")
    void everyNameOfASharedAddressIsListed(World world) {
        ScriptedZone zone = signed(world, 13);
        zone.server("ns2").sameAddressesAs(zone.server("ns1"));
        run(new Dnssec05(), zone)
                .expect(DS05_ALGO_OK, SERVERS.of(zone.servers("ns1", "ns2"))).forbidOthers();
    }

    @Scenario("ZONE-NO-DNSSEC-1")
    void nobodyHasKeys(World world) {
        ScriptedZone zone = world.zone(ZONE);
        run(new Dnssec05(), zone)
                .expect(DS05_ZONE_NO_DNSSEC, SERVERS.of(zone.servers("ns1", "ns2"))).forbidOthers();
    }

    @Scenario("IPV4-DISABLED")
    void ipv4IsSwitchedOff(World world) {
        run(new Dnssec05(), signed(world.withoutIpv4(), 13))
                .expect(IPV4_DISABLED, QUERY_TYPE.of(Type.DNSKEY)).expect(DS05_ALGO_OK).forbidOthers();
    }

    @Scenario("IPV6-DISABLED")
    void ipv6IsSwitchedOff(World world) {
        run(new Dnssec05(), signed(world.withoutIpv6(), 13))
                .expect(IPV6_DISABLED, QUERY_TYPE.of(Type.DNSKEY)).expect(DS05_ALGO_OK).forbidOthers();
    }

    @Scenario("ALL-DISABLED")
    void serversThatWereNotAskedAreNotCalledSilent(World world) {
        run(new Dnssec05(), signed(world.withoutIpv4().withoutIpv6(), 13).undelegated("ns1"))
                .expect(IPV4_DISABLED, IPV6_DISABLED).forbidOthers();
    }

    private static ScriptedZone signed(World world, long... algorithms) {
        ScriptedZone zone = world.zone(ZONE);
        for (long algorithm : algorithms) {
            zone.with("@", "DNSKEY", "\\# 7 010103" + "%02x".formatted(algorithm) + "000102");
        }
        return zone;
    }
}
