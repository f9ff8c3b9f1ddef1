package dev.gonemaster.engine.testcase.dnssec;

import static dev.gonemaster.engine.message.ArgName.COVERED;
import static dev.gonemaster.engine.message.ArgName.HASHED_NEXT;
import static dev.gonemaster.engine.message.ArgName.NEXT;
import static dev.gonemaster.engine.message.ArgName.OWNER;
import static dev.gonemaster.engine.message.ArgName.QUERY_TYPE;
import static dev.gonemaster.engine.message.ArgName.SERVERS;
import static dev.gonemaster.engine.scenario.ScenarioRun.run;
import static dev.gonemaster.engine.testcase.SharedMessage.IPV4_DISABLED;
import static dev.gonemaster.engine.testcase.SharedMessage.IPV6_DISABLED;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec23.Message.DS23_DENIAL_PROOF_CONSISTENT;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec23.Message.DS23_MULTIPLE_NSEC3PARAM;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec23.Message.DS23_NO_DENIAL_PROOF;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec23.Message.DS23_NSEC3_CHAIN_NOT_PUBLISHED;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec23.Message.DS23_NSEC3_DUPLICATE_NEXT;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec23.Message.DS23_NSEC3_MIXED_PARAMETERS;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec23.Message.DS23_NSEC3_RANGES_OVERLAP;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec23.Message.DS23_NSEC_RANGES_OVERLAP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gonemaster.engine.dns.Outcome.Failure;
import dev.gonemaster.engine.dns.Query;
import dev.gonemaster.engine.dnssec.Denial;
import dev.gonemaster.engine.message.Entry;
import dev.gonemaster.engine.scenario.DenialChain;
import dev.gonemaster.engine.scenario.Misbehaviour;
import dev.gonemaster.engine.scenario.Scenario;
import dev.gonemaster.engine.scenario.ScenarioRun;
import dev.gonemaster.engine.scenario.ScriptedZone;
import dev.gonemaster.engine.scenario.Signing;
import dev.gonemaster.engine.scenario.World;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.NSEC3Record;
import org.xbill.DNS.NSECRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;
import org.xbill.DNS.utils.base32;

class Dnssec23Test {
    private static final Predicate<Query> PROBE =
            query -> query.name().toString().startsWith("xn--gonemaster-dnssec23.");
    private static final base32 BASE32_HEX = new base32(base32.Alphabet.BASE32HEX, false, true);

    @ParameterizedTest
    @EnumSource(Denial.class)
    void aProofThatHolds(Denial denial) {
        SignedApex apex = SignedApex.of(new World(), denial);
        run(new Dnssec23(), apex.zone()).expect(DS23_DENIAL_PROOF_CONSISTENT, apex.servers("ns1", "ns2"))
                .forbidOthers();
    }

    @ParameterizedTest
    @EnumSource(Denial.class)
    void aWildcardIsProvedToo(Denial denial) {
        SignedApex apex = SignedApex.of(new World().zone("child.dnssec.xa").with("*", "A", "192.0.2.1"), denial);
        run(new Dnssec23(), apex.zone()).expect(DS23_DENIAL_PROOF_CONSISTENT, apex.servers("ns1", "ns2"))
                .forbidOthers();
    }

    @ParameterizedTest
    @EnumSource(Denial.class)
    void theNameIsThereAfterAll(Denial denial) {
        SignedApex apex = SignedApex.of(
                new World().zone("child.dnssec.xa").with("xn--gonemaster-dnssec23", "TXT", "here"), denial);
        run(new Dnssec23(), apex.zone()).expect(DS23_DENIAL_PROOF_CONSISTENT, apex.servers("ns1", "ns2"))
                .forbidOthers();
    }

    @Scenario("MINIMALLY-COVERING")
    void recordsMadeUpAroundTheName(World world) {
        SignedApex apex = SignedApex.of(world, Denial.NSEC);
        proof(apex, nsec(apex, "xn--gonemaster-dnssec22~", "xn--gonemaster-dnssec23!"), nsec(apex, "!~", "+"));
        run(new Dnssec23(), apex.zone()).expect(DS23_DENIAL_PROOF_CONSISTENT).forbidOthers();
    }

