package dev.gonemaster.engine.testcase.dnssec;

import static dev.gonemaster.engine.message.ArgName.ALGO_DESCR;
import static dev.gonemaster.engine.message.ArgName.ALGO_NUM;
import static dev.gonemaster.engine.message.ArgName.BLOCKLIST_NAME;
import static dev.gonemaster.engine.message.ArgName.KEYTAG;
import static dev.gonemaster.engine.message.ArgName.QUERY_TYPE;
import static dev.gonemaster.engine.message.ArgName.SERVERS;
import static dev.gonemaster.engine.message.ArgName.SUBTEST;
import static dev.gonemaster.engine.scenario.ScenarioRun.run;
import static dev.gonemaster.engine.testcase.SharedMessage.IPV4_DISABLED;
import static dev.gonemaster.engine.testcase.SharedMessage.IPV6_DISABLED;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec19.Message.DS19_BADKEY_BLOCKLIST;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec19.Message.DS19_BADKEY_FERMAT;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec19.Message.DS19_BADKEY_PATTERN;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec19.Message.DS19_BADKEY_ROCA;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec19.Message.DS19_BADKEY_RSA_INVALID;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec19.Message.DS19_BADKEY_SMALL_D;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec19.Message.DS19_BADKEY_SMALL_FACTORS;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec19.Message.DS19_BLOCKLIST_NOT_FOUND;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec19.Message.DS19_KEY_OK;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec19.Message.DS19_NO_DNSKEY;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec19.Message.DS19_NO_RESPONSE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gonemaster.engine.message.Entry;
import dev.gonemaster.engine.scenario.Scenario;
import dev.gonemaster.engine.scenario.ScenarioRun;
import dev.gonemaster.engine.scenario.ScriptedZone;
import dev.gonemaster.engine.scenario.World;
import dev.gonemaster.engine.weakkeys.Blocklist;
import dev.gonemaster.engine.weakkeys.BlocklistFiles;
import dev.gonemaster.engine.weakkeys.KeyMaterial;
import dev.gonemaster.engine.weakkeys.RsaKey;
import dev.gonemaster.engine.weakkeys.WeakKeys;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.xbill.DNS.DClass;
import org.xbill.DNS.DNSKEYRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Type;

class Dnssec19Test {
    private static final String ZONE = "child.dnssec19.xa";
    private static final KeyMaterial LISTED = new KeyMaterial.Other(BigInteger.valueOf(2026));

    @TempDir
    private Path folder;

    @Scenario("KEY-OK")
    void aSoundKey(World world) {
        RsaKey key = WeakKeys.sound(0);
        ScriptedZone zone = signed(world.with(list(LISTED)), key);
        run(new Dnssec19(), zone)
                .expect(DS19_KEY_OK, SERVERS.of(zone.servers("ns1", "ns2")), KEYTAG.of(keytag(key)), ALGO_NUM.of(8L),
                        ALGO_DESCR.of("RSA/SHA-256"))
                .forbidOthers();
    }

    @Scenario("BLOCKLIST-RSA")
    void aListedRsaKey(World world) {
        RsaKey key = WeakKeys.sound(0);
        ScriptedZone zone = signed(world.with(list(LISTED, key)), key);
        run(new Dnssec19(), zone)
                .expect(DS19_BADKEY_BLOCKLIST, SERVERS.of(zone.servers("ns1", "ns2")), KEYTAG.of(keytag(key)),
                        ALGO_NUM.of(8L), ALGO_DESCR.of("RSA/SHA-256"), BLOCKLIST_NAME.of("rfc"))
                .forbidOthers();
    }

    @Scenario("BLOCKLIST-ECDSA")
    void aListedKeyOnACurve(World world) {
        byte[] key = new byte[64];
        key[31] = 7;
        ScriptedZone zone = world.with(list(new KeyMaterial.Other(BigInteger.valueOf(7)))).zone(ZONE)
                .with("@", "DNSKEY", rdata(13, key));
        run(new Dnssec19(), zone)
                .expect(DS19_BADKEY_BLOCKLIST, ALGO_NUM.of(13L), ALGO_DESCR.of("ECDSA Curve P-256 with SHA-256"))
                .forbidOthers();
    }

