package dev.gonemaster.engine.score;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// What an A+ needs beyond a full score.
public enum Criterion {
    /// Nothing is worse than a notice.
    NO_WARNINGS_OR_ERRORS(new QuietRule()),
    /// The zone is signed, and its delegation says so.
    DNSSEC_ENABLED(TagRule.oneOf("DS07_SIGNED").unless("DS07_NO_DS_FOR_SIGNED_ZONE"), "dnssec07"),
    /// All keys have algorithms 13 to 16.
    STRONG_ALGORITHM(new StrongAlgorithmRule(), "dnssec05"),
    /// Where there is NSEC3, it leaves no delegation out.
    NSEC3_NON_OPTOUT(TagRule.oneOf("DS03_NSEC3_OPT_OUT_DISABLED", "DS03_NO_NSEC3", "DS03_NO_DNSSEC_SUPPORT")
            .unless("DS03_NSEC3_OPT_OUT_ENABLED_NON_TLD", "DS03_NSEC3_OPT_OUT_ENABLED_TLD"), "dnssec03"),
    /// The zone says by CDS or CDNSKEY what its delegation should be secured by.
    CDS_CDNSKEY_PUBLISHED(TagRule.oneOf("DS15_HAS_CDS_AND_CDNSKEY", "DS15_HAS_CDS_NO_CDNSKEY",
            "DS15_HAS_CDNSKEY_NO_CDS"), "dnssec15"),
    /// Every name server has an IPv6 address and answers there.
    IPV6_ALL_NAMESERVERS(new Ipv6Rule(), "delegation01", "connectivity01"),
    /// The addresses of at least one family are announced by different autonomous systems.
    AS_DIVERSITY(TagRule.oneOf("IPV4_DIFFERENT_ASN", "IPV6_DIFFERENT_ASN"), "connectivity03");

    /// Opt-out is usual there, and the parents of TLDs look for no CDS.
    private static final Set<Criterion> BELOW_TOP_LEVEL = Set.of(NSEC3_NON_OPTOUT, CDS_CDNSKEY_PUBLISHED);

    private final Rule rule;
    private final Set<String> testcases;

    Criterion(Rule rule, String... testcases) {
        this.rule = rule;
        this.testcases = Set.of(testcases);
    }

    /// For example `as_diversity`.
    public String published() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Criterion> parse(String published) {
        return Arrays.stream(values()).filter(one -> one.published().equals(published)).findFirst();
    }

    /// The testcases that have to run for it to be met.
    Set<String> testcases() {
        return testcases;
    }

    /// The tags that it looks for.
    Set<String> tags() {
        return rule.tags();
    }

    Judgement judge(ScoredRun run, Evidence evidence) {
        if (run.topLevel() && BELOW_TOP_LEVEL.contains(this)) {
            return Judgement.NOT_APPLICABLE;
        }
        return run.testcases().containsAll(testcases) && rule.metBy(evidence) ? Judgement.MET : Judgement.NOT_MET;
    }
}
