package dev.gonemaster.engine.testcase.dnssec;

import static dev.gonemaster.engine.message.ArgName.ALGO_MNEMO;
import static dev.gonemaster.engine.message.ArgName.ALGO_NUM;
import static dev.gonemaster.engine.message.ArgName.DOMAIN;
import static dev.gonemaster.engine.message.ArgName.KEYTAG;
import static dev.gonemaster.engine.scenario.ScenarioRun.run;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec10.Message.DS10_ALGO_NOT_SUPPORTED_BY_ZM;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec10.Message.DS10_HAS_NSEC;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec10.Message.DS10_HAS_NSEC3;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec10.Message.DS10_NSEC3_MISMATCHES_APEX;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec10.Message.DS10_NSEC_RRSIG_NO_DNSKEY;

import dev.gonemaster.engine.dnssec.Denial;
import dev.gonemaster.engine.message.Arg;
import dev.gonemaster.engine.scenario.DenialChain;
import dev.gonemaster.engine.scenario.Misbehaviour;
import dev.gonemaster.engine.scenario.Scenario;
import dev.gonemaster.engine.scenario.ScriptedTransport;
import dev.gonemaster.engine.scenario.ScriptedZone;
import dev.gonemaster.engine.scenario.Signing;
import dev.gonemaster.engine.scenario.SigningKey;
import dev.gonemaster.engine.scenario.World;
import dev.gonemaster.engine.testcase.dnssec.Dnssec10.Message;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xbill.DNS.DClass;
import org.xbill.DNS.DNSKEYRecord;
import org.xbill.DNS.NSEC3Record;
import org.xbill.DNS.RRSIGRecord;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/// The published scenarios of dnssec10 about the proof that the apex lacks a type and its signatures, and our own.
class Dnssec10ProofTest {
    private static final int UNKNOWN_ALGORITHM = 255;
    private static final Duration AN_HOUR = Duration.ofHours(1);

    @ParameterizedTest(name = "ERR-MULT-{0}-1")
    @CsvSource({"NSEC, DS10_ERR_MULT_NSEC, DS10_HAS_NSEC", "NSEC3, DS10_ERR_MULT_NSEC3, DS10_HAS_NSEC3"})
    void oneRecordTooMany(Denial denial, Message multiple, Message has) {
        SignedApex apex = SignedApex.of(new World(), denial);
        apex.on(apex.absent(), Misbehaviour.changed(answer -> answer.addRecord(
                SignedApex.listing(proof(apex, answer.getSection(Section.AUTHORITY)), Type.SOA), Section.AUTHORITY)));
        run(new Dnssec10(), apex.zone())
                .expect(multiple, apex.servers("ns1", "ns2")).expect(has).forbidOthers();
    }

    @ParameterizedTest(name = "{0}-MISMATCHES-APEX-1")
    @CsvSource({"NSEC, DS10_NSEC_MISMATCHES_APEX, DS10_HAS_NSEC", "NSEC3, DS10_NSEC3_MISMATCHES_APEX, DS10_HAS_NSEC3"})
    void theRecordIsThatOfAnotherName(Denial denial, Message mismatch, Message has) {
        SignedApex apex = SignedApex.of(new World(), denial);
        apex.proving(record -> record.withName(apex.zone().nameOf("sub")));
        run(new Dnssec10(), apex.zone())
                .expect(mismatch, apex.servers("ns1", "ns2")).expect(has).forbidOthers();
    }

