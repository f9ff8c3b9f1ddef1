package dev.gonemaster.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.ISetter;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// The command line of the server, made from the table of keys: `--flag value`, `--flag=value`, `--switch` or
/// `--switch=false`. Of a repeated flag the last one
/// counts, of a list all. Not part of the WAR, which has no command line.
public final class Flags {
    private static final int WIDTH = 120;
    private static final int FLAG_WIDTH = 40;

    private final Map<Key, String> values = new EnumMap<>(Key.class);
    private Arguments.Action action = Arguments.Action.SERVE;
    private @Nullable String file;

    private Flags() {
    }

    /// Throws [InvalidConfigException] for a flag that does not exist, a value that is missing and a word that is no
    /// flag.
    public static Arguments parse(List<String> words) {
        Flags flags = new Flags();
        try {
            flags.commandLine().parseArgs(words.toArray(String[]::new));
        } catch (UnmatchedArgumentException e) {
            throw new InvalidConfigException(unmatched(e.getUnmatched().getFirst()));
        } catch (MissingParameterException e) {
            throw new InvalidConfigException(e.getMissing().stream()
                    .map(option -> ((OptionSpec) option).longestName()).collect(Collectors.joining(", "))
                    + " needs a value");
        } catch (ParameterException e) {
            throw new InvalidConfigException(Arguments.printable(String.valueOf(e.getMessage())));
        }
        return new Arguments(flags.action, flags.file == null ? null : path(flags.file), flags.values);
    }

    /// The flags with their environment variables.
    public static String help() {
        return new Flags().commandLine().getUsageMessage(Ansi.OFF);
    }

    private CommandLine commandLine() {
        CommandSpec spec = CommandSpec.create().name("gonemaster-server");
        spec.usageMessage().synopsisHeading("usage: ").customSynopsis("gonemaster-server [flags]",
                "       gonemaster-server db COMMAND   (db --help tells more)").sortOptions(false)
                .width(WIDTH).longOptionsMaxWidth(FLAG_WIDTH);
        spec.addOption(value("--config", "PATH", "configuration file (JSON)", text -> file = text));
        for (Key key : Key.values()) {
            spec.addOption(option(key));
        }
        spec.addOption(word("the opposite of --fallback", () -> values.put(Key.FALLBACK, "false"), "--no-fallback"));
        spec.addOption(word("print the effective configuration and exit", () -> action = Arguments.Action.DUMP,
                "--dump-config"));
        spec.addOption(word("print the version and exit", () -> action = Arguments.Action.SHOW_VERSION, "--version"));
        spec.addOption(word("print this text and exit", () -> action = Arguments.Action.SHOW_HELP, "-h", "--help"));
        return new CommandLine(spec).setExpandAtFiles(false).setPosixClusteredShortOptionsAllowed(false)
                .setOverwrittenOptionsAllowed(true);
    }

    private OptionSpec option(Key key) {
        String flag = "--" + key.flag();
        String details = Stream.concat(key.standard().map(text -> "default " + text).stream(),
                key.environment().stream()).collect(Collectors.joining(", "));
        String meaning = key.meaning() + (details.isEmpty() ? "" : " (" + details + ")");
        Consumer<String> taken = key.kind().shape() == Kind.Shape.LIST
                ? text -> values.merge(key, text, (earlier, later) -> earlier + "," + later)
                : text -> values.put(key, text);
        String placeholder = key.kind().shape().placeholder();
        return key.kind().shape() == Kind.Shape.YES_NO ? yesNo(flag, placeholder, meaning, taken)
                : value(flag, placeholder, meaning, taken);
    }

    private static OptionSpec value(String flag, String placeholder, String meaning, Consumer<String> taken) {
        return OptionSpec.builder(flag).paramLabel(placeholder).description(meaning).arity("1").type(String.class)
                .setter(new Taken(taken)).build();
    }

    /// The text of a value is kept as it is: what is no truth value is told where all values are checked.
    private static OptionSpec yesNo(String flag, String placeholder, String meaning, Consumer<String> taken) {
        return OptionSpec.builder(flag).paramLabel(placeholder).description(meaning).arity("0..1").type(boolean.class)
                .converters(text -> text).setter(new Taken(taken)).build();
    }

    private static OptionSpec word(String meaning, Runnable taken, String... names) {
        return OptionSpec.builder(names).description(meaning).arity("0").type(boolean.class)
                .setter(new Taken(_ -> taken.run())).build();
    }

    private static String unmatched(String word) {
        if (!word.startsWith("--")) {
            return "unexpected argument \"" + Arguments.printable(word) + "\"; flags begin with --";
        }
        return "unknown flag " + Arguments.printable(word.split("=", 2)[0]) + "; --help lists them";
    }

    private static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new InvalidConfigException("--config: \"" + Arguments.printable(text) + "\" is not a path");
        }
    }

    /// Told each value of an option in the order of the command line; null is how picocli sets one back.
    private record Taken(Consumer<String> taken) implements ISetter {
        @Override
        public <T> @Nullable T set(@Nullable T value) {
            if (value != null) {
                taken.accept(value.toString());
            }
            return null;
        }
    }
}
