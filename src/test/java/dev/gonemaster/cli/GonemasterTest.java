package dev.gonemaster.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gonemaster.engine.EngineParts;
import dev.gonemaster.engine.RunControl;
import dev.gonemaster.engine.RunProgress;
import dev.gonemaster.engine.RunRequest;
import dev.gonemaster.engine.RunResult;
import dev.gonemaster.engine.RunResult.End;
import dev.gonemaster.engine.RunResult.NameserverTiming;
import dev.gonemaster.engine.Testcases;
import dev.gonemaster.engine.dns.Ipv6;
import dev.gonemaster.engine.dns.Outcome.Failure;
import dev.gonemaster.engine.dns.Outcome.NoResponse;
import dev.gonemaster.engine.dns.Outcome.NotAsked;
import dev.gonemaster.engine.dns.Outcome.Reason;
import dev.gonemaster.engine.dns.Query;
import dev.gonemaster.engine.dns.QueryControls;
import dev.gonemaster.engine.dns.QueryListener.Decision;
import dev.gonemaster.engine.dns.ResolverSettings;
import dev.gonemaster.engine.dns.RootHints;
import dev.gonemaster.engine.message.Entry;
import dev.gonemaster.engine.message.Level;
import dev.gonemaster.engine.message.Module;
import dev.gonemaster.engine.message.ServerArg;
import dev.gonemaster.engine.profile.Profile;
import dev.gonemaster.engine.weakkeys.BlocklistFiles;
import dev.gonemaster.engine.weakkeys.KeyMaterial;
import dev.gonemaster.translation.Language;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.math.BigInteger;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.xbill.DNS.DSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Type;

class GonemasterTest {
    private static final InetAddress SERVER = InetAddress.ofLiteral("192.0.2.1");
    private static final List<Entry> ENTRIES = List.of(
            entry(1_500, Module.SYSTEM, "", "MODULE_ERROR", Level.CRITICAL, args("module", "ZONE", "testcase", "zone09",
                    "message", "a \"b\"\u001B[2J\nc")),
            entry(12_345_678, Module.DELEGATION, "delegation01", "ENOUGH_NS_DEL", Level.NOTICE, args("count", 2L,
                    "servers", List.of(new ServerArg("ns1.example", "192.0.2.1"),
                            new ServerArg("ns2.example", "2001:db8::1")))));
    private static final List<NameserverTiming> TIMINGS = List.of(
            new NameserverTiming("ns1.example", "192.0.2.1", 2.0, 1.0, 3.0, 2.0, 0.5, 4, 1, 0),
            new NameserverTiming("ns2.example", "2001:db8::1", null, null, null, null, null, 0, 2, 1));

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final FakeRunner runner = new FakeRunner();
    private EngineParts parts = EngineParts.NETWORK;

    @TempDir
    Path folder;

