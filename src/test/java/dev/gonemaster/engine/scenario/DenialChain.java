package dev.gonemaster.engine.scenario;

import java.util.HexFormat;

/// How a signed zone proves that something does not exist.
@FunctionalInterface
public interface DenialChain {
    DenialChain NONE = zone -> { };
    DenialChain NSEC = new NsecChain();

    /// As RFC 9276 recommends: no iterations, no salt.
    static DenialChain nsec3() {
        return nsec3(0, "", false);
    }

    /// @param salt hexadecimal, or empty
    /// @param optOut delegations without DS records are left out (RFC 5155 section 6)
    static DenialChain nsec3(int iterations, String salt, boolean optOut) {
        return new Nsec3Chain(iterations, HexFormat.of().parseHex(salt), optOut);
    }

    /// Adds the records of the chain to the zone as it is.
    void addTo(ZoneContent zone);
}
