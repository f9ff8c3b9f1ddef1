package dev.gonemaster.engine.testcase.zone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

class CsyncTest {
    @Test
    void theExampleOfTheRfcIsRead() {
        // RFC 7477 section 2.1: serial 66, flags 3, types A, NS, AAAA
        assertThat(read("00000042 0003 000460000008")).contains(new Csync(66, 3, List.of(Type.A, Type.NS, Type.AAAA)));
    }

    @Test
    void typesOfAllWindowsAreRead() {
        assertThat(read("ffffffff 0000 000140 010140"))
                .contains(new Csync(4294967295L, 0, List.of(Type.A, Type.CAA)));
        assertThat(read("00000000 0000")).contains(new Csync(0, 0, List.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "00", "0000004200", "000000420003 00", "000000420003 0000", "000000420003 000460",
        "000000420003 0021 000000000000000000000000000000000000000000000000000000000000000000"})
    void malformedDataIsRefused(String hex) {
        assertThat(read(hex)).isEmpty();
    }

    @Test
    void serialsAreComparedOnTheCircleAndOnlyWhereTheRecordAsksForIt() {
        assertThat(new Csync(5, 2, List.of()).refuses(4)).isTrue();
        assertThat(new Csync(5, 3, List.of()).refuses(5)).isFalse();
        assertThat(new Csync(5, 3, List.of()).refuses(6)).isFalse();
        assertThat(new Csync(5, 1, List.of()).refuses(4)).isFalse();
        assertThat(new Csync(1, 2, List.of()).refuses(4294967295L)).isTrue();
        assertThat(new Csync(4294967295L, 2, List.of()).refuses(1)).isFalse();
    }

    private static Optional<Csync> read(String hex) {
        String digits = hex.replace(" ", "");
        try {
            return Csync.of(Record.fromString(Name.root, Type.CSYNC, DClass.IN, 1,
                    "\\# " + digits.length() / 2 + " " + digits, Name.root));
        } catch (java.io.IOException e) {
            throw new IllegalArgumentException(hex, e);
        }
    }
}
