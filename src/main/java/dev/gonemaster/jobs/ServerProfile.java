package dev.gonemaster.jobs;

import dev.gonemaster.config.ServerConfig;
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
import org.jspecify.annotations.Nullable;

/// The profile that holds for every job of a server: the defaults, over them the profile file, over that the settings
/// for asking.
final class ServerProfile {
    private ServerProfile() {
    }

    /// @throws UncheckedIOException when the profile file cannot be read
    /// @throws IllegalStateException when it is no valid profile; the message names file and key
    static Profile read(ProfileReader reader, ServerConfig.Testing testing) {
        Profile profile = testing.profile() == null
                ? reader.defaults()
                : fromFile(reader, testing.profile());
        ResolverSettings asked = profile.resolver();
        return profile.with(asked
                .withTimeout(testing.timeout() == null ? asked.timeout() : Duration.ofSeconds(testing.timeout()))
                .withTries(testing.retry() == null ? asked.tries() : testing.retry())
                .withRetransmit(
                        testing.retrans() == null ? asked.retransmit() : Duration.ofSeconds(testing.retrans()))
                .withFallback(testing.fallback() == null ? asked.fallback() : testing.fallback())
                .withNonGlobal(asked.allowNonGlobal() || testing.allowNonGlobalTargets())
                .withSources(address(testing.sourceAddress4(), asked.source4()),
                        address(testing.sourceAddress6(), asked.source6())));
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
