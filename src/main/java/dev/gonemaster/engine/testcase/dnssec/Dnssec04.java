package dev.gonemaster.engine.testcase.dnssec;

import static dev.gonemaster.engine.message.ArgName.DATE;
import static dev.gonemaster.engine.message.ArgName.DURATION;
import static dev.gonemaster.engine.message.ArgName.EXPIRATION;
import static dev.gonemaster.engine.message.ArgName.KEYTAG;
import static dev.gonemaster.engine.message.ArgName.TYPES;
import static dev.gonemaster.engine.message.Level.DEBUG;
import static dev.gonemaster.engine.message.Level.ERROR;
import static dev.gonemaster.engine.message.Level.INFO;
import static dev.gonemaster.engine.message.Level.WARNING;

import dev.gonemaster.engine.dns.Response;
import dev.gonemaster.engine.dnssec.SignedRrset;
import dev.gonemaster.engine.message.Arg;
import dev.gonemaster.engine.message.ArgName;
import dev.gonemaster.engine.message.Level;
import dev.gonemaster.engine.message.Module;
import dev.gonemaster.engine.message.Tag;
import dev.gonemaster.engine.message.TagSpec;
import dev.gonemaster.engine.profile.Threshold;
import dev.gonemaster.engine.profile.Thresholds;
import dev.gonemaster.engine.testcase.Findings;
import dev.gonemaster.engine.testcase.SkippedQuestion;
import dev.gonemaster.engine.testcase.Testcase;
import dev.gonemaster.engine.zone.Zone;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.xbill.DNS.RRSIGRecord;
import org.xbill.DNS.Type;

/// dnssec04: the signatures over DNSKEY and SOA hold neither for too short nor for too long.
/// Specification: Zonemaster v2025.2, DNSSEC-TP/dnssec04.md; tags as in Zonemaster-Engine 8.1.
/// Source: RFC 6781.
/// Whether the signatures are good at all belongs to Dnssec08 and Dnssec09.
final class Dnssec04 implements Testcase {
    enum Message implements Tag {
        DURATION_LONG(WARNING, DURATION, KEYTAG, TYPES),
        DURATION_OK(DEBUG, DURATION, KEYTAG, TYPES),
        REMAINING_LONG(WARNING, DURATION, KEYTAG, TYPES),
        REMAINING_SHORT(WARNING, DURATION, KEYTAG, TYPES),
        RRSIG_EXPIRATION(INFO, DATE, KEYTAG, TYPES),
        RRSIG_EXPIRED(ERROR, EXPIRATION, KEYTAG, TYPES);

        private final TagSpec spec;

        Message(Level level, ArgName<?>... args) {
            spec = new TagSpec(level, args);
        }

        @Override
        public TagSpec spec() {
            return spec;
        }
    }

    @Override
    public Module module() {
        return Module.DNSSEC;
    }

    @Override
    public List<Tag> tags() {
        return SkippedQuestion.tagsAfter(Message.values());
    }

    @Override
    public void run(Zone zone, Findings findings) {
        var responses = AuthoritativeResponses.of(zone, zone.nameServers(), List.of(Type.DNSKEY, Type.SOA),
                findings);                                                                              // 1 to 5
        responses.values().forEach(ofType -> firstSigned(ofType.values()).ifPresent(response ->
                SignedRrset.answer(response).signatures().stream().sorted().forEach(signature ->
                        judge(signature, response.receivedAt(), zone.thresholds(), findings))));
    }

    private static Optional<Response> firstSigned(Collection<Response> responses) {
        return responses.stream().filter(response -> SignedRrset.answer(response).isSigned()).findFirst();
    }

    private static void judge(RRSIGRecord signature, Instant now, Thresholds thresholds, Findings findings) {
        Arg keytag = KEYTAG.of((long) signature.getFootprint());
        Arg types = TYPES.of(signature.getTypeCovered());
        Instant expiration = signature.getExpire();
        long remaining = expiration.getEpochSecond() - now.getEpochSecond();
        long duration = expiration.getEpochSecond() - signature.getTimeSigned().getEpochSecond();

        findings.add(Message.RRSIG_EXPIRATION, DATE.of(expiration), keytag, types);
        Optional<Message> faultOfRemainder = faultOfRemainder(remaining, thresholds);
        faultOfRemainder.ifPresent(tag -> findings.add(tag, tag == Message.RRSIG_EXPIRED
                ? EXPIRATION.of(expiration.getEpochSecond())
                : DURATION.of(remaining), keytag, types));
        boolean tooLong = duration > thresholds.of(Threshold.DURATION_LONG);
        if (tooLong) {
            findings.add(Message.DURATION_LONG, DURATION.of(duration), keytag, types);                  // 9
        }
        if (!tooLong && faultOfRemainder.isEmpty()) {
            findings.add(Message.DURATION_OK, DURATION.of(duration), keytag, types);
        }
    }

    private static Optional<Message> faultOfRemainder(long seconds, Thresholds thresholds) {
        if (seconds < 0) {
            return Optional.of(Message.RRSIG_EXPIRED);                                                  // 6
        }
        if (seconds < thresholds.of(Threshold.REMAINING_SHORT)) {
            return Optional.of(Message.REMAINING_SHORT);                                                // 7
        }
        return seconds > thresholds.of(Threshold.REMAINING_LONG)
                ? Optional.of(Message.REMAINING_LONG)                                                   // 8
                : Optional.empty();
    }
}
