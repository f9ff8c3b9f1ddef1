package dev.gonemaster.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MariadbDsnTest {
    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
            u:p@tcp(db.example:3307)/names    | jdbc:mariadb://db.example:3307/names
            u:p@tcp(db.example)/names         | jdbc:mariadb://db.example:3306/names
            u:p@tcp(192.0.2.1:3307)/names     | jdbc:mariadb://192.0.2.1:3307/names
            u:p@tcp([::1]:3307)/names         | jdbc:mariadb://[::1]:3307/names
            u:p@tcp([::1])/names              | jdbc:mariadb://[::1]:3306/names
            u:p@tcp(2001:db8::1)/names        | jdbc:mariadb://[2001:db8::1]:3306/names
            u:p@tcp(:3307)/names              | jdbc:mariadb://127.0.0.1:3307/names
            u:p@tcp()/names                   | jdbc:mariadb://127.0.0.1:3306/names
            u:p@tcp/names                     | jdbc:mariadb://127.0.0.1:3306/names
            u:p@/names                        | jdbc:mariadb://127.0.0.1:3306/names
            u@/names                          | jdbc:mariadb://127.0.0.1:3306/names
            u:p@(db.example:3307)/names       | jdbc:mariadb://db.example:3307/names
            u:p@/my%20names?parseTime=true    | jdbc:mariadb://127.0.0.1:3306/my names
            """)
    void addressAndDatabaseMakeTheUrl(String dsn, String url) {
        JdbcTarget target = MariadbDsn.parse(dsn);

        assertThat(target.url()).isEqualTo(url);
        assertThat(target.properties()).containsEntry("user", "u");
    }

    @ParameterizedTest
    @ValueSource(strings = {"simple", "with space", "a@b", "a:b", "a/b", "a?b=c&d", "a#b", "100%", "%41", "a+b",
        "'quoted'",
        "\"double\"", "back\\slash", "tcp(x)/y", "@/", ")/", "[x]", "(", ")", "a=b", "pa,ss;word", "äöü✓", "\t",
        "<|>^`", "p@ss:w/o?r#d%"})
    void aPasswordIsTakenAsItStands(String password) {
        assertThat(password("u:" + password + "@tcp(h:3306)/names")).isEqualTo(password);
        assertThat(password("u:" + password + "@tcp(h:3306)/names?parseTime=true&tls=%2Fdev%2F..%2Fetc%2Fhostname"))
                .isEqualTo(password);
        assertThat(password("u:" + password + "@/names")).isEqualTo(password);
    }

    @Test
    void aSocketIsAPathOfItsOwn() {
        JdbcTarget target = MariadbDsn.parse("u:p@unix(/run/mysqld/mysqld.sock)/names");

        assertThat(target.url()).isEqualTo("jdbc:mariadb://localhost/names");
        assertThat(target.properties()).containsEntry("localSocket", "/run/mysqld/mysqld.sock");
    }

    @ParameterizedTest
    @ValueSource(strings = {"u:s3cret@tcp(h:3306)", "u:s3/cret@tcp(h:3306)", "u:s3/cret?x=y@tcp(h:3306)", "s3cret", "",
        "u:s3cret@tcp(h:3306/names", "u:s3cret@tcp(h:3306)x/names", "u:s3cret@tcp(h:x)/names",
        "u:s3cret@tcp(h:0)/names",
        "u:s3cret@tcp(h o)/names", "u:s3cret@pipe(x)/names", "u:s3cret@tcp6([::1]:3306)/names", "u:s3cret@tcp(h)/",
        ":s3cret@tcp(h)/names", "/names", "u:s3cret@tcp(h)/na%zzmes", "u:s3cret@tcp(h)/na%3Fmes",
        "u:p@tcp(h)/names?x=s3%zz", "u:p@tcp(h)/names?s3cret", "u:p@tcp(h)/names?s3 cret=1",
        "u:p@tcp(h)/names?a=s3@cret", "u:p@tcp(h)/names?loc=UTC&loc=s3cret"})
    void whatCannotBeReadIsRefusedWithoutShowingIt(String dsn) {
        assertThatExceptionOfType(DatabaseRefusedException.class).isThrownBy(() -> MariadbDsn.parse(dsn))
                .satisfies(refusal -> {
                    assertThat(refusal.getMessage()).doesNotContain("\n");
                    if (!dsn.endsWith("?s3cret")) {
                        assertThat(refusal.getMessage()).doesNotContain("s3").doesNotContain("cret");
                    }
                    assertThat(refusal).hasNoCause();
                });
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
            timeout=10s                           | connectTimeout=10000
            timeout=0                             | connectTimeout=0
            readTimeout=1m30s                     | socketTimeout=90000
            writeTimeout=30s                      | socketTimeout=60000
            parseTime=true                        | sslMode=disable
            parseTime=False                       | sslMode=disable
            timeTruncate=1us                      | sslMode=disable
            loc=UTC                               | sslMode=disable
            loc=Local                             | sslMode=disable
            loc=Europe%2FStockholm                | sslMode=disable
            loc=Europe/Stockholm                  | sslMode=disable
            charset=utf8mb4                       | sslMode=disable
            charset=utf8mb4,utf8                  | sslMode=disable
            interpolateParams=true                | sslMode=disable
            checkConnLiveness=false               | sslMode=disable
            clientFoundRows=true                  | sslMode=disable
            multiStatements=true                  | sslMode=disable
            allowNativePasswords=true             | sslMode=disable
            allowOldPasswords=false               | sslMode=disable
            allowAllFiles=0                       | allowLocalInfile=false
            allowFallbackToPlaintext=0            | sslMode=disable
            rejectReadOnly=false                  | sslMode=disable
            columnsWithAlias=false                | sslMode=disable
            allowCleartextPasswords=false         | restrictedAuth=mysql_native_password,client_ed25519,caching_sha2_password,parsec
            allowCleartextPasswords=1             | restrictedAuth=mysql_native_password,client_ed25519,caching_sha2_password,parsec,mysql_clear_password
            collation=utf8mb4_bin                 | connectionCollation=utf8mb4_bin
            compress=true                         | useCompression=true
            maxAllowedPacket=16777216             | maxAllowedPacket=16777216
            connectionAttributes=program:dns      | connectionAttributes=program:dns
            tls=false                             | sslMode=disable
            tls=0                                 | sslMode=disable
            tls=skip-verify                       | sslMode=trust
            tls=Skip-Verify                       | sslMode=trust
            tls=true                              | sslMode=verify-full
            tls=1                                 | sslMode=verify-full
            time_zone=%27Europe%2FParis%27        | sessionVariables=time_zone='Europe/Paris'
            wait_timeout=600&lock_wait_timeout=50 | sessionVariables=wait_timeout=600,lock_wait_timeout=50
            transaction_isolation=%27READ-COMMITTED%27 | sessionVariables=transaction_isolation='READ-COMMITTED'
            tx_isolation='read-committed'         | sessionVariables=tx_isolation='read-committed'
            autocommit=1                          | sessionVariables=autocommit=1
            sql_mode=%27STRICT_ALL_TABLES,ANSI%27 | sessionVariables=sql_mode='STRICT_ALL_TABLES,ANSI'
            """)
    void aParameterHasItsCounterpart(String parameters, String property) {
        String[] nameAndValue = property.split("=", 2);

        assertThat(MariadbDsn.parse("u:p@tcp(h)/names?" + parameters).properties())
                .containsEntry(nameAndValue[0], nameAndValue[1]);
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
            timeout=s3                            | timeout          | a duration
            timeout=24h1ms                        | timeout          | at most 24h
            readTimeout=-1s                       | readTimeout      | a duration
            writeTimeout=30                       | writeTimeout     | a duration
            timeTruncate=x                        | timeTruncate     | a duration
            parseTime=yes                         | parseTime        | true or false
            loc=s3cret                            | loc              | time zone
            charset=utf8                          | charset          | utf8mb4
            charset=latin1,utf8mb4                | charset          | utf8mb4
            collation=latin1_swedish_ci           | collation        | utf8mb4
            collation=utf8mb4_bin;x               | collation        | utf8mb4
            maxAllowedPacket=-1                   | maxAllowedPacket | octets
            allowNativePasswords=false            | allowNativePasswords | true or not given
            allowOldPasswords=true                | allowOldPasswords | false or not given
            allowAllFiles=true                    | allowAllFiles    | false or not given
            allowFallbackToPlaintext=true         | allowFallbackToPlaintext | false or not given
            rejectReadOnly=true                   | rejectReadOnly   | false or not given
            columnsWithAlias=true                 | columnsWithAlias | false or not given
            serverPubKey=s3                       | serverPubKey     | not supported
            strict=true                           | strict           | not supported
            tls=preferred                         | tls              | preferred
            tls=/no/such/s3cret                   | tls              | can be read
            tls=mine                              | tls              | can be read
            transaction_isolation='SERIALIZABLE'  | transaction_isolation | READ-COMMITTED
            tx_isolation=%27REPEATABLE-READ%27    | tx_isolation     | READ-COMMITTED
            transaction_read_only=1               | transaction_read_only | OFF
            autocommit=0                          | autocommit       | 1 or not given
            sql_mode=''                           | sql_mode         | STRICT_TRANS_TABLES
            character_set_client=latin1           | character_set_client | charset
            collation_connection=latin1_bin       | collation_connection | charset
            wait_timeout=1,x=2                    | wait_timeout     | a word, a number
            wait_timeout='1'';drop'               | wait_timeout     | a word, a number
            """)
    void aParameterIsRefusedByItsName(String parameters, String name, String reason) {
        assertThatExceptionOfType(DatabaseRefusedException.class)
                .isThrownBy(() -> MariadbDsn.parse("u:p@tcp(h)/names?" + parameters))
                .withMessageContaining(name).withMessageContaining(reason)
                .satisfies(refusal -> assertThat(refusal.getMessage()).doesNotContain("s3"));
    }

    @Test
    void whatNobodyAskedForIsThere() {
        assertThat(MariadbDsn.parse("u:p@tcp(h)/names").properties()).containsOnly(
                entry("user", "u"), entry("password", "p"), entry("useBulkStmtsForInserts", "true"),
                entry("tcpKeepAlive", "true"),
                entry("transactionIsolation", "READ-COMMITTED"), entry("connectTimeout", "5000"),
                entry("socketTimeout", "60000"), entry("allowLocalInfile", "false"), entry("sslMode", "disable"),
                entry("fallbackToSystemKeyStore", "false"),
                entry("restrictedAuth", "mysql_native_password,client_ed25519,caching_sha2_password,parsec"));
    }

    @Test
    void aFileOfAuthoritiesIsTheTruth(@TempDir Path folder) throws IOException {
        Path file = Files.createFile(folder.resolve("authorities.pem"));
        String encoded = file.toString().replace("/", "%2F");

        assertThat(MariadbDsn.parse("u:p@tcp(h)/names?tls=" + encoded).properties())
                .containsEntry("sslMode", "verify-full").containsEntry("serverSslCert", file.toString());
        assertThat(MariadbDsn.parse("u:p/w@tcp(h)/names?tls=" + file + "&loc=UTC").properties())
                .containsEntry("password", "p/w").containsEntry("serverSslCert", file.toString());
        assertThat(MariadbDsn.parse("u:p@/names?tls=" + file).properties())
                .containsEntry("serverSslCert", file.toString());
    }

    @Test
    void encryptionHasNoUseOnASocket() {
        assertThatExceptionOfType(DatabaseRefusedException.class)
                .isThrownBy(() -> MariadbDsn.parse("u:p@unix(/s)/names?tls=true")).withMessageContaining("unix(...)");
    }

    @Test
    void aTargetShowsNoSecret() {
        JdbcTarget target = MariadbDsn.parse("u5er:s3cret@tcp(h)/names");

        assertThat(target.toString()).contains("jdbc:mariadb://h:3306/names").contains("password")
                .doesNotContain("s3cret").doesNotContain("u5er");
        assertThat(MariadbDsnText.read("u5er:s3cret@tcp(h)/names").toString()).doesNotContain("s3cret");
    }

    @Test
    void theLengthIsLimited() {
        String longest = "u:" + "p".repeat(DsnValues.LENGTH_MAX - 9) + "@/names";

        assertThat(MariadbDsn.parse(longest).url()).isNotEmpty();
        assertThatExceptionOfType(DatabaseRefusedException.class).isThrownBy(() -> MariadbDsn.parse(longest + "x"))
                .withMessageContaining("longer than 16384");
    }

    private static String password(String dsn) {
        return MariadbDsn.parse(dsn).properties().getProperty("password");
    }
}
