package dev.gonemaster.engine.chain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gonemaster.engine.chain.ChainDocument.NsName;
import dev.gonemaster.engine.message.Entry;
import dev.gonemaster.engine.message.Level;
import dev.gonemaster.engine.message.Module;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NsNamesTest {
    private static final List<String> NAMES = List.of("ns1.example", "ns2.example");

    @Test
    void allAreValidWhereAllValidate() {
        assertThat(NsNames.of(List.of(entry("DS22_NS_ADDRESS_VALIDATES", Level.INFO, Map.of())), NAMES))
                .containsExactly(new NsName("ns1.example", "valid"), new NsName("ns2.example", "valid"));
    }

    @Test
    void aFaultCountsMoreThanALackOfSecurity() {
        assertThat(NsNames.of(List.of(entry("DS22_NS_ADDRESS_UNSIGNED", Level.ERROR, Map.of("ns", "ns1.example")),
                entry("DS22_NS_ADDRESS_INSECURE", Level.INFO, Map.of("ns", "ns1.example")),
                entry("DS22_NS_ADDRESS_INSECURE", Level.INFO, Map.of("ns", "ns2.example"))), NAMES))
                .containsExactly(new NsName("ns1.example", "bogus"), new NsName("ns2.example", "insecure"));
    }

    @Test
    void withoutFindingsNothingIsKnown() {
        assertThat(NsNames.of(List.of(entry("DS22_ZONE_NOT_SECURE", Level.INFO, Map.of())), NAMES)).isNull();
    }

    private static Entry entry(String tag, Level level, Map<String, Object> args) {
        return new Entry(Duration.ZERO, Module.DNSSEC, "dnssec22", tag, level, new LinkedHashMap<>(args));
    }
}
