package dev.gonemaster.cli;

import dev.gonemaster.engine.DomainName;
import dev.gonemaster.engine.InvalidDomainNameException;
import dev.gonemaster.engine.RunRequest;
import dev.gonemaster.engine.Testcases;
import dev.gonemaster.engine.dns.InvalidHintsException;
import dev.gonemaster.engine.dns.ResolverSettings;
import dev.gonemaster.engine.dns.RootHints;
import dev.gonemaster.engine.message.Level;
import dev.gonemaster.engine.message.Module;
import dev.gonemaster.engine.profile.InvalidProfileException;
import dev.gonemaster.engine.profile.Profile;
import dev.gonemaster.engine.profile.ProfileReader;
import dev.gonemaster.engine.score.InvalidScoringConfigException;
import dev.gonemaster.engine.score.ScoredRun;
import dev.gonemaster.engine.score.ScoringConfig;
import dev.gonemaster.engine.weakkeys.Blocklist;
import dev.gonemaster.engine.weakkeys.InvalidBlocklistException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.xbill.DNS.Name;

/// From what was typed to what the engine is asked. Every mistake is a [UsageException].
final class RequestReader {
    private static final int PARALLEL_MAX = 255;

    private final ProfileReader profiles = Testcases.profiles();
    private final Options options;
    /// Read once: a file may be a pipe.
    private final Optional<ScoringConfig> scoring;

    RequestReader(Options options) {
        this.options = options;
        scoring = scoring(options);
    }

    RunRequest request() {
        Name zone = zone();
        Profile profile = profile();
        return new RunRequest(zone, testcases(profile), Undelegated.read(zone, options.ns, options.ds), keptLevel(),
                profile);
    }

    RootHints hints() {
        if (options.hints == null) {
            return RootHints.builtIn();
        }
        try {
            return RootHints.read(options.hints);
        } catch (InvalidHintsException e) {
            throw new UsageException("--hints " + e.getMessage());
        }
    }

    /// The default, under the profile file, under the options.
    Profile profile() {
        Profile profile = options.profile == null ? profiles.defaults() : profileOf(profiles, options.profile);
        ResolverSettings settings = new SettingsReader(options).over(profile.resolver());
        Profile asking = profile.with(settings);
        if (options.parallel != null) {
            int parallel = SettingsReader.inRange("--parallel", options.parallel, 1, PARALLEL_MAX);
            asking = asking.oneAfterAnother(parallel == 1);
        }
        return without(options.badkeysPath == null ? asking : asking.withBadkeys(checked(options.badkeysPath)),
                options.excluded);
    }

    /// A run would pass over a list that is none; who names one wants to know.
    private static Path checked(Path folder) {
        try {
            Blocklist.open(folder);
            return folder;
        } catch (InvalidBlocklistException e) {
            throw new UsageException("--badkeys-path " + folder + ": " + e.getMessage());
        }
    }

    private Profile without(Profile profile, List<String> names) {
        for (String name : names) {
            try {
                profile = profiles.without(profile, List.of(name));
            } catch (InvalidProfileException e) {
                throw new UsageException("--exclude " + name
                        + ": no such testcase or module; see gonemaster --list-tests");
            }
        }
        return profile;
    }

    /// How the run is scored; absent where nobody wants to know.
    Optional<ScoringConfig> scoring() {
        return scoring;
    }

    private static Optional<ScoringConfig> scoring(Options options) {
        if (options.scoringConfig == null) {
            return options.score ? Optional.of(ScoringConfig.DEFAULT) : Optional.empty();
        }
        try {
            return Optional.of(ScoringConfig.parse(
                    text("--scoring-config", options.scoringConfig, ScoringConfig.LENGTH_MAX)));
        } catch (InvalidScoringConfigException e) {
            throw new UsageException("--scoring-config " + options.scoringConfig + ": " + e.getMessage());
        }
    }

