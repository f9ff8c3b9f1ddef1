package dev.gonemaster.engine.testcase.dnssec;

import dev.gonemaster.engine.message.ArgName;
import java.util.Optional;
import org.xbill.DNS.Name;
import org.xbill.DNS.NameTooLongException;

/// Where the operator of a name server copies the CDS and CDNSKEY records of a zone to (RFC 9615 section 4.1).
///
/// @param zone whose records they are
/// @param host name of the name server
record SignalName(Name zone, Name host) {
    private static final Name DSBOOT = Name.fromConstantString("_dsboot");
    private static final Name SIGNAL = Name.fromConstantString("_signal");

    /// @return absent when a name cannot be so long (RFC 1035 section 3.1)
    Optional<Name> name() {
        try {
            Name signalingDomain = Name.concatenate(SIGNAL, host);
            return Optional.of(Name.concatenate(
                    Name.concatenate(DSBOOT, zone.relativize(Name.root)), signalingDomain));
        } catch (NameTooLongException _) {
            return Optional.empty();
        }
    }

    /// As a name is published, however long.
    String text() {
        return DSBOOT + "." + ArgName.published(zone) + "." + SIGNAL + "." + ArgName.published(host);
    }
}
