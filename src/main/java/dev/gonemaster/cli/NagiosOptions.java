package dev.gonemaster.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// The command line of the monitoring plugin, as typed.
@Command(name = "gonemaster-nagios", sortOptions = false,
        description = "Tests the DNS health of a zone and tells a monitoring system in one line.",
        optionListHeading = "%n", footer = {"", "Exit code: 0 OK, 1 WARNING, 2 CRITICAL, 3 UNKNOWN."})
final class NagiosOptions {
    @Option(names = {"-H", "--hostname", "-d", "--domain"}, paramLabel = "DOMAIN", description = "Zone to test.")
    @Nullable String domain;

    @Option(names = {"-w", "--warning"}, paramLabel = "LEVEL", description = "Level that gives WARNING (WARNING).")
    String warning = "WARNING";

    @Option(names = {"-c", "--critical"}, paramLabel = "LEVEL", description = "Level that gives CRITICAL (ERROR).")
    String critical = "ERROR";

    @Option(names = {"-t", "--timeout"}, paramLabel = "SEC",
            description = "Seconds after which the answer is UNKNOWN, 1 to 3600 (60).")
    int timeout = 60;

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

    @Option(names = {"--no-ipv4", "--disable-ipv4"}, description = "Ask no IPv4 address.")
    boolean noIpv4;

    @Option(names = {"--no-ipv6", "--disable-ipv6"}, description = "Ask no IPv6 address.")
    boolean noIpv6;

    @Option(names = {"--force-ipv6", "--ipv6"},
            description = "Ask IPv6 addresses whatever the profile and the routes say.")
    boolean forceIpv6;

    @Option(names = {"--source-addr4", "--sourceaddr4"}, paramLabel = "IP", description = "IPv4 address to ask from.")
    @Nullable String sourceAddress4;

    @Option(names = {"--source-addr6", "--sourceaddr6"}, paramLabel = "IP", description = "IPv6 address to ask from.")
    @Nullable String sourceAddress6;

    @Option(names = "--allow-non-global", description = "Ask addresses that are not globally reachable too.")
    boolean allowNonGlobal;

    @Option(names = "--ns", paramLabel = "NAME[/IP]",
            description = "Test as if the zone were delegated to this server; repeatable.")
    List<String> ns = new ArrayList<>();

    @Option(names = "--ds", paramLabel = "KEYTAG,ALGORITHM,DIGTYPE,DIGEST",
            description = "Test as if the parent had this DS record; repeatable, needs --ns.")
    List<String> ds = new ArrayList<>();

    @Option(names = "--rrsig-warn-days", paramLabel = "N",
            description = "Warn of signatures at the apex that end within N days, 1 to 3650.")
    @Nullable Integer rrsigWarnDays;

    @Option(names = "--grade-warning", paramLabel = "GRADE",
            description = "Grade that gives WARNING, and so do worse ones: A+, A, B, C, D or F.")
    @Nullable String gradeWarning;

    @Option(names = "--grade-critical", paramLabel = "GRADE",
            description = "Grade that gives CRITICAL, and so do worse ones.")
    @Nullable String gradeCritical;

    @Option(names = "-v", description = "Print messages too: -v from WARNING, -vv from NOTICE, -vvv from INFO.")
    boolean[] verbosity = {};

    @Option(names = {"-V", "--version"}, description = "Print the version.")
    boolean version;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Print this.")
    boolean help;

    /// What the local runner would have been told.
    Options forRun() {
        var options = new Options();
        options.domain = domain;
        options.modules = modules;
        options.testcases = testcases;
        options.excluded = excluded;
        options.profile = profile;
        options.hints = hints;
        options.noIpv4 = noIpv4;
        options.noIpv6 = noIpv6;
        options.forceIpv6 = forceIpv6;
        options.sourceAddress4 = sourceAddress4;
        options.sourceAddress6 = sourceAddress6;
        options.allowNonGlobal = allowNonGlobal;
        options.ns = ns;
        options.ds = ds;
        options.minLevel = "INFO";
        return options;
    }
}
