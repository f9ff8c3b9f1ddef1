package dev.gonemaster.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gonemaster.engine.dns.Query;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xbill.DNS.Name;
import org.xbill.DNS.Type;

class RecordedTransportTest {
    @ParameterizedTest
    @CsvSource({"MX, +QGSVG9DWhVyuNokG/4a6A", "SOA, 9kfShNTLVy4wDehBPdpCXg", "NS, UzfnoYKACE71u6V/QQ17nw"})
    void questionsHaveTheKeysOfTheRecordings(String type, String key) {
        assertThat(RecordedTransport.key(Query.of(Name.root, Type.value(type)), ".")).isEqualTo(key);
    }
}
