package dev.gonemaster.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.gonemaster.config.Driver;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Keys of client certificates in the forms that OpenSSL has written them in, with a real server.
@Tag("database")
class ClientKeyTest {
    @TempDir
    static Path folder;
    private static TestAuthority.Issued rsa;
    private static TestAuthority.Issued ec;

    @BeforeAll
    static void issue() {
        rsa = TlsServers.get().right().issue("client-rsa", "RSA", "");
        ec = TlsServers.get().right().issue("client-ec", "EC", "");
    }

    @ParameterizedTest
    @CsvSource({"RSA,PRIVATE KEY", "EC,PRIVATE KEY", "RSA,RSA PRIVATE KEY", "EC,EC PRIVATE KEY"})
    void aClientShowsItsCertificate(String algorithm, String form) throws SQLException {
        TestAuthority.Issued issued = algorithm.equals("RSA") ? rsa : ec;
        byte[] der = der(issued.key());
        Path key = TestAuthority.writeKey(folder.resolve(algorithm + form.length() + ".key"), form,
                form.equals("PRIVATE KEY") ? der : inside(der));

        assertThat(subjectSeenByServer(issued.certificate(), key))
                .isEqualTo("/CN=client-" + algorithm.toLowerCase(Locale.ROOT));
    }

    @ParameterizedTest
    @CsvSource({".pem", ".p12", ".der", ".key", ".PEM", "''"})
    void theNameOfTheFileDoesNotMatter(String suffix) throws SQLException, IOException {
        Path key = TestAuthority.writeKey(folder.resolve("named" + suffix), "PRIVATE KEY", der(ec.key()));

        assertThat(subjectSeenByServer(ec.certificate(), key)).isEqualTo("/CN=client-ec");
    }

    @Test
    void textBeforeTheKeyDoesNotMatter() throws SQLException, IOException {
        Path key = closed("with-text.key", "Bag Attributes\n    friendlyName: x\n" + Files.readString(ec.key()));

        assertThat(subjectSeenByServer(ec.certificate(), key)).isEqualTo("/CN=client-ec");
    }

    @Test
    void aRewrittenKeyIsForItsOwnerAlone() throws IOException {
        byte[] der = der(rsa.key());
        Path key = TestAuthority.writeKey(folder.resolve("old.key"), "RSA PRIVATE KEY", inside(der));

        Path rewritten = ClientKey.of(rsa.certificate(), key).file();

        assertThat(rewritten).isNotEqualTo(key);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(rewritten))).isEqualTo("rw-------");
        assertThat(der(rewritten)).isEqualTo(der);
    }

    @Test
    void aKeyThatOthersCanReadIsRefused() throws IOException {
        Path key = Files.copy(ec.key(), folder.resolve("open.key"));
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));

        shouldRefuse(ec.certificate(), key, "others can read");
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
            nothing                                                                     | no private key in PEM
            -----BEGIN ENCRYPTED PRIVATE KEY-----,AAAA,-----END ENCRYPTED PRIVATE KEY----- | with a password
            -----BEGIN RSA PRIVATE KEY-----,Proc-Type: 4+ENCRYPTED,,AAAA,-----END RSA PRIVATE KEY----- | with a password
            -----BEGIN OPENSSH PRIVATE KEY-----,AAAA,-----END OPENSSH PRIVATE KEY-----  | PKCS #8 is
            -----BEGIN PRIVATE KEY-----,AAAA,-----END PRIVATE KEY-----                  | another algorithm
            """)
    void whatIsNoKeyIsRefused(String text, String reason) throws IOException {
        shouldRefuse(ec.certificate(), closed("bad" + reason.length() + ".key", text.replace(",", "\n")), reason);
    }

    @Test
    void aKeyOfAnotherAlgorithmIsRefused() {
        shouldRefuse(ec.certificate(), rsa.key(), "another algorithm");
    }

    @Test
    void whatIsNoCertificateIsRefused() {
        shouldRefuse(ec.key(), ec.key(), "no certificate");
    }

    @Test
    void theSizeIsLimited() throws IOException {
        String text = Files.readString(ec.key());
        Path longest = closed("longest.key", text + " ".repeat(ClientKey.OCTETS_MAX - text.length()));
        Path longer = closed("longer.key", text + " ".repeat(ClientKey.OCTETS_MAX - text.length() + 1));

        assertThat(ClientKey.of(ec.certificate(), longest).algorithm()).isEqualTo("EC");
        shouldRefuse(ec.certificate(), longer, "more than 65536 octets");
    }

    private static void shouldRefuse(Path certificate, Path key, String reason) {
        assertThatExceptionOfType(DatabaseRefusedException.class).isThrownBy(() -> ClientKey.of(certificate, key))
                .withMessageContaining(reason);
    }

    private static Path closed(String name, String text) throws IOException {
        Path file = Files.writeString(folder.resolve(name), text);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    private static byte[] der(Path key) {
        try {
            return Base64.getMimeDecoder().decode(Files.readString(key).replaceAll("-----[A-Z ]+-----", ""));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /// What PKCS #8 wraps: behind a version and an algorithm, the octets of the older form.
    private static byte[] inside(byte[] pkcs8) {
        int version = contentStart(pkcs8, 0);
        int algorithm = version + 3;
        int key = algorithm + 2 + pkcs8[algorithm + 1];
        return Arrays.copyOfRange(pkcs8, contentStart(pkcs8, key), pkcs8.length);
    }

    private static int contentStart(byte[] der, int at) {
        return at + 2 + (der[at + 1] < 0 ? der[at + 1] & 0x7f : 0);
    }

    private static String subjectSeenByServer(Path certificate, Path key) throws SQLException {
        String dsn = "postgres://" + TlsServers.USER + ":" + encoded(TlsServers.PASSWORD) + "@localhost:"
                + TlsServers.get().postgres().port() + "/" + TlsServers.DATABASE + "?sslmode=verify-full&sslrootcert="
                + TlsServers.get().right().certificate() + "&sslcert=" + certificate + "&sslkey="
                + encoded(key.toString());
        try (Connection connection = DriverConnections.of(Driver.POSTGRES, dsn).getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT client_dn FROM pg_stat_ssl WHERE pid = pg_backend_pid()")) {
            row.next();
            return row.getString(1);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
