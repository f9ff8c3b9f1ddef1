package dev.gonemaster.engine.cachefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.gonemaster.engine.asn.AsnAnswer;
import dev.gonemaster.engine.cachefile.PacketCacheFile.Mode;
import dev.gonemaster.engine.cachefile.PacketCacheWriter.Packing;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

class PacketCacheFileTest {
    private static final String HEAD = "{\"format\":\"gonemaster.packet-cache\",\"version\":3,";
    private static final String MESSAGE = Base64.getEncoder().encodeToString(Message.newQuery(
            Record.newRecord(Name.fromConstantString("a.example."), Type.A, 1)).toWire());
    private static final List<CacheEntry> ENTRIES = List.of(
            new CacheEntry.Nameserver(InetAddress.ofLiteral("192.0.2.1"), "a.example./A/IN/udp at=2026-11-22T12:00:00Z",
                    InetAddress.ofLiteral("192.0.2.1"), "udp", Base64.getDecoder().decode(MESSAGE)),
            new CacheEntry.Nameserver(InetAddress.ofLiteral("2001:db8::1"), "a.example./A/IN/udp failure=timeout", null,
                    null, null),
            new CacheEntry.Asn(InetAddress.ofLiteral("192.0.2.1"),
                    AsnAnswer.found(List.of(64496L), "192.0.2.0/24", "64496 | <raw> & more")));

    @TempDir
    private Path folder;

