package dev.gonemaster.jobs;

import dev.gonemaster.engine.DomainName;
import dev.gonemaster.engine.InvalidDomainNameException;
import dev.gonemaster.engine.message.AddressText;
import dev.gonemaster.engine.message.ArgName;
import dev.gonemaster.problem.Problem;
import dev.gonemaster.problem.ProblemException;
import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a caller may say about a delegation in place of the parent. Source: HTTP API contract, request bodies.
final class UndelegatedRules {
    /// Named limit: name servers of a request, and DS records of a request.
    static final int RECORDS_MAX = 32;
    /// Named limit: hexadecimal digits of a digest; the longest digest in use has 96.
    static final int DIGEST_MAX = 512;

    private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");
    private static final Pattern HEX = Pattern.compile("([0-9A-Fa-f]{2})+");

    private UndelegatedRules() {
    }

    /// Names in normal form, addresses in their shortest text form.
    static List<TestSpec.Nameserver> nameservers(List<TestSpec.Nameserver> given) {
        require(given.size() <= RECORDS_MAX, "at most " + RECORDS_MAX + " nameservers may be given");
        return given.stream().map(UndelegatedRules::nameserver).distinct().toList();
    }

    static List<TestSpec.Ds> ds(List<TestSpec.Ds> given) {
        require(given.size() <= RECORDS_MAX, "at most " + RECORDS_MAX + " DS records may be given");
        return given.stream().map(UndelegatedRules::ds).distinct().toList();
    }

    private static TestSpec.Nameserver nameserver(TestSpec.Nameserver given) {
        try {
            String name = ArgName.published(DomainName.normalize(given.ns()));
            return new TestSpec.Nameserver(name, address(given.ip()));
        } catch (InvalidDomainNameException e) {
            throw problem("name server: " + e.getMessage());
        }
    }

    private static @Nullable String address(@Nullable String given) {
        if (given == null || given.isBlank()) {
            return null;
        }
        String text = given.strip();
        require(IPV4.matcher(text).matches() || IPV6.matcher(text).matches(), "ip must be an IPv4 or IPv6 address");
        try {
            return AddressText.of(InetAddress.ofLiteral(text));
        } catch (IllegalArgumentException e) {
            throw problem("ip must be an IPv4 or IPv6 address");
        }
    }

    private static TestSpec.Ds ds(TestSpec.Ds given) {
        require(given.keytag() >= 0 && given.keytag() <= 65_535, "keytag must be a number from 0 to 65535");
        require(given.algorithm() >= 0 && given.algorithm() <= 255, "algorithm must be a number from 0 to 255");
        require(given.digtype() >= 0 && given.digtype() <= 255, "digtype must be a number from 0 to 255");
        String digest = given.digest().strip();
        require(digest.length() <= DIGEST_MAX && HEX.matcher(digest).matches(),
                "digest must be an even number of hexadecimal digits, at most " + DIGEST_MAX);
        return new TestSpec.Ds(given.keytag(), given.algorithm(), given.digtype(), digest.toLowerCase(Locale.ROOT));
    }

    private static void require(boolean kept, String message) {
        if (!kept) {
            throw problem(message);
        }
    }

    private static ProblemException problem(String message) {
        return new ProblemException(Problem.INVALID_UNDELEGATED, message);
    }
}