    static final List<Arguments> badInput = List.of(
            bad("no domain given; see gonemaster --help"),
            bad("Domain name has two or more dots in a row.", "a..example"),
            bad("Domain name has a label with a character that is not permitted: \"a b\".", "--domain", "a b.example"),
            bad("give the domain once, as DOMAIN or with --domain", "--domain", "a.example", "b.example"),
            bad("Unmatched argument at index 1: 'b.example'", "a.example", "b.example"),
            bad("Unknown option: '--nonsense'", "--nonsense", "a.example"),
            bad("--testcase zone99: no such testcase; see gonemaster --list-tests", "--testcase", "zone99",
                    "a.example"),
            bad("--module SYSTEM: no such module; one of BASIC, ADDRESS, CONNECTIVITY, CONSISTENCY, DELEGATION, DNSSEC,"
                    + " NAMESERVER, SYNTAX, ZONE", "--module", "SYSTEM", "a.example"),
            bad("--min-level LOUD: no such level; one of DEBUG3, DEBUG2, DEBUG, INFO, NOTICE, WARNING, ERROR, CRITICAL",
                    "--min-level", "LOUD", "a.example"),
            bad("--raw, --json and --json-stream exclude each other", "--raw", "--json", "a.example"),
            bad("--raw, --json and --json-stream exclude each other", "--json-stream", "--json", "a.example"),
            bad("--ns ns1.example/nowhere: what follows the slash is not an IP address", "--ns", "ns1.example/nowhere",
                    "a.example"),
            bad("--ns .ns: Domain name starts with a dot.", "--ns", ".ns", "a.example"),
            bad("--ds 1,2,3: not of the form KEYTAG,ALGORITHM,DIGTYPE,DIGEST", "--ds", "1,2,3", "a.example"),
            bad("--ds 65536,8,2,AB: key tag must be a number from 0 to 65535", "--ds", "65536,8,2,AB", "a.example"),
            bad("--ds 1,8,2,ABC: digest must be 1 to 64 octets in hexadecimal", "--ds", "1,8,2,ABC", "a.example"),
            bad("--ds 1,8,2,ABCD: a digest of type 2 has another length", "--ds", "1,8,2,ABCD", "a.example"),
            bad("--profile /nowhere/p.json: no such file", "--profile", "/nowhere/p.json", "a.example"),
            bad("--hints /nowhere/hints: no such file", "--hints", "/nowhere/hints", "a.example"),
            bad("cannot write /nowhere/out: no such folder", "--output", "/nowhere/out", "a.example"),
            bad("--retry must be 1 to 255, not 0", "--retry", "0", "a.example"),
            bad("--timeout must be 1 to 255, not 256", "--timeout", "256", "a.example"),
            bad("Invalid value for option '--retrans': 'x' is not an int", "--retrans", "x", "a.example"),
            bad("Missing required parameter for option '--timeout' (N)", "a.example", "--timeout"),
            bad("--ordered and --unordered exclude each other", "--ordered", "--unordered", "a.example"),
            bad("--fallback and --no-fallback exclude each other", "--fallback", "--no-fallback", "a.example"),
            bad("--score and --no-score exclude each other", "--score", "--no-score", "a.example"),
            bad("--scoring-config and --no-score exclude each other", "--no-score", "--scoring-config", "x",
                    "a.example"),
            bad("--scoring-config /nowhere/s.json: no such file", "--scoring-config", "/nowhere/s.json", "a.example"),
            bad("--ipv6 and --no-ipv6 exclude each other", "--ipv6", "--no-ipv6", "a.example"),
            bad("--save-max-entries needs --save", "--save-max-entries", "5", "a.example"),
            bad("--save /nowhere/cache: no such folder", "--save", "/nowhere/cache", "a.example"),
            bad("--restore /nowhere/cache: no such file", "--restore", "/nowhere/cache", "a.example"),
            bad("--cache-stats /nowhere/cache: no such file", "--cache-stats", "/nowhere/cache"),
            bad("--stop-level LOUD: no such level; one of DEBUG3, DEBUG2, DEBUG, INFO, NOTICE, WARNING, ERROR,"
                    + " CRITICAL", "--stop-level", "LOUD", "a.example"),
            bad("--exclude zone99: no such testcase or module; see gonemaster --list-tests", "--exclude", "zone99",
                    "a.example"),
            bad("--exclude leaves no testcase", "--testcase", "zone09", "--exclude", "Zone", "a.example"),
            bad("--parallel must be 1 to 255, not 0", "--parallel", "0", "a.example"),
            bad("--error-cache-ttl must be 0 to 86400, not 86401", "--error-cache-ttl", "86401", "a.example"),
            bad("--sourceaddr4 ::1: not an IPv4 address", "--sourceaddr4", "::1", "a.example"),
            bad("--sourceaddr6 here: not an IP address", "--sourceaddr6", "here", "a.example"),
            bad("--sourceaddr4 192.0.2.77: not an address of this machine", "--sourceaddr4", "192.0.2.77", "a.example"),
            bad("--badkeys-path /nowhere: blocklist.dat is not there", "--badkeys-path", "/nowhere", "a.example"),
            bad("neither IPv4 nor IPv6 is left to ask with", "--no-ipv4", "--no-ipv6", "a.example"));

    @ParameterizedTest
    @FieldSource("badInput")
    void badInputIsOneLineOnStderr(String line, List<String> args) {
        int exit = execute(args.toArray(String[]::new));

        assertThat(err()).isEqualTo("gonemaster: " + line + "\n");
        assertThat(out()).isEmpty();
        assertThat(exit).isEqualTo(2);
        assertThat(runner.request).isNull();
    }

    @Test
    void aBadProfileIsNamedWithItsPath() throws IOException {
        Path profile = Files.writeString(folder.resolve("p.json"), "{\"net\": {\"ipv4\": 1}}");

        assertThat(execute("--profile", profile.toString(), "a.example")).isEqualTo(2);
        assertThat(err()).isEqualTo("gonemaster: --profile " + profile + ": net.ipv4: must be true or false\n");
    }

