package dev.gonemaster.engine;

import static dev.gonemaster.engine.FakeTestcase.reporting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gonemaster.engine.RunResult.End;
import dev.gonemaster.engine.dns.NameServer;
import dev.gonemaster.engine.dns.Outcome;
import dev.gonemaster.engine.dns.Query;
import dev.gonemaster.engine.dns.RootHints;
import dev.gonemaster.engine.dns.RunEndedException;
import dev.gonemaster.engine.dns.Transport;
import dev.gonemaster.engine.message.ArgName;
import dev.gonemaster.engine.message.Entry;
import dev.gonemaster.engine.message.Level;
import dev.gonemaster.engine.message.Module;
import dev.gonemaster.engine.message.ServerArg;
import dev.gonemaster.engine.profile.Profile;
import dev.gonemaster.engine.testcase.Findings;
import dev.gonemaster.engine.testcase.Testcase;
import dev.gonemaster.engine.zone.NameServerSet;
import dev.gonemaster.engine.zone.UndelegatedData;
import dev.gonemaster.engine.zone.Zone;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xbill.DNS.Name;
import org.xbill.DNS.Type;

@Timeout(20)
class TestcaseEngineTest {
    static final Duration LONG = Duration.ofMinutes(5);
    static final Outcome SILENCE = new Outcome.NoResponse(Outcome.Failure.TIMEOUT);
    static final Name ZONE = Name.fromConstantString("zone.example.");
    static final Name NS = Name.fromConstantString("ns.example.");

    @RepeatedTest(5)
    void entriesStandInTheOrderOfModulesWhateverEndsFirst() {
        List<Testcase> testcases = List.of(FakeTestcase.working(), late("address01", Module.ADDRESS),
                late("dnssec05", Module.DNSSEC), late("syntax01", Module.SYNTAX), late("zone09", Module.ZONE));

        RunResult result = run(testcases, Level.DEBUG);

        assertThat(result.end()).isEqualTo(End.COMPLETED);
        assertThat(result.entries()).extracting(entry -> entry.testcase() + " " + entry.tag()).containsExactly(
                " GLOBAL_VERSION",
                "basic02 TEST_CASE_START", "basic02 B02_AUTH_RESPONSE_SOA", "basic02 TEST_CASE_END",
                "address01 TEST_CASE_START", "address01 FIRST", "address01 SECOND", "address01 TEST_CASE_END",
                "dnssec05 TEST_CASE_START", "dnssec05 FIRST", "dnssec05 SECOND", "dnssec05 TEST_CASE_END",
                "syntax01 TEST_CASE_START", "syntax01 FIRST", "syntax01 SECOND", "syntax01 TEST_CASE_END",
                "zone09 TEST_CASE_START", "zone09 FIRST", "zone09 SECOND", "zone09 TEST_CASE_END");
    }

    @Test
    void testcasesRunSideBySide() {
        CountDownLatch both = new CountDownLatch(2);
        Testcase one = new FakeTestcase("zone01", Module.ZONE, (zone, findings) -> meet(both));
        Testcase other = new FakeTestcase("zone02", Module.ZONE, (zone, findings) -> meet(both));

        assertThat(run(List.of(one, other), Level.INFO).end()).isEqualTo(End.COMPLETED);
    }

    @Test
    void testcasesRunOneAfterAnotherWhereTheProfileSaysSo() {
        var running = new AtomicInteger();
        var most = new AtomicInteger();
        List<Testcase> testcases = new ArrayList<>(List.of(FakeTestcase.working()));
        for (int i = 1; i <= 9; i++) {
            testcases.add(new FakeTestcase("zone0" + i, Module.ZONE, (_, _) -> {
                most.accumulateAndGet(running.incrementAndGet(), Math::max);
                Thread.yield();
                running.decrementAndGet();
            }));
        }
        Profile profile = Testcases.profiles(testcases).merge(Testcases.profiles(testcases).defaults(),
                "{\"resolver\": {\"defaults\": {\"parallel\": 1}}}");

        RunResult result = run(testcases, request(profile, Set.of(), Level.INFO), control(), RunProgress.NONE);

        assertThat(result.end()).isEqualTo(End.COMPLETED);
        assertThat(most).hasValue(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 8})
    void testcasesOfDnssecRunOnlyWhereTheZoneIsSigned(int parallel) {
        List<Testcase> signed = dnssec((_, _) -> { });
        List<Testcase> unsigned = dnssec((_, findings) -> findings.add(FakeTestcase.Message.DS07_NOT_SIGNED));

        assertThat(testcases(signed, parallel, Set.of()))
                .containsExactly("basic02", "dnssec01", "dnssec07", "dnssec11", "dnssec19", "zone01");
        assertThat(testcases(unsigned, parallel, Set.of()))
                .containsExactly("basic02", "dnssec07", "dnssec11", "zone01");
        assertThat(testcases(unsigned, parallel, Set.of("dnssec01", "dnssec07")))
                .containsExactly("dnssec01", "dnssec07");
    }

