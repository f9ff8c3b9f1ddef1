package dev.gonemaster.cli;

import dev.gonemaster.engine.dns.QueryControls;
import dev.gonemaster.engine.dns.ResolverSettings;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.Address;

/// The options about asking. Every mistake is a [UsageException].
final class SettingsReader {
    private static final int SECONDS_MAX = 255;
    private static final int TRIES_MAX = 255;
    private static final int TTL_MAX = 86_400;

    private final Options options;

    SettingsReader(Options options) {
        this.options = options;
    }

    /// What was typed, over the settings of the profile.
    ResolverSettings over(ResolverSettings settings) {
        QueryControls controls = settings.controls();
        ResolverSettings typed = settings
                .withTimeout(seconds("--timeout", options.timeout, settings.timeout()))
                .withTries(options.retry == null ? settings.tries() : inRange("--retry", options.retry, 1, TRIES_MAX))
                .withRetransmit(seconds("--retrans", options.retrans, settings.retransmit()))
                .withFallback(!options.noFallback && (options.fallback || settings.fallback()))
                .withFamilies(settings.ipv4() && !options.noIpv4,
                        !options.noIpv6 && (options.forceIpv6 || settings.ipv6()))
                .withNonGlobal(settings.allowNonGlobal() || options.allowNonGlobal)
                .withSources(source("--sourceaddr4", options.sourceAddress4, settings.source4()),
                        source("--sourceaddr6", options.sourceAddress6, settings.source6()))
                .with(controls
                        .withErrorTtl(ttl("--error-cache-ttl", options.errorCacheTtl, controls.errorTtl()))
                        .withPositiveTtl(ttl("--positive-cache-ttl", options.positiveCacheTtl, controls.positiveTtl()))
                        .withNegativeTtl(ttl("--negative-cache-ttl", options.negativeCacheTtl,
                                controls.negativeTtl())));
        if (!typed.ipv4() && !typed.ipv6()) {
            throw new UsageException("neither IPv4 nor IPv6 is left to ask with");
        }
        return typed;
    }

    static int inRange(String option, int typed, int min, int max) {
        if (typed < min || typed > max) {
            throw new UsageException(option + " must be " + min + " to " + max + ", not " + typed);
        }
        return typed;
    }

    private static Duration seconds(String option, @Nullable Integer typed, Duration otherwise) {
        return typed == null ? otherwise : Duration.ofSeconds(inRange(option, typed, 1, SECONDS_MAX));
    }

    private static Duration ttl(String option, @Nullable Integer typed, Duration otherwise) {
        return typed == null ? otherwise : Duration.ofSeconds(inRange(option, typed, 0, TTL_MAX));
    }

    private static @Nullable InetAddress source(String option, @Nullable String typed,
                                                @Nullable InetAddress otherwise) {
        if (typed == null) {
            return otherwise;
        }
        boolean ipv4 = option.endsWith("4");
        try {
            InetAddress address = Address.getByAddress(typed);
            if (address instanceof Inet4Address != ipv4) {
                throw new UsageException(option + " " + typed + ": not an IPv" + (ipv4 ? "4" : "6") + " address");
            }
            // The first question would find out as well, but late and as trouble of this machine.
            new DatagramSocket(new InetSocketAddress(address, 0)).close();
            return address;
        } catch (UnknownHostException e) {
            throw new UsageException(option + " " + typed + ": not an IP address");
        } catch (IOException e) {
            throw new UsageException(option + " " + typed + ": not an address of this machine");
        }
    }
}
