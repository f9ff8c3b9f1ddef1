package dev.gonemaster.engine.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gonemaster.engine.message.Level;
import dev.gonemaster.engine.message.Module;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScoringConfigTest {
    private static final String DEFAULT = """
            {"severity_penalties":{"NOTICE":1,"WARNING":5,"ERROR":20,"CRITICAL":0},\
            "category_weights":{"dnssec":1.5,"nameserver_health":1.2,"connectivity":1.0,"zone_consistency":0.8},\
            "module_categories":{"BASIC":"nameserver_health","ADDRESS":"connectivity","CONNECTIVITY":"connectivity",\
            "CONSISTENCY":"zone_consistency","DELEGATION":"nameserver_health","DNSSEC":"dnssec",\
            "NAMESERVER":"nameserver_health","SYNTAX":"zone_consistency","ZONE":"zone_consistency"},\
            "tag_penalties":{"DS07_NOT_SIGNED":20,"DS07_NO_DS_FOR_SIGNED_ZONE":20,"DS19_BLOCKLIST_NOT_FOUND":0,\
            "N15_SOFTWARE_VERSION":0,"N16_HAS_NSID":0,"N18_EXTENDED_ERROR_REPORTED":0,"N18_FILTERED_RESPONSE":0,\
            "N18_NO_EXTENDED_ERROR":0,"N18_NO_RESPONSE":0,"N18_RESOLVER_BEHAVIOR_REPORTED":0,\
            "N18_SERVER_ERROR_REPORTED":0,"NO_IPV6_NS_CHILD":20,"NO_IPV6_NS_DEL":20,"Z13_SPF_MACRO_TARGET":0},\
            "grade_bands":[{"grade":"A","min_score":90},{"grade":"B","min_score":75},{"grade":"C","min_score":60},\
            {"grade":"D","min_score":40},{"grade":"F","min_score":0}],\
            "bonus_criteria":{"no_warnings_or_errors":true,"dnssec_enabled":true,"strong_algorithm":true,\
            "nsec3_non_optout":true,"cds_cdnskey_published":true,"ipv6_all_nameservers":true,"as_diversity":true}}""";

    @Test
    void theDefaultIsGonemasters() {
        assertThat(ScoringConfig.DEFAULT.toJson()).isEqualTo(DEFAULT);
        assertThat(ScoringConfig.parse(DEFAULT)).isEqualTo(ScoringConfig.DEFAULT);
        assertThat(ScoringConfig.parse("{}")).isEqualTo(ScoringConfig.DEFAULT);
    }

    @Test
    void whatIsReadIsWrittenAgain() {
        String text = "{\"severity_penalties\":{\"NOTICE\":2},\"category_weights\":{\"dnssec\":0.25},"
                + "\"module_categories\":{\"ZONE\":\"dnssec\"},\"tag_penalties\":{},"
                + "\"grade_bands\":[{\"grade\":\"B\",\"min_score\":50},{\"grade\":\"F\",\"min_score\":0}],"
                + "\"bonus_criteria\":{\"no_warnings_or_errors\":true,\"dnssec_enabled\":false,"
                + "\"strong_algorithm\":false,"
                + "\"nsec3_non_optout\":false,\"cds_cdnskey_published\":false,\"ipv6_all_nameservers\":false,"
                + "\"as_diversity\":false}}";
        assertThat(ScoringConfig.parse(text).toJson()).isEqualTo(text);
    }

    @Test
    void aMapReplacesTheDefaultWhole() {
        ScoringConfig config = ScoringConfig.parse("{\"severity_penalties\":{\"warning\":9},"
                + "\"tag_penalties\":{\"T\":7},\"module_categories\":{\"Zone\":\"connectivity\"}}");
        assertThat(config.severityPenalties()).containsExactly(Map.entry(Level.WARNING, 9));
        assertThat(config.tagPenalties()).containsExactly(Map.entry("T", 7));
        assertThat(config.moduleCategories()).containsExactly(Map.entry(Module.ZONE, Category.CONNECTIVITY));
        assertThat(config.gradeBands()).isEqualTo(ScoringConfig.DEFAULT.gradeBands());
    }

    @Test
    void aCriterionThatIsNotNamedStaysOn() {
        assertThat(ScoringConfig.parse("{\"bonus_criteria\":{\"as_diversity\":false,\"dnssec_enabled\":true}}")
                .criteria()).hasSize(Criterion.values().length - 1).doesNotContain(Criterion.AS_DIVERSITY);
    }

    @Test
    void everyCriterionCanBeOff() {
        var off = new StringBuilder();
        for (Criterion criterion : Criterion.values()) {
            off.append(off.isEmpty() ? "" : ",").append('"').append(criterion.published()).append("\":false");
        }
        assertThat(ScoringConfig.parse("{\"bonus_criteria\":{" + off + "}}").criteria()).isEmpty();
    }

    @Test
    void gradesMayBeFew() {
        assertThat(ScoringConfig.parse("{\"grade_bands\":[{\"min_score\":0,\"grade\":\"c\"}]}").gradeBands())
                .isEqualTo(List.of(new GradeBand(Grade.C, 0)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', value = {
        "                                               | not a JSON object",
        "[]                                             | not a JSON object",
        "null                                           | not a JSON object",
        "{'a'                                           | not valid JSON at line 1, column",
        "{} {}                                          | not valid JSON at line 1, column",
        "{'tag_penalties':{},'tag_penalties':{}}        | not valid JSON at line 1, column",
        "{'weights':{}}                                 | weights: is not a known key",
        "{'Tag_Penalties':{}}                           | Tag_Penalties: is not a known key",
        "{'severity_penalties':[]}                      | severity_penalties: must be an object",
        "{'severity_penalties':null}                    | severity_penalties: must be an object",
        "{'severity_penalties':{'BAD':1}}               | severity_penalties.BAD: names no level",
        "{'severity_penalties':{'ERROR':-1}}            | severity_penalties.ERROR: must be 0 to 100",
        "{'severity_penalties':{'ERROR':101}}           | severity_penalties.ERROR: must be 0 to 100",
        "{'severity_penalties':{'ERROR':1.5}}           | severity_penalties.ERROR: must be a whole number",
        "{'severity_penalties':{'ERROR':'1'}}           | severity_penalties.ERROR: must be a whole number",
        "{'severity_penalties':{'ERROR':1e99}}          | severity_penalties.ERROR: must be a whole number",
        "{'severity_penalties':{'ERROR':99999999999}}   | severity_penalties.ERROR: must be 0 to 100",
        "{'severity_penalties':{'INFO':1}}              | severity_penalties.INFO: must be 0: entries below NOTICE",
        "{'severity_penalties':{'ERROR':1,'error':1}}   | severity_penalties.error: names a level twice",
        "{'category_weights':{'dns':1}}                 | category_weights.dns: names no category",
        "{'category_weights':{'dnssec':-0.1}}           | category_weights.dnssec: must be 0 to 100",
        "{'category_weights':{'dnssec':1e999}}          | category_weights.dnssec: must be 0 to 100",
        "{'category_weights':{'dnssec':true}}           | category_weights.dnssec: must be a number",
        "{'category_weights':{'dnssec':0}}              | category_weights: one category at least",
        "{'category_weights':{}}                        | category_weights: one category at least",
        "{'module_categories':{'DNS':'dnssec'}}         | module_categories.DNS: names no module",
        "{'module_categories':{'ZONE':'zone'}}          | module_categories.ZONE: names no category",
        "{'module_categories':{'ZONE':1}}               | module_categories.ZONE: must be a text",
        "{'module_categories':{'ZONE':'dnssec','zone':'dnssec'}} | module_categories.zone: names a module twice",
        "{'tag_penalties':{'a b':1}}                    | tag_penalties.a?b: is not a tag",
        "{'tag_penalties':{'T':null}}                   | tag_penalties.T: must be a whole number",
        "{'grade_bands':{}}                             | grade_bands: must be an array",
        "{'grade_bands':[]}                             | grade_bands: the last one must have a min_score of 0",
        "{'grade_bands':[7]}                            | grade_bands[0]: must be an object",
        "{'grade_bands':[{'grade':'A'}]}                | grade_bands[0]: needs grade and min_score",
        "{'grade_bands':[{'min_score':0}]}              | grade_bands[0]: needs grade and min_score",
        "{'grade_bands':[{'grade':'A+','min_score':0}]} | grade_bands[0].grade: must be A, B, C, D or F",
        "{'grade_bands':[{'grade':'A','min_score':1}]}  | grade_bands: the last one must have a min_score of 0",
        "{'grade_bands':[{'grade':'A','min':1}]}        | grade_bands[0].min: is not a known key",
        "{'grade_bands':[{'grade':'B','min_score':9},{'grade':'A','min_score':0}]} | grade_bands[1]: must have",
        "{'grade_bands':[{'grade':'A','min_score':0},{'grade':'B','min_score':0}]} | grade_bands[1]: must have",
        "{'bonus_criteria':{'ipv6':true}}               | bonus_criteria.ipv6: names no criterion",
        "{'bonus_criteria':{'as_diversity':1}}          | bonus_criteria.as_diversity: must be true or false"})
    void aBadConfigurationIsRefusedByPath(String text, String message) {
        assertThatThrownBy(() -> ScoringConfig.parse(text == null ? "" : text.replace('\'', '"')))
                .isInstanceOf(InvalidScoringConfigException.class).hasMessageStartingWith(message)
                .satisfies(refusal -> assertThat(refusal.getMessage().lines()).hasSize(1));
    }

    @Test
    void aTextWithoutEndIsNotRead() {
        assertThatThrownBy(() -> ScoringConfig.parse(" ".repeat(ScoringConfig.LENGTH_MAX + 1)))
                .isInstanceOf(InvalidScoringConfigException.class).hasMessage("longer than 65536 characters");
    }
}
