package dev.gonemaster.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The command line of the local runner, as typed.
@Command(name = "gonemaster", sortOptions = false, description = "Tests the DNS health of a zone.",
        optionListHeading = "%n", footer = {"",
                "Exit code: 0 the run is done, whatever it found; 2 usage or runtime error; 130 interrupted."})
final class Options {
    @Parameters(arity = "0..1", paramLabel = "DOMAIN", description = "Zone to test.")
    @Nullable String positional;

    @Option(names = "--domain", paramLabel = "DOMAIN", description = "The same as an option.")
    @Nullable String domain;

    @Option(names = "--module", paramLabel = "MODULE", description = "Run the testcases of this module; repeatable.")
    List<String> modules = new ArrayList<>();

    @Option(names = "--testcase", paramLabel = "TESTCASE", description = "Run this testcase; repeatable.")
    List<String> testcases = new ArrayList<>();

    @Option(names = "--exclude", paramLabel = "NAME",
            description = "Leave this testcase or module out; repeatable.")
    List<String> excluded = new ArrayList<>();

    @Option(names = "--profile", paramLabel = "PATH", description = "Profile, JSON or YAML, sparse over the default.")
    @Nullable Path profile;

    @Option(names = "--hints", paramLabel = "PATH", description = "Root hints in the format of named.root.")
    @Nullable Path hints;

    @Option(names = "--min-level", paramLabel = "LEVEL", description = "Least severe level shown (NOTICE).")
    String minLevel = "NOTICE";

    @Option(names = "--stop-level", paramLabel = "LEVEL",
            description = "End the run after the first message at this level or above.")
    @Nullable String stopLevel;

    @Option(names = "--locale", paramLabel = "L",
            description = "Language of the sentences, like de (that of the environment, or en).")
    String locale = "en";

    @Option(names = "--output", paramLabel = "PATH", description = "Write results to this file.")
    @Nullable Path output;

    @Option(names = "--raw", description = "Print tags and arguments instead of sentences.")
    boolean raw;

    @Option(names = "--json", description = "Print one JSON document.")
    boolean json;

    @Option(names = "--json-stream", description = "Print one JSON object per line, each as soon as it is final.")
    boolean jsonStream;

    @Option(names = "--count", description = "Print how many messages there are at each level.")
    boolean count;

    @Option(names = "--nstimes", description = "Print the response times of the name servers.")
    boolean nstimes;

    @Option(names = "--score", description = "Print score and grade.")
    boolean score;

    @Option(names = "--no-score", description = "Print neither score nor grade.")
    boolean noScore;

    @Option(names = "--scoring-config", paramLabel = "PATH",
            description = "Scoring configuration, JSON, in place of the default; implies --score.")
    @Nullable Path scoringConfig;

    @Option(names = "--no-progress", description = "Show no progress.")
    boolean noProgress;

    @Option(names = "--debug-queries",
            description = "Print what became of each question on standard error, and a table per server at the end.")
    boolean debugQueries;

    @Option(names = "--save", paramLabel = "PATH", description = "Write what the servers said to this packet cache.")
    @Nullable Path save;

    @Option(names = "--save-compress", description = "Write it as gzip, as for a name that ends in .gz.")
    boolean saveCompress;

    @Option(names = "--save-max-entries", paramLabel = "N",
            description = "Write no packet cache of more entries; 0 for no limit of your own.")
    @Nullable Integer saveMaxEntries;

    @Option(names = "--restore", paramLabel = "PATH", description = "Take answers from this packet cache.")
    @Nullable Path restore;

    @Option(names = "--cache-stats", paramLabel = "PATH", description = "Print what this packet cache holds.")
    @Nullable Path cacheStats;

    @Option(names = "--cache-strict", description = "Refuse a packet cache that is odd instead of warning.")
    boolean cacheStrict;

    @Option(names = "--error-cache-ttl", paramLabel = "N",
            description = "Seconds for which a question that failed is not asked again, 0 to 86400.")
    @Nullable Integer errorCacheTtl;

    @Option(names = "--positive-cache-ttl", paramLabel = "N",
            description = "Seconds for which an answer may serve other runs, 0 to 86400.")
    @Nullable Integer positiveCacheTtl;

    @Option(names = "--negative-cache-ttl", paramLabel = "N",
            description = "The same for an answer that denies, 0 to 86400.")
    @Nullable Integer negativeCacheTtl;

    @Option(names = "--no-ipv4", description = "Ask no IPv4 address.")
    boolean noIpv4;

    @Option(names = "--no-ipv6", description = "Ask no IPv6 address.")
    boolean noIpv6;

    @Option(names = "--ipv6", description = "Ask IPv6 addresses whatever the profile and the routes say.")
    boolean forceIpv6;

    @Option(names = "--allow-non-global", description = "Ask addresses that are not globally reachable too.")
    boolean allowNonGlobal;

    @Option(names = "--parallel", paramLabel = "N",
            description = "1 runs testcases one after another; 2 to 255 side by side.")
    @Nullable Integer parallel;

    @Option(names = "--unordered", description = "Accepted without effect: results always have the same order.")
    boolean unordered;

    @Option(names = "--ordered", description = "Accepted without effect, for the same reason.")
    boolean ordered;

    @Option(names = "--timeout", paramLabel = "N", description = "Seconds for a question, 1 to 255.")
    @Nullable Integer timeout;

    @Option(names = "--retry", paramLabel = "N", description = "Tries for a question over UDP, 1 to 255.")
    @Nullable Integer retry;

    @Option(names = "--retrans", paramLabel = "N", description = "Seconds for one try over UDP, 1 to 255.")
    @Nullable Integer retrans;

    @Option(names = "--fallback", description = "Ask again over TCP where an answer over UDP was truncated.")
    boolean fallback;

    @Option(names = "--no-fallback", description = "Take a truncated answer as it is.")
    boolean noFallback;

    @Option(names = "--sourceaddr4", paramLabel = "IP", description = "IPv4 address to ask from.")
    @Nullable String sourceAddress4;

    @Option(names = "--sourceaddr6", paramLabel = "IP", description = "IPv6 address to ask from.")
    @Nullable String sourceAddress6;

    @Option(names = "--ns", paramLabel = "NAME[/IP]",
            description = "Test as if the zone were delegated to this server; repeatable.")
    List<String> ns = new ArrayList<>();

    @Option(names = "--ds", paramLabel = "KEYTAG,ALGORITHM,DIGTYPE,DIGEST",
            description = "Test as if the parent had this DS record; repeatable.")
    List<String> ds = new ArrayList<>();

    @Option(names = "--badkeys-path", paramLabel = "PATH",
            description = "Folder of the list of known private keys; with --badkeys-update, where to write it.")
    @Nullable Path badkeysPath;

    @Option(names = "--badkeys-update", description = "Fetch the list of known private keys, and test nothing.")
    boolean badkeysUpdate;

    @Option(names = "--list-tests", description = "Print the ids of all testcases.")
    boolean listTests;

    @Option(names = "--dump-profile", description = "Print the profile in force.")
    boolean dumpProfile;

    @Option(names = "--version", description = "Print the version.")
    boolean version;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Print this.")
    boolean help;
}
