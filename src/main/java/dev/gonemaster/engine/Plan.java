package dev.gonemaster.engine;

import dev.gonemaster.engine.message.Module;
import dev.gonemaster.engine.testcase.Testcase;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Which testcases a request runs and what decides about them.
///
/// @param gated whether [#others] run only when [#basic] finds a server that answers for the zone
/// @param oneAfterAnother whether testcases wait for those before them, instead of running side by side
/// @param skipsUnsigned whether testcases of DNSSEC run only when Dnssec07 does not find that the zone is unsigned
/// @param basic run first
/// @param whenNobodyAnswers run in place of the others when the gate stays closed
/// @param others run after [#basic]
record Plan(boolean gated, boolean oneAfterAnother, boolean skipsUnsigned, List<Testcase> basic,
            List<Testcase> whenNobodyAnswers, List<Testcase> others) {
    static final String BASIC02 = "basic02";
    /// Basic02's tag for a server that answers with authority.
    static final String WORKING_SERVER = "B02_AUTH_RESPONSE_SOA";

    /// Finds out whether there is anything for the other testcases of DNSSEC to look at.
    static final String DNSSEC07 = "dnssec07";
    /// Dnssec07's tag for a zone without keys.
    static final String NOT_SIGNED = "DS07_NOT_SIGNED";

    /// Dnssec07, special procedural requirements: no other one "besides DNSSEC11 should be run".
    private static final String DNSSEC11 = "dnssec11";

    /// Basic03: "Only perform this test if BASIC02 fails."
    private static final String BASIC03 = "basic03";

    /// @throws IllegalArgumentException when the request names a testcase that there is not
    static Plan of(RunRequest request, List<Testcase> catalogue) {
        if (!request.testcases().isEmpty()) {
            List<Testcase> asked = named(catalogue, request.testcases(), testcase -> true);
            if (asked.size() != request.testcases().size()) {
                throw new IllegalArgumentException("unknown testcase among " + request.testcases());
            }
            return new Plan(false, request.profile().oneAfterAnother(), false, List.of(), List.of(), asked);
        }
        Set<String> ids = request.profile().testcases();
        boolean gated = ids.contains(BASIC02);
        return new Plan(gated, request.profile().oneAfterAnother(), ids.contains(DNSSEC07),
                named(catalogue, ids, testcase -> testcase.module() == Module.BASIC && !isBasic03(testcase)),
                named(catalogue, ids, Plan::isBasic03),
                named(catalogue, ids, testcase -> testcase.module() != Module.BASIC
                        || !gated && isBasic03(testcase)));
    }

    /// How many testcases run when nothing stops them.
    int size() {
        return basic.size() + others.size();
    }

    /// Whether the testcase waits for Dnssec07.
    boolean waitsForKeys(Testcase testcase) {
        return skipsUnsigned && testcase.module() == Module.DNSSEC && !testcase.id().equals(DNSSEC07)
                && !testcase.id().equals(DNSSEC11);
    }

    private static boolean isBasic03(Testcase testcase) {
        return testcase.id().equals(BASIC03);
    }

    private static List<Testcase> named(List<Testcase> catalogue, Set<String> ids, Predicate<Testcase> also) {
        Stream<Testcase> named = catalogue.stream().filter(testcase -> ids.contains(testcase.id()));
        return named.filter(also).toList();
    }
}