    @ParameterizedTest(name = "{0}-ERR-TYPE-LIST: {3}")
    @CsvSource({
        "NSEC, DS10_NSEC_ERR_TYPE_LIST, DS10_HAS_NSEC, NS SOA RRSIG NSEC DNSKEY NSEC3PARAM",
        "NSEC, DS10_NSEC_ERR_TYPE_LIST, DS10_HAS_NSEC, NS SOA RRSIG NSEC DNSKEY NSEC3",
        "NSEC, DS10_NSEC_ERR_TYPE_LIST, DS10_HAS_NSEC, SOA RRSIG NSEC DNSKEY",
        "NSEC, DS10_NSEC_ERR_TYPE_LIST, DS10_HAS_NSEC, NS RRSIG NSEC DNSKEY",
        "NSEC, DS10_NSEC_ERR_TYPE_LIST, DS10_HAS_NSEC, NS SOA NSEC DNSKEY",
        "NSEC, DS10_NSEC_ERR_TYPE_LIST, DS10_HAS_NSEC, NS SOA RRSIG DNSKEY",
        "NSEC, DS10_NSEC_ERR_TYPE_LIST, DS10_HAS_NSEC, NS SOA RRSIG NSEC",
        "NSEC3, DS10_NSEC3_ERR_TYPE_LIST, DS10_HAS_NSEC3, NS SOA RRSIG DNSKEY NSEC3PARAM NSEC",
        "NSEC3, DS10_NSEC3_ERR_TYPE_LIST, DS10_HAS_NSEC3, NS SOA RRSIG DNSKEY NSEC3PARAM NSEC3",
        "NSEC3, DS10_NSEC3_ERR_TYPE_LIST, DS10_HAS_NSEC3, SOA RRSIG DNSKEY NSEC3PARAM",
        "NSEC3, DS10_NSEC3_ERR_TYPE_LIST, DS10_HAS_NSEC3, NS RRSIG DNSKEY NSEC3PARAM",
        "NSEC3, DS10_NSEC3_ERR_TYPE_LIST, DS10_HAS_NSEC3, NS SOA DNSKEY NSEC3PARAM",
        "NSEC3, DS10_NSEC3_ERR_TYPE_LIST, DS10_HAS_NSEC3, NS SOA RRSIG NSEC3PARAM",
        "NSEC3, DS10_NSEC3_ERR_TYPE_LIST, DS10_HAS_NSEC3, NS SOA RRSIG DNSKEY"})
    void theTypesAreWrong(Denial denial, Message wrong, Message has, String types) {
        SignedApex apex = SignedApex.of(new World(), denial);
        apex.proving(record -> SignedApex.listing(record, Stream.of(types.split(" ")).mapToInt(Type::value).toArray()));
        run(new Dnssec10(), apex.zone()).expect(wrong, apex.servers("ns1", "ns2")).expect(has).forbidOthers();
    }

    @ParameterizedTest(name = "{0}-NODATA-MISSING-SOA-1")
    @CsvSource({"NSEC, DS10_NSEC_NODATA_MISSING_SOA, DS10_HAS_NSEC",
        "NSEC3, DS10_NSEC3_NODATA_MISSING_SOA, DS10_HAS_NSEC3"})
    void theSoaRecordIsMissing(Denial denial, Message missing, Message has) {
        SignedApex apex = SignedApex.of(new World(), denial);
        apex.on(apex.absent(), Misbehaviour.changed(answer -> soa(answer.getSection(Section.AUTHORITY))
                .forEach(soa -> answer.removeRecord(soa, Section.AUTHORITY))));
        run(new Dnssec10(), apex.zone()).expect(missing, apex.servers("ns1", "ns2")).expect(has).forbidOthers();
    }

    @ParameterizedTest(name = "{0}-NODATA-WRONG-SOA-1")
    @CsvSource({"NSEC, DS10_NSEC_NODATA_WRONG_SOA, DS10_HAS_NSEC",
        "NSEC3, DS10_NSEC3_NODATA_WRONG_SOA, DS10_HAS_NSEC3"})
    void theSoaRecordIsThatOfAnotherName(Denial denial, Message wrong, Message has) {
        SignedApex apex = SignedApex.of(new World(), denial);
        apex.on(apex.absent(), Misbehaviour.changed(answer -> soa(answer.getSection(Section.AUTHORITY)).forEach(soa -> {
            answer.removeRecord(soa, Section.AUTHORITY);
            answer.addRecord(soa.withName(apex.zone().nameOf("sub")), Section.AUTHORITY);
        })));
        run(new Dnssec10(), apex.zone())
                .expect(wrong, DOMAIN.of(apex.zone().nameOf("sub")), apex.servers("ns1", "ns2")).expect(has)
                .forbidOthers();
    }

    @ParameterizedTest(name = "{0}-MISSING-SIGNATURE-1")
    @CsvSource({"NSEC, DS10_NSEC_MISSING_SIGNATURE, DS10_HAS_NSEC",
        "NSEC3, DS10_NSEC3_MISSING_SIGNATURE, DS10_HAS_NSEC3"})
    void theRecordIsNotSigned(Denial denial, Message missing, Message has) {
        SignedApex apex = SignedApex.of(new World(), denial);
        apex.zone().amend(content -> content.withoutSignatures(apex.owner(content), denial.name()));
        run(new Dnssec10(), apex.zone()).expect(missing, apex.servers("ns1", "ns2")).expect(has).forbidOthers();
    }

    @ParameterizedTest(name = "{0}-NO-VERIFIED-SIGNATURE-1")
    @CsvSource({"NSEC, DS10_NSEC_RRSIG_NO_DNSKEY, DS10_NSEC_NO_VERIFIED_SIGNATURE, DS10_HAS_NSEC",
        "NSEC3, DS10_NSEC3_RRSIG_NO_DNSKEY, DS10_NSEC3_NO_VERIFIED_SIGNATURE, DS10_HAS_NSEC3"})
    void theKeyIsNotThere(Denial denial, Message noKey, Message unverified, Message has) {
        SignedApex apex = SignedApex.of(new World(), denial);
        SigningKey stranger = stranger(apex);
        resign(apex, Signing.with(stranger));
        run(new Dnssec10(), apex.zone())
                .expect(noKey, KEYTAG.of((long) stranger.keytag()), apex.servers("ns1", "ns2"))
                .expect(unverified, apex.servers("ns1", "ns2")).expect(has).forbidOthers();
    }

