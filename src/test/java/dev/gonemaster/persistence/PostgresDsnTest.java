package dev.gonemaster.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.entry;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresDsnTest {
    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
            postgres://u:p@db.example:5433/names                 | jdbc:postgresql://db.example:5433/names
            postgresql://u:p@db.example/names                    | jdbc:postgresql://db.example:5432/names
            postgres://u:p@db.example                            | jdbc:postgresql://db.example:5432/
            postgres://u:p@db.example/                           | jdbc:postgresql://db.example:5432/
            postgres:///names                                    | jdbc:postgresql://localhost:5432/names
            postgres://:5433/names                               | jdbc:postgresql://localhost:5433/names
            postgres://u:p@192.0.2.1:5433/names                  | jdbc:postgresql://192.0.2.1:5433/names
            postgres://u:p@[2001:db8::1]:5433/names              | jdbc:postgresql://[2001:db8::1]:5433/names
            postgres://u:p@[::1]/names                           | jdbc:postgresql://[::1]:5432/names
            postgres://u:p@h/na%20m%C3%A9%2Fs%3F                 | jdbc:postgresql://h:5432/na+m%C3%A9%2Fs%3F
            postgres://u:p@h1,h2/names                           | jdbc:postgresql://h1:5432,h2:5432/names
            postgres://u:p@h1,h2/names?port=5433,5434            | jdbc:postgresql://h1:5433,h2:5434/names
            postgres://u:p@h1:5433,[::1]:5434/names              | jdbc:postgresql://h1:5433,[::1]:5434/names
            postgres://u:p@h/names?host=other&port=1             | jdbc:postgresql://other:1/names
            host=h port=5433 dbname=names                        | jdbc:postgresql://h:5433/names
            host=h,::1 port=5433 dbname=names                    | jdbc:postgresql://h:5433,[::1]:5433/names
            host = h  database = names                           | jdbc:postgresql://h:5432/names
            dbname='my names' host=                              | jdbc:postgresql://localhost:5432/my+names
            """)
    void hostAndDatabaseMakeTheUrl(String dsn, String url) {
        assertThat(PostgresDsn.parse(dsn).url()).isEqualTo(url);
    }

    @ParameterizedTest
    @ValueSource(strings = {"simple", "with space", "a@b", "a:b", "a/b", "a?b=c&d", "a#b", "100%", "%41", "a+b",
        "'quoted'",
        "\"double\"", "back\\slash", "\\'", "[x]", "{$HOME}", "a=b", "pa,ss;word", "äöü✓", "\t", "<|>^`", "*",
        "p@ss:w/o?r#d%"})
    void everyPasswordComesThrough(String password) {
        String encoded = URLEncoder.encode(password, StandardCharsets.UTF_8).replace("+", "%20");
        String quoted = "'" + password.replace("\\", "\\\\").replace("'", "\\'") + "'";

        assertThat(password(PostgresDsn.parse("postgres://u:" + encoded + "@h/names"))).isEqualTo(password);
        assertThat(password(PostgresDsn.parse("postgres://u@h/names?password=" + encoded))).isEqualTo(password);
        assertThat(password(PostgresDsn.parse("host=h password=" + quoted + " dbname=names"))).isEqualTo(password);
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
            postgres://u:a@b@h/names                 | a@b
            postgres://u:a:b@h/names                 | a:b
            postgres://u:a+b!$&'()*,;=~@h/names      | a+b!$&'()*,;=~
            postgres://u:<[^]>@h/names               | <[^]>
            host=h user=u password=a@b:c/d?e#f%20g   | a@b:c/d?e#f%20g
            host=h user=u password=a\\ b\\'c\\\\d    | a b'c\\d
            """)
    void aPasswordNeedsNoEncodingWhereItCannotBeMistaken(String dsn, String password) {
        assertThat(password(PostgresDsn.parse(dsn))).isEqualTo(password);
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgres://u:s3cret/wo@h/names", "postgres://u:12/s3cret@h/names",
        "postgres://u:s3c?ret@h/names",
        "postgres://u:12?s3=cret@h/names", "postgres://u:s3c#ret@h/names", "postgres://u:12#s3cret@h/names",
        "postgres://u:s3cret%@h/names", "postgres://u:s3cret%zz@h/names", "postgres://u:s3cret%ff@h/names",
        "postgres://u:s3@cret/wo@h/names", "postgres://u:s3@cret?w=o@h/names", "mysql://u:s3cret@h/names?x=1",
        "jdbc:postgresql://h/names?password=s3cret", "u:s3cret@h/names", "host=h password=s3cret more",
        "host=h password='s3cret", "host=h password=s3cret\\", "s3cret", "", "host=h password=s3 cret=x",
        "postgres://s3cret:p@h:notaport/names", "postgres://s3cret:p@h:0/names", "postgres://s3cret:p@h o/names",
        "postgres://h/names?password=s3cret&password=s3cret"})
    void whatCanBeReadInTwoWaysIsRefusedWithoutShowingIt(String dsn) {
        assertThatExceptionOfType(DatabaseRefusedException.class).isThrownBy(() -> PostgresDsn.parse(dsn))
                .satisfies(refusal -> {
                    assertThat(refusal.getMessage()).doesNotContain("s3").doesNotContain("cret").doesNotContain("\n");
                    assertThat(refusal).hasNoCause();
                });
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
            connect_timeout=30                          | connectTimeout=30
            connect_timeout=0                           | connectTimeout=0
            connect_timeout=-1                          | connectTimeout=0
            application_name=dns%20health               | ApplicationName=dns health
            fallback_application_name=dns               | ApplicationName=dns
            fallback_application_name=x&application_name=dns | ApplicationName=dns
            search_path=dns,public                      | currentSchema=dns,public
            statement_timeout=30000                     | options=-c statement_timeout=30000
            lock_timeout=5s&work_mem=64MB               | options=-c lock_timeout=5s -c work_mem=64MB
            role=my%20role                              | options=-c role=my\\ role
            options=-c%20jit%3Doff                      | options=-c jit=off
            work_mem=8MB&options=-c%20jit%3Doff         | options=-c jit=off -c work_mem=8MB
            client_encoding=UTF8                        | gssEncMode=disable
            client_encoding=utf-8                       | gssEncMode=disable
            datestyle=ISO,%20MDY                        | gssEncMode=disable
            TimeZone=UTC                                | gssEncMode=disable
            timezone=Europe/Stockholm                   | gssEncMode=disable
            binary_parameters=yes                       | gssEncMode=disable
            default_transaction_isolation=read%20committed | gssEncMode=disable
            default_transaction_read_only=off           | gssEncMode=disable
            min_protocol_version=3.0                    | gssEncMode=disable
            sslsni=1                                    | gssEncMode=disable
            disable_prepared_binary_result=yes          | binaryTransfer=false
            disable_prepared_binary_result=no           | binaryTransfer=true
            require_auth=scram-sha-256                  | requireAuth=scram-sha-256
            target_session_attrs=any                    | targetServerType=any
            target_session_attrs=read-write             | targetServerType=primary
            target_session_attrs=primary                | targetServerType=primary
            load_balance_hosts=random                   | loadBalanceHosts=true
            load_balance_hosts=disable                  | loadBalanceHosts=false
            sslnegotiation=direct                       | sslNegotiation=direct
            """)
    void aParameterHasItsCounterpart(String parameters, String property) {
        String[] nameAndValue = property.split("=", 2);

        assertThat(PostgresDsn.parse("postgres://u:p@h/names?" + parameters).properties())
                .containsEntry(nameAndValue[0], nameAndValue[1]);
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
            host=/var/run/postgresql              | host         | socket directory
            host=%40abstract                      | host         | socket directory
            host=a%20b                            | host         | neither a host name
            hostaddr=192.0.2.1                    | hostaddr     | not supported
            port=x                                | port         | 1 to 65535
            port=65536                            | port         | 1 to 65535
            port=1,2                              | port         | one for each host
            connect_timeout=s3cret                | connect_timeout | number of seconds
            connect_timeout=86401                 | connect_timeout | at most 86400
            client_encoding=LATIN1                | client_encoding | UTF8
            datestyle=German                      | datestyle    | ISO, MDY
            default_transaction_isolation=serializable | default_transaction_isolation | read committed
            default_transaction_read_only=on      | default_transaction_read_only | off
            binary_parameters=s3cret              | binary_parameters | yes or no
            krbsrvname=x                          | krbsrvname   | Kerberos
            krbspn=x                              | krbspn       | Kerberos
            gssencmode=require                    | gssencmode   | Kerberos
            service=x                             | service      | not supported
            passfile=x                            | passfile     | not supported
            target_session_attrs=standby          | target_session_attrs | writes
            target_session_attrs=s3cret           | target_session_attrs | writes
            load_balance_hosts=s3cret             | load_balance_hosts | disable or random
            max_protocol_version=3.2              | max_protocol_version | 3.0
            sslmode=s3cret                        | sslmode      | verify-full
            sslmode=pqgo-mine                     | sslmode      | verify-full
            sslmode=prefer&sslrootcert=x          | sslrootcert  | require, verify-ca or verify-full
            sslmode=allow&sslrootcert=x           | sslrootcert  | require, verify-ca or verify-full
            sslmode=verify-ca&sslrootcert=system  | sslrootcert  | verify-full only
            sslrootcert=/no/such/s3cret           | sslrootcert  | cannot be read
            sslmode=verify-full&sslrootcert=%00   | sslrootcert  | cannot be read
            sslcert=x                             | sslkey       | needs
            sslkey=x                              | sslcert      | needs
            sslmode=verify-full&sslcert=x&sslkey=x | sslcert     | needs sslrootcert
            sslinline=true                        | sslinline    | not supported
            sslsni=0                              | sslsni       | switched off
            ssl_min_protocol_version=TLSv1.3      | ssl_min_protocol_version | not supported
            sslmode=prefer&sslnegotiation=direct  | sslnegotiation | require
            sslnegotiation=s3cret                 | sslnegotiation | postgres or direct
            sslpassword=s3cret                    | sslpassword  | not known
            nosuch=s3cret                         | nosuch       | not known
            s3%20cret=x                           | (not a name) | not known
            """)
    void aParameterIsRefusedByItsName(String parameters, String name, String reason) {
        assertThatExceptionOfType(DatabaseRefusedException.class)
                .isThrownBy(() -> PostgresDsn.parse("postgres://u:p@h/names?" + parameters))
                .withMessageContaining(name).withMessageContaining(reason)
                .satisfies(refusal -> assertThat(refusal.getMessage()).doesNotContain("s3"));
    }

    @Test
    void whatNobodyAskedForIsThere() {
        assertThat(PostgresDsn.parse("postgres://u:p@h/names").properties()).containsOnly(
                entry("user", "u"), entry("password", "p"),
                entry("reWriteBatchedInserts", "true"), entry("tcpKeepAlive", "true"),
                entry("gssEncMode", "disable"), entry("connectTimeout", "5"),
                entry("socketTimeout", "60"), entry("ApplicationName", "gonemaster"),
                entry("sslmode", "require"), entry("sslcert", ""),
                entry("sslkey", ""));
    }

    @Test
    void aTargetShowsNoSecret() {
        JdbcTarget target = PostgresDsn.parse("postgres://u5er:s3cret@h/names");

        assertThat(target.toString()).contains("jdbc:postgresql://h:5432/names").contains("password")
                .doesNotContain("s3cret").doesNotContain("u5er");
        assertThat(target.url()).doesNotContain("s3cret");
    }

    @Test
    void aTargetCannotBeChangedFromOutside() {
        JdbcTarget target = PostgresDsn.parse("postgres://u:p@h/names");
        target.properties().clear();

        assertThat(target.properties()).isNotEmpty();
    }

    @Test
    void hostsAreLimited() {
        assertThat(PostgresDsn.parse(withHosts(PostgresDsn.HOSTS_MAX)).url()).contains("h15:5432");
        assertThatExceptionOfType(DatabaseRefusedException.class)
                .isThrownBy(() -> PostgresDsn.parse(withHosts(PostgresDsn.HOSTS_MAX + 1)))
                .withMessageContaining("more than 16 hosts");
    }

    @Test
    void theLengthIsLimited() {
        String longest = "postgres://u:" + "p".repeat(DsnValues.LENGTH_MAX - 21) + "@h/names";

        assertThat(PostgresDsn.parse(longest).url()).isNotEmpty();
        assertThatExceptionOfType(DatabaseRefusedException.class).isThrownBy(() -> PostgresDsn.parse(longest + "x"))
                .withMessageContaining("longer than 16384");
    }

    private static String withHosts(int count) {
        return "postgres://" + IntStream.range(0, count).mapToObj(number -> "h" + number)
                .collect(Collectors.joining(",")) + "/names";
    }

    private static String password(JdbcTarget target) {
        return target.properties().getProperty("password");
    }
}