    @Test
    void badHintsAreNamedWithTheirFile() throws IOException {
        Path hints = Files.writeString(folder.resolve("hints"), "nothing\n");

        assertThat(execute("--hints", hints.toString(), "a.example")).isEqualTo(2);
        assertThat(err()).startsWith("gonemaster: --hints " + hints + ":").hasLineCount(1);
    }

    @Test
    void peopleGetSentencesInColumns() {
        assertThat(execute("a.example")).isZero();

        assertThat(out().lines().toList()).hasSize(4)
                .startsWith("Seconds  Level     Message", "-------  --------  -------")
                .anyMatch(line -> line.startsWith("   0.00  CRITICAL  ") && line.contains("zone09")
                        && line.contains("\\u{1B}[2J\\u{A}c"))
                .anyMatch(line -> line.startsWith("  12.35  NOTICE    "));
        assertThat(err()).isEmpty();
    }

    @Test
    void silenceIsSaid() {
        runner.result = new RunResult(List.of(), End.COMPLETED, List.of());

        assertThat(execute("--min-level", "error", "a.example")).isZero();
        assertThat(out()).isEqualTo("Nothing to report at level ERROR or above.\n");
    }

    @Test
    void jsonIsOneArray() {
        assertThat(execute("--json", "a.example")).isZero();

        assertThat(out()).isEqualTo("["
                + "{\"timestamp\":0.001500,\"module\":\"SYSTEM\",\"testcase\":\"\",\"tag\":\"MODULE_ERROR\","
                + "\"level\":\"CRITICAL\",\"args\":{\"module\":\"ZONE\",\"testcase\":\"zone09\","
                + "\"message\":\"a \\\"b\\\"\\u001B[2J\\nc\"}},"
                + "{\"timestamp\":12.345678,\"module\":\"DELEGATION\",\"testcase\":\"delegation01\","
                + "\"tag\":\"ENOUGH_NS_DEL\",\"level\":\"NOTICE\",\"args\":{\"count\":2,\"servers\":["
                + "{\"ns\":\"ns1.example\",\"address\":\"192.0.2.1\"},"
                + "{\"ns\":\"ns2.example\",\"address\":\"2001:db8::1\"}]}}]\n");
    }

    @Test
    void jsonWithTimingsIsOneObject() {
        assertThat(execute("--json", "--nstimes", "a.example")).isZero();

        assertThat(out()).startsWith("{\"entries\":[{\"timestamp\"").endsWith("}],\"nameserver_timings\":["
                + "{\"nameserver\":\"ns1.example\",\"address\":\"192.0.2.1\",\"avg_ms\":2.000,\"min_ms\":1.000,"
                + "\"max_ms\":3.000,\"median_ms\":2.000,\"stddev_ms\":0.500,\"count\":4,\"timeouts\":1,\"refused\":0},"
                + "{\"nameserver\":\"ns2.example\",\"address\":\"2001:db8::1\",\"avg_ms\":null,\"min_ms\":null,"
                + "\"max_ms\":null,\"median_ms\":null,\"stddev_ms\":null,\"count\":0,\"timeouts\":2,\"refused\":1}"
                + "]}\n");
    }

    @Test
    void anEmptyRunIsAnEmptyArray() {
        runner.result = new RunResult(List.of(), End.COMPLETED, List.of());

        assertThat(execute("--json", "a.example")).isZero();
        assertThat(out()).isEqualTo("[]\n");
    }

    @Test
    void theStreamIsOneObjectALineAndEachIsWrittenAtOnce() {
        runner.afterEntry = () -> assertThat(out()).endsWith("}\n");

        assertThat(execute("--json-stream", "--nstimes", "a.example")).isZero();

        assertThat(out().lines().toList()).hasSize(3)
                .allMatch(line -> line.startsWith("{") && line.endsWith("}"))
                .last().asString().startsWith("{\"nameserver_timings\":[{");
    }

    @Test
    void rawIsTagAndArguments() {
        assertThat(execute("--raw", "a.example")).isZero();

        assertThat(out()).isEqualTo("""
                MODULE_ERROR module=ZONE testcase=zone09 message="a \\"b\\"\\\\u{1B}[2J\\\\u{A}c"
                ENOUGH_NS_DEL count=2 servers=ns1.example/192.0.2.1;ns2.example/2001:db8::1
                """);
    }