    @ParameterizedTest(name = "{0}-NO-VERIFIED-SIGNATURE-2")
    @CsvSource({"NSEC, DS10_NSEC_RRSIG_EXPIRED, DS10_NSEC_NO_VERIFIED_SIGNATURE, DS10_HAS_NSEC",
        "NSEC3, DS10_NSEC3_RRSIG_EXPIRED, DS10_NSEC3_NO_VERIFIED_SIGNATURE, DS10_HAS_NSEC3"})
    void theSignatureHasExpired(Denial denial, Message expired, Message unverified, Message has) {
        SignedApex apex = SignedApex.of(new World(), denial);
        resign(apex, apex.zone().signing().during(AN_HOUR.multipliedBy(2), AN_HOUR.negated()));
        run(new Dnssec10(), apex.zone())
                .expect(expired, keytag(apex), apex.servers("ns1", "ns2"))
                .expect(unverified, has).forbidOthers();
    }

    @ParameterizedTest(name = "{0}-NO-VERIFIED-SIGNATURE-3")
    @CsvSource({"NSEC, DS10_NSEC_RRSIG_NOT_YET_VALID, DS10_NSEC_NO_VERIFIED_SIGNATURE, DS10_HAS_NSEC",
        "NSEC3, DS10_NSEC3_RRSIG_NOT_YET_VALID, DS10_NSEC3_NO_VERIFIED_SIGNATURE, DS10_HAS_NSEC3"})
    void theSignatureIsNotValidYet(Denial denial, Message early, Message unverified, Message has) {
        SignedApex apex = SignedApex.of(new World(), denial);
        resign(apex, apex.zone().signing().during(AN_HOUR.negated(), AN_HOUR.multipliedBy(2)));
        run(new Dnssec10(), apex.zone())
                .expect(early, keytag(apex), apex.servers("ns1", "ns2"))
                .expect(unverified, has).forbidOthers();
    }

    @ParameterizedTest(name = "{0}-NO-VERIFIED-SIGNATURE-4")
    @CsvSource({"NSEC, DS10_NSEC_RRSIG_VERIFY_ERROR, DS10_NSEC_NO_VERIFIED_SIGNATURE, DS10_HAS_NSEC",
        "NSEC3, DS10_NSEC3_RRSIG_VERIFY_ERROR, DS10_NSEC3_NO_VERIFIED_SIGNATURE, DS10_HAS_NSEC3"})
    void theSignatureIsWrong(Denial denial, Message wrong, Message unverified, Message has) {
        SignedApex apex = SignedApex.of(new World(), denial);
        apex.zone().amend(content -> Signing.alter(content, apex.owner(content), denial.name(), Signing::forged));
        run(new Dnssec10(), apex.zone())
                .expect(wrong, keytag(apex), apex.servers("ns1", "ns2"))
                .expect(unverified, has).forbidOthers();
    }

    @ParameterizedTest(name = "ALGO-NOT-SUPP-BY-ZM: {0}")
    @CsvSource({"NSEC, DS10_HAS_NSEC", "NSEC3, DS10_HAS_NSEC3"})
    void anAlgorithmIsUnknown(Denial denial, Message has) {
        SignedApex apex = SignedApex.of(new World(), denial);
        var key = new DNSKEYRecord(apex.zone().name(), DClass.IN, 3600, SigningKey.ZSK, DNSKEYRecord.Protocol.DNSSEC,
                UNKNOWN_ALGORITHM, new byte[] {1, 2, 3});
        apex.zone().amend(content -> {
            content.add(key);
            RRSIGRecord known = content.withoutSignatures(apex.owner(content), denial.name()).getFirst();
            content.add(known).add(new RRSIGRecord(known.getName(), DClass.IN, known.getTTL(), denial.type(),
                    UNKNOWN_ALGORITHM, known.getOrigTTL(), known.getExpire(), known.getTimeSigned(),
                    key.getFootprint(), known.getSigner(), new byte[] {4, 5, 6}));
        });
        run(new Dnssec10(), apex.zone())
                .expect(DS10_ALGO_NOT_SUPPORTED_BY_ZM, ALGO_NUM.of((long) UNKNOWN_ALGORITHM),
                        ALGO_MNEMO.of("RESERVED"), KEYTAG.of((long) key.getFootprint()), apex.servers("ns1", "ns2"))
                .expect(has).forbidOthers();
    }

