package dev.gonemaster.engine.weakkeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlocklistTest {
    private static final KeyMaterial[] KEYS = IntStream.range(1, 201).mapToObj(BlocklistTest::key)
            .toArray(KeyMaterial[]::new);

    @TempDir
    private Path folder;

    @Test
    void everyKeyOnTheListIsFoundAndNoOther() {
        Blocklist list = Blocklist.open(BlocklistFiles.write(folder, 9, KEYS));
        assertThat(list.size()).isEqualTo(KEYS.length);
        assertThat(KEYS).allSatisfy(key -> assertThat(list.find(key)).hasValue("rfc"));
        assertThat(IntStream.range(201, 400).mapToObj(BlocklistTest::key))
                .allSatisfy(key -> assertThat(list.find(key)).isEmpty());
    }

    /// The digest of a number is that of its octets; here the first 15 octets of SHA-256 of 0x0123.
    @Test
    void aKeyIsListedByTheDigestOfItsNumberWithoutLeadingZeros() throws IOException {
        byte[] digest = BlocklistFiles.sha256(HexFormat.of().parseHex("0123"));
        digest[15] = 1;
        BlocklistFiles.write(folder, 1);
        Files.write(folder.resolve(Blocklist.FILE), Arrays.copyOf(digest, 16));
        assertThat(Blocklist.open(folder).find(key(0x0123))).hasValue("debianssl");
    }

    @Test
    void aNumberWhoseFirstBitIsSetHasNoLeadingZeroEither() throws IOException {
        byte[] digest = BlocklistFiles.sha256(HexFormat.of().parseHex("ff00"));
        digest[15] = 1;
        BlocklistFiles.write(folder, 1);
        Files.write(folder.resolve(Blocklist.FILE), Arrays.copyOf(digest, 16));
        assertThat(Blocklist.open(folder).find(key(0xFF00))).hasValue("debianssl");
    }

    @Test
    void aCollectionThatTheIndexDoesNotKnowIsCalledByItsNumber() {
        assertThat(Blocklist.open(BlocklistFiles.write(folder, 200, KEYS)).find(KEYS[0])).hasValue("200");
    }

    @Test
    void whatTheIndexSays() {
        BlocklistIndex index = Blocklist.open(BlocklistFiles.write(folder, 1, KEYS)).index();
        assertThat(index.date()).isEqualTo("2026-11-01T00:00:00Z");
        assertThat(index.url()).isEqualTo("https://update.badkeys.info/v0/blocklist.dat.xz");
        assertThat(index.sha256()).isEqualTo("00");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 15, 17, 31})
    void aListOfAnotherLengthIsRefused(int length) throws IOException {
        BlocklistFiles.write(folder, 1, KEYS);
        Files.write(folder.resolve(Blocklist.FILE), new byte[length]);
        refused("blocklist.dat has " + length + " octets, which is not a number of blocks of 16 up to 536870912");
    }

    @Test
    void aListThatIsNotSortedIsRefused() throws IOException {
        BlocklistFiles.write(folder, 1, KEYS);
        byte[] octets = BlocklistFiles.octets(1, KEYS);
        byte[] block = Arrays.copyOfRange(octets, 3 * 16, 4 * 16);
        System.arraycopy(octets, 7 * 16, octets, 3 * 16, 16);
        System.arraycopy(block, 0, octets, 7 * 16, 16);
        Files.write(folder.resolve(Blocklist.FILE), octets);
        refused("blocklist.dat is not sorted: block 4 is less than the one before it");
    }

    @Test
    void blocksThatDifferInTheirLastOctetsAreSortedByThem() throws IOException {
        BlocklistFiles.write(folder, 1, KEYS);
        byte[] octets = new byte[32];
        octets[15] = 2;
        octets[31] = 1;
        Files.write(folder.resolve(Blocklist.FILE), octets);
        refused("blocklist.dat is not sorted: block 1 is less than the one before it");
    }

    @Test
    void aFolderWithoutListIsRefused() {
        refused("blocklist.dat is not there");
    }

    @Test
    void aListWithoutIndexIsRefused() throws IOException {
        Files.write(folder.resolve(Blocklist.FILE), BlocklistFiles.octets(1, KEYS));
        refused("badkeysdata.json cannot be read");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"bkformat\": 1}", "{\"bkformat\": \"0\"}", "{}", "[]", "null", ""})
    void anIndexOfAnotherFormatIsRefused(String text) throws IOException {
        BlocklistFiles.write(folder, 1, KEYS);
        Files.writeString(folder.resolve(BlocklistIndex.FILE), text);
        refused("badkeysdata.json is not of format 0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"id\": 256, \"name\": \"a\"}", "{\"id\": -1, \"name\": \"a\"}",
        "{\"id\": \"1\", \"name\": \"a\"}", "{\"id\": 1, \"name\": \"a b\"}", "{\"id\": 1}", "1"})
    void aCollectionThatIsNoneIsRefused(String collection) throws IOException {
        BlocklistFiles.write(folder, 1, KEYS);
        Files.writeString(folder.resolve(BlocklistIndex.FILE),
                "{\"bkformat\": 0, \"blocklists\": [" + collection + "]}");
        refused("badkeysdata.json has a collection without proper id and name");
    }

    @Test
    void anIndexThatIsNoJsonIsRefused() throws IOException {
        BlocklistFiles.write(folder, 1, KEYS);
        Files.writeString(folder.resolve(BlocklistIndex.FILE), "{\"bkformat\": 0,");
        refused("badkeysdata.json is not valid JSON");
    }

    @Test
    void anIndexBeyondTheBoundIsRefused() throws IOException {
        BlocklistFiles.write(folder, 1, KEYS);
        Files.write(folder.resolve(BlocklistIndex.FILE), new byte[BlocklistIndex.SIZE_MAX + 1]);
        refused("badkeysdata.json is longer than 1048576 octets");
    }

    private void refused(String why) {
        assertThatThrownBy(() -> Blocklist.open(folder)).isInstanceOf(InvalidBlocklistException.class).hasMessage(why);
    }

    private static KeyMaterial key(int number) {
        return new KeyMaterial.Other(BigInteger.valueOf(number));
    }
}