    private static List<Testcase> dnssec(BiConsumer<Zone, Findings> dnssec07) {
        return List.of(FakeTestcase.working(), reporting("dnssec01", Module.DNSSEC),
                new FakeTestcase("dnssec07", Module.DNSSEC, dnssec07), reporting("dnssec11", Module.DNSSEC),
                reporting("dnssec19", Module.DNSSEC), reporting("zone01", Module.ZONE));
    }

    private static List<String> testcases(List<Testcase> testcases, int parallel, Set<String> asked) {
        Profile profile = Testcases.profiles(testcases).merge(Testcases.profiles(testcases).defaults(),
                "{\"resolver\": {\"defaults\": {\"parallel\": " + parallel + "}}}");
        return run(testcases, request(profile, asked, Level.DEBUG3), control(), RunProgress.NONE).entries().stream()
                .map(Entry::testcase).filter(id -> !id.isEmpty()).distinct().toList();
    }

    @Test
    void entriesBelowTheLevelAreNotKept() {
        List<Testcase> testcases = List.of(FakeTestcase.working(), reporting("zone09", Module.ZONE));

        assertThat(tags(run(testcases, Level.ERROR))).containsExactly("SECOND");
        assertThat(tags(run(testcases, Level.NOTICE))).containsExactly("FIRST", "SECOND");
    }

    @Test
    void theProfileSetsTheLevel() {
        List<Testcase> testcases = List.of(reporting("zone09", Module.ZONE));
        Profile profile = Testcases.profiles(testcases).merge(Testcases.profiles(testcases).defaults(),
                "{\"test_levels\": {\"ZONE\": {\"FIRST\": \"CRITICAL\"}}}");

        RunResult result = run(testcases, request(profile, Set.of(), Level.NOTICE), control(), RunProgress.NONE);

        assertThat(tags(result)).containsExactly("FIRST");
        assertThat(result.entries().getFirst().level()).isEqualTo(Level.CRITICAL);
    }

    @Test
    void onlyTestcasesOfTheProfileRun() {
        List<Testcase> testcases = List.of(reporting("syntax01", Module.SYNTAX), reporting("zone09", Module.ZONE));
        Profile profile = Testcases.profiles(testcases).merge(Testcases.profiles(testcases).defaults(),
                "{\"test_cases\": [\"zone09\"]}");

        RunResult result = run(testcases, request(profile, Set.of(), Level.NOTICE), control(), RunProgress.NONE);

        assertThat(result.entries()).extracting(Entry::testcase).containsOnly("zone09");
    }

    @Test
    void aTestcaseThatThrowsBecomesAnEntryAndTheRunGoesOn() {
        Testcase broken = new FakeTestcase("syntax01", Module.SYNTAX, (zone, findings) -> {
            findings.add(FakeTestcase.Message.SECOND);
            throw new IllegalStateException("secret");
        });
        Testcase endless = new FakeTestcase("syntax02", Module.SYNTAX, this::recurse);

        RunResult result = run(List.of(FakeTestcase.working(), broken, endless, reporting("zone09", Module.ZONE)),
                Level.NOTICE);

        assertThat(tags(result)).containsExactly("SECOND", "MODULE_ERROR", "MODULE_ERROR", "FIRST", "SECOND");
        Entry error = result.entries().get(1);
        assertThat(error.module()).isEqualTo(Module.SYSTEM);
        assertThat(error.level()).isEqualTo(Level.CRITICAL);
        assertThat(error.args()).containsExactly(
                Map.entry("module", "SYNTAX"), Map.entry("testcase", "syntax01"),
                Map.entry("message", "IllegalStateException"));
        assertThat(result.end()).isEqualTo(End.COMPLETED);
    }

    @Test
    void basic03IsLeftOutWhenBasic02FindsAServer() {
        List<Testcase> testcases = List.of(FakeTestcase.working(), reporting("basic03", Module.BASIC),
                reporting("zone09", Module.ZONE));

        RunResult result = run(testcases, Level.NOTICE);

        assertThat(result.entries()).extracting(Entry::testcase).containsExactly("zone09", "zone09");
    }

    @Test
    void nothingButBasicRunsWhenNobodyAnswers() {
        List<Testcase> testcases = List.of(reporting("basic01", Module.BASIC), reporting("basic02", Module.BASIC),
                reporting("basic03", Module.BASIC), reporting("zone09", Module.ZONE));

        RunResult result = run(testcases, Level.ERROR);

        assertThat(result.entries()).extracting(entry -> entry.testcase() + " " + entry.tag()).containsExactly(
                "basic01 SECOND", "basic02 SECOND", "basic03 SECOND", " CANNOT_CONTINUE");
        assertThat(result.entries().getLast().args()).containsEntry("domain", "zone.example");
        assertThat(result.end()).isEqualTo(End.COMPLETED);
    }