    @Scenario("NO-DENIAL-PROOF")
    void nothingIsProved(World world) {
        SignedApex apex = SignedApex.of(world, Denial.NSEC);
        apex.zone().server("ns1").on(PROBE, SignedApex.nothing());
        run(new Dnssec23(), apex.zone()).expect(DS23_NO_DENIAL_PROOF, apex.servers("ns1")).forbidOthers();
    }

    @Scenario("STRANGE-OWNERS")
    void recordsOfStrangeOwnersProveNothing(World world) {
        SignedApex apex = SignedApex.of(world, Denial.NSEC3);
        proof(apex, nsec3(apex, "0", "1").withName(World.absolute("00.elsewhere.xa")),
                nsec3(apex, "0", "1").withName(World.absolute("00.00.child.dnssec.xa")),
                nsec(apex, "a", "c").withName(World.absolute("a.elsewhere.xa")));
        run(new Dnssec23(), apex.zone()).expect(DS23_NO_DENIAL_PROOF, apex.servers("ns1", "ns2")).forbidOthers();
    }

    @Scenario("NSEC-RANGES-OVERLAP")
    void anNsecRecordDeniesTheOwnerOfAnother(World world) {
        SignedApex apex = SignedApex.of(world, Denial.NSEC);
        proof(apex, nsec(apex, "a", "c"), nsec(apex, "B", "d"));
        run(new Dnssec23(), apex.zone())
                .expect(DS23_NSEC_RANGES_OVERLAP, OWNER.of(apex.zone().nameOf("a")),
                        COVERED.of(apex.zone().nameOf("b")), NEXT.of(apex.zone().nameOf("c")),
                        apex.servers("ns1", "ns2"))
                .forbidOthers();
    }

    @Scenario("NSEC-LAST")
    void theLastNsecRecordDeniesWhatIsAfterItAndBeforeTheApex(World world) {
        SignedApex apex = SignedApex.of(world, Denial.NSEC);
        NSECRecord last = nsec(apex, "m", "@");
        proof(apex, last, nsec(apex, "a", "b"), nsec(apex, "z", "z"));
        ScenarioRun run = run(new Dnssec23(), apex.zone()).expect(DS23_NSEC_RANGES_OVERLAP).forbidOthers();
        assertThat(overlaps(run)).containsExactly("m z", "z a", "z m");
    }

    @Scenario("NSEC3-RANGES-OVERLAP")
    void anNsec3RecordDeniesTheOwnerOfAnother(World world) {
        SignedApex apex = SignedApex.of(world, Denial.NSEC3);
        proof(apex, nsec3(apex, "1", "5"), nsec3(apex, "3", "7"));
        run(new Dnssec23(), apex.zone())
                .expect(DS23_NSEC3_RANGES_OVERLAP, OWNER.of(hashed(apex, "1")), COVERED.of(hashed(apex, "3")),
                        HASHED_NEXT.of("5".repeat(32)), apex.servers("ns1", "ns2"))
                .forbidOthers();
    }

    @Scenario("NSEC3-WRAP")
    void theLastNsec3RecordDeniesWhatIsAfterItAndBeforeTheFirst(World world) {
        SignedApex apex = SignedApex.of(world, Denial.NSEC3);
        proof(apex, nsec3(apex, "r", "3"), nsec3(apex, "1", "2"), nsec3(apex, "T", "u"), nsec3(apex, "3", "4"));
        ScenarioRun run = run(new Dnssec23(), apex.zone()).expect(DS23_NSEC3_RANGES_OVERLAP).forbidOthers();
        assertThat(overlaps(run)).containsExactly("r".repeat(32) + " " + "1".repeat(32),
                "r".repeat(32) + " " + "t".repeat(32));
    }

    @Scenario("NSEC3-ONE-RECORD")
    void oneRecordDeniesEverythingButItself(World world) {
        SignedApex apex = SignedApex.of(world, Denial.NSEC3);
        proof(apex, nsec3(apex, "2", "2"));
        run(new Dnssec23(), apex.zone()).expect(DS23_DENIAL_PROOF_CONSISTENT).forbidOthers();
    }

