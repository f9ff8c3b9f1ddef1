package dev.gonemaster.engine.cachefile;

import dev.gonemaster.engine.asn.AsnAnswer;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/// One entry of a packet cache file that has an effect here. Immutable; the octets are not to be changed.
public sealed interface CacheEntry {

    /// What came of one question to one server.
    ///
    /// @param key what was asked; the format leaves its form to the writer
    /// @param answerFrom the address that answered; null where the file does not say
    /// @param protocol `udp` or `tcp`, over which the answer came; null where the file does not say
    /// @param message the response on the wire; null for silence
    record Nameserver(InetAddress address, String key, @Nullable InetAddress answerFrom, @Nullable String protocol,
                      byte @Nullable [] message) implements CacheEntry {
    }

    /// What recursion found: the last response of a look-up, which is that of a [Nameserver] entry too.
    ///
    /// @param name as it was looked up, absolute
    /// @param type mnemonic
    /// @param message the response on the wire
    record Recursor(String name, String type, byte[] message) implements CacheEntry {
    }

    /// What an AS database said about one address.
    record Asn(InetAddress address, AsnAnswer answer) implements CacheEntry {
    }
}
