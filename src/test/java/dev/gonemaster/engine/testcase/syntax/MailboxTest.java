package dev.gonemaster.engine.testcase.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gonemaster.engine.scenario.World;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailboxTest {
    @ParameterizedTest
    @CsvSource({"hostmaster.example.org.,hostmaster@example.org", "First\\.Last.Example.ORG.,First.Last@example.org",
        "a\\.b\\.c.org.,a.b.c@org", "host_master+dns.a_b.example.,host_master+dns@a_b.example",
        "\\\"john\\ doe\\\".example.,\"john doe\"@example", "\\\"a\\\\\\\\b\\\".example.,\"a\\\\b\"@example"})
    void theFirstLabelIsTheLocalPart(String rname, String text) {
        Mailbox mailbox = Mailbox.of(World.absolute(rname));
        assertThat(mailbox.text()).isEqualTo(text);
        assertThat(mailbox.valid()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {".", "hostmaster.", "ms[b.example.", "a\\@b.example.", "\\.a.example.", "a\\..example.",
        "a\\.\\.b.example.", "a\\ b.example.", "\\\"a.example.", "\\\"a\\\"b\\\".example.", "a\\228.example.",
        "a\\000.example.", "a.b\\ c.example.", "a.b\\.c.example.", "a.b\\@c.example.", "a.[192.0.2.1]."})
    void whatIsNoAddressOfAHostIsInvalid(String rname) {
        assertThat(Mailbox.of(World.absolute(rname)).valid()).isFalse();
    }

    @Test
    void octetsThatCannotBePrintedAreShownByNumber() {
        assertThat(Mailbox.of(World.absolute("a\\000\\228.example.")).text()).isEqualTo("a\\000\\228@example");
        assertThat(Mailbox.of(World.absolute("hostmaster.")).text()).isEqualTo("hostmaster@");
        assertThat(Mailbox.of(World.absolute(".")).text()).isEqualTo("@");
    }
}