    @Scenario("NSEC3-DUPLICATE-NEXT")
    void twoRecordsLeadToTheSameHash(World world) {
        SignedApex apex = SignedApex.of(world, Denial.NSEC3);
        proof(apex, nsec3(apex, "3", "5"), nsec3(apex, "1", "5"));
        run(new Dnssec23(), apex.zone())
                .expect(DS23_NSEC3_DUPLICATE_NEXT, OWNER.of(hashed(apex, "1")), COVERED.of(hashed(apex, "3")),
                        HASHED_NEXT.of("5".repeat(32)), apex.servers("ns1", "ns2"))
                .forbidOthers();
    }

    @Scenario("NSEC3-MIXED-PARAMETERS")
    void recordsOfTwoChains(World world) {
        SignedApex apex = SignedApex.of(world, Denial.NSEC3);
        proof(apex, nsec3(apex, "1", "5"), nsec3(apex, "3", "5", 1));
        run(new Dnssec23(), apex.zone()).expect(DS23_NSEC3_MIXED_PARAMETERS, apex.servers("ns1", "ns2"))
                .forbidOthers();
    }

    @Scenario("NSEC3-CHAIN-NOT-PUBLISHED")
    void noNsec3paramRecordHasTheParametersOfTheProof(World world) {
        SignedApex apex = SignedApex.of(world, Denial.NSEC3);
        proof(apex, nsec3(apex, "1", "5", 1));
        run(new Dnssec23(), apex.zone()).expect(DS23_NSEC3_CHAIN_NOT_PUBLISHED, apex.servers("ns1", "ns2"))
                .forbidOthers();
    }

    @Scenario("NO-NSEC3PARAM")
    void thereIsNoNsec3paramRecord(World world) {
        SignedApex apex = SignedApex.of(world, Denial.NSEC3).on(Type.NSEC3PARAM, SignedApex.nothing());
        run(new Dnssec23(), apex.zone()).expect(DS23_NSEC3_CHAIN_NOT_PUBLISHED, apex.servers("ns1", "ns2"))
                .forbidOthers();
    }

    @Scenario("NSEC3PARAM-NOT-ANSWERED")
    void withoutAnAnswerForNsec3paramNothingIsMissing(World world) {
        SignedApex apex = SignedApex.of(world, Denial.NSEC3)
                .on("ns1", Type.NSEC3PARAM, Misbehaviour.fails(Failure.TIMEOUT))
                .on("ns2", Type.NSEC3PARAM, Misbehaviour.notAuthoritative());
        run(new Dnssec23(), apex.zone()).expect(DS23_DENIAL_PROOF_CONSISTENT, apex.servers("ns1", "ns2"))
                .forbidOthers();
    }

    @Scenario("MULTIPLE-NSEC3PARAM")
    void twoNsec3paramRecordsAreNoError(World world) {
        SignedApex apex = SignedApex.of(world, Denial.NSEC3);
        apex.zone().with("@", "NSEC3PARAM", "1 0 5 ab");
        run(new Dnssec23(), apex.zone()).expect(DS23_MULTIPLE_NSEC3PARAM, apex.servers("ns1", "ns2"))
                .expect(DS23_DENIAL_PROOF_CONSISTENT, apex.servers("ns1", "ns2")).forbidOthers();
    }

    @Scenario("MANY-ITERATIONS")
    void noHashIsComputed(World world) {
        ScriptedZone zone = world.zone("child.dnssec.xa");
        zone.signed(Signing.of(zone.name()).with(DenialChain.nsec3(10_000, "ab", false)));
        run(new Dnssec23(), zone)
                .expect(DS23_DENIAL_PROOF_CONSISTENT, SERVERS.of(zone.servers("ns1", "ns2"))).forbidOthers();
    }

    @Scenario("IGNORED-SERVERS")
    void responsesThatAreNoProofsAreIgnored(World world) {
        SignedApex apex = SignedApex.of(world, Denial.NSEC);
        apex.zone().delegatedTo("ns1", "ns2", "ns3", "ns4", "ns5", "ns6");
        apex.zone().server("ns2").on(PROBE, Misbehaviour.fails(Failure.TIMEOUT));
        apex.zone().server("ns3").on(PROBE, Misbehaviour.notAuthoritative());
        apex.zone().server("ns4").on(PROBE, Misbehaviour.changed(answer -> answer.getHeader().setFlag(Flags.TC)));
        apex.zone().server("ns5").on(PROBE, Misbehaviour.rcode(Rcode.SERVFAIL));
        apex.on("ns6", Type.DNSKEY, SignedApex.nothing());
        run(new Dnssec23(), apex.zone()).expect(DS23_DENIAL_PROOF_CONSISTENT, apex.servers("ns1")).forbidOthers();
    }

