package dev.gonemaster.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.gonemaster.engine.weakkeys.Blocklist;
import dev.gonemaster.engine.weakkeys.BlocklistFiles;
import dev.gonemaster.engine.weakkeys.BlocklistIndex;
import dev.gonemaster.engine.weakkeys.KeyMaterial;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

class BadkeysUpdateTest {
    private static final KeyMaterial OLD = new KeyMaterial.Other(BigInteger.ONE);
    private static final KeyMaterial NEW = new KeyMaterial.Other(BigInteger.TWO);

    @TempDir
    private Path root;

    private Path folder;
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        folder = root.resolve("gonemaster/badkeys");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
        publish(BlocklistFiles.octets(1, OLD, NEW));
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void theListAndItsIndexAreFetched() {
        assertThat(update()).isEqualTo("2 keys of 2026-11-01 in " + folder + System.lineSeparator());
        assertThat(Blocklist.open(folder).find(NEW)).hasValue("debianssl");
        assertThat(files()).containsExactlyInAnyOrder(Blocklist.FILE, BlocklistIndex.FILE);
    }

    @Test
    void theListBeforeIsReplaced() throws IOException {
        Files.createDirectories(folder);
        Blocklist before = Blocklist.open(BlocklistFiles.write(folder, 1, OLD));
        update();
        assertThat(Blocklist.open(folder).find(NEW)).isPresent();
        assertThat(before.find(NEW)).as("a list in use stays as it was").isEmpty();
    }

    @Test
    void aListThatTheIndexDoesNotDescribeIsRefused() {
        serve("/list", 200, packed(BlocklistFiles.octets(1, NEW)));
        refused("the list is not the one that badkeysdata.json describes (SHA-256)");
    }

    @Test
    void aMalformedListIsRefused() {
        publish(new byte[17]);
        refused("blocklist.dat has 17 octets, which is not a number of blocks of 16 up to 536870912");
    }

    @Test
    void whatIsNotPackedIsRefused() {
        serve("/list", 200, BlocklistFiles.octets(1, NEW));
        refused("the list cannot be unpacked");
    }

    @Test
    void aListThatEndsEarlyIsRefused() {
        byte[] whole = packed(BlocklistFiles.octets(1, OLD, NEW));
        serve("/list", 200, Arrays.copyOf(whole, whole.length - 20));
        refused("the list cannot be unpacked");
    }

    @Test
    void anIndexOfAnotherFormatIsRefused() {
        serve("/index", 200, "{\"bkformat\": 1}".getBytes(StandardCharsets.UTF_8));
        refused("badkeysdata.json is not of format 0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://192.0.2.1/list", "ftp://192.0.2.1/list", "file:///etc/passwd", "/list", "", "a b"})
    void aListIsFetchedOverHttpsOnly(String url) {
        serve("/index", 200, index(url, new byte[0]).getBytes(StandardCharsets.UTF_8));
        refused("badkeysdata.json names no list to fetch over https");
    }

    @Test
    void aServerThatHasNoListIsSaidSo() {
        serve("/list", 404, new byte[0]);
        refused(address("/list") + ": the server answers 404");
    }

    @Test
    void anIndexBeyondTheBoundIsNotReadToItsEnd() {
        serve("/index", 200, new byte[BlocklistIndex.SIZE_MAX + 1]);
        assertThatThrownBy(this::update).isInstanceOf(UsageException.class)
                .hasMessageStartingWith("--badkeys-update: " + address("/index") + ": ")
                .hasMessageContaining(String.valueOf(BlocklistIndex.SIZE_MAX));
    }

    @Test
    void aServerThatIsNotThereIsSaidSo() {
        URI nobody = address("/index");
        server.stop(0);
        assertThatThrownBy(() -> new BadkeysUpdate(nobody).into(folder)).isInstanceOf(UsageException.class)
                .hasMessageStartingWith("--badkeys-update: " + nobody + ": ");
    }

    @Test
    void aFolderThatIsAFileIsRefused() throws IOException {
        Files.createDirectories(folder.getParent());
        Files.createFile(folder);
        assertThatThrownBy(this::update).isInstanceOf(UsageException.class)
                .hasMessageStartingWith("--badkeys-update: cannot write to " + folder + ": ");
    }

    @Test
    void theProjectIsAskedOverHttps() {
        assertThat(BadkeysUpdate.SOURCE).hasToString("https://update.badkeys.info/v0/badkeysdata.json");
    }

    private String update() {
        return new BadkeysUpdate(address("/index")).into(folder);
    }

    /// Refused with that line, and what was there before is there as it was.
    private void refused(String why) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        BlocklistFiles.write(folder, 1, OLD);
        assertThatThrownBy(this::update).isInstanceOf(UsageException.class).hasMessage("--badkeys-update: " + why);
        assertThat(Blocklist.open(folder).size()).isEqualTo(1);
        assertThat(files()).containsExactlyInAnyOrder(Blocklist.FILE, BlocklistIndex.FILE);
    }

    private void publish(byte[] list) {
        serve("/index", 200, index(address("/list").toString(), list).getBytes(StandardCharsets.UTF_8));
        serve("/list", 200, packed(list));
    }

    private static String index(String url, byte[] list) {
        return """
                {"bkformat": 0, "date": "2026-11-01", "blocklist_url": "%s", "blocklist_sha256": "%s",
                 "blocklists": [{"id": 1, "name": "debianssl"}]}
                """.formatted(url, HexFormat.of().formatHex(BlocklistFiles.sha256(list)));
    }

    private void serve(String path, int status, byte[] body) {
        try {
            server.removeContext(path);
        } catch (IllegalArgumentException _) {
            // not served so far
        }
        server.createContext(path, exchange -> {
            try (exchange) {
                exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
                exchange.getResponseBody().write(body);
            }
        });
    }

    private URI address(String path) {
        InetSocketAddress bound = server.getAddress();
        return URI.create("http://%s:%d%s".formatted(bound.getAddress().getHostAddress(), bound.getPort(), path));
    }

    private static byte[] packed(byte[] octets) {
        var packed = new ByteArrayOutputStream();
        try (var xz = new XZOutputStream(packed, new LZMA2Options())) {
            xz.write(octets);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return packed.toByteArray();
    }

    private Stream<String> files() {
        return Stream.of(folder.toFile().list());
    }
}
