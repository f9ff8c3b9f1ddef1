package dev.gonemaster.launcher;

import dev.gonemaster.config.Arguments;
import dev.gonemaster.config.ConfigSources;
import dev.gonemaster.config.Flags;
import dev.gonemaster.config.InvalidConfigException;
import dev.gonemaster.config.ServerConfig;
import java.io.Console;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `gonemaster-server db ...`: reads the command line and hands over to the WAR's commands on databases. No server
/// boots.
final class DatabaseCommandLine {
    static final String NAME = "db";

    private static final int FAILED = 1;
    private static final int MISTAKEN = 2;
    private static final int WIDTH = 110;
    private static final String COPY_FROM = "GONEMASTER_DB_COPY_FROM";
    private static final String COPY_TO = "GONEMASTER_DB_COPY_TO";

    private final Map<String, String> environment;

    private DatabaseCommandLine(Map<String, String> environment) {
        this.environment = environment;
    }

    /// @param words the whole command line, `db` first
    /// @return the exit code
    static int run(List<String> words, Map<String, String> environment) {
        // What a command has to say it says itself.
        Logger.getLogger("").setLevel(Level.OFF);
        return new DatabaseCommandLine(environment).run(words.subList(1, words.size()));
    }

    private int run(List<String> words) {
        CommandLine line = new CommandLine(new Db());
        line.addSubcommand("copy", new Copy()).addSubcommand("backup", new Backup())
                .addSubcommand("restore", new Restore())
                .addSubcommand("check", new Check()).addSubcommand("stats", new Stats());
        line.setUsageHelpWidth(WIDTH).setExpandAtFiles(false).setPosixClusteredShortOptionsAllowed(false)
                .setParameterExceptionHandler((mistake, _) -> told(MISTAKEN, mistake.getMessage()
                        + "; " + mistake.getCommandLine().getCommandSpec().qualifiedName() + " --help tells more"))
                .setExecutionExceptionHandler((failure, _, _) -> told(
                        failure instanceof InvalidConfigException ? MISTAKEN : FAILED, failure.getMessage()));
        return line.execute(words.toArray(String[]::new));
    }

    private static int told(int code, @Nullable String sentence) {
        System.err.println("gonemaster-server: " + String.valueOf(sentence).replaceAll("\\s+", " "));
        return code;
    }

    /// The script of the server moves such a flag into the environment before it starts Java.
    private static void warn(String flag, @Nullable String value, String variable) {
        if (value != null) {
            System.err.println("gonemaster-server: " + flag + " shows in the process list; " + variable + " does not");
        }
    }

    private static int hand(String command, Map<String, String> options) throws IOException {
        Installation installation = Installation.of(Unpack.jar(),
                Installation.cache(System.getenv(), System.getProperty("user.home")));
        Console console = System.console();
        return WarClasses.databaseCommand(installation, command, options, console != null && console.isTerminal());
    }

    /// `--help` of every command.
    static final class Help {
        @Option(names = {"-h", "--help"}, usageHelp = true, description = "Print this text and exit.")
        boolean wanted;
    }

    @Command(name = "gonemaster-server db", synopsisSubcommandLabel = "COMMAND",
            description = "Works on a whole database, without a server.", sortOptions = false,
            commandListHeading = "%nCommands (gonemaster-server db COMMAND --help tells more):%n",
            footer = {"", "Exit code: 0 done and sound; 1 not; 2 called wrongly."})
    static final class Db implements Callable<Integer> {
        @Mixin
        Help help = new Help();

        @Spec
        @Nullable CommandSpec spec;

        @Override
        public Integer call() {
            Objects.requireNonNull(spec).commandLine().usage(System.out, Ansi.OFF);
            return 0;
        }
    }

    /// Which database: as the server is told.
    final class Configured {
        @Option(names = "--db-driver", paramLabel = "NAME",
                description = "sqlite, postgres or mariadb (GONEMASTER_DB_DRIVER).")
        @Nullable String driver;

        @Option(names = "--db-dsn", paramLabel = "DSN",
                description = "The database: a file for sqlite, else where it is and who asks (GONEMASTER_DB_DSN).")
        @Nullable String dsn;

        @Option(names = "--config", paramLabel = "PATH",
                description = "Configuration file (JSON) of the server, where the two are not given.")
        @Nullable String file;

