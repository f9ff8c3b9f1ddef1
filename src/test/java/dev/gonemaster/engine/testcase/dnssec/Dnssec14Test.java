package dev.gonemaster.engine.testcase.dnssec;

import static dev.gonemaster.engine.message.ArgName.ADDRESS;
import static dev.gonemaster.engine.message.ArgName.ALGO_DESCR;
import static dev.gonemaster.engine.message.ArgName.ALGO_NUM;
import static dev.gonemaster.engine.message.ArgName.KEYSIZE;
import static dev.gonemaster.engine.message.ArgName.KEYSIZEMAX;
import static dev.gonemaster.engine.message.ArgName.KEYSIZEMIN;
import static dev.gonemaster.engine.message.ArgName.KEYSIZEREC;
import static dev.gonemaster.engine.message.ArgName.KEYTAG;
import static dev.gonemaster.engine.message.ArgName.NS;
import static dev.gonemaster.engine.message.ArgName.QUERY_TYPE;
import static dev.gonemaster.engine.scenario.ScenarioRun.run;
import static dev.gonemaster.engine.testcase.SharedMessage.IPV4_DISABLED;
import static dev.gonemaster.engine.testcase.SharedMessage.IPV6_DISABLED;
import static dev.gonemaster.engine.testcase.SharedMessage.NO_RESPONSE;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec14.Message.DNSKEY_SMALLER_THAN_REC;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec14.Message.DNSKEY_TOO_LARGE_FOR_ALGO;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec14.Message.DNSKEY_TOO_SMALL_FOR_ALGO;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec14.Message.KEY_SIZE_OK;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec14.Message.NO_RESPONSE_DNSKEY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gonemaster.engine.message.Level;
import dev.gonemaster.engine.scenario.Scenario;
import dev.gonemaster.engine.scenario.ScenarioRun;
import dev.gonemaster.engine.scenario.ScriptedZone;
import dev.gonemaster.engine.scenario.World;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xbill.DNS.DClass;
import org.xbill.DNS.DNSKEYRecord;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Type;

class Dnssec14Test {
    private static final String ZONE = "child.dnssec14.xa";

    /// Both sides of each bound.
    @ParameterizedTest
    @CsvSource({"5, 511, DNSKEY_TOO_SMALL_FOR_ALGO", "5, 512, DNSKEY_SMALLER_THAN_REC", "5, 4096, KEY_SIZE_OK",
        "5, 4097, DNSKEY_TOO_LARGE_FOR_ALGO", "7, 511, DNSKEY_TOO_SMALL_FOR_ALGO", "7, 512, DNSKEY_SMALLER_THAN_REC",
        "7, 4096, KEY_SIZE_OK", "7, 4097, DNSKEY_TOO_LARGE_FOR_ALGO", "8, 511, DNSKEY_TOO_SMALL_FOR_ALGO",
        "8, 512, DNSKEY_SMALLER_THAN_REC", "8, 2047, DNSKEY_SMALLER_THAN_REC", "8, 2048, KEY_SIZE_OK",
        "8, 4096, KEY_SIZE_OK", "8, 4097, DNSKEY_TOO_LARGE_FOR_ALGO", "10, 1023, DNSKEY_TOO_SMALL_FOR_ALGO",
        "10, 1024, DNSKEY_SMALLER_THAN_REC", "10, 4096, KEY_SIZE_OK", "10, 4097, DNSKEY_TOO_LARGE_FOR_ALGO"})
    void aKeyIsReportedByItsSize(int algorithm, int bits, Dnssec14.Message tag) {
        run(new Dnssec14(), zoneWith(new World(), key(algorithm, 3, bits))).expect(tag).forbidOthers();
    }

    @Scenario("DNSKEY-TOO-SMALL-FOR-ALGO")
    void aKeyIsTooSmall(World world) {
        DNSKEYRecord key = key(10, 3, 1000);
        run(new Dnssec14(), zoneWith(world, key))
                .expect(DNSKEY_TOO_SMALL_FOR_ALGO, ALGO_NUM.of(10L), ALGO_DESCR.of("RSA/SHA-512"),
                        KEYTAG.of((long) key.getFootprint()), KEYSIZE.of(1000L), KEYSIZEMIN.of(1024L),
                        KEYSIZEMAX.of(4096L), KEYSIZEREC.of(2048L))
                .forbidOthers();
    }

    @Scenario("DNSKEY-SMALLER-THAN-REC")
    void aKeyIsSmallerThanRecommended(World world) {
        DNSKEYRecord key = key(8, 3, 1024);
        run(new Dnssec14(), zoneWith(world, key))
                .expect(DNSKEY_SMALLER_THAN_REC, ALGO_NUM.of(8L), ALGO_DESCR.of("RSA/SHA-256"),
                        KEYTAG.of((long) key.getFootprint()), KEYSIZE.of(1024L), KEYSIZEMIN.of(512L),
                        KEYSIZEMAX.of(4096L), KEYSIZEREC.of(2048L))
                .forbidOthers();
    }

    @Scenario("DNSKEY-TOO-LARGE-FOR-ALGO")
    void aKeyIsTooLarge(World world) {
        DNSKEYRecord key = key(5, 3, 16384);
        run(new Dnssec14(), zoneWith(world, key))
                .expect(DNSKEY_TOO_LARGE_FOR_ALGO, ALGO_NUM.of(5L), ALGO_DESCR.of("RSA/SHA-1"),
                        KEYTAG.of((long) key.getFootprint()), KEYSIZE.of(16384L), KEYSIZEMIN.of(512L),
                        KEYSIZEMAX.of(4096L), KEYSIZEREC.of(2048L))
                .forbidOthers();
    }

