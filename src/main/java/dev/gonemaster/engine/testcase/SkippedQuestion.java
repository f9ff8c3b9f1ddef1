package dev.gonemaster.engine.testcase;

import static dev.gonemaster.engine.message.ArgName.QUERY_TYPE;
import static dev.gonemaster.engine.testcase.SharedMessage.IPV4_DISABLED;
import static dev.gonemaster.engine.testcase.SharedMessage.IPV6_DISABLED;

import dev.gonemaster.engine.dns.NameServer;
import dev.gonemaster.engine.dns.Outcome.NotAsked;
import dev.gonemaster.engine.message.Tag;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// What a testcase says about a question that was left out on purpose: a note where the address family is switched
/// off, as the special procedural requirements of most testcases ask. The other reasons are told by the engine, once
/// for each run.
public final class SkippedQuestion {
    private SkippedQuestion() {
    }

    /// The tags of a testcase that reports here: its own, then those of [#report].
    public static List<Tag> tagsAfter(Tag... own) {
        return tagsAfter(List.of(), own);
    }

    /// The same of a testcase that has tags in common with others: those, its own, then those of [#report].
    public static List<Tag> tagsAfter(List<Tag> shared, Tag[] own) {
        Stream<Tag> all = Stream.concat(shared.stream(), Arrays.stream(own));
        return Stream.concat(all, Stream.of(IPV4_DISABLED, IPV6_DISABLED)).toList();
    }

    public static void report(Findings findings, NameServer server, int queryType, NotAsked skipped) {
        switch (skipped.reason()) {
            case IPV4_DISABLED -> report(findings, IPV4_DISABLED, server, queryType);
            case IPV6_DISABLED -> report(findings, IPV6_DISABLED, server, queryType);
            case NON_GLOBAL, BUDGET_SPENT -> { }
        }
    }

    private static void report(Findings findings, Tag tag, NameServer server, int queryType) {
        findings.add(tag, server, QUERY_TYPE.of(queryType));
    }
}
