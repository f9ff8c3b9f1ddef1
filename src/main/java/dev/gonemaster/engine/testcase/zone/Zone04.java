package dev.gonemaster.engine.testcase.zone;

import static dev.gonemaster.engine.message.ArgName.REQUIRED_RETRY;
import static dev.gonemaster.engine.message.ArgName.RETRY;
import static dev.gonemaster.engine.message.Level.INFO;
import static dev.gonemaster.engine.message.Level.NOTICE;

import dev.gonemaster.engine.message.ArgName;
import dev.gonemaster.engine.message.Level;
import dev.gonemaster.engine.message.Module;
import dev.gonemaster.engine.message.Tag;
import dev.gonemaster.engine.message.TagSpec;
import dev.gonemaster.engine.profile.Threshold;
import dev.gonemaster.engine.testcase.Findings;
import dev.gonemaster.engine.testcase.SkippedQuestion;
import dev.gonemaster.engine.testcase.Testcase;
import dev.gonemaster.engine.zone.Zone;
import java.util.List;
import org.xbill.DNS.SOARecord;

/// zone04: the SOA retry time is no shorter than the minimum.
/// Specification: Zonemaster v2025.2, Zone-TP/zone04.md; tags as in Zonemaster-Engine 8.1.
/// Sources: RFC 1035 section 3.3.13, RFC 1912 section 2.2, RIPE-203.
/// Silent servers belong to Connectivity01.
final class Zone04 implements Testcase {
    enum Message implements Tag {
        RETRY_MINIMUM_VALUE_LOWER(NOTICE, RETRY, REQUIRED_RETRY),
        RETRY_MINIMUM_VALUE_OK(INFO, RETRY, REQUIRED_RETRY);

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
        return Module.ZONE;
    }

    @Override
    public List<Tag> tags() {
        return SkippedQuestion.tagsAfter(List.of(ZoneMessage.NO_RESPONSE_SOA_QUERY), Message.values());
    }

    @Override
    public void run(Zone zone, Findings findings) {
        long required = zone.thresholds().of(Threshold.SOA_RETRY_MINIMUM_VALUE);
        ApexSoa.delegated(zone, findings).map(SOARecord::getRetry).ifPresent(retry ->                   // 1, 2, 3
                findings.add(retry < required                                                           // 4
                                ? Message.RETRY_MINIMUM_VALUE_LOWER
                                : Message.RETRY_MINIMUM_VALUE_OK,
                        RETRY.of(retry), REQUIRED_RETRY.of(required)));
    }
}
