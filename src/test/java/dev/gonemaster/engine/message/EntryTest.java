package dev.gonemaster.engine.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.Name;

class EntryTest {
    private enum Message implements Tag {
        TWO_ARGS(new TagSpec(Level.NOTICE, ArgName.NS, ArgName.ADDRESS));

        private final TagSpec spec;

        Message(TagSpec spec) {
            this.spec = spec;
        }

        @Override
        public TagSpec spec() {
            return spec;
        }
    }

    private static final Arg NS = ArgName.NS.of(Name.fromConstantString("NS1.Example."));
    private static final Arg ADDRESS = ArgName.ADDRESS.of(InetAddress.getLoopbackAddress());

    @Test
    void argumentsComeInTheOrderOfTheTable() {
        Entry entry = entry(ADDRESS, NS);

        assertThat(entry.args()).containsExactly(
                java.util.Map.entry("ns", "ns1.example"), java.util.Map.entry("address", "127.0.0.1"));
    }

    @Test
    void otherArgumentsThanDeclaredAreRefused() {
        assertThatThrownBy(() -> entry(NS)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> entry(NS, NS)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> entry(NS, ADDRESS, ArgName.COUNT.of(1L)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void listsArePublishedSortedAndOnce() {
        Name b = Name.fromConstantString("b.example.");
        Name a = Name.fromConstantString("A.example.");

        assertThat(ArgName.NS_NAMES.of(List.of(b, a, b)).value()).isEqualTo(List.of("a.example", "b.example"));
    }

    @Test
    void theRootIsADot() {
        assertThat(ArgName.DOMAIN.of(Name.root).value()).isEqualTo(".");
    }

    private static Entry entry(Arg... args) {
        return Entry.of(Duration.ZERO, Module.BASIC, "basic01", Message.TWO_ARGS, Level.NOTICE, List.of(args));
    }
}
