package dev.gonemaster.cli.client;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// What stands before the command, as typed.
@Command(name = "gonemaster-client", sortOptions = false, description = "Asks a Gonemaster server.",
        synopsisSubcommandLabel = "GROUP COMMAND", optionListHeading = "%n", commandListHeading = "%nGroups:%n",
        footer = {"", "Exit code: 0 done; 1 no answer from the server; 2 usage error, or the server refused."})
final class GlobalOptions {
    @Option(names = "--server", paramLabel = "URL",
            description = "The server (http://localhost:8080/api/v1); scheme and path may be left out.")
    String server = "http://localhost:8080/api/v1";

    @Option(names = "--timeout", paramLabel = "D", description = "Longest wait for an answer (30s).")
    String timeout = "30s";

    @Option(names = "--format", paramLabel = "F", description = "pretty, for people, or json (pretty).")
    String format = "pretty";

    @Option(names = "--output", paramLabel = "PATH", description = "Write the result to this file.")
    @Nullable Path output;

    @Option(names = "--locale", paramLabel = "L",
            description = "Language of the sentences in answers, like de (en).")
    @Nullable String locale;

    @Option(names = "--header", paramLabel = "NAME:VALUE", description = "Send this header too; repeatable.")
    List<String> headers = new ArrayList<>();

    @Option(names = "--token", paramLabel = "T",
            description = "Token of the server. The variable GONEMASTER_TOKEN does not show in the process list.")
    @Nullable String token;

    @Option(names = "--version", versionHelp = true, description = "Print the version.")
    boolean version;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Print this.")
    boolean help;
}
