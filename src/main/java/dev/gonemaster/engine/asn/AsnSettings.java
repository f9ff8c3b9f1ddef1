package dev.gonemaster.engine.asn;

import java.util.List;
import java.util.Map;

/// The profile's `asn_db`: where look-ups go. Immutable.
///
/// @param sources domain names, by style, in the order in which they are tried
public record AsnSettings(Style style, Map<Style, List<String>> sources) {
    public static final AsnSettings DEFAULT = new AsnSettings(Style.CYMRU, Map.of(
            Style.CYMRU, List.of("asnlookup.zonemaster.net", "asn.cymru.com"),
            Style.RIPE, List.of("riswhois.ripe.net")));

    public AsnSettings {
        sources = Map.copyOf(sources);
    }

    /// The constant in lower case is the published form.
    public enum Style { CYMRU, RIPE }

    /// Where the style in force looks; empty when the profile names no place.
    public List<String> sourcesInForce() {
        return sources.getOrDefault(style, List.of());
    }
}
