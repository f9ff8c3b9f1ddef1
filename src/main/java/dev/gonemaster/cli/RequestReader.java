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
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.Name;

/// From what was typed to what the engine is asked. Every mistake is a [UsageException].
final class RequestReader {
    private static final int SECONDS_MAX = 255;
    private static final int TRIES_MAX = 255;

    private final Options options;

    RequestReader(Options options) {
        this.options = options;
    }

    RunRequest request() {
        Name zone = zone();
        return new RunRequest(zone, testcases(), Undelegated.read(zone, options.ns, options.ds), minLevel(), profile());
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
        ProfileReader reader = Testcases.profiles();
        Profile profile = options.profile == null ? reader.defaults() : profileOf(reader, options.profile);
        ResolverSettings settings = profile.resolver();
        ResolverSettings typed = settings
                .withTimeout(seconds("--timeout", options.timeout, settings.timeout()))
                .withTries(options.retry == null ? settings.tries() : inRange("--retry", options.retry, TRIES_MAX))
                .withRetransmit(seconds("--retrans", options.retrans, settings.retransmit()))
                .withFamilies(settings.ipv4() && !options.noIpv4, settings.ipv6() && !options.noIpv6)
                .withNonGlobal(settings.allowNonGlobal() || options.allowNonGlobal);
        if (!typed.ipv4() && !typed.ipv6()) {
            throw new UsageException("neither IPv4 nor IPv6 is left to ask with");
        }
        return profile.with(typed);
    }

    private static Profile profileOf(ProfileReader reader, Path file) {
        try {
            if (Files.size(file) > ProfileReader.LENGTH_MAX) {
                throw new UsageException("--profile " + file + ": longer than " + ProfileReader.LENGTH_MAX + " octets");
            }
            return reader.merge(reader.defaults(), Files.readString(file));
        } catch (InvalidProfileException e) {
            throw new UsageException("--profile " + file + ": " + e.getMessage());
        } catch (NoSuchFileException e) {
            throw new UsageException("--profile " + file + ": no such file");
        } catch (AccessDeniedException e) {
            throw new UsageException("--profile " + file + ": permission denied");
        } catch (CharacterCodingException e) {
            throw new UsageException("--profile " + file + ": not UTF-8 text");
        } catch (IOException e) {
            throw new UsageException("--profile " + file + ": cannot be read: " + e.getMessage());
        }
    }

    private static Duration seconds(String option, @Nullable Integer typed, Duration otherwise) {
        return typed == null ? otherwise : Duration.ofSeconds(inRange(option, typed, SECONDS_MAX));
    }

    private static int inRange(String option, int typed, int max) {
        if (typed < 1 || typed > max) {
            throw new UsageException(option + " must be 1 to " + max + ", not " + typed);
        }
        return typed;
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

    private Set<String> testcases() {
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

    private Level minLevel() {
        return Level.parse(options.minLevel).orElseThrow(() -> new UsageException("--min-level " + options.minLevel
                + ": no such level; one of " + names(Arrays.asList(Level.values()))));
    }

    private static String names(List<? extends Enum<?>> constants) {
        return String.join(", ", constants.stream().map(Enum::name).toList());
    }
}
