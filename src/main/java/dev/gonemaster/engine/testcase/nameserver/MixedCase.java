package dev.gonemaster.engine.testcase.nameserver;

import dev.gonemaster.engine.dns.Query;
import java.util.Optional;
import org.xbill.DNS.Name;
import org.xbill.DNS.NameTooLongException;
import org.xbill.DNS.Type;

/// A name in two letter cases, which no server may tell apart (RFC 4343). The same name is always spelled in the same
/// two ways: every other letter is a capital, the first one or the second one of the name.
///
/// @param name in lower case
/// @param first with a capital in the beginning: `WwW.eXaMpLe`, without final dot
/// @param second with the other letters as capitals: `wWw.ExAmPlE`, without final dot
record MixedCase(Name name, String first, String second) {
    /// What the names are asked for.
    static final int TYPE = Type.SOA;

    private static final Name WWW = Name.fromConstantString("www");

    /// @return `www` below the zone or, where that would be too long for a domain name, the zone's own name; empty when
    ///     that has no letter
    static Optional<MixedCase> in(Name zone) {
        Name name = www(zone);
        String plain = name.toString(true);
        var mixed = new MixedCase(name, spell(plain, true), spell(plain, false));
        return mixed.first.equals(plain) ? Optional.empty() : Optional.of(mixed);
    }

    Query firstQuery() {
        return query(first);
    }

    Query secondQuery() {
        return query(second);
    }

    private Query query(String spelling) {
        return Query.of(name, TYPE).spelled(spelling + ".");
    }

    private static Name www(Name zone) {
        try {
            return Name.concatenate(WWW, zone);
        } catch (NameTooLongException _) {
            return zone;
        }
    }

    /// Letters never belong to the escapes of a printed name, which are made of digits and signs.
    private static String spell(String plain, boolean capital) {
        var spelled = new StringBuilder(plain.length());
        boolean next = capital;
        for (char sign : plain.toCharArray()) {
            boolean letter = sign >= 'a' && sign <= 'z';
            spelled.append(letter && next ? (char) (sign - 'a' + 'A') : sign);
            next = letter != next;
        }
        return spelled.toString();
    }
}