    @Test
    void timesComeAsATable() {
        assertThat(execute("--raw", "--nstimes", "a.example")).isZero();

        assertThat(out().lines().skip(2).map(line -> line.replaceAll(" +", " "))).containsExactly(
                "Name server max min avg stddev median total count timeout refused",
                "ns1.example/192.0.2.1 3.00 1.00 2.00 0.50 2.00 8.00 4 1 0",
                "ns2.example/2001:db8::1 - - - - - - 0 2 1",
                "8 questions to 2 addresses: 4 answered, 3 timeouts, 1 refused");
    }

    @Test
    void countsGoWhereTheyDisturbNobody() {
        assertThat(execute("--count", "a.example")).isZero();
        assertThat(out()).endsWith("\nNOTICE        1\nCRITICAL      1\n");

        out.reset();
        assertThat(execute("--count", "--json", "a.example")).isZero();
        assertThat(out()).endsWith("}]\n");
        assertThat(err()).isEqualTo("NOTICE        1\nCRITICAL      1\n");
    }

    @Test
    void resultsCanGoToAFile() throws IOException {
        Path file = folder.resolve("results");

        assertThat(execute("--raw", "--output", file.toString(), "a.example")).isZero();
        assertThat(file).content().hasLineCount(2);
        assertThat(out()).isEmpty();
    }

    @Test
    void progressIsShownToATerminalAlone() {
        assertThat(execute("--json", "a.example")).isZero();
        assertThat(err()).isEmpty();

        assertThat(onTerminal(out, "--json", "a.example")).isZero();
        assertThat(err()).contains("\r\033[K1/2 zone09").endsWith("\r\033[K");

        err.reset();
        assertThat(onTerminal(out, "--json", "--no-progress", "a.example")).isZero();
        assertThat(err()).isEmpty();
    }

    @Test
    void whatIsTypedReachesTheEngine() throws IOException {
        Path profile = Files.writeString(folder.resolve("p.json"),
                "{\"resolver\": {\"defaults\": {\"retry\": 7, \"timeout\": 9}}}");

        assertThat(execute("--testcase", "ZONE09", "--testcase", "syntax01", "--module", "dnssec",
                "--min-level", "info", "--profile", profile.toString(), "--timeout", "11", "--retrans", "4",
                "--no-ipv6", "--allow-non-global", "--ns", "NS1.example/192.0.2.1",
                "--ns", "ns1.example/2001:db8::1", "--ns", "ns2.example",
                "--ds", "1,8,2," + "abCD".repeat(16), "räksmörgås.se")).isZero();

        RunRequest request = runner.request();
        assertThat(request.zone()).hasToString("xn--rksmrgs-5wao1o.se.");
        assertThat(request.testcases()).contains("zone09", "syntax01", "dnssec05").doesNotContain("basic01");
        assertThat(request.minLevel()).isEqualTo(Level.INFO);
        assertThat(request.profile().resolver().tries()).isEqualTo(7);
        assertThat(request.profile().resolver().timeout()).hasSeconds(11);
        assertThat(request.profile().resolver().retransmit()).hasSeconds(4);
        assertThat(request.profile().resolver().ipv4()).isTrue();
        assertThat(request.profile().resolver().ipv6()).isFalse();
        assertThat(request.profile().resolver().allowNonGlobal()).isTrue();
        assertThat(request.undelegatedData().nameServers()).hasToString(
                "{ns1.example.=[ns1.example/192.0.2.1, ns1.example/2001:db8::1], ns2.example.=[]}");
        DSRecord ds = request.undelegatedData().ds().getFirst();
        assertThat(ds).hasToString("xn--rksmrgs-5wao1o.se.\t0\tIN\tDS\t1 8 2 " + "ABCD".repeat(16));
    }

    @Test
    void withoutOptionsTheDefaultsHold() {
        assertThat(execute("--domain", "a.example")).isZero();

        assertThat(runner.request().testcases()).isEmpty();
        assertThat(runner.request().minLevel()).isEqualTo(Level.NOTICE);
        assertThat(runner.request().profile()).isEqualTo(Testcases.profiles().defaults());
        assertThat(runner.request().undelegatedData().replacesDelegation()).isFalse();
    }

    @Test
    void anInterruptedRunPrintsWhatItFound() {
        runner.result = new RunResult(ENTRIES, End.CANCELED, List.of());

        assertThat(execute("--raw", "a.example")).isEqualTo(130);
        assertThat(out()).hasLineCount(2);
    }

