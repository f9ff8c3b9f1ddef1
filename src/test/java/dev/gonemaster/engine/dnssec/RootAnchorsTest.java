package dev.gonemaster.engine.dnssec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.DNSKEYRecord;
import org.xbill.DNS.Master;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;

class RootAnchorsTest {
    @Test
    void eachAnchorStandsForAKeyThatIanaPublishes() throws IOException {
        List<DNSKEYRecord> keys = published();
        assertThat(RootAnchors.PUBLISHED).hasSameSizeAs(keys).zipSatisfy(keys, (anchor, key) -> {
            assertThat(anchor.getFootprint()).isEqualTo(key.getFootprint());
            assertThat(DsMatch.of(anchor, key)).isEqualTo(DsMatch.MATCH);
        });
    }

    private static List<DNSKEYRecord> published() throws IOException {
        var keys = new ArrayList<DNSKEYRecord>();
        try (InputStream file = RootAnchorsTest.class.getResourceAsStream("/dnssec/root-keys.zone");
                Master records = new Master(file, Name.root)) {
            for (Record record = records.nextRecord(); record != null; record = records.nextRecord()) {
                keys.add((DNSKEYRecord) record);
            }
        }
        return keys;
    }
}
