package dev.gonemaster.engine.testcase.delegation;

import static dev.gonemaster.engine.message.ArgName.SIZE;
import static dev.gonemaster.engine.scenario.ScenarioRun.run;
import static dev.gonemaster.engine.testcase.delegation.Delegation03.Message.REFERRAL_SIZE_LARGE;
import static dev.gonemaster.engine.testcase.delegation.Delegation03.Message.REFERRAL_SIZE_OK;
import static dev.gonemaster.engine.testcase.delegation.Delegation03.Message.REFERRAL_SIZE_TOO_LARGE;

import dev.gonemaster.engine.scenario.Scenario;
import dev.gonemaster.engine.scenario.ScriptedZone;
import dev.gonemaster.engine.scenario.World;
import java.util.stream.IntStream;

class Delegation03Test {
    private static final String ZONE = "scenario.delegation03.xa";
    /// Header, and a question for the longest name.
    private static final int BEFORE_RECORDS = 12 + 255 + 4;
    /// Of a record, its owner as a pointer.
    private static final int BEFORE_DATA = 12;

    private static ScriptedZone zone(World world) {
        return world.zone(ZONE).servedBy();
    }

    @Scenario("REFERRAL-SIZE-OK-1")
    void twoServersInsideTheZone(World world) {
        run(new Delegation03(), zone(world))
                .expect(REFERRAL_SIZE_OK, SIZE.of(BEFORE_RECORDS + 2L * (BEFORE_DATA + 6) + 16 + 28)).forbidOthers();
    }

    @Scenario("REFERRAL-SIZE-OK-2")
    void longNamesInsideTheZone(World world) {
        run(new Delegation03(), zone(world).delegatedTo("ns1.ipv4-large-but-not-too-large." + ZONE,
                "ns1.ipv6-large-but-not-too-large." + ZONE, "ns2.ipv4-large-but-not-too-large." + ZONE,
                "ns2.ipv6-large-but-not-too-large." + ZONE)).expect(REFERRAL_SIZE_OK).forbidOthers();
    }

    @Scenario("REFERRAL-SIZE-TOO-LARGE-1")
    void tooLargeWithoutEdnsInsideTheZone(World world) {
        run(new Delegation03(), zone(world).delegatedTo("ns1.1abcdefghijklmnopqrstuv.1defghijkl." + ZONE,
                "ns2.2abcdefghijklmnopqrstuv.2defghijkl." + ZONE, "ns3.2abcdefghijklmnopqrstuv.3defghijkl." + ZONE,
                "ns4.2abcdefghijklmnopqrstuv.4defghijkl." + ZONE, "ns5.2abcdefghijklmnopqrstuv.5defghijkl." + ZONE))
                .expect(REFERRAL_SIZE_LARGE).forbidOthers();
    }

    @Scenario("REFERRAL-SIZE-TOO-LARGE-2")
    void tooLargeWithoutEdnsOutsideTheZone(World world) {
        String[] names = IntStream.rangeClosed(1, 4).mapToObj(n -> ("ns%1$d.%1$dabcdefghijklmnopqrstuvwxyz."
                + "%1$dabcdefghijklmnopqrstuvwxy.%1$dabcdefghijklmnopqrstuvw.delegation03.xb").formatted(n))
                .toArray(String[]::new);
        run(new Delegation03(), zone(world).delegatedTo(names)).expect(REFERRAL_SIZE_LARGE).forbidOthers();
    }

    @Scenario("SIZE-512")
    void asLargeAsAPacketWithoutEdns(World world) {
        expect(world, REFERRAL_SIZE_OK, 512, 229);
    }

    @Scenario("SIZE-513")
    void oneOctetMoreThanAPacketWithoutEdns(World world) {
        expect(world, REFERRAL_SIZE_LARGE, 513, 230);
    }

    @Scenario("SIZE-1232")
    void asLargeAsAPacketWithEdns(World world) {
        expect(world, REFERRAL_SIZE_LARGE, 1232, 229, 228, 228, 228);
    }

    @Scenario("SIZE-1233")
    void oneOctetMoreThanAPacketWithEdns(World world) {
        expect(world, REFERRAL_SIZE_TOO_LARGE, 1233, 230, 228, 228, 228);
    }

    @Scenario("GLUE-BESIDE-THE-ZONE")
    void serversBesideTheZoneNeedGlueToo(World world) {
        ScriptedZone zone = zone(world).delegatedTo("ns1.delegation03.xa", "ns2.delegation03.xa");
        world.zone("delegation03.xa");
        run(new Delegation03(), zone)
                .expect(REFERRAL_SIZE_OK, SIZE.of(BEFORE_RECORDS + 2L * (BEFORE_DATA + 6) + 16 + 28)).forbidOthers();
    }

    @Scenario("NO-GLUE-WHERE-ONE-SERVER-IS-OUTSIDE-THE-PARENT")
    void oneServerOutsideTheParentSparesTheGlue(World world) {
        run(new Delegation03(), zone(world).delegatedTo("ns1", "ns.xb"))
                .expect(REFERRAL_SIZE_OK, SIZE.of(BEFORE_RECORDS + BEFORE_DATA + 6L + BEFORE_DATA + 7)).forbidOthers();
    }

    @Scenario("UNDELEGATED")
    void anUndelegatedZoneIsMeasuredToo(World world) {
        run(new Delegation03(), world.zone(ZONE).notDelegated().undelegated("ns1", "ns2"))
                .expect(REFERRAL_SIZE_OK, SIZE.of(BEFORE_RECORDS + 2L * (BEFORE_DATA + 6) + 16 + 28)).forbidOthers();
    }

    @Scenario("ROOT")
    void theRootIsItsOwnParent(World world) {
        run(new Delegation03(), world.zone(".")).expect(REFERRAL_SIZE_OK).forbidOthers();
    }

    private static void expect(World world, Delegation03.Message tag, long size, int... lengths) {
        String[] names = IntStream.range(0, lengths.length).mapToObj(i -> name(lengths[i], "z" + i))
                .toArray(String[]::new);
        run(new Delegation03(), zone(world).delegatedTo(names)).expect(tag, SIZE.of(size)).forbidOthers();
    }

    /// A name of so many octets below that top-level domain, sharing no label with others.
    private static String name(int octets, String tld) {
        int free = octets - tld.length() - 2 - 3 * 60 - 1;
        return "a".repeat(free) + ("." + "b".repeat(59)).repeat(3) + "." + tld;
    }
}