    @Test
    void theChecksumIsOverTheCompactFormWithAnEmptyChecksum() throws Exception {
        Path file = folder.resolve("cache");
        PacketCacheWriter.write(file, ENTRIES, Packing.PLAIN, 0);

        String text = Files.readString(file);
        String compact = HEAD + "\"checksum\":\"\",\"entries\":["
                + "{\"kind\":\"asn\",\"ip\":\"192.0.2.1\",\"asns\":[64496],\"prefix\":\"192.0.2.0/24\","
                + "\"raw\":\"64496 | \\u003craw\\u003e \\u0026 more\",\"code\":\"AS_FOUND\"},"
                + "{\"kind\":\"nameserver\",\"address\":\"192.0.2.1\","
                + "\"key\":\"a.example./A/IN/udp at=2026-11-22T12:00:00Z\","
                + "\"answer_from\":\"192.0.2.1:53\",\"protocol\":\"udp\",\"message\":\"" + MESSAGE + "\"},"
                + "{\"kind\":\"nameserver\",\"address\":\"2001:db8::1\","
                + "\"key\":\"a.example./A/IN/udp failure=timeout\",\"no_message\":true}]}";
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(compact.getBytes(StandardCharsets.UTF_8));
        assertThat(text).contains("\"checksum\" : \"" + HexFormat.of().formatHex(digest) + "\"").endsWith("}\n");
        assertThat(PacketCacheFile.read(file, Mode.STRICT).entries()).hasSize(3)
                .element(0).isEqualTo(ENTRIES.getLast());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            has no checksum                      | HEAD "entries":[]}
            unknown key "stats"                  | HEAD "checksum":"","stats":{"a":[1.5]},"entries":[]}
            entry 1: unknown key "extra"         | HEAD "entries":[{"kind":"nameserver","address":"192.0.2.1","key":"k","no_message":true,"extra":1}]}
            entry 1: unknown kind "quux"         | HEAD "entries":[{"kind":"quux"}]}
            entry 1: unknown kind ""             | HEAD "entries":[{"address":"nowhere"}]}
            entry 1: unknown protocol "quic"     | HEAD "entries":[{"kind":"nameserver","address":"192.0.2.1","key":"k","protocol":"quic","message":"MSG"}]}
            """)
    void whatIsOddIsAWarningOrInStrictModeAFault(String warning, String text) throws IOException {
        Path file = write(text);

        assertThat(PacketCacheFile.read(file, Mode.LENIENT).warnings()).contains(warning);
        assertThatExceptionOfType(InvalidPacketCacheException.class)
                .isThrownBy(() -> PacketCacheFile.read(file, Mode.STRICT));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            not valid JSON at line 1, column 6          | junk
            not a JSON object                           | []
            not a JSON object                           | ``
            not a packet cache: format is ""            | {}
            not a packet cache: format is "other"       | {"format":"other","version":3,"entries":[]}
            format must be a text                       | {"format":3,"version":3,"entries":[]}
            unsupported packet cache version            | {"format":"gonemaster.packet-cache","version":1,"entries":[]}
            unsupported packet cache version            | {"format":"gonemaster.packet-cache","version":4,"entries":[]}
            unsupported packet cache version            | {"format":"gonemaster.packet-cache","version":"3","entries":[]}
            has no entries                              | {"format":"gonemaster.packet-cache","version":3}
            entries must be an array                    | HEAD "entries":{}}
            checksum mismatch                           | HEAD "checksum":"0000","entries":[]}
            goes on after its end                       | HEAD "entries":[]} []
            entry 1: is no object                       | HEAD "entries":[7]}
            entry 1: "nowhere" is not an IP address     | HEAD "entries":[{"kind":"nameserver","address":"nowhere","key":"k","no_message":true}]}
            entry 1: has no key                         | HEAD "entries":[{"kind":"nameserver","address":"192.0.2.1","no_message":true}]}
            entry 1: key must be a text                 | HEAD "entries":[{"kind":"nameserver","address":"192.0.2.1","key":1,"no_message":true}]}
            entry 1: no_message must be true or false   | HEAD "entries":[{"kind":"nameserver","address":"192.0.2.1","key":"k","no_message":1}]}
            entry 1: has neither message nor no_message | HEAD "entries":[{"kind":"nameserver","address":"192.0.2.1","key":"k"}]}
            entry 1: has both a message and none        | HEAD "entries":[{"kind":"nameserver","address":"192.0.2.1","key":"k","no_message":true,"message":"MSG"}]}
            entry 1: message is not base64              | HEAD "entries":[{"kind":"nameserver","address":"192.0.2.1","key":"k","message":"??"}]}
            entry 1: message is not a DNS message       | HEAD "entries":[{"kind":"nameserver","address":"192.0.2.1","key":"k","message":"AAAA"}]}
            entry 1: message must be a text             | HEAD "entries":[{"kind":"recursor","name":"a","qtype":"A"}]}
            entry 1: unknown code "MAYBE"               | HEAD "entries":[{"kind":"asn","ip":"192.0.2.1","code":"MAYBE"}]}
            entry 1: has an AS number that is none      | HEAD "entries":[{"kind":"asn","ip":"192.0.2.1","asns":[-1],"code":"AS_FOUND"}]}
            entry 1: "x" is not an IP address           | HEAD "entries":[{"kind":"asn","ip":"192.0.2.1","prefix":"x/8","code":"AS_FOUND"}]}
            entry 1: lacks AS numbers or a prefix       | HEAD "entries":[{"kind":"asn","ip":"192.0.2.1","prefix":"192.0.2.0/24","code":"AS_FOUND"}]}
            entry 1: lacks AS numbers or a prefix       | HEAD "entries":[{"kind":"asn","ip":"192.0.2.1","asns":[1],"prefix":"","code":"AS_FOUND"}]}
            entry 1: has neither records nor no_transfer | HEAD "entries":[{"kind":"axfr","address":"192.0.2.1","name":"a"}]}
            """)
    void aFaultIsOneClearError(String message, String text) throws IOException {
        Path file = write(text);

        assertThatExceptionOfType(InvalidPacketCacheException.class)
                .isThrownBy(() -> PacketCacheFile.read(file, Mode.LENIENT))
                .withMessageMatching(Pattern.quote(message).replace("column 6", "column \\E\\d+\\Q"));
    }

    @Test
    void kindsWithoutEffectAreReadAndCounted() throws IOException {
        Path file = write("HEAD \"checksum\":\"\",\"entries\":[{\"kind\":\"recursor\",\"name\":\"a\",\"qtype\":\"A\","
                + "\"message\":\"MSG\"},"
                + "{\"kind\":\"axfr\",\"address\":\"192.0.2.1\",\"name\":\"a\",\"no_transfer\":true}]}");

        CacheContents contents = PacketCacheFile.read(file, Mode.LENIENT);

        assertThat(new PacketCache(contents).entries()).isEmpty();
        assertThat(contents.kinds()).hasToString("{axfr=1, recursor=1}");
        assertThat(contents.checksum()).isFalse();
    }

    @Test
    void versionTwoIsReadToo() throws IOException {
        Path file = write("{\"format\":\"gonemaster.packet-cache\",\"version\":2,\"entries\":[{\"kind\":\"nameserver\","
                + "\"address\":\"192.0.2.1\",\"key\":\"example.com./A/IN\",\"answer_from\":\"[2001:db8::1]:53\","
                + "\"message\":\"MSG\"}]}");

        assertThat(PacketCacheFile.read(file, Mode.LENIENT).entries()).singleElement()
                .isInstanceOfSatisfying(CacheEntry.Nameserver.class, entry -> {
                    assertThat(entry.protocol()).isNull();
                    assertThat(entry.answerFrom()).isEqualTo(InetAddress.ofLiteral("2001:db8::1"));
                });
    }

    @Test
    void warningsAreFew() throws IOException {
        Path file = write("HEAD \"entries\":[" + String.join(",", Collections.nCopies(50, "{\"kind\":\"x\"}")) + "]}");

        assertThat(PacketCacheFile.read(file, Mode.LENIENT).warnings()).hasSize(11).last().isEqualTo("and 41 more");
    }

    @Test
    void aFileThatUnpacksToTooMuchIsRefused() throws IOException {
        Path file = folder.resolve("bomb");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write((HEAD + "\"entries\":[]" + " ".repeat(100_000)).getBytes(StandardCharsets.UTF_8));
        }
        assertThatExceptionOfType(InvalidPacketCacheException.class)
                .isThrownBy(() -> PacketCacheFile.read(file, Mode.LENIENT, 50_000))
                .withMessage("longer than 50000 octets");
    }

    @Test
    void whatCannotBeOpenedIsNamed() {
        assertThatExceptionOfType(InvalidPacketCacheException.class)
                .isThrownBy(() -> PacketCacheFile.read(folder.resolve("none"), Mode.LENIENT))
                .withMessage("no such file");
        assertThatExceptionOfType(InvalidPacketCacheException.class)
                .isThrownBy(() -> PacketCacheFile.read(folder, Mode.LENIENT)).withMessage("is a folder");
    }

    @Test
    void tooManyEntriesAreNotWrittenAndNothingIsLeft() {
        Path file = folder.resolve("cache");

        assertThatExceptionOfType(InvalidPacketCacheException.class)
                .isThrownBy(() -> PacketCacheWriter.write(file, ENTRIES, Packing.PLAIN, 2))
                .withMessage("3 entries, more than 2");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void octetsChangedAtRandomAreReadOrRefusedAndNothingElse() throws IOException {
        for (Packing packing : Packing.values()) {
            Path file = folder.resolve("cache-" + packing);
            PacketCacheWriter.write(file, ENTRIES, packing, 0);
            byte[] good = Files.readAllBytes(file);
            Random random = new Random(7);
            for (int i = 0; i < 3_000; i++) {
                byte[] bad = random.nextBoolean() ? good.clone() : Arrays.copyOf(good, random.nextInt(good.length));
                for (int change = random.nextInt(4); change > 0 && bad.length > 0; change--) {
                    bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
                }
                Files.write(file, bad);
                readOrRefuse(file);
            }
        }
    }

    @Test
    void deepNestingIsRefused() throws IOException {
        Path file = write("HEAD \"x\":" + "[".repeat(100_000));

        assertThatExceptionOfType(InvalidPacketCacheException.class)
                .isThrownBy(() -> PacketCacheFile.read(file, Mode.LENIENT)).withMessageStartingWith("not valid JSON");
    }

    private static void readOrRefuse(Path file) {
        try {
            assertThat(PacketCacheFile.read(file, Mode.LENIENT).entries()).hasSizeLessThanOrEqualTo(3);
        } catch (InvalidPacketCacheException e) {
            assertThat(e.getMessage()).isNotBlank().doesNotContain("\n").hasSizeLessThan(200);
        }
    }

    private Path write(String text) throws IOException {
        var octets = new ByteArrayOutputStream();
        octets.writeBytes(text.replace("HEAD ", HEAD).replace("MSG", MESSAGE).getBytes(StandardCharsets.UTF_8));
        return Files.write(folder.resolve("file"), octets.toByteArray());
    }
}
