package dev.gonemaster.engine.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RootHintsTest {
    private static final String SMALL = """
            ; two servers
            .        3600000 IN NS   A.ROOT.EXAMPLE.   ; the first
                     3600000    NS   b.root.example
            a.root.example.  A  192.0.2.1
                    86400 AAAA 2001:db8::1
            b.root.example.  IN 3600 a 192.0.2.2
            other.example.   A  192.0.2.3
            """;

    @Test
    void theBuiltInListHasThirteenServersWithTwoAddressesEach() {
        var servers = RootHints.builtIn().servers();
        assertThat(servers).hasSize(26);
        assertThat(servers.stream().map(NameServer::name).distinct().map(Object::toString))
                .hasSize(13).allMatch(name -> name.matches("[a-m]\\.root-servers\\.net\\."));
        assertThat(servers).allMatch(server -> GlobalAddresses.isGlobal(server.address()));
    }

    @Test
    void ownersTtlsAndClassesMayBeLeftOut() {
        assertThat(RootHints.parse(SMALL, "small").servers().stream().map(Object::toString)).containsExactly(
                "a.root.example/192.0.2.1", "a.root.example/2001:db8::1", "b.root.example/192.0.2.2");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            . NS                              | small: line 1: not a record of the form: NAME TTL TYPE DATA
            . 3600 NS a.example. surplus      | small: line 1: not a record of the form: NAME TTL TYPE DATA
            ' a.example. A 192.0.2.1'         | small: line 1: no owner name
            a.example. A 192.0.2.256          | small: line 1: not an IPv4 address: 192.0.2.256
            a.example. A 2001:db8::1          | small: line 1: not an IPv4 address: 2001:db8::1
            a.example. AAAA 192.0.2.1         | small: line 1: not an IPv6 address: 192.0.2.1
            a..example. A 192.0.2.1           | small: line 1: not a domain name: a..example.
            example. NS a.example.            | small: line 1: NS record of a zone other than the root
            a.example. TXT text               | small: line 1: type TXT is none of NS, A, AAAA
            $ORIGIN example.                  | small: line 1: not a record of the form: NAME TTL TYPE DATA
            . NS a.example.                   | small: no root server with an address
            a.example. A 192.0.2.1            | small: no root server with an address
            """)
    void aMistakeIsOneLineThatSaysWhere(String line, String message) {
        assertThatThrownBy(() -> RootHints.parse(line, "small"))
                .isInstanceOf(InvalidHintsException.class).hasMessage(message);
    }

    @Test
    void aFileThatIsMissingOrTooLongOrNoTextIsRefused(@TempDir Path folder) throws IOException {
        Path missing = folder.resolve("missing");
        assertThatThrownBy(() -> RootHints.read(missing)).hasMessage(missing + ": no such file");
        Path tooLong = Files.write(folder.resolve("long"), new byte[RootHints.SIZE_MAX + 1]);
        assertThatThrownBy(() -> RootHints.read(tooLong)).hasMessage(tooLong + ": longer than 65536 octets");
        Path binary = Files.write(folder.resolve("binary"), new byte[] {1, 2, 3, (byte) 200, 10, 7});
        assertThatThrownBy(() -> RootHints.read(binary)).isInstanceOf(InvalidHintsException.class)
                .hasMessageMatching("[^\\p{Cntrl}]+");
        assertThatThrownBy(() -> RootHints.read(folder)).isInstanceOf(InvalidHintsException.class);
    }

    @Test
    void aFileIsReadAndAListWithoutServersIsRefused(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("hints"), SMALL);
        assertThat(RootHints.read(file).servers()).isEqualTo(RootHints.parse(SMALL, "small").servers());
        assertThatThrownBy(() -> RootHints.of(List.of())).isInstanceOf(IllegalArgumentException.class);
    }
}
