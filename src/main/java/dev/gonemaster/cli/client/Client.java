package dev.gonemaster.cli.client;

import dev.gonemaster.cli.Line;
import dev.gonemaster.engine.Version;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import picocli.CommandLine;

/// `gonemaster-client [global] GROUP COMMAND [options]`: asks a server.
public final class Client {
    static final int UNREACHABLE = 1;
    static final int FAILED = 2;

    private final OutputStream out;
    private final PrintStream err;
    private final Map<String, String> environment;

    Client(OutputStream out, PrintStream err, Map<String, String> environment) {
        this.out = out;
        this.err = err;
        this.environment = Map.copyOf(environment);
    }

    public static void main(String[] args) {
        var err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        System.exit(new Client(new FileOutputStream(FileDescriptor.out), err, System.getenv()).execute(args));
    }

    /// @return exit code
    int execute(String... args) {
        var options = new GlobalOptions();
        var session = new Session(options, environment, out);
        var commandLine = new CommandLine(options);
        commandLine.addSubcommand(new JobsCommands(session));
        commandLine.setExpandAtFiles(false);
        // Otherwise -help would be read as -h and more.
        commandLine.setPosixClusteredShortOptionsAllowed(false);
        commandLine.getCommandSpec().version("gonemaster-client " + Version.text());
        commandLine.setOut(new PrintWriter(out, true, StandardCharsets.UTF_8));
        commandLine.setParameterExceptionHandler((mistake, _) -> fail(FAILED, mistake.getMessage()));
        commandLine.setExecutionExceptionHandler((failure, _, _) -> failed(failure));
        return commandLine.execute(args);
    }

    private int failed(Exception failure) {
        return switch (failure) {
            case UsageException usage -> fail(FAILED, usage.getMessage());
            case ApiException refused -> fail(FAILED, refused.getMessage());
            case UnreachableException unreachable -> fail(UNREACHABLE, unreachable.getMessage());
            case UncheckedIOException e -> fail(FAILED, "cannot write the result: " + e.getCause().getMessage());
            default -> fail(FAILED, "defect: " + failure);
        };
    }

    private int fail(int exit, String message) {
        err.println("gonemaster-client: " + Line.of(message.lines().findFirst().orElse("")));
        return exit;
    }
}