    @Scenario("ONE-GOOD-SIGNATURE")
    void oneGoodSignatureIsEnough(World world) {
        SignedApex apex = SignedApex.of(world, Denial.NSEC);
        SigningKey stranger = stranger(apex);
        apex.zone().amend(content -> {
            List<RRSIGRecord> good = content.withoutSignatures("@", "NSEC");
            content.add(good.getFirst());
            content.records().stream().filter(record -> record.getType() == Type.NSEC
                            && record.getName().equals(apex.zone().name()))
                    .forEach(record -> content.add(stranger.sign(List.of(record),
                            ScriptedTransport.NOW.minus(AN_HOUR), ScriptedTransport.NOW.plus(AN_HOUR))));
        });
        run(new Dnssec10(), apex.zone())
                .expect(DS10_NSEC_RRSIG_NO_DNSKEY, KEYTAG.of((long) stranger.keytag()))
                .expect(DS10_HAS_NSEC).forbidOthers();
    }

    @Scenario("TOO-MANY-KEYS")
    void aSignatureThatIsNotVerifiedIsCalledNeitherGoodNorBad(World world) {
        SignedApex apex = SignedApex.of(world, Denial.NSEC);
        SigningKey stranger = stranger(apex);
        resign(apex, Signing.with(stranger));
        apex.zone().amend(content -> IntStream.range(0, 5)
                .forEach(word -> content.add(swapped(stranger.record(), 2 * word))));
        run(new Dnssec10(), apex.zone()).expect(DS10_HAS_NSEC).forbidOthers();
    }

    /// Beyond the number of iterations that is worked with, a record is neither called that of the apex nor of another.
    @ParameterizedTest(name = "{0} iterations")
    @ValueSource(ints = {2_501, 10_000, 65_535})
    void manyIterationsAreNotComputed(int iterations) {
        ScriptedZone zone = new World().zone("child.dnssec.xa");
        var apex = new SignedApex(zone.signed(Signing.of(zone.name()).with(DenialChain.nsec3())), Denial.NSEC3);
        apex.proving(record -> iterated((NSEC3Record) record, iterations).withName(zone.nameOf("sub")));
        run(new Dnssec10(), zone).expect(DS10_HAS_NSEC3).forbidOthers();
    }

    @Scenario("ITERATIONS-MAX")
    void asManyIterationsAsThereMayBeAreComputed(World world) {
        SignedApex apex = SignedApex.of(world, Denial.NSEC3);
        apex.proving(record -> iterated((NSEC3Record) record, 2_500));
        run(new Dnssec10(), apex.zone()).expect(DS10_NSEC3_MISMATCHES_APEX).expect(DS10_HAS_NSEC3).forbidOthers();
    }

    @Scenario("SALT-AND-ITERATIONS")
    void saltAndIterationsAreComputedWith(World world) {
        ScriptedZone zone = world.zone("child.dnssec.xa");
        zone.signed(Signing.of(zone.name()).with(DenialChain.nsec3(5, "abcd", false)));
        run(new Dnssec10(), zone).expect(DS10_HAS_NSEC3).forbidOthers();
    }

    /// Another key of the same key tag: two words of 16 bits of it have changed places.
    private static DNSKEYRecord swapped(DNSKEYRecord key, int at) {
        byte[] octets = key.getKey().clone();
        System.arraycopy(key.getKey(), at, octets, at + 2, 2);
        System.arraycopy(key.getKey(), at + 2, octets, at, 2);
        return new DNSKEYRecord(key.getName(), DClass.IN, key.getTTL(), key.getFlags(), key.getProtocol(),
                key.getAlgorithm(), octets);
    }

    private static NSEC3Record iterated(NSEC3Record record, int iterations) {
        return new NSEC3Record(record.getName(), DClass.IN, record.getTTL(), record.getHashAlgorithm(),
                record.getFlags(), iterations, record.getSalt(), record.getNext(), record.getTypes());
    }

    private static SigningKey stranger(SignedApex apex) {
        return SigningKey.of(apex.zone().name(), SigningKey.ZSK, SigningKey.ECDSA_P256);
    }

    private static void resign(SignedApex apex, Signing how) {
        apex.zone().amend(content -> how.resign(content, apex.owner(content), apex.denial().name()));
    }

    private static Arg keytag(SignedApex apex) {
        return KEYTAG.of((long) apex.zone().signing().zsk().keytag());
    }

    private static Record proof(SignedApex apex, List<Record> authority) {
        return authority.stream().filter(record -> record.getType() == apex.denial().type()).findFirst().orElseThrow();
    }

    private static List<Record> soa(List<Record> authority) {
        return authority.stream().filter(record -> record.getType() == Type.SOA).toList();
    }
}
