package dev.gonemaster.engine.dns;

import java.io.IOException;
import org.xbill.DNS.Message;

/// A message together with the octets that it was read from: writing it anew would compress names otherwise and lose
/// their letter case.
final class ReceivedMessage extends Message {
    private final byte[] octets;

    /// @param readable what is parsed: the octets received, or these with parts that cannot be parsed put differently
    /// @param octets those received
    ReceivedMessage(byte[] readable, byte[] octets) throws IOException {
        super(readable);
        this.octets = octets;
    }

    /// Not to be changed.
    byte[] octets() {
        return octets;
    }
}