    @Test
    void aReaderThatWentAwayEndsTheRunQuietly() {
        OutputStream broken = new OutputStream() {
            @Override
            public void write(int octet) throws IOException {
                throw new IOException("Broken pipe");
            }
        };

        assertThat(onTerminal(broken, "--no-progress", "a.example")).isZero();
        assertThat(err()).isEmpty();
        assertThat(runner.canceled).isTrue();
    }

    @Test
    void aFullDiskIsAnError() {
        OutputStream full = new OutputStream() {
            @Override
            public void write(int octet) throws IOException {
                throw new IOException("No space left on device");
            }
        };

        assertThat(onTerminal(full, "--json", "--no-progress", "a.example")).isEqualTo(2);
        assertThat(err()).isEqualTo("gonemaster: cannot write results: No space left on device\n");
    }

    @Test
    void whatIsTypedGoesOverTheProfile() {
        assertThat(execute("--exclude", "Zone", "--exclude", "basic03", "--parallel", "1", "--no-fallback",
                "--error-cache-ttl", "1", "--positive-cache-ttl", "2", "--negative-cache-ttl", "3", "--sourceaddr4",
                "127.0.0.1", "a.example")).isZero();

        Profile profile = runner.request().profile();
        assertThat(profile.testcases()).contains("basic01", "syntax01").doesNotContain("basic03", "zone09", "zone01");
        assertThat(profile.oneAfterAnother()).isTrue();
        assertThat(profile.resolver().fallback()).isFalse();
        assertThat(profile.resolver().controls()).isEqualTo(QueryControls.DEFAULT.withErrorTtl(Duration.ofSeconds(1))
                .withPositiveTtl(Duration.ofSeconds(2)).withNegativeTtl(Duration.ofSeconds(3)));
        assertThat(profile.resolver().source4()).isEqualTo(InetAddress.ofLiteral("127.0.0.1"));
        assertThat(parts.ipv6()).isEqualTo(Ipv6.WHERE_THERE_IS_A_ROUTE);
    }

    @Test
    void excludedTestcasesAreLeftOutOfThoseChosen() {
        assertThat(execute("--module", "zone", "--exclude", "zone09", "a.example")).isZero();
        assertThat(runner.request().testcases()).contains("zone01").doesNotContain("zone09");
    }

    @Test
    void ipv6CanBeAskedForWithoutLookingForARoute() {
        assertThat(execute("--ipv6", "a.example")).isZero();
        assertThat(parts.ipv6()).isEqualTo(Ipv6.ALWAYS);
    }

    @Test
    void theRunEndsAfterTheFirstMessageAtTheStopLevel() {
        assertThat(execute("--stop-level", "critical", "--min-level", "debug3", "a.example")).isZero();

        assertThat(out()).contains("zone09").doesNotContain("ns1.example");
        assertThat(runner.canceled).isTrue();
    }

    @Test
    void aStopLevelBelowTheShownOneIsKeptToo() {
        assertThat(execute("--stop-level", "INFO", "--min-level", "ERROR", "a.example")).isZero();
        assertThat(runner.request().minLevel()).isEqualTo(Level.INFO);
    }

    @Test
    void aRunIsSavedAndRestored() {
        Path cache = folder.resolve("cache.json.gz");
        Query query = Query.of(Name.root, Type.SOA);
        runner.during = () -> parts.answers().forRun(Name.root, ResolverSettings.DEFAULT)
                .keep(SERVER, query, new NoResponse(Failure.TIMEOUT));
        assertThat(execute("--save", cache.toString(), "a.example")).isZero();
        assertThat(execute("--save", cache.toString(), "--save-max-entries", "1", "a.example")).isZero();
        out.reset();

        assertThat(execute("--cache-stats", cache.toString())).isZero();
        assertThat(out()).contains("compression   gzip", "nameserver", "silence       1");
        out.reset();

        runner.during = () -> assertThat(parts.answers().forRun(Name.root, ResolverSettings.DEFAULT)
                .find(SERVER, query)).contains(new NoResponse(Failure.TIMEOUT));
        assertThat(execute("--restore", cache.toString(), "--cache-strict", "a.example")).isZero();
        assertThat(out()).endsWith("packet cache: 1 hits, 0 misses\n");
        assertThat(err()).isEmpty();
    }

