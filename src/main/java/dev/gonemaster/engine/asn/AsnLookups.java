package dev.gonemaster.engine.asn;

import dev.gonemaster.engine.asn.AsnAnswer.Code;
import dev.gonemaster.engine.dns.Deadline;
import dev.gonemaster.engine.dns.DnsClient;
import dev.gonemaster.engine.dns.Flights;
import dev.gonemaster.engine.dns.LineExchange;
import java.net.InetAddress;
import java.util.List;
import org.xbill.DNS.Name;
import org.xbill.DNS.TextParseException;

/// Makes the look-up of one run out of its settings.
public final class AsnLookups {
    private AsnLookups() {
    }

    /// Looks in the sources of the style in force, each address once for the whole run, however many ask for it.
    ///
    /// @param exchange for sources that are asked over whois
    /// @param deadline of the run
    public static AsnLookup of(AsnSettings settings, DnsClient dns, LineExchange exchange, Deadline deadline) {
        return of(settings, dns, exchange, RisWhoisLookup.PORT, deadline);
    }

    static AsnLookup of(AsnSettings settings, DnsClient dns, LineExchange exchange, int whoisPort, Deadline deadline) {
        List<AsnLookup> sources = settings.sourcesInForce().stream()
                .map(source -> source(settings.style(), source, dns, exchange, whoisPort)).toList();
        var flights = new Flights<InetAddress, AsnAnswer>(deadline);
        return address -> flights.get(address, missing -> inTurn(sources, missing));
    }

    /// The first source that answers is believed; but that a later one knows nobody is no answer where one before it
    /// failed, because the sources do not know the same.
    private static AsnAnswer inTurn(List<AsnLookup> sources, InetAddress address) {
        boolean failed = false;
        for (AsnLookup source : sources) {
            AsnAnswer answer = source.find(address);
            if (answer.code() == Code.AS_FOUND || answer.code() == Code.EMPTY_ASN_SET && !failed) {
                return answer;
            }
            failed = true;
        }
        return AsnAnswer.FAILED;
    }

    private static AsnLookup source(AsnSettings.Style style, String source, DnsClient dns, LineExchange exchange,
                                    int whoisPort) {
        try {
            Name name = Name.fromString(source, Name.root);
            return switch (style) {
                case CYMRU -> new CymruLookup(dns, name);
                case RIPE -> new RisWhoisLookup(dns, exchange, name, whoisPort);
            };
        } catch (TextParseException e) {
            return AsnLookup.NONE;
        }
    }
}
