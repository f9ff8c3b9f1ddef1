package dev.gonemaster.jobs;

import dev.gonemaster.config.ServerConfig;
import dev.gonemaster.engine.dns.QueryControls;
import dev.gonemaster.engine.dns.ResolverSettings;
import dev.gonemaster.engine.profile.InvalidProfileException;
import dev.gonemaster.engine.profile.Profile;
import dev.gonemaster.engine.profile.ProfileReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The profile that holds for every job of a server: the defaults, over them the profile file, over that the settings
/// for asking.
final class ServerProfile {
    private ServerProfile() {
    }

    /// @throws UncheckedIOException when the profile file cannot be read
    /// @throws IllegalStateException when it is no valid profile; the message names file and key
    static Profile read(ProfileReader reader, ServerConfig.Testing testing) {
        Profile whole = testing.profile() == null
                ? reader.defaults()
                : fromFile(reader, testing.profile());
        return excluding(reader, whole.with(settings(whole.resolver(), testing.asking())), testing.exclude());
    }

    /// @throws IllegalStateException when a name is that of no testcase and no module
    static Profile excluding(ProfileReader reader, Profile profile, List<String> names) {
        try {
            return reader.without(profile, names);
        } catch (InvalidProfileException invalid) {
            throw new IllegalStateException("--exclude: " + invalid.getMessage(), invalid);
        }
    }

    private static ResolverSettings settings(ResolverSettings asked, ServerConfig.Asking asking) {
        QueryControls controls = asked.controls();
        return asked
                .withTimeout(asking.timeout() == null ? asked.timeout() : Duration.ofSeconds(asking.timeout()))
                .withTries(asking.retry() == null ? asked.tries() : asking.retry())
                .withRetransmit(asking.retrans() == null ? asked.retransmit() : Duration.ofSeconds(asking.retrans()))
                .withFallback(asking.fallback() == null ? asked.fallback() : asking.fallback())
                .withNonGlobal(asked.allowNonGlobal() || asking.allowNonGlobalTargets())
                .withSources(address(asking.sourceAddress4(), asked.source4()),
                        address(asking.sourceAddress6(), asked.source6()))
                .with(controls
                        .withPositiveTtl(asking.positiveTtl() == null
                                ? controls.positiveTtl() : Duration.ofSeconds(asking.positiveTtl()))
                        .withNegativeTtl(asking.negativeTtl() == null
                                ? controls.negativeTtl() : Duration.ofSeconds(asking.negativeTtl())));
    }

    private static Profile fromFile(ProfileReader reader, Path file) {
        try {
            return reader.merge(reader.defaults(), Files.readString(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("profile " + file + " cannot be read: " + unreadable.getMessage(),
                    unreadable);
        } catch (InvalidProfileException invalid) {
            throw new IllegalStateException("profile " + file + " is not valid: " + invalid.getMessage(), invalid);
        }
    }

    private static @Nullable InetAddress address(@Nullable String literal, @Nullable InetAddress otherwise) {
        return literal == null || literal.isEmpty() ? otherwise : InetAddress.ofLiteral(literal);
    }
}