    @Scenario("SEVERAL-KEYS")
    void eachKeyIsReportedOnceHoweverManyServersHaveIt(World world) {
        ScenarioRun run = run(new Dnssec14(), zoneWith(world, key(8, 3, 1024), key(8, 3, 4097), key(8, 3, 2048)))
                .expect(DNSKEY_SMALLER_THAN_REC, DNSKEY_TOO_LARGE_FOR_ALGO).forbidOthers();
        assertThat(run.entries()).hasSize(2);
    }

    /// The length of an exponent of 300 octets takes three octets.
    @Scenario("LONG-EXPONENT")
    void theModulusFollowsALongExponent(World world) {
        run(new Dnssec14(), zoneWith(world, key(8, 300, 2048))).expect(KEY_SIZE_OK).forbidOthers();
        run(new Dnssec14(), zoneWith(new World(), key(8, 300, 1024)))
                .expect(DNSKEY_SMALLER_THAN_REC, KEYSIZE.of(1024L)).forbidOthers();
    }

    /// No octet at all; an exponent that is not there; one and no modulus; a length that is not there, in part, and one
    /// of an exponent that is not there; an exponent and no modulus; a modulus of zero.
    @ParameterizedTest
    @ValueSource(strings = {"01010308", "0101030803", "0101030803010001", "0101030800", "010103080000",
        "0101030800ffff", "01010308000001ff", "0101030801030000"})
    void aKeyWithoutModulusIsTooSmall(String rdata) {
        ScriptedZone zone = new World().zone(ZONE)
                .with("@", "DNSKEY", "\\# " + rdata.length() / 2 + " " + rdata);
        run(new Dnssec14(), zone).expect(DNSKEY_TOO_SMALL_FOR_ALGO, KEYSIZE.of(0L)).forbidOthers();
    }

    @Scenario("NO-RSA")
    void keysOfOtherAlgorithmsArePassedOver(World world) {
        run(new Dnssec14(), world.zone(ZONE).signed()).expect(KEY_SIZE_OK).forbidOthers();
    }

    @Scenario("NO-RESPONSE")
    void aSilentServerDoesNotSpoilTheRest(World world) {
        ScriptedZone zone = world.zone(ZONE).signed();
        zone.server("ns1").silent();
        run(new Dnssec14(), zone)
                .expect(NO_RESPONSE, NS.of(zone.nameOf("ns1")), ADDRESS.of(zone.addresses("ns1").getFirst()))
                .expect(KEY_SIZE_OK).forbidOthers();
    }

    @Scenario("NO-RESPONSE-DNSKEY")
    void aServerHasNoKeysThoughTheZoneHasSome(World world) {
        ScriptedZone zone = world.zone(ZONE).signed()
                .amendOn("ns2", content -> content.without("@", "DNSKEY"));
        ScenarioRun run = run(new Dnssec14(), zone)
                .expect(NO_RESPONSE_DNSKEY, NS.of(zone.nameOf("ns2")), ADDRESS.of(zone.addresses("ns2").getFirst()))
                .forbidOthers();
        assertThat(run.entries()).hasSize(2).allSatisfy(entry -> assertThat(entry.level()).isEqualTo(Level.ERROR));
    }

    @Scenario("NO-RESPONSE-DNSKEY-ERROR")
    void anErrorIsAResponseWithoutKeys(World world) {
        ScriptedZone zone = zoneWith(world, key(8, 3, 1024));
        zone.server("ns1").rcode(Rcode.SERVFAIL);
        run(new Dnssec14(), zone).expect(NO_RESPONSE_DNSKEY, DNSKEY_SMALLER_THAN_REC).forbidOthers();
    }

    @Scenario("NO-DNSKEY")
    void nothingIsSaidOfAnUnsignedZone(World world) {
        ScriptedZone zone = world.zone(ZONE);
        zone.server("ns1").silent();
        run(new Dnssec14(), zone).forbidOthers();
    }

    @Scenario("IPV4-DISABLED")
    void ipv4IsSwitchedOff(World world) {
        run(new Dnssec14(), world.withoutIpv4().zone(ZONE).signed())
                .expect(IPV4_DISABLED, QUERY_TYPE.of(Type.DNSKEY)).expect(KEY_SIZE_OK).forbidOthers();
    }

    @Scenario("IPV6-DISABLED")
    void ipv6IsSwitchedOff(World world) {
        run(new Dnssec14(), world.withoutIpv6().zone(ZONE).signed())
                .expect(IPV6_DISABLED, QUERY_TYPE.of(Type.DNSKEY)).expect(KEY_SIZE_OK).forbidOthers();
    }

    private static ScriptedZone zoneWith(World world, DNSKEYRecord... keys) {
        ScriptedZone zone = world.zone(ZONE);
        for (DNSKEYRecord key : keys) {
            zone.amend(content -> content.add(key));
        }
        return zone;
    }

    /// A key with the largest modulus of so many bits, which is no product of two primes; nobody signs with it.
    ///
    /// @param exponent octets of its exponent
    private static DNSKEYRecord key(int algorithm, int exponent, int bits) {
        var octets = new ByteArrayOutputStream();
        if (exponent > 255) {
            octets.write(0);
            octets.write(exponent >> 8);
        }
        octets.write(exponent);
        for (int i = 0; i < exponent; i++) {
            octets.write(1);
        }
        octets.writeBytes(BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.ONE).toByteArray());
        return new DNSKEYRecord(World.absolute(ZONE), DClass.IN, 3600, DNSKEYRecord.Flags.ZONE_KEY,
                DNSKEYRecord.Protocol.DNSSEC, algorithm, octets.toByteArray());
    }
}