        Map<String, String> options() {
            warn("--db-dsn", dsn, "GONEMASTER_DB_DSN");
            var flags = new ArrayList<String>();
            add(flags, "--db-driver", driver);
            add(flags, "--db-dsn", dsn);
            add(flags, "--config", file);
            Arguments arguments = Flags.parse(flags);
            ServerConfig.Database database = ConfigSources.of(arguments, environment).config().database();
            var options = new HashMap<String, String>();
            options.put("driver", database.driver().name().toLowerCase(Locale.ROOT));
            options.put("dsn", database.dsn() == null ? "" : database.dsn().reveal());
            options.put("retention-days", String.valueOf(database.retentionDays()));
            return options;
        }

        private static void add(List<String> flags, String flag, @Nullable String value) {
            if (value != null) {
                flags.add(flag + "=" + value);
            }
        }
    }

    @Command(name = "copy", sortOptions = false, description = {
            "Copies everything from one database to another of any kind, which is empty, and compares both at the end.",
            "What was interrupted goes on when the same command is given again. The source is only read; it may be a"
                    + " database of the Go gonemaster, 1.4.1 to 1.7."})
    final class Copy implements Callable<Integer> {
        @Mixin
        Help help = new Help();

        @Option(names = "--from", paramLabel = "DSN", description = "The source (" + COPY_FROM + ").")
        @Nullable String from;

        @Option(names = "--to", paramLabel = "DSN", description = "The target (" + COPY_TO + ").")
        @Nullable String to;

        @Option(names = "--from-driver", paramLabel = "NAME", defaultValue = "",
                description = "sqlite, postgres or mariadb; otherwise the form of the DSN tells.")
        String fromDriver = "";

        @Option(names = "--to-driver", paramLabel = "NAME", defaultValue = "", description = "The same of the target.")
        String toDriver = "";

        @Override
        public Integer call() throws IOException {
            return hand("copy", Map.of("from", given("--from", from, COPY_FROM), "to", given("--to", to, COPY_TO),
                    "from-driver", fromDriver, "to-driver", toDriver));
        }

        private String given(String flag, @Nullable String value, String variable) {
            warn(flag, value, variable);
            return value == null ? environment.getOrDefault(variable, "") : value;
        }
    }

    @Command(name = "backup", sortOptions = false, description = {
            "Writes everything into one file, which only its owner can read, while servers go on.",
            "A name that ends with .db, .sqlite or .sqlite3 gives a SQLite database (of SQLite alone), one that ends"
                    + " with .gz a portable file that any database can be restored from."})
    final class Backup implements Callable<Integer> {
        @Mixin
        Help help = new Help();

        @Mixin
        Configured configured = new Configured();

        @Parameters(paramLabel = "FILE", description = "Where to write.")
        String file = "";

        @Option(names = "--format", paramLabel = "NAME", defaultValue = "",
                description = "sqlite or portable, whatever the name ends with.")
        String format = "";

        @Option(names = "--force", description = "Replace a file that is there.")
        boolean force;

        @Override
        public Integer call() throws IOException {
            Map<String, String> options = configured.options();
            options.putAll(Map.of("file", file, "format", format, "force", String.valueOf(force)));
            return hand("backup", options);
        }
    }

    @Command(name = "restore", sortOptions = false, description =
            "Fills an empty database from a backup of either form, whatever kind of database it was made from.")
    final class Restore implements Callable<Integer> {
        @Mixin
        Help help = new Help();

        @Mixin
        Configured configured = new Configured();

        @Parameters(paramLabel = "FILE", description = "The backup.")
        String file = "";

        @Override
        public Integer call() throws IOException {
            Map<String, String> options = configured.options();
            options.put("file", file);
            return hand("restore", options);
        }
    }

    @Command(name = "check", sortOptions = false, description =
            "Looks whether the database is sound, beside servers. Prints what is not, a line each, and exits with 1"
                    + " then.")
    final class Check implements Callable<Integer> {
        @Mixin
        Help help = new Help();

        @Mixin
        Configured configured = new Configured();

        @Override
        public Integer call() throws IOException {
            return hand("check", configured.options());
        }
    }

    @Command(name = "stats", sortOptions = false, description =
            "Prints size, rows, queue, runs and what the database itself tells of its state, beside servers.")
    final class Stats implements Callable<Integer> {
        @Mixin
        Help help = new Help();

        @Mixin
        Configured configured = new Configured();

        @Option(names = "--json", description = "Print one JSON object.")
        boolean json;

        @Override
        public Integer call() throws IOException {
            Map<String, String> options = configured.options();
            options.put("json", String.valueOf(json));
            return hand("stats", options);
        }
    }
}
