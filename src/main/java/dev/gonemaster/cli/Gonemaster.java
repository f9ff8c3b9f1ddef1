package dev.gonemaster.cli;

import dev.gonemaster.engine.RunControl;
import dev.gonemaster.engine.RunRequest;
import dev.gonemaster.engine.Testcases;
import dev.gonemaster.engine.Version;
import dev.gonemaster.engine.dns.RootHints;
import dev.gonemaster.engine.weakkeys.BlocklistPlaces;
import dev.gonemaster.translation.Language;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/// `gonemaster`: tests one zone from this machine and prints what it found.
public final class Gonemaster {
    static final int DONE = 0;
    static final int FAILED = 2;
    static final int INTERRUPTED = 130;

    /// Longest run.
    private static final Duration TIME_MAX = Duration.ofHours(1);
    /// How long the end of an interrupted run is waited for.
    private static final Duration STOP_MAX = Duration.ofSeconds(3);

    private final OutputStream out;
    private final PrintStream err;
    private final boolean terminal;
    private final Language preferred;
    private final Runners runners;
    private final RunControl control = new RunControl(TIME_MAX);

    /// @param terminal whether a person watches
    /// @param preferred the language when the command line asks for none
    Gonemaster(OutputStream out, PrintStream err, boolean terminal, Language preferred, Runners runners) {
        this.out = out;
        this.err = err;
        this.terminal = terminal;
        this.preferred = preferred;
        this.runners = runners;
    }

    public static void main(String[] args) {
        System.setProperty("java.util.logging.SimpleFormatter.format", "%4$s %5$s%6$s%n");
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        boolean terminal = System.console() != null && System.console().isTerminal();
        Gonemaster gonemaster = new Gonemaster(new FileOutputStream(FileDescriptor.out), err, terminal,
                Language.ofEnvironment(System.getenv()), Runners.ENGINE);
        CountDownLatch ended = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            gonemaster.control.cancel();
            await(ended);
        }));
        int exit = gonemaster.execute(args);
        ended.countDown();
        System.exit(exit);
    }

    /// @return exit code
    int execute(String... args) {
        Options options = new Options();
        options.locale = preferred.code();
        CommandLine commandLine = new CommandLine(options).setExpandAtFiles(false);
        try {
            commandLine.parseArgs(args);
            return execute(options, commandLine);
        } catch (ParameterException | UsageException e) {
            return fail(e.getMessage());
        } catch (IOException e) {
            // The reader of a pipe that went away has seen all that it wanted.
            return options.output == null && "Broken pipe".equals(e.getMessage())
                    ? DONE
                    : fail("cannot write " + (options.output == null ? "results" : options.output) + ": "
                            + CacheFiles.reason(e));
        } catch (RuntimeException e) {
            return fail("defect: " + e);
        }
    }

    private int execute(Options options, CommandLine commandLine) throws IOException {
        OptionRules.check(options);
        if (options.help) {
            return print(commandLine.getUsageMessage());
        }
        if (options.version) {
            return print("gonemaster " + Version.text() + "\n");
        }
        if (options.listTests) {
            return print(String.join("\n", Testcases.all().stream().map(testcase -> testcase.id()).toList()) + "\n");
        }
        if (options.badkeysUpdate) {
            return print(new BadkeysUpdate(BadkeysUpdate.SOURCE).into(options.badkeysPath == null
                    ? BlocklistPlaces.ofUser(System.getenv(), System.getProperty("user.home"))
                    : options.badkeysPath));
        }
        if (options.cacheStats != null) {
            return print(CacheStats.text(options.cacheStats,
                    CacheFiles.read("--cache-stats", options.cacheStats, options.cacheStrict, err)));
        }
        RequestReader reader = new RequestReader(options);
        if (options.dumpProfile) {
            return print(Testcases.profiles().toJson(reader.profile()) + "\n");
        }
        RunRequest request = reader.request();
        RootHints hints = reader.hints();
        RunTools tools = RunTools.of(options, request.profile().resolver(), err);
        Runner runner = runners.over(hints, tools::over);
        try (Writer results = results(options)) {
            LocalRun run = new LocalRun(options, reader, results, err, terminal);
            if (!run.execute(runner, request, control, tools)) {
                return INTERRUPTED;
            }
        }
        tools.save();
        return DONE;
    }

    private Writer results(Options options) throws IOException {
        return utf8(options.output == null ? out : Files.newOutputStream(options.output));
    }

    private int print(String text) throws IOException {
        Writer writer = utf8(out);
        writer.write(text);
        writer.flush();
        return DONE;
    }

    private int fail(String message) {
        err.println("gonemaster: " + Line.of(message.lines().findFirst().orElse("")));
        return FAILED;
    }

    private static Writer utf8(OutputStream stream) {
        return new OutputStreamWriter(new BufferedOutputStream(stream), StandardCharsets.UTF_8);
    }

    private static void await(CountDownLatch ended) {
        try {
            ended.await(STOP_MAX.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
