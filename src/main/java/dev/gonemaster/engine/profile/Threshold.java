package dev.gonemaster.engine.profile;

import java.util.Arrays;
import java.util.Optional;

/// A number that a testcase compares with, changeable in the profile (`test_cases_vars`, by testcase, then by the
/// constant's name, in any letter case). All are seconds, but for the limit of look-ups.
public enum Threshold {
    SOA_REFRESH_MINIMUM_VALUE("zone02", 14_400),
    SOA_RETRY_MINIMUM_VALUE("zone04", 3_600),
    SOA_EXPIRE_MINIMUM_VALUE("zone05", 604_800),
    SOA_DEFAULT_TTL_MINIMUM_VALUE("zone06", 300),
    SOA_DEFAULT_TTL_MAXIMUM_VALUE("zone06", 86_400),
    REMAINING_SHORT("dnssec04", 43_200),
    REMAINING_LONG("dnssec04", 15_552_000),
    DURATION_LONG("dnssec04", 15_552_000),
    /// Look-ups.
    SPF_LOOKUP_LIMIT("zone13", 10);

    private final String testcase;
    private final long normal;

    Threshold(String testcase, long normal) {
        this.testcase = testcase;
        this.normal = normal;
    }

    public String testcase() {
        return testcase;
    }

    /// What holds where the profile says nothing.
    public long normal() {
        return normal;
    }

    static Optional<Threshold> of(String testcase, String name) {
        return Arrays.stream(values())
                .filter(threshold -> threshold.testcase.equals(testcase) && threshold.name().equalsIgnoreCase(name))
                .findFirst();
    }
}