    private static Profile profileOf(ProfileReader reader, Path file) {
        try {
            return reader.merge(reader.defaults(), text("--profile", file, ProfileReader.LENGTH_MAX));
        } catch (InvalidProfileException e) {
            throw new UsageException("--profile " + file + ": " + e.getMessage());
        }
    }

    private static String text(String option, Path file, int sizeMax) {
        try {
            if (Files.size(file) > sizeMax) {
                throw new UsageException(option + " " + file + ": longer than " + sizeMax + " octets");
            }
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            throw new UsageException(option + " " + file + ": no such file");
        } catch (AccessDeniedException e) {
            throw new UsageException(option + " " + file + ": permission denied");
        } catch (CharacterCodingException e) {
            throw new UsageException(option + " " + file + ": not UTF-8 text");
        } catch (IOException e) {
            throw new UsageException(option + " " + file + ": cannot be read: " + e.getMessage());
        }
    }

    private Name zone() {
        String positional = options.positional;
        String named = options.domain;
        if (positional != null && named != null) {
            throw new UsageException("give the domain once, as DOMAIN or with --domain");
        }
        String domain = positional == null ? named : positional;
        if (domain == null) {
            throw new UsageException("no domain given; see gonemaster --help");
        }
        try {
            return DomainName.normalize(domain);
        } catch (InvalidDomainNameException e) {
            throw new UsageException(e.getMessage());
        }
    }

    /// The ids that were typed, less those that were excluded; none for all of the profile.
    private Set<String> testcases(Profile profile) {
        Set<String> typed = typedTestcases();
        if (!options.excluded.isEmpty()) {
            boolean chosen = !typed.isEmpty();
            typed.retainAll(without(profiles.defaults(), options.excluded).testcases());
            if (chosen ? typed.isEmpty() : profile.testcases().isEmpty()) {
                throw new UsageException("--exclude leaves no testcase");
            }
        }
        return typed;
    }

    private Set<String> typedTestcases() {
        Set<String> ids = new LinkedHashSet<>();
        for (String typed : options.testcases) {
            String id = typed.toLowerCase(Locale.ROOT);
            if (Testcases.all().stream().noneMatch(testcase -> testcase.id().equals(id))) {
                throw new UsageException("--testcase " + typed + ": no such testcase; see gonemaster --list-tests");
            }
            ids.add(id);
        }
        for (String typed : options.modules) {
            Module module = Module.parse(typed).filter(known -> known != Module.SYSTEM).orElseThrow(
                    () -> new UsageException("--module " + typed + ": no such module; one of "
                            + names(List.of(Module.values()).subList(1, Module.values().length))));
            List<String> ofModule = Testcases.all().stream().filter(testcase -> testcase.module() == module)
                    .map(testcase -> testcase.id()).toList();
            if (ofModule.isEmpty()) {
                throw new UsageException("--module " + typed + ": has no testcase in this version");
            }
            ids.addAll(ofModule);
        }
        return ids;
    }

    /// Least severe level that is shown.
    Level minLevel() {
        return level("--min-level", options.minLevel);
    }

    /// Level that ends the run; absent where none does.
    Optional<Level> stopLevel() {
        return Optional.ofNullable(options.stopLevel).map(level -> level("--stop-level", level));
    }

    /// What is shown, what ends the run and what a score is made of have to be kept.
    private Level keptLevel() {
        Level kept = lower(minLevel(), stopLevel());
        return lower(kept, scoring().map(_ -> ScoredRun.LEVEL));
    }

    private static Level lower(Level level, Optional<Level> other) {
        return other.filter(level::isAtLeast).orElse(level);
    }

    static Level level(String option, String typed) {
        return Level.parse(typed).orElseThrow(() -> new UsageException(option + " " + typed
                + ": no such level; one of " + names(Arrays.asList(Level.values()))));
    }

    private static String names(List<? extends Enum<?>> constants) {
        return String.join(", ", constants.stream().map(Enum::name).toList());
    }
}