    @Scenario("BLOCKLIST-ED25519-OK")
    void aKeyOnACurveThatIsNotListed(World world) {
        ScriptedZone zone = world.with(list(LISTED)).zone(ZONE).with("@", "DNSKEY", rdata(15, new byte[32]));
        run(new Dnssec19(), zone).expect(DS19_KEY_OK, ALGO_NUM.of(15L)).forbidOthers();
    }

    @Scenario("BLOCKLIST-NOT-FOUND")
    void withoutAListTheOtherChecksRun(World world) {
        run(new Dnssec19(), signed(world, WeakKeys.sound(0), WeakKeys.closePrimes()))
                .expect(DS19_BLOCKLIST_NOT_FOUND, DS19_KEY_OK, DS19_BADKEY_FERMAT).forbidOthers();
    }

    @Scenario("FERMAT")
    void closePrimes(World world) {
        only(world, WeakKeys.closePrimes(), DS19_BADKEY_FERMAT);
    }

    @Scenario("PATTERN")
    void oneOctetOverAndOver(World world) {
        only(world, WeakKeys.repeatedOctet(), DS19_BADKEY_PATTERN);
    }

    @Scenario("ROCA")
    void keysOfAFaultyLibrary(World world) {
        only(world, WeakKeys.roca(), DS19_BADKEY_ROCA);
    }

    @Scenario("SMALL-D")
    void aSmallPrivateExponent(World world) {
        only(world, WeakKeys.smallPrivateExponent(), DS19_BADKEY_SMALL_D);
    }

    @Scenario("SMALL-FACTORS")
    void aSmallPrimeDivides(World world) {
        only(world, WeakKeys.smallFactors(), DS19_BADKEY_SMALL_FACTORS);
    }

    @Scenario("INVALID-E")
    void anExponentOfOne(World world) {
        only(world, new RsaKey(WeakKeys.sound(0).modulus(), BigInteger.ONE), DS19_BADKEY_RSA_INVALID)
                .expect(DS19_BADKEY_RSA_INVALID, SUBTEST.of("invalid_e"));
    }

    @Scenario("E-TOO-LARGE")
    void anExponentBeyondTheModulus(World world) {
        BigInteger modulus = WeakKeys.sound(0).modulus();
        only(world, new RsaKey(modulus, modulus.add(BigInteger.TWO)), DS19_BADKEY_RSA_INVALID)
                .expect(DS19_BADKEY_RSA_INVALID, SUBTEST.of("e_too_large"));
    }

    @Scenario("TINY-MODULUS")
    void aModulusThatAnybodyCanFactor(World world) {
        only(world, WeakKeys.tiny(), DS19_BADKEY_RSA_INVALID)
                .expect(DS19_BADKEY_RSA_INVALID, SUBTEST.of("n_too_small"));
    }

    @Scenario("SHARED-PRIME")
    void twoKeysWithAPrimeInCommon(World world) {
        RsaKey one = WeakKeys.sound(0);
        RsaKey other = WeakKeys.sharingWith(0);
        RsaKey third = WeakKeys.sound(1);
        run(new Dnssec19(), signed(world.with(list(LISTED)), one, other, third))
                .expect(DS19_BADKEY_RSA_INVALID, KEYTAG.of(keytag(one)), SUBTEST.of("shared_prime"))
                .expect(DS19_BADKEY_RSA_INVALID, KEYTAG.of(keytag(other)), SUBTEST.of("shared_prime"))
                .expect(DS19_KEY_OK, KEYTAG.of(keytag(third)))
                .forbidOthers();
    }

    @Scenario("SEVERAL-WEAKNESSES")
    void oneKeyCanHaveSeveralWeaknesses(World world) {
        RsaKey key = new RsaKey(WeakKeys.closePrimes().modulus(), BigInteger.ONE);
        ScenarioRun run = run(new Dnssec19(), signed(world.with(list(key)), key))
                .expect(DS19_BADKEY_BLOCKLIST, DS19_BADKEY_FERMAT, DS19_BADKEY_RSA_INVALID).forbidOthers();
        assertThat(run.entries()).hasSize(3);
    }

