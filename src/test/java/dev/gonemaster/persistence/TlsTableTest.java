package dev.gonemaster.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gonemaster.config.Driver;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What the encryption asked for in a DSN comes to, with real servers: whether the connection is made, and whether the
/// server says that it is encrypted. The certificate of the server names `localhost`; its other name is 127.0.0.1.
@Tag("database")
class TlsTableTest {
    private static final String HEADER = "right authority | wrong authority | wrong host name | server without TLS |\n";
    private static final String FILE = "FILE";

    @Test
    void sslmodeOfPostgresql() {
        String table = table("| sslmode | sslrootcert | ", Driver.POSTGRES, List.of(
                "disable | |", "allow | |", "prefer | |", "require | |", "require | " + FILE + " |",
                "verify-ca | " + FILE + " |", "verify-full | " + FILE + " |", "verify-ca | |", "verify-full | |",
                "verify-full | system |"));
        System.out.println(table);

        assertThat(table).isEqualTo("""
                | sslmode | sslrootcert | right authority | wrong authority | wrong host name | server without TLS |
                |---|---|---|---|---|---|
                | disable | | clear text | clear text | clear text | clear text |
                | allow | | clear text | clear text | clear text | clear text |
                | prefer | | encrypted | encrypted | encrypted | clear text |
                | require | | encrypted | encrypted | encrypted | no: no encryption |
                | require | FILE | encrypted | no: unknown authority | encrypted | no: no encryption |
                | verify-ca | FILE | encrypted | no: unknown authority | encrypted | no: no encryption |
                | verify-full | FILE | encrypted | no: unknown authority | no: other host name | no: no encryption |
                | verify-ca | | encrypted | no: unknown authority | encrypted | no: no encryption |
                | verify-full | | encrypted | no: unknown authority | no: other host name | no: no encryption |
                | verify-full | system | encrypted | no: unknown authority | no: other host name | no: no encryption |
                """);
    }

    @Test
    void tlsOfMariadb() {
        String table = table("| tls | ", Driver.MARIADB, List.of("false |", "skip-verify |", "true |", FILE + " |"));
        System.out.println(table);

        assertThat(table).isEqualTo("""
                | tls | right authority | wrong authority | wrong host name | server without TLS |
                |---|---|---|---|---|
                | false | clear text | clear text | clear text | clear text |
                | skip-verify | encrypted | encrypted | encrypted | no: no encryption |
                | true | encrypted | no: unknown authority | no: other host name | no: no encryption |
                | FILE | encrypted | no: unknown authority | no: other host name | no: no encryption |
                """);
    }

    /// Without any, the driver would look for other ways to trust.
    @Test
    void aJavaThatTrustsNobodyIsRefused() {
        String dsn = dsn(Driver.MARIADB, "localhost", false, "true |", TlsServers.get().right());

        assertThat(TlsProbe.results(Driver.MARIADB, Path.of("NONE"), List.of(dsn))).singleElement().asString()
                .startsWith("no: ").contains("trusts no certificate authority");
    }

    private static String table(String names, Driver driver, List<String> rows) {
        TestAuthority right = TlsServers.get().right();
        TestAuthority wrong = TlsServers.get().wrong();
        var rightDsns = new ArrayList<String>();
        var wrongDsns = new ArrayList<String>();
        for (String row : rows) {
            rightDsns.add(dsn(driver, "localhost", false, row, right));
            rightDsns.add(dsn(driver, "127.0.0.1", false, row, right));
            rightDsns.add(dsn(driver, "localhost", true, row, right));
            wrongDsns.add(dsn(driver, "localhost", false, row, wrong));
        }
        List<String> rightResults = TlsProbe.results(driver, right.trustStore(), rightDsns);
        List<String> wrongResults = TlsProbe.results(driver, wrong.trustStore(), wrongDsns);
        assertThat(rightResults).hasSameSizeAs(rightDsns);
        assertThat(wrongResults).hasSameSizeAs(wrongDsns);
        var table = new StringBuilder(names).append(HEADER)
                .append("|---".repeat((int) (names + HEADER).chars().filter(it -> it == '|').count() - 1))
                .append("|\n");
        for (int at = 0; at < rows.size(); at++) {
            table.append("| ").append(rows.get(at)).append(' ').append(rightResults.get(at * 3)).append(" | ")
                    .append(wrongResults.get(at)).append(" | ").append(rightResults.get(at * 3 + 1)).append(" | ")
                    .append(rightResults.get(at * 3 + 2)).append(" |\n");
        }
        return table.toString();
    }

    /// @param row the first columns of the table, which are the values of the parameters
    private static String dsn(Driver driver, String host, boolean withoutTls, String row, TestAuthority authority) {
        TlsServers servers = TlsServers.get();
        String[] values = row.replace(FILE, authority.certificate().toString()).split("\\|");
        String password = URLEncoder.encode(TlsServers.PASSWORD, StandardCharsets.UTF_8).replace("+", "%20");
        if (driver == Driver.MARIADB) {
            return TlsServers.USER + ":" + TlsServers.PASSWORD + "@tcp(" + host + ":"
                    + (withoutTls ? servers.plainMariadb() : servers.mariadb()).port() + ")/" + TlsServers.DATABASE
                    + "?tls=" + values[0].strip();
        }
        return "postgres://" + TlsServers.USER + ":" + password + "@" + host + ":"
                + (withoutTls ? servers.plainPostgres() : servers.postgres()).port() + "/" + TlsServers.DATABASE
                + "?sslmode=" + values[0].strip() + "&sslrootcert=" + values[1].strip();
    }
}
