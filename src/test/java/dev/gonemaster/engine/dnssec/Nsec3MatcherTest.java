package dev.gonemaster.engine.dnssec;

import static dev.gonemaster.engine.dnssec.Nsec3Match.MATCH;
import static dev.gonemaster.engine.dnssec.Nsec3Match.NOT_COMPUTED;
import static dev.gonemaster.engine.dnssec.Nsec3Match.NO_MATCH;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xbill.DNS.DClass;
import org.xbill.DNS.NSEC3PARAMRecord;
import org.xbill.DNS.NSEC3Record;
import org.xbill.DNS.Name;

class Nsec3MatcherTest {
    private static final int SHA1 = 1;
    private static final Name APEX = Name.fromConstantString("example.");
    /// The hash of the apex in RFC 5155 appendix A.
    private static final String HASH = "0p9mhaveqvm6t7vbl5lop2u3t2rp3tom";
    private static final int ITERATIONS = 12;
    private static final String SALT = "aabbccdd";

    private final Nsec3Matcher matcher = new Nsec3Matcher(APEX);

    @ParameterizedTest
    @CsvSource({"0p9mhaveqvm6t7vbl5lop2u3t2rp3tom.example., MATCH", "0P9MHAVEQVM6T7VBL5LOP2U3T2RP3TOM.EXAMPLE., MATCH",
        "1p9mhaveqvm6t7vbl5lop2u3t2rp3tom.example., NO_MATCH", "0p9mhaveqvm6t7vbl5lop2u3t2rp3tom., NO_MATCH",
        "0p9mhaveqvm6t7vbl5lop2u3t2rp3tom.sub.example., NO_MATCH", "example., NO_MATCH", "., NO_MATCH",
        "0p9mhaveqvm6t7vbl5lop2u3t2rp3tom.elsewhere., NO_MATCH"})
    void theOwnerOfAMatchIsTheHashOfTheApex(String owner, Nsec3Match match) {
        assertThat(matcher.match(record(owner, SHA1, ITERATIONS, SALT))).isEqualTo(match);
    }

    @Test
    void saltAndIterationsBelongToTheHash() {
        assertThat(matcher.match(record(HASH + ".example.", SHA1, ITERATIONS, "aabbccde"))).isEqualTo(NO_MATCH);
        assertThat(matcher.match(record(HASH + ".example.", SHA1, ITERATIONS + 1, SALT))).isEqualTo(NO_MATCH);
    }

    @Test
    void iterationsHaveALimit() {
        assertThat(matcher.match(record(HASH + ".example.", SHA1, Nsec3Matcher.ITERATIONS_MAX, SALT)))
                .isEqualTo(NO_MATCH);
        assertThat(matcher.match(record(HASH + ".example.", SHA1, Nsec3Matcher.ITERATIONS_MAX + 1, SALT)))
                .isEqualTo(NOT_COMPUTED);
    }

    @Test
    void anotherAlgorithmIsNotComputed() {
        assertThat(matcher.match(record(HASH + ".example.", 2, ITERATIONS, SALT))).isEqualTo(NOT_COMPUTED);
    }

    @Test
    void setsOfParametersHaveALimit() {
        NSEC3Record first = record(HASH + ".example.", SHA1, ITERATIONS, SALT);
        assertThat(matcher.match(first)).isEqualTo(MATCH);
        for (int more = 1; more < Nsec3Matcher.PARAMETERS_MAX; more++) {
            assertThat(matcher.match(record(HASH + ".example.", SHA1, ITERATIONS + more, SALT))).isEqualTo(NO_MATCH);
        }
        assertThat(matcher.match(record(HASH + ".example.", SHA1, 0, SALT))).isEqualTo(NOT_COMPUTED);
        assertThat(matcher.match(first)).as("a hash that is known").isEqualTo(MATCH);
    }

    @Test
    void parametersAreComparedByValue() {
        var published = new NSEC3PARAMRecord(APEX, DClass.IN, 0, SHA1, 0, ITERATIONS, HexFormat.of().parseHex(SALT));
        assertThat(Nsec3Parameters.of(published))
                .isEqualTo(Nsec3Parameters.of(record(HASH + ".example.", SHA1, ITERATIONS, SALT)))
                .isEqualTo(new Nsec3Parameters(SHA1, ITERATIONS, SALT));
        assertThat(Nsec3Parameters.of(record(HASH + ".example.", SHA1, 0, "")).saltLength()).isZero();
        assertThat(Nsec3Parameters.of(published).saltLength()).isEqualTo(4);
    }

    private static NSEC3Record record(String owner, int algorithm, int iterations, String salt) {
        return new NSEC3Record(Name.fromConstantString(owner), DClass.IN, 0, algorithm, 0, iterations,
                HexFormat.of().parseHex(salt), new byte[20], new int[0]);
    }
}
