package dev.gonemaster.engine.cachefile;

import dev.gonemaster.engine.dns.Edns;
import dev.gonemaster.engine.dns.Outcome.Failure;
import dev.gonemaster.engine.dns.Query;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.DClass;
import org.xbill.DNS.EDNSOption;
import org.xbill.DNS.Name;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/// The `key` of a nameserver entry, which the format leaves to whoever writes it: the whole question, then, after
/// spaces, what else is to be known of its outcome. For example
/// `example.com./SOA/IN/udp/edns=0,1232,do,0 at=2026-11-22T12:00:00Z`. Two questions have the same text only when they
/// are equal.
///
/// @param question ends at the first space
/// @param at when the response arrived; null where the file does not say
/// @param failure why there is no response; null where the file does not say
record QuestionKey(String question, @Nullable Instant at, @Nullable Failure failure) {
    private static final Pattern PLAIN = Pattern.compile("(?<name>.+)/(?<type>[A-Z0-9]+)/IN/(?:udp|tcp)");
    private static final String AT = "at";
    private static final String FAILURE = "failure";

    static QuestionKey answered(Query query, Instant at) {
        return new QuestionKey(text(query), at, null);
    }

    static QuestionKey failed(Query query, Failure failure) {
        return new QuestionKey(text(query), null, failure);
    }

    /// Reads any key; of another's only the text counts.
    static QuestionKey parse(String key) {
        String[] parts = key.split(" ");
        if (parts.length == 0) {
            return new QuestionKey(key, null, null);
        }
        Map<String, String> notes = new LinkedHashMap<>();
        for (String part : Arrays.asList(parts).subList(1, parts.length)) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                notes.put(part.substring(0, equals), part.substring(equals + 1));
            }
        }
        return new QuestionKey(parts[0], instant(notes.get(AT)), failure(notes.get(FAILURE)).orElse(null));
    }

    /// The key as it stands in the file.
    String written() {
        SequencedMap<String, String> notes = new LinkedHashMap<>();
        if (at != null) {
            notes.put(AT, at.toString());
        }
        if (failure != null) {
            notes.put(FAILURE, published(failure));
        }
        StringBuilder written = new StringBuilder(question);
        notes.forEach((name, value) -> written.append(' ').append(name).append('=').append(value));
        return written.toString();
    }

    /// The question as recursion puts it; absent where this is another one.
    Optional<Query> plainQuery() {
        Matcher plain = PLAIN.matcher(question);
        try {
            return plain.matches()
                    ? Optional.of(Query.of(Name.fromString(plain.group("name"), Name.root),
                            Type.value(plain.group("type"))))
                    : Optional.empty();
        } catch (TextParseException e) {
            return Optional.empty();
        }
    }

    /// The question as text.
    static String text(Query query) {
        StringBuilder text = new StringBuilder(query.name().canonicalize().toString())
                .append('/').append(Type.string(query.type()))
                .append('/').append(DClass.string(query.dnsClass()))
                .append('/').append(query.protocol().name().toLowerCase(Locale.ROOT));
        if (query.recursionDesired()) {
            text.append("/rd");
        }
        Edns edns = query.edns();
        if (edns != null) {
            text.append("/edns=").append(edns.version()).append(',').append(edns.udpPayloadSize())
                    .append(edns.dnssecOk() ? ",do," : ",,").append(edns.z());
            for (EDNSOption option : edns.options()) {
                text.append(',').append(HexFormat.of().formatHex(option.toWire()));
            }
        }
        if (query.spelling() != null) {
            text.append("/spelled=").append(query.name());
        }
        if (query.fromAnywhere()) {
            text.append("/anywhere");
        }
        return text.toString();
    }

    private static @Nullable Instant instant(@Nullable String text) {
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static Optional<Failure> failure(@Nullable String text) {
        return Arrays.stream(Failure.values()).filter(failure -> published(failure).equals(text)).findFirst();
    }

    private static String published(Failure failure) {
        return failure.name().toLowerCase(Locale.ROOT);
    }
}
