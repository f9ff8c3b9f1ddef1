package dev.gonemaster.engine.testcase.nameserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ServerTextTest {
    @Test
    void visibleTextStaysAsItIs() {
        assertThat(text("9.18.1-Debian \"a\\b\" ünïcödé 名")).isEqualTo("9.18.1-Debian \"a\\b\" ünïcödé 名");
    }

    @Test
    void blanksAroundItGo() {
        assertThat(text(" \t a\tb \t")).isEqualTo("a\\x09b");
        assertThat(text(" \t ")).isEmpty();
        assertThat(text("")).isEmpty();
    }

    @Test
    void whatCannotBeSeenIsWrittenAsOctets() {
        assertThat(text("a\0b\n\u202ec\u2028")).isEqualTo("a\\x00b\\x0a\\xe2\\x80\\xaec\\xe2\\x80\\xa8");
    }

    @Test
    void octetsThatAreNoUtf8AreWrittenAsOctets() {
        assertThat(ServerText.of(new byte[] {'a', (byte) 0xc3, 'b', (byte) 0xff})).isEqualTo("a\\xc3b\\xff");
        assertThat(ServerText.of(new byte[] {(byte) 0xed, (byte) 0xa0, (byte) 0x80})).isEqualTo("\\xed\\xa0\\x80");
    }

    @Test
    void longTextIsCutBetweenCharacters() {
        assertThat(ServerText.of("abc".getBytes(StandardCharsets.UTF_8), 3)).isEqualTo("abc");
        assertThat(ServerText.of("abcd".getBytes(StandardCharsets.UTF_8), 3)).isEqualTo("abc...");
        assertThat(ServerText.of("abüd".getBytes(StandardCharsets.UTF_8), 3)).isEqualTo("ab...");
        assertThat(ServerText.of("abüd".getBytes(StandardCharsets.UTF_8), 4)).isEqualTo("abü...");
    }

    private static String text(String sent) {
        return ServerText.of(sent.getBytes(StandardCharsets.UTF_8));
    }
}
