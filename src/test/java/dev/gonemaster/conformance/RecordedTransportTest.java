package dev.gonemaster.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gonemaster.engine.dns.Edns;
import dev.gonemaster.engine.dns.Query;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xbill.DNS.GenericEDNSOption;
import org.xbill.DNS.Name;
import org.xbill.DNS.Type;

class RecordedTransportTest {
    @ParameterizedTest
    @CsvSource({"MX, +QGSVG9DWhVyuNokG/4a6A", "SOA, 9kfShNTLVy4wDehBPdpCXg", "NS, UzfnoYKACE71u6V/QQ17nw"})
    void questionsHaveTheKeysOfTheRecordings(String type, String key) {
        assertThat(RecordedTransport.key(Query.of(Name.root, Type.value(type)), ".")).isEqualTo(key);
    }

    /// `EDNS_DATA8978432` in the recordings: option 137 without data.
    @Test
    void optionsArePartOfTheKey() {
        var option = new GenericEDNSOption(137, new byte[0]);
        Query query = Query.of(Name.root, Type.SOA).with(new Edns(0, 512, false, 0, List.of(option)));
        assertThat(RecordedTransport.key(query, ".")).isEqualTo("OnkGtj2D8/OknRpjXTBKOQ");
    }
}