    @Scenario("MANY-RECORDS")
    void onlySoManyRecordsAreCompared(World world) {
        SignedApex apex = SignedApex.of(world, Denial.NSEC);
        proof(apex, IntStream.range(0, 500).mapToObj(number -> nsec(apex, "n" + number, "z" + number))
                .toArray(Record[]::new));
        ScenarioRun run = run(new Dnssec23(), apex.zone()).expect(DS23_NSEC_RANGES_OVERLAP).forbidOthers();
        assertThat(run.entries()).hasSize(DenialProof.RECORDS_MAX * (DenialProof.RECORDS_MAX - 1) / 2);
    }

    @Scenario("LONG-NAME")
    void aNameWithoutRoomBelowIsNotProbed(World world) {
        String label = "l".repeat(63);
        ScriptedZone zone = world.zone(label + "." + label + "." + label + "." + "l".repeat(50), ".").signed();
        run(new Dnssec23(), zone).forbidOthers();
    }

    @Scenario("NO-DNSSEC")
    void theZoneIsNotSigned(World world) {
        ScenarioRun run = run(new Dnssec23(), world.zone("child.dnssec.xa")).forbidOthers();
        assertThat(run.transport().exchanges()).noneMatch(exchange -> PROBE.test(exchange.query()));
    }

    @Scenario("IPV4-DISABLED")
    void ipv4IsSwitchedOff(World world) {
        run(new Dnssec23(), SignedApex.of(world.withoutIpv4(), Denial.NSEC).zone())
                .expect(IPV4_DISABLED, QUERY_TYPE.of(Type.DNSKEY)).expect(DS23_DENIAL_PROOF_CONSISTENT).forbidOthers();
    }

    @Scenario("IPV6-DISABLED")
    void ipv6IsSwitchedOff(World world) {
        run(new Dnssec23(), SignedApex.of(world.withoutIpv6(), Denial.NSEC3).zone())
                .expect(IPV6_DISABLED, QUERY_TYPE.of(Type.DNSKEY)).expect(DS23_DENIAL_PROOF_CONSISTENT).forbidOthers();
    }

    /// Both servers answer the probe with these records in the authority section.
    private static void proof(SignedApex apex, Record... records) {
        Misbehaviour proves = Misbehaviour.changed(answer -> {
            answer.removeAllRecords(Section.AUTHORITY);
            Arrays.stream(records).forEach(record -> answer.addRecord(record, Section.AUTHORITY));
        });
        apex.zone().server("ns1").on(PROBE, proves);
        apex.zone().server("ns2").on(PROBE, proves);
    }

    private static NSECRecord nsec(SignedApex apex, String owner, String next) {
        return new NSECRecord(apex.zone().nameOf(owner), DClass.IN, 3600, apex.zone().nameOf(next),
                new int[] {Type.A});
    }

    /// From the hash that is this sign over and over to the one that is the other.
    private static NSEC3Record nsec3(SignedApex apex, String owner, String next) {
        return nsec3(apex, owner, next, 0);
    }

    private static NSEC3Record nsec3(SignedApex apex, String owner, String next, int iterations) {
        return new NSEC3Record(hashed(apex, owner), DClass.IN, 3600, NSEC3Record.SHA1_DIGEST_ID, 0, iterations, null,
                BASE32_HEX.fromString(next.repeat(32)), new int[] {Type.A});
    }

    private static Name hashed(SignedApex apex, String sign) {
        return apex.zone().nameOf(sign.repeat(32));
    }

    /// Owner and covered owner of each entry, each by its first label alone.
    private static List<String> overlaps(ScenarioRun run) {
        return run.entries().stream().map(Entry::args)
                .map(args -> firstLabel(args.get("owner")) + " " + firstLabel(args.get("covered"))).toList();
    }

    private static String firstLabel(Object name) {
        return name.toString().split("\\.")[0].toLowerCase(Locale.ROOT);
    }
}
