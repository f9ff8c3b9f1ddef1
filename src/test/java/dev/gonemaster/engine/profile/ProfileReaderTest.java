package dev.gonemaster.engine.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.gonemaster.engine.asn.AsnSettings;
import dev.gonemaster.engine.dns.QueryControls;
import dev.gonemaster.engine.dns.ResolverSettings;
import dev.gonemaster.engine.message.Level;
import dev.gonemaster.engine.message.Module;
import dev.gonemaster.engine.message.TagSpec;
import dev.gonemaster.engine.message.Tag;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProfileReaderTest {
    private final ProfileReader reader = reader();

    private enum Message implements Tag {
        B01_CHILD_FOUND;

        @Override
        public TagSpec spec() {
            return new TagSpec(Level.INFO);
        }
    }

    @Test
    void everyDefaultIsWrittenDown() {
        assertThat(reader.toJson(reader.defaults()).replaceAll("\\s", "")).isEqualTo("""
                {"resolver":{"defaults":{"timeout":5,"retry":2,"retrans":3,"fallback":true,"parallel":8,
                "error_cache_ttl":30,"positive_cache_ttl":0,"negative_cache_ttl":30,"fast_fail_timeout_count":3,
                "nameserver_concurrency":0,"nameserver_max_total_ms":0},"source4":"","source6":""},
                "net":{"ipv4":true,"ipv6":true,"allow_non_global_targets":false},
                "test_cases":["basic01","basic02","dnssec05"],
                "test_levels":{"BASIC":{"B01_CHILD_FOUND":"INFO"}},
                "test_cases_vars":{"zone02":{"SOA_REFRESH_MINIMUM_VALUE":14400},
                "zone04":{"SOA_RETRY_MINIMUM_VALUE":3600},"zone05":{"SOA_EXPIRE_MINIMUM_VALUE":604800},
                "zone06":{"SOA_DEFAULT_TTL_MINIMUM_VALUE":300,"SOA_DEFAULT_TTL_MAXIMUM_VALUE":86400},
                "dnssec04":{"REMAINING_SHORT":43200,"REMAINING_LONG":15552000,"DURATION_LONG":15552000},
                "zone13":{"SPF_LOOKUP_LIMIT":10}},
                "asn_db":{"style":"cymru","sources":{"cymru":["asnlookup.zonemaster.net","asn.cymru.com"],
                "ripe":["riswhois.ripe.net"]}},
                "badkeys":{"path":""}}""".replaceAll("\\s", ""));
    }

    @Test
    void everyKeyCanBeSet() throws Exception {
        Profile profile = reader.merge(reader.defaults(), """
                {"resolver": {"defaults": {"timeout": 7, "retry": 255, "retrans": 1, "fallback": false, "parallel": 1,
                     "unordered": false, "error_cache_ttl": 0, "positive_cache_ttl": 1, "negative_cache_ttl": 86400,
                     "fast_fail_timeout_count": 100, "nameserver_concurrency": 256, "nameserver_max_total_ms": 600000,
                     "igntc": false, "recurse": true, "usevc": false},
                   "source4": "192.0.2.1", "source6": "2001:db8::1"},
                 "net": {"ipv4": false, "ipv6": false, "allow_non_global_targets": true},
                 "test_cases": ["DNSSEC05", "basic01"],
                 "test_levels": {"basic": {"B01_CHILD_FOUND": "error"}},
                 "test_cases_vars": {"dnssec04": {"REMAINING_SHORT": 43201}, "zone13": {"spf_lookup_limit": 12}},
                 "asn_db": {"style": "RIPE", "sources": {"Cymru": ["asn.example"], "RIPE": ["a.example", "b.example"]}},
                 "badkeys": {"path": "/srv/badkeys"}, "exclude": []}""");

        assertThat(profile.resolver()).isEqualTo(new ResolverSettings(Duration.ofSeconds(7), 255, Duration.ofSeconds(1),
                false, false, false, true, InetAddress.getByName("192.0.2.1"), InetAddress.getByName("2001:db8::1"),
                Set.of(), new QueryControls(100, Duration.ZERO, Duration.ofSeconds(1), Duration.ofDays(1), 256,
                        Duration.ofMinutes(10))));
        assertThat(profile.oneAfterAnother()).isTrue();
        assertThat(profile.thresholds().of(Threshold.REMAINING_SHORT)).isEqualTo(43_201);
        assertThat(profile.thresholds().of(Threshold.SPF_LOOKUP_LIMIT)).isEqualTo(12);
        assertThat(profile.asn()).isEqualTo(new AsnSettings(AsnSettings.Style.RIPE, Map.of(
                AsnSettings.Style.CYMRU, List.of("asn.example"),
                AsnSettings.Style.RIPE, List.of("a.example", "b.example"))));
        assertThat(profile.badkeys()).isEqualTo(Path.of("/srv/badkeys"));
        assertThat(profile.testcases()).containsExactly("basic01", "dnssec05");
        assertThat(profile.levelOf(Module.BASIC, Message.B01_CHILD_FOUND)).isEqualTo(Level.ERROR);
        assertThat(profile.levelOf(Module.DNSSEC, Message.B01_CHILD_FOUND)).isEqualTo(Level.DEBUG);
    }

    @Test
    void whatIsWrittenReadsBack() {
        Profile profile = reader.merge(reader.defaults(), """
                {"resolver": {"defaults": {"retry": 9}, "source6": "2001:db8::1"}, "test_cases": ["basic02"],
                 "test_levels": {"BASIC": {"B01_CHILD_FOUND": "ERROR"}}, "badkeys": {"path": "share/badkeys"}}""");

        assertThat(reader.merge(reader.defaults(), reader.toJson(profile))).isEqualTo(profile);
    }

    @Test
    void yamlSaysTheSame() {
        String yaml = """
                # sparse as well
                resolver:
                  defaults: {retry: 9}
                  source6: "2001:db8::1"
                test_cases: [basic02]
                test_levels:
                  BASIC:
                    B01_CHILD_FOUND: ERROR
                """;
        assertThat(reader.merge(reader.defaults(), yaml)).isEqualTo(reader.merge(reader.defaults(), """
                {"resolver": {"defaults": {"retry": 9}, "source6": "2001:db8::1"}, "test_cases": ["basic02"],
                 "test_levels": {"BASIC": {"B01_CHILD_FOUND": "ERROR"}}}"""));
        assertThatExceptionOfType(InvalidProfileException.class)
                .isThrownBy(() -> reader.merge(reader.defaults(), "net:\n  ipv4: maybe\n"))
                .withMessage("net.ipv4: must be true or false");
        assertThatExceptionOfType(InvalidProfileException.class)
                .isThrownBy(() -> reader.merge(reader.defaults(), "- a\n".repeat(9) + "[".repeat(5_000)))
                .withMessageStartingWith("profile is not valid YAML");
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "badkeys: {path: &here /srv}\nnet: {ipv4: *here}",
            "badkeys: {path: &here /srv}\nresolver: {source4: *nowhere}",
            "resolver:\n  defaults: &quick {timeout: 5}\ntest_cases_vars:\n  <<: *quick",
            "&a badkeys: [&b [1, 1], &c [*b, *b], &d [*c, *c]]",
            "&whole\nbadkeys: *whole"})
    void anAliasInYamlIsRefused(String yaml) {
        assertThatExceptionOfType(InvalidProfileException.class)
                .isThrownBy(() -> reader.merge(reader.defaults(), yaml))
                .withMessageMatching(
                        "profile has a YAML alias at line \\d+, column \\d+; aliases are not supported");
    }

    @Test
    void anAnchorInYamlMeansNothing() {
        assertThat(reader.merge(reader.defaults(), "badkeys: &a {path: &b \"*b\"}").badkeys())
                .isEqualTo(Path.of("*b"));
    }

    @Test
    void aMergeKeyInYamlIsAnUnknownKey() {
        assertThatExceptionOfType(InvalidProfileException.class)
                .isThrownBy(() -> reader.merge(reader.defaults(), "resolver:\n  <<: {source4: 192.0.2.1}\n"))
                .withMessage("resolver.<<: is not a known key");
    }

    @Test
    void whatIsNotSaidStaysAsItWas() {
        Profile base = reader.merge(reader.defaults(), "{\"resolver\": {\"defaults\": {\"retry\": 9}}}");

        Profile profile = reader.merge(base, "{\"resolver\": {\"defaults\": {\"timeout\": 8}}, \"net\": {}}");

        assertThat(profile.resolver().tries()).isEqualTo(9);
        assertThat(profile.resolver().timeout()).hasSeconds(8);
        assertThat(profile.testcases()).isEqualTo(base.testcases());
        assertThat(profile.levelOf(Module.BASIC, Message.B01_CHILD_FOUND)).isEqualTo(Level.INFO);
        assertThat(reader.merge(base, "{}")).isEqualTo(base);
    }

    @Test
    void excludedTestcasesAndModulesAreLeftOutWhereverTheKeyStands() {
        Profile profile = reader.merge(reader.defaults(),
                "{\"exclude\": [\"Basic\"], \"test_cases\": [\"basic01\", \"dnssec05\"]}");

        assertThat(profile.testcases()).containsExactly("dnssec05");
        assertThat(reader.merge(reader.defaults(), "{\"exclude\": [\"basic02\"]}").testcases())
                .containsExactly("basic01", "dnssec05");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "{'nonsense': 1}                                     | nonsense",
            "{'resolver': {'port': 53}}                          | resolver.port",
            "{'resolver': {'defaults': {'debug': true}}}         | resolver.defaults.debug",
            "{'resolver': {'defaults': {'retry': 0}}}            | resolver.defaults.retry",
            "{'resolver': {'defaults': {'retry': 256}}}          | resolver.defaults.retry",
            "{'resolver': {'defaults': {'retry': '2'}}}          | resolver.defaults.retry",
            "{'resolver': {'defaults': {'retrans': 1.5}}}        | resolver.defaults.retrans",
            "{'resolver': {'defaults': {'retrans': 99999999999}}} | resolver.defaults.retrans",
            "{'resolver': {'defaults': {'timeout': 0}}}          | resolver.defaults.timeout",
            "{'resolver': {'defaults': {'fallback': 1}}}         | resolver.defaults.fallback",
            "{'resolver': {'defaults': {'parallel': 0}}}         | resolver.defaults.parallel",
            "{'resolver': {'defaults': {'error_cache_ttl': 86401}}} | resolver.defaults.error_cache_ttl",
            "{'resolver': {'defaults': {'fast_fail_timeout_count': 101}}} | resolver.defaults.fast_fail_timeout_count",
            "{'resolver': {'defaults': {'nameserver_concurrency': 257}}} | resolver.defaults.nameserver_concurrency",
            "{'resolver': {'defaults': {'nameserver_max_total_ms': -1}}} | resolver.defaults.nameserver_max_total_ms",
            "{'resolver': {'defaults': []}}                      | resolver.defaults",
            "{'resolver': {'source4': '2001:db8::1'}}            | resolver.source4",
            "{'resolver': {'source6': 'ns.example'}}             | resolver.source6",
            "{'resolver': {'source4': '127.1'}}                  | resolver.source4",
            "{'net': {'ipv4': 'yes'}}                            | net.ipv4",
            "{'net': {'ipv5': true}}                             | net.ipv5",
            "{'net': null}                                       | net",
            "{'badkeys': {'paht': '/srv'}}                       | badkeys.paht",
            "{'badkeys': {'path': 1}}                            | badkeys.path",
            "{'badkeys': {'path': 'a\\u0000b'}}                   | badkeys.path",
            "{'badkeys': 'share/badkeys'}                        | badkeys",
            "{'test_cases': 'basic01'}                           | test_cases",
            "{'test_cases': ['basic01', 'basic99']}              | test_cases[1]",
            "{'test_cases': [1]}                                 | test_cases[0]",
            "{'test_levels': {'NOWHERE': {}}}                    | test_levels.NOWHERE",
            "{'test_levels': {'BASIC': {}, 'basic': {}}}         | test_levels.basic",
            "{'test_levels': {'BASIC': {'A': 'LOUD'}}}           | test_levels.BASIC.A",
            "{'test_levels': {'BASIC': {'a b': 'INFO'}}}         | test_levels.BASIC.a?b",
            "{'test_cases_vars': {'dnssec04': {'DAYS': 'x'}}}    | test_cases_vars.dnssec04.DAYS",
            "{'test_cases_vars': {'zone02': {'REMAINING_SHORT': 1}}} | test_cases_vars.zone02.REMAINING_SHORT",
            "{'test_cases_vars': {'dnssec04': {'REMAINING_SHORT': -1}}} | test_cases_vars.dnssec04.REMAINING_SHORT",
            "{'asn_db': {'style': 'other'}}                      | asn_db.style",
            "{'asn_db': {'sources': {'RIPE': ['not a name']}}}   | asn_db.sources.RIPE[0]",
            "{'asn_db': {'host': 'a.example'}}                   | asn_db.host",
            "{'exclude': ['nothing']}                            | exclude[0]"})
    void anErrorNamesThePath(String json, String path) {
        assertThatExceptionOfType(InvalidProfileException.class)
                .isThrownBy(() -> reader.merge(reader.defaults(), json.replace('\'', '"')))
                .satisfies(e -> assertThat(e.path()).isEqualTo(path))
                .withMessageStartingWith(path + ": ")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "1", "{", "{} {}", "{\"net\": {}, \"net\": {}}", "null", "- net",
        "net: {}\nnet: {}\n", "net: {}\n---\nnet: {}\n", "net: [", "net: \t x"})
    void whatIsNoObjectIsRefused(String json) {
        assertThatExceptionOfType(InvalidProfileException.class)
                .isThrownBy(() -> reader.merge(reader.defaults(), json))
                .withMessageStartingWith("profile is not ")
                .satisfies(e -> assertThat(e.path()).isEmpty());
    }

    @Test
    void aTextBeyondTheLimitIsRefused() {
        assertThatExceptionOfType(InvalidProfileException.class)
                .isThrownBy(() -> reader.merge(reader.defaults(), " ".repeat(ProfileReader.LENGTH_MAX) + "{}"))
                .withMessageContaining("longer than");
        String deep = "[".repeat(5000);
        assertThatExceptionOfType(InvalidProfileException.class)
                .isThrownBy(() -> reader.merge(reader.defaults(), "{\"asn_db\": " + deep));
    }

    private static ProfileReader reader() {
        var testcases = new LinkedHashMap<String, Module>();
        testcases.put("basic01", Module.BASIC);
        testcases.put("basic02", Module.BASIC);
        testcases.put("dnssec05", Module.DNSSEC);
        return new ProfileReader(testcases, Map.of(Module.BASIC, new TreeMap<>(Map.of("B01_CHILD_FOUND", Level.INFO))));
    }
}
