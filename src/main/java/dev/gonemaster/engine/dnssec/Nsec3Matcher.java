package dev.gonemaster.engine.dnssec;

import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.xbill.DNS.NSEC3Record;
import org.xbill.DNS.Name;
import org.xbill.DNS.utils.base32;

/// Tells which NSEC3 records match the apex of a zone. A hash is computed once for each set of parameters. Not
/// thread-safe.
///
/// A zone decides how much work its hashes make, so the work is bounded by [#ITERATIONS_MAX] and [#PARAMETERS_MAX];
/// what is beyond is [Nsec3Match#NOT_COMPUTED], neither right nor wrong.
public final class Nsec3Matcher {
    /// The most that a zone may ever have (RFC 5155 section 10.3). Validators may stop at less (RFC 9276 section 3.2).
    static final int ITERATIONS_MAX = 2_500;
    /// Sets of parameters; a zone has one, and two while it changes them.
    static final int PARAMETERS_MAX = 8;

    private static final base32 BASE32_HEX = new base32(base32.Alphabet.BASE32HEX, false, false);

    private final Name apex;
    private final Map<Nsec3Parameters, Optional<String>> hashes = new HashMap<>();

    public Nsec3Matcher(Name apex) {
        this.apex = apex;
    }

    public Nsec3Match match(NSEC3Record record) {
        Nsec3Parameters parameters = Nsec3Parameters.of(record);
        if (hashes.size() >= PARAMETERS_MAX && !hashes.containsKey(parameters)) {
            return Nsec3Match.NOT_COMPUTED;
        }
        return hashes.computeIfAbsent(parameters, _ -> hash(record))
                .map(hash -> isOwner(record.getName(), hash) ? Nsec3Match.MATCH : Nsec3Match.NO_MATCH)
                .orElse(Nsec3Match.NOT_COMPUTED);
    }

    private Optional<String> hash(NSEC3Record record) {
        if (record.getHashAlgorithm() != NSEC3Record.SHA1_DIGEST_ID || record.getIterations() > ITERATIONS_MAX) {
            return Optional.empty();
        }
        try {
            return Optional.of(BASE32_HEX.toString(record.hashName(apex)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("the JDK lacks SHA-1", e);
        }
    }

    private boolean isOwner(Name owner, String hash) {
        return owner.labels() == apex.labels() + 1 && owner.subdomain(apex)
                && owner.getLabelString(0).equalsIgnoreCase(hash);
    }
}