    @Test
    void eachDecisionAboutAQuestionIsALineAndATableFollows() {
        Query query = Query.of(Name.root, Type.SOA);
        runner.during = () -> {
            parts.listener().decided(SERVER, query, Decision.ASKED, new NoResponse(Failure.TIMEOUT));
            parts.listener().decided(SERVER, query, Decision.CACHED, new NoResponse(Failure.TIMEOUT));
            parts.listener().decided(SERVER, query, Decision.FAST_FAIL, new NoResponse(Failure.TIMEOUT));
            parts.listener().decided(SERVER, query, Decision.NOT_ASKED, new NotAsked(Reason.NON_GLOBAL));
        };

        assertThat(execute("--debug-queries", "a.example")).isZero();

        assertThat(err().lines()).containsExactly("query 192.0.2.1 . SOA UDP: asked: no response, timeout",
                "query 192.0.2.1 . SOA UDP: from the cache of the run: no response, timeout",
                "query 192.0.2.1 . SOA UDP: skipped, silent too often: no response, timeout",
                "query 192.0.2.1 . SOA UDP: skipped: non global");
        assertThat(out()).contains("Query trace: ", "ns1.example/192.0.2.1", "skipped_fastfail:1",
                "skipped_errorcache:1", "skipped_non_global:1", "fastfail_blocked:1");
    }

    @Test
    void questionsAboutTheToolNeedNoDomain() {
        assertThat(execute("--version")).isZero();
        assertThat(out()).matches("gonemaster [0-9]+\\.[0-9]+\\.[0-9]+\\S*\n");

        out.reset();
        assertThat(execute("--list-tests")).isZero();
        assertThat(out().lines()).containsExactlyElementsOf(
                Testcases.all().stream().map(testcase -> testcase.id()).toList());

        out.reset();
        assertThat(execute("--dump-profile", "--retry", "9")).isZero();
        assertThat(Testcases.profiles().merge(Testcases.profiles().defaults(), out()).resolver().tries()).isEqualTo(9);

        out.reset();
        assertThat(execute("--help")).isZero();
        assertThat(out()).contains("--json-stream");
        assertThat(err()).isEmpty();
    }

    @Test
    void aFolderWithABlocklistGoesIntoTheProfile() {
        BlocklistFiles.write(folder, 1, new KeyMaterial.Other(BigInteger.ONE));
        assertThat(execute("--badkeys-path", folder.toString(), "a.example")).isZero();
        assertThat(runner.request().profile().badkeys()).isEqualTo(folder);
    }

    @Test
    void aBlocklistIsNotFetchedToWhereThereIsAFile() throws IOException {
        Path file = Files.createFile(folder.resolve("badkeys"));
        assertThat(execute("--badkeys-update", "--badkeys-path", file.toString())).isEqualTo(2);
        assertThat(err()).startsWith("gonemaster: --badkeys-update: cannot write to " + file + ": ");
        assertThat(runner.request).isNull();
    }

    private int execute(String... args) {
        return gonemaster(out, false).execute(args);
    }

    private int onTerminal(OutputStream stream, String... args) {
        return gonemaster(stream, true).execute(args);
    }

    private Gonemaster gonemaster(OutputStream stream, boolean terminal) {
        return new Gonemaster(stream, new PrintStream(err, true, StandardCharsets.UTF_8), terminal, Language.EN,
                (_, parts) -> {
                    this.parts = parts.apply(EngineParts.NETWORK);
                    return runner;
                });
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private static Arguments bad(String line, String... args) {
        return Arguments.of(line, List.of(args));
    }

    private static Entry entry(long micros, Module module, String testcase, String tag, Level level,
                               SequencedMap<String, Object> args) {
        return new Entry(Duration.ofNanos(micros * 1_000), module, testcase, tag, level, args);
    }

    private static SequencedMap<String, Object> args(Object... namesAndValues) {
        SequencedMap<String, Object> args = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            args.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return args;
    }

    /// Hands out what it was given, whatever it is asked.
    private static final class FakeRunner implements Runner {
        private RunResult result = new RunResult(ENTRIES, End.COMPLETED, TIMINGS);
        private Runnable afterEntry = () -> { };
        private Runnable during = () -> { };
        private @Nullable RunRequest request;
        private boolean canceled;

        @Override
        public RunResult run(RunRequest request, RunControl control, RunProgress progress, Consumer<Entry> reader) {
            this.request = request;
            progress.report(1, 2, "zone09");
            during.run();
            try {
                for (Entry entry : result.entries()) {
                    reader.accept(entry);
                    afterEntry.run();
                }
            } finally {
                canceled = control.canceled();
            }
            return result;
        }

        private RunRequest request() {
            assertThat(request).isNotNull();
            return request;
        }
    }
}
