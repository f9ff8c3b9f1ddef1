package dev.gonemaster.engine.dnssec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gonemaster.engine.scenario.Signing;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xbill.DNS.DNSKEYRecord;
import org.xbill.DNS.DSRecord;
import org.xbill.DNS.Master;
import org.xbill.DNS.RRSIGRecord;
import org.xbill.DNS.Record;

/// The examples that RFCs print: every signature is valid in its time and not outside of it, and none is when a bit is
/// turned over; every DS record fits a key.
class RfcVectorsTest {
    private final SignatureVerifier verifier = new SignatureVerifier(new VerificationPool());

    @ParameterizedTest
    @CsvSource({"rfc4035, 12, 0", "rfc5155, 3, 0", "rfc5702, 2, 0", "rfc6605, 2, 1", "rfc8080, 4, 4"})
    void theExamplesOfTheRfcHold(String file, int signatures, int ds) throws IOException {
        List<Record> records = records("/dnssec/" + file + ".zone");
        List<DNSKEYRecord> keys = of(records, DNSKEYRecord.class);
        List<RRSIGRecord> all = of(records, RRSIGRecord.class);
        assertThat(all).hasSize(signatures).allSatisfy(signature -> {
            assertThat(judged(records, signature, keys, signature.getTimeSigned())).isEqualTo(SignatureState.VALID);
            assertThat(judged(records, signature, keys, signature.getExpire())).isEqualTo(SignatureState.VALID);
            assertThat(judged(records, signature, keys, signature.getTimeSigned().minus(Duration.ofSeconds(1))))
                    .isEqualTo(SignatureState.NOT_YET_VALID);
            assertThat(judged(records, signature, keys, signature.getExpire().plus(Duration.ofSeconds(1))))
                    .isEqualTo(SignatureState.EXPIRED);
            assertThat(judged(records, Signing.forged(signature), keys, signature.getExpire()))
                    .isEqualTo(SignatureState.BOGUS);
            assertThat(judged(records, signature, List.of(), signature.getExpire())).isEqualTo(SignatureState.NO_KEY);
        });
        assertThat(of(records, DSRecord.class)).filteredOn(each -> keys.getFirst().getName().equals(each.getName()))
                .hasSize(ds).allSatisfy(each -> assertThat(keys).filteredOn(key ->
                        key.getFootprint() == each.getFootprint()).singleElement().satisfies(key ->
                        assertThat(DsMatch.of(each, key)).isEqualTo(DsMatch.MATCH)));
    }

    private SignatureState judged(List<Record> records, RRSIGRecord signature, List<DNSKEYRecord> keys, Instant at) {
        List<Record> signed = records.stream().filter(record -> record.getType() == signature.getTypeCovered()
                && record.getName().equals(signature.getName())).toList();
        var rrset = new SignedRrset(signature.getName(), signature.getTypeCovered(), signed, List.of(signature));
        return verifier.judge(rrset, signature, keys, at);
    }

    private static <T> List<T> of(List<Record> records, Class<T> type) {
        return records.stream().filter(type::isInstance).map(type::cast).toList();
    }

    private static List<Record> records(String resource) throws IOException {
        try (InputStream stream = RfcVectorsTest.class.getResourceAsStream(resource); var master = new Master(stream)) {
            var all = Stream.<Record>builder();
            for (Record record = master.nextRecord(); record != null; record = master.nextRecord()) {
                all.add(record);
            }
            return all.build().toList();
        }
    }
}
