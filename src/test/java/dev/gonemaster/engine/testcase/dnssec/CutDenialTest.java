package dev.gonemaster.engine.testcase.dnssec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gonemaster.engine.dns.Query;
import dev.gonemaster.engine.dns.Response;
import dev.gonemaster.engine.scenario.ScriptedTransport;
import dev.gonemaster.engine.scenario.World;
import dev.gonemaster.engine.scenario.ZoneContent;
import dev.gonemaster.engine.testcase.dnssec.CutStatus.Other;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

class CutDenialTest {
    private static final Name SUB = World.absolute("sub.child.xa");
    /// Of `sub.child.xa`, without salt and iterations.
    private static final String HASH = "ngbu7c0oo7b9nk656gmftc8mnfi6c04h";
    private static final String OTHER_HASH = "0p9mhaveqvm6t7vbl5lop2u3t2rp3tom";

    @ParameterizedTest
    @CsvSource({
        "NS RRSIG NSEC, INSECURE",
        "NS DS RRSIG NSEC, INDETERMINATE",
        "NS SOA RRSIG NSEC DNSKEY, INDETERMINATE",
        "A RRSIG NSEC, NOT_A_CUT",
        "RRSIG NSEC, NOT_A_CUT"})
    void theTypesOfTheNameDecide(String types, Other status) {
        assertThat(read("sub", "NSEC", "www " + types)).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"NS, INSECURE", "NS DS RRSIG, INDETERMINATE", "A RRSIG, NOT_A_CUT"})
    void theTypesOfTheHashedNameDecide(String types, Other status) {
        assertThat(read(HASH, "NSEC3", "1 0 0 - " + OTHER_HASH + " " + types)).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({
        "aaa, www, NOT_A_CUT",
        "aaa, @, NOT_A_CUT",
        "aaa, a.sub, NOT_A_CUT",
        "aaa, bbb, INDETERMINATE",
        "www, @, INDETERMINATE"})
    void aNameInAGapIsNoCut(String owner, String next, Other status) {
        assertThat(read(owner, "NSEC", next + " A RRSIG NSEC")).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"0, INDETERMINATE", "1, INSECURE"})
    void anOptOutLeavesInsecureDelegationsOut(int flags, Other status) {
        assertThat(read(OTHER_HASH, "NSEC3", "1 " + flags + " 0 - " + HASH + " A RRSIG")).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"1, 150, INSECURE", "1, 151, INDETERMINATE", "2, 0, INDETERMINATE"})
    void hashesOfOtherKindsAreNotComputed(int algorithm, int iterations, Other status) {
        String parameters = algorithm + " 1 " + iterations + " - ";
        assertThat(read(OTHER_HASH, "NSEC3", parameters + HASH + " A RRSIG")).isEqualTo(status);
    }

    @Test
    void withoutProofTheNameIsNoCut() {
        assertThat(CutDenial.of(SUB, response(new ZoneContent(World.absolute("child.xa"))))).isEqualTo(Other.NOT_A_CUT);
    }

    @Test
    void theRecordOfAZoneElsewhereIsNoProof() {
        var elsewhere = new ZoneContent(World.absolute("xb")).with(HASH, "NSEC3", "1 0 0 - " + OTHER_HASH + " NS");
        assertThat(CutDenial.of(SUB, response(elsewhere))).isEqualTo(Other.INDETERMINATE);
    }

    private static CutStatus read(String owner, String type, String rdata) {
        return CutDenial.of(SUB, response(new ZoneContent(World.absolute("child.xa")).with(owner, type, rdata)));
    }

    private static Response response(ZoneContent authority) {
        var message = new Message();
        authority.records().forEach(record -> message.addRecord(record, Section.AUTHORITY));
        return new Response(Query.dnssec(SUB, Type.DS), World.address("192.0.2.1"), message, Duration.ZERO,
                ScriptedTransport.NOW);
    }
}
