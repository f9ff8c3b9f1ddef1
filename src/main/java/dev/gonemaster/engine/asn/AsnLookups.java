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

/// Makes the look-up of each run out of its settings. Immutable.
///
/// @param store answers from beyond a run
/// @param whoisPort where whois servers listen
public record AsnLookups(AsnStore store, int whoisPort) {
    /// Asks the databases, each run by itself.
    public static final AsnLookups NETWORK = new AsnLookups(AsnStore.NONE, RisWhoisLookup.PORT);

    public AsnLookups with(AsnStore other) {
        return new AsnLookups(other, whoisPort);
    }

    /// Looks in the store and then in the sources of the style in force, each address once for the whole run, however
    /// many ask for it.
    ///
    /// @param exchange for sources that are asked over whois
    /// @param deadline of the run
    public AsnLookup forRun(AsnSettings settings, DnsClient dns, LineExchange exchange, Deadline deadline) {
        List<AsnLookup> sources = settings.sourcesInForce().stream()
                .map(source -> source(settings.style(), source, dns, exchange)).toList();
        var flights = new Flights<InetAddress, AsnAnswer>(deadline);
        return address -> flights.get(address, missing -> store.findAsn(missing).orElseGet(() -> {
            AsnAnswer answer = inTurn(sources, missing);
            store.keepAsn(missing, answer);
            return answer;
        }));
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

    private AsnLookup source(AsnSettings.Style style, String source, DnsClient dns, LineExchange exchange) {
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