    @Scenario("KEYS-DIFFER")
    void eachKeyIsTheBusinessOfTheServersThatHaveIt(World world) {
        RsaKey weak = WeakKeys.closePrimes();
        ScriptedZone zone = signed(world.with(list(LISTED)), WeakKeys.sound(0))
                .amendOn("ns2", content -> content.with("@", "DNSKEY", rdata(8, WeakKeys.octets(weak))));
        run(new Dnssec19(), zone)
                .expect(DS19_KEY_OK, SERVERS.of(zone.servers("ns1", "ns2")))
                .expect(DS19_BADKEY_FERMAT, SERVERS.of(zone.servers("ns2")))
                .forbidOthers();
    }

    @Scenario("UNREADABLE-KEYS")
    void keysThatCannotBeReadArePassedOver(World world) {
        ScriptedZone zone = world.with(list(LISTED)).zone(ZONE)
                .with("@", "DNSKEY", rdata(8, new byte[] {3, 1}))
                .with("@", "DNSKEY", rdata(13, new byte[63]))
                .with("@", "DNSKEY", rdata(253, new byte[32]))
                .with("@", "DNSKEY", "\\# 4 01010308");
        run(new Dnssec19(), zone).forbidOthers();
    }

    @Scenario("MANY-KEYS")
    void onlySoManyKeysAreJudged(World world) {
        ScriptedZone zone = world.with(list(LISTED)).zone(ZONE);
        IntStream.range(0, Dnssec19.KEYS_MAX + 1).forEach(i -> {
            byte[] key = new byte[32];
            key[0] = (byte) i;
            zone.with("@", "DNSKEY", rdata(15, key));
        });
        List<Entry> entries = run(new Dnssec19(), zone).expect(DS19_KEY_OK).forbidOthers().entries();
        assertThat(entries).hasSize(Dnssec19.KEYS_MAX);
    }

    @Scenario("NO-DNSKEY")
    void nobodyHasKeys(World world) {
        ScriptedZone zone = world.zone(ZONE);
        zone.server("ns1").silent();
        run(new Dnssec19(), zone).expect(DS19_NO_DNSKEY, SERVERS.of(zone.servers("ns2"))).forbidOthers();
    }

    @Scenario("NO-RESPONSE")
    void nobodyAnswersProperly(World world) {
        ScriptedZone zone = signed(world, WeakKeys.sound(0));
        zone.server("ns1").rcode(Rcode.SERVFAIL);
        zone.server("ns2").notAuthoritative();
        run(new Dnssec19(), zone)
                .expect(DS19_NO_RESPONSE, SERVERS.of(zone.servers("ns1", "ns2"))).forbidOthers();
    }

    @Scenario("IPV4-DISABLED")
    void ipv4IsSwitchedOff(World world) {
        run(new Dnssec19(), signed(world.withoutIpv4().with(list(LISTED)), WeakKeys.sound(0)))
                .expect(IPV4_DISABLED, QUERY_TYPE.of(Type.DNSKEY)).expect(DS19_KEY_OK).forbidOthers();
    }

    @Scenario("IPV6-DISABLED")
    void ipv6IsSwitchedOff(World world) {
        run(new Dnssec19(), signed(world.withoutIpv6().with(list(LISTED)), WeakKeys.sound(0)))
                .expect(IPV6_DISABLED, QUERY_TYPE.of(Type.DNSKEY)).expect(DS19_KEY_OK).forbidOthers();
    }

    private ScenarioRun only(World world, RsaKey key, Dnssec19.Message tag) {
        ScriptedZone zone = signed(world.with(list(LISTED)), key);
        return run(new Dnssec19(), zone)
                .expect(tag, SERVERS.of(zone.servers("ns1", "ns2")), KEYTAG.of(keytag(key)), ALGO_NUM.of(8L),
                        ALGO_DESCR.of("RSA/SHA-256"))
                .forbidOthers();
    }

    private Blocklist list(KeyMaterial... keys) {
        return Blocklist.open(BlocklistFiles.write(folder, 9, keys));
    }

    private static ScriptedZone signed(World world, RsaKey... keys) {
        ScriptedZone zone = world.zone(ZONE);
        for (RsaKey key : keys) {
            zone.with("@", "DNSKEY", rdata(8, WeakKeys.octets(key)));
        }
        return zone;
    }

    private static String rdata(int algorithm, byte[] key) {
        return "257 3 " + algorithm + " " + Base64.getEncoder().encodeToString(key);
    }

    private static long keytag(RsaKey key) {
        return new DNSKEYRecord(Name.root, DClass.IN, 0, 257, 3, 8, WeakKeys.octets(key)).getFootprint();
    }
}
