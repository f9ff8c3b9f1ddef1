package dev.gonemaster.engine.weakkeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BlocklistsTest {
    private static final KeyMaterial ONE = new KeyMaterial.Other(BigInteger.ONE);
    private static final KeyMaterial TWO = new KeyMaterial.Other(BigInteger.TWO);

    @TempDir
    private Path root;

    private Path first;
    private Path second;
    private Blocklists lists;

    @BeforeEach
    void folders() throws IOException {
        first = Files.createDirectory(root.resolve("first"));
        second = Files.createDirectory(root.resolve("second"));
        lists = new Blocklists(new BlocklistPlaces(List.of(first, second)));
    }

    @Test
    void nowhereIsNothing() {
        assertThat(lists.find(null)).isEmpty();
        assertThat(lists.find(root.resolve("none"))).isEmpty();
    }

    @Test
    void theFirstFolderWithAListCounts() {
        BlocklistFiles.write(second, 1, TWO);
        assertThat(lists.find(null)).hasValueSatisfying(list -> assertThat(list.find(TWO)).isPresent());
        BlocklistFiles.write(first, 1, ONE);
        assertThat(lists.find(null)).hasValueSatisfying(list -> assertThat(list.find(ONE)).isPresent());
    }

    @Test
    void theFolderOfTheProfileComesBeforeAllOthers() throws IOException {
        Path own = BlocklistFiles.write(Files.createDirectory(root.resolve("own")), 1, TWO);
        BlocklistFiles.write(first, 1, ONE);
        assertThat(lists.find(own)).hasValueSatisfying(list -> assertThat(list.find(TWO)).isPresent());
        assertThat(lists.find(second)).hasValueSatisfying(list -> assertThat(list.find(ONE)).isPresent());
    }

    @Test
    void aMalformedListIsPassedOver() throws IOException {
        Files.write(first.resolve(Blocklist.FILE), new byte[3]);
        BlocklistFiles.write(second, 1, TWO);
        assertThat(lists.find(null)).hasValueSatisfying(list -> assertThat(list.find(TWO)).isPresent());
    }

    @Test
    void aListIsOpenedOnce() {
        BlocklistFiles.write(first, 1, ONE);
        assertThat(lists.find(null).orElseThrow()).isSameAs(lists.find(null).orElseThrow());
    }

    @Test
    void aListThatWasReplacedIsOpenedAnew() throws IOException {
        BlocklistFiles.write(first, 1, ONE);
        Blocklist before = lists.find(null).orElseThrow();
        BlocklistFiles.write(second, 1, ONE, TWO);
        Files.move(second.resolve(Blocklist.FILE), first.resolve(Blocklist.FILE), StandardCopyOption.REPLACE_EXISTING);
        assertThat(lists.find(null)).hasValueSatisfying(list -> assertThat(list.find(TWO)).isPresent());
        assertThat(before.find(ONE)).as("a list in use stays as it was").isPresent();
    }

    @Test
    void fewListsAreKeptOpen() throws IOException {
        Path folder = BlocklistFiles.write(Files.createDirectory(root.resolve("a")), 1, ONE);
        Blocklist early = lists.find(folder).orElseThrow();
        for (int i = 0; i < 8; i++) {
            lists.find(BlocklistFiles.write(Files.createDirectory(root.resolve("b" + i)), 1, ONE));
        }
        assertThat(lists.find(folder).orElseThrow()).isNotSameAs(early);
    }

    @Test
    void whereListsAreLookedFor() {
        assertThat(BlocklistPlaces.of(Map.of(), "/home/ada").folders()).containsExactly(Path.of("share/badkeys"),
                Path.of("/home/ada/.local/share/gonemaster/badkeys"),
                Path.of("/usr/local/share/gonemaster/badkeys"), Path.of("/usr/share/gonemaster/badkeys"));
    }

    @Test
    void whereListsAreLookedForWhenTheEnvironmentSaysSo() {
        var environment = Map.of("XDG_DATA_HOME", "/data", "XDG_DATA_DIRS", "/opt/share::relative:/srv");
        assertThat(BlocklistPlaces.of(environment, "/home/ada").folders()).containsExactly(
                Path.of("share/badkeys"),
                Path.of("/data/gonemaster/badkeys"),
                Path.of("/opt/share/gonemaster/badkeys"), Path.of("/srv/gonemaster/badkeys"));
    }
}