    @Test
    void aDefectInBasic02KeepsNobodyOut() {
        Testcase broken = new FakeTestcase("basic02", Module.BASIC, (zone, findings) -> {
            throw new IllegalStateException();
        });

        assertThat(tags(run(List.of(broken, reporting("zone09", Module.ZONE)), Level.ERROR)))
                .containsExactly("MODULE_ERROR", "SECOND");
    }

    @Test
    void testcasesThatAreAskedForRunAloneWithoutGate() {
        List<Testcase> testcases = List.of(reporting("basic02", Module.BASIC), reporting("basic03", Module.BASIC),
                reporting("syntax01", Module.SYNTAX), reporting("zone09", Module.ZONE));

        RunResult result = run(testcases, request(testcases, Set.of("zone09", "basic03"), Level.ERROR), control(),
                RunProgress.NONE);

        assertThat(result.entries()).extracting(Entry::testcase).containsExactly("basic03", "zone09");
    }

    @Test
    void anUnknownTestcaseIsRefused() {
        List<Testcase> testcases = List.of(reporting("zone09", Module.ZONE));

        assertThatIllegalArgumentException().isThrownBy(() -> run(testcases,
                request(testcases, Set.of("zone99"), Level.ERROR), control(), RunProgress.NONE));
    }

    @Test
    void aRunOfTooManyEntriesIsCutAndSaysSo() {
        Testcase talkative = new FakeTestcase("syntax01", Module.SYNTAX, (zone, findings) -> {
            for (long i = 0; i < 70_000; i++) {
                findings.add(FakeTestcase.Message.FIRST, ArgName.COUNT.of(i));
            }
        });
        List<Entry> early = new ArrayList<>();
        List<Testcase> testcases = List.of(talkative, reporting("zone09", Module.ZONE));

        RunResult result = engine(testcases, silent()).run(request(testcases, Set.of(), Level.NOTICE), control(),
                RunProgress.NONE, early::add);

        assertThat(result.entries()).hasSize(65_535);
        assertThat(result.entries().getLast().tag()).isEqualTo("ENTRIES_CUT");
        assertThat(result.entries().getLast().args()).containsEntry("count", 65_534L);
        assertThat(early).isEqualTo(result.entries());
    }

    @Test
    void exactlyAsManyEntriesAsAllowedAreNotCut() {
        Testcase talkative = new FakeTestcase("syntax01", Module.SYNTAX, (zone, findings) -> {
            for (long i = 1; i <= 65_535; i++) {
                findings.add(FakeTestcase.Message.FIRST, ArgName.COUNT.of(i));
            }
        });

        RunResult result = run(List.of(talkative), Level.NOTICE);

        assertThat(result.entries()).hasSize(65_535);
        assertThat(result.entries().getLast().args()).containsEntry("count", 65_535L);
    }

    @Test
    void progressCountsTestcasesUpToTheirNumber() {
        List<String> reports = Collections.synchronizedList(new ArrayList<>());
        List<Testcase> testcases = List.of(FakeTestcase.working(), reporting("zone09", Module.ZONE));

        run(testcases, request(testcases, Set.of(), Level.NOTICE), control(),
                (done, total, testcase) -> reports.add(done + "/" + total + " " + testcase));

        assertThat(reports).containsExactly("0/2 ", "1/2 basic02", "2/2 zone09");
    }

    @Test
    void aReaderThatFailsEndsTheRun() {
        List<Testcase> testcases = List.of(reporting("zone09", Module.ZONE));

        assertThatThrownBy(() -> engine(testcases, silent()).run(request(testcases, Set.of(), Level.NOTICE),
                control(), RunProgress.NONE, entry -> {
                    throw new IllegalStateException("full");
                })).hasMessage("full");
    }

    @Test
    void serversThatMayNotBeAskedAreNamedOnce() throws UnknownHostException {
        InetAddress local = InetAddress.getByName("10.0.0.1");
        Testcase asking = new FakeTestcase("zone09", Module.ZONE, (zone, findings) -> {
            zone.dns().askAll(List.of(new NameServer(NS, local)), Query.of(ZONE, Type.SOA));
            zone.dns().askAll(List.of(new NameServer(NS, local)), Query.of(ZONE, Type.NS));
        });

        RunResult result = run(List.of(asking), Level.NOTICE);

        assertThat(tags(result)).containsExactly("NON_GLOBAL_QUERY_BLOCKED");
        assertThat(result.entries().getFirst().args())
                .containsEntry("servers", List.of(new ServerArg("ns.example", "10.0.0.1")));
        assertThat(result.timings()).isEmpty();
    }

