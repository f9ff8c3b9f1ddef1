package dev.gonemaster.engine.zone;

import dev.gonemaster.engine.asn.AsnLookup;
import dev.gonemaster.engine.dns.DnsClient;
import dev.gonemaster.engine.dnssec.SignatureVerifier;
import dev.gonemaster.engine.profile.Thresholds;
import dev.gonemaster.engine.weakkeys.Blocklist;
import java.util.Optional;
import java.util.function.Supplier;

/// What one run puts at the disposal of its testcases. Immutable; each part is thread-safe.
///
/// @param dns the client of the run; its look-ups must know the same undelegated data as the zone
/// @param asns who announces which address
/// @param signatures judges the signatures that the run meets
/// @param thresholds of the run's profile
/// @param blocklist finds the list of keys whose private half is known; absent where this machine has none
public record RunServices(DnsClient dns, AsnLookup asns, SignatureVerifier signatures, Thresholds thresholds,
                          Supplier<Optional<Blocklist>> blocklist) {
}