    @Test
    void serversNamedForAnUndelegatedTestAreAskedWhereverTheyAre() throws UnknownHostException {
        InetAddress local = InetAddress.getByName("10.0.0.1");
        AtomicInteger asked = new AtomicInteger();
        List<Testcase> testcases = List.of(new FakeTestcase("zone09", Module.ZONE,
                (zone, findings) -> zone.dns().ask(local, Query.of(ZONE, Type.SOA))));
        Profile profile = Testcases.profiles(testcases).defaults();
        UndelegatedData data = new UndelegatedData(NameServerSet.of(List.of(new NameServer(NS, local))), List.of());

        RunResult result = engine(testcases, (server, query) -> {
            asked.incrementAndGet();
            return SILENCE;
        }).run(new RunRequest(ZONE, Set.of(), data, Level.NOTICE, profile), control(), RunProgress.NONE);

        assertThat(asked).hasValue(1);
        assertThat(result.entries()).isEmpty();
        assertThat(result.timings()).singleElement().satisfies(timing -> {
            assertThat(timing.address()).isEqualTo("10.0.0.1");
            assertThat(timing.nameserver()).isEqualTo("ns.example");
            assertThat(timing.count()).isZero();
            assertThat(timing.timeouts()).isEqualTo(1);
            assertThat(timing.avgMs()).isNull();
        });
    }

    @Test
    void entriesAreTimedFromTheStartOfTheRun() {
        AtomicInteger ticks = new AtomicInteger();
        List<Testcase> testcases = List.of(reporting("zone09", Module.ZONE));
        TestcaseEngine engine = new TestcaseEngine(hints(),
                EngineParts.NETWORK.withTransports((settings, deadline) -> silent()), testcases,
                () -> 1_000_000L * ticks.getAndIncrement());

        RunResult result = engine.run(request(testcases, Set.of(), Level.NOTICE), control(), RunProgress.NONE);

        assertThat(result.entries()).extracting(Entry::at).isSorted().allMatch(at -> at.isPositive());
    }

    static Testcase late(String id, Module module) {
        return new FakeTestcase(id, module, (zone, findings) -> {
            findings.add(FakeTestcase.Message.FIRST, ArgName.COUNT.of(1L));
            for (int i = ThreadLocalRandom.current().nextInt(2_000); i > 0; i--) {
                Thread.yield();
            }
            findings.add(FakeTestcase.Message.SECOND);
        });
    }

    static Testcase waiting(String id) {
        return new FakeTestcase(id, Module.ZONE, (zone, findings) -> waitForInterrupt());
    }

    private void recurse(Object zone, Object findings) {
        recurse(findings, zone);
    }

    static void waitForInterrupt() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            throw new RunEndedException("interrupted");
        }
    }

    static void meet(CountDownLatch latch) {
        latch.countDown();
        try {
            assertThat(latch.await(5, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static List<String> tags(RunResult result) {
        return result.entries().stream().map(Entry::tag).toList();
    }

    static RunControl control() {
        return new RunControl(LONG);
    }

    static Transport silent() {
        return (server, query) -> SILENCE;
    }

    static RootHints hints() {
        return RootHints.of(List.of(new NameServer(NS, InetAddress.ofLiteral("198.41.0.4"))));
    }

    static TestcaseEngine engine(List<Testcase> testcases, Transport transport) {
        return new TestcaseEngine(hints(), EngineParts.NETWORK.withTransports((settings, deadline) -> transport),
                testcases, System::nanoTime);
    }

    static RunRequest request(List<Testcase> testcases, Set<String> asked, Level minLevel) {
        return request(Testcases.profiles(testcases).defaults(), asked, minLevel);
    }

    static RunRequest request(Profile profile, Set<String> asked, Level minLevel) {
        return new RunRequest(ZONE, asked, UndelegatedData.NONE, minLevel, profile);
    }

    static RunRequest allowingLoopback(List<Testcase> testcases) {
        Profile profile = Testcases.profiles(testcases).merge(Testcases.profiles(testcases).defaults(),
                "{\"net\": {\"allow_non_global_targets\": true}}");
        return request(profile, Set.of(), Level.NOTICE);
    }

    static RunResult run(List<Testcase> testcases, Level minLevel) {
        return run(testcases, request(testcases, Set.of(), minLevel), control(), RunProgress.NONE);
    }

    static RunResult run(List<Testcase> testcases, RunRequest request, RunControl control,
                                 RunProgress progress) {
        return engine(testcases, silent()).run(request, control, progress);
    }
}
