package dev.gonemaster.engine.testcase.zone;

import static dev.gonemaster.engine.message.ArgName.REFRESH;
import static dev.gonemaster.engine.message.ArgName.REQUIRED_REFRESH;
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

/// zone02: the SOA refresh time is no shorter than the minimum.
/// Specification: Zonemaster v2025.2, Zone-TP/zone02.md; tags as in Zonemaster-Engine 8.1.
/// Sources: RFC 1035 section 3.3.13, RFC 1912 section 2.2, RFC 1996, RIPE-203.
/// Silent servers belong to Connectivity01.
final class Zone02 implements Testcase {
    enum Message implements Tag {
        REFRESH_MINIMUM_VALUE_LOWER(NOTICE, REFRESH, REQUIRED_REFRESH),
        REFRESH_MINIMUM_VALUE_OK(INFO, REFRESH, REQUIRED_REFRESH);

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
        long required = zone.thresholds().of(Threshold.SOA_REFRESH_MINIMUM_VALUE);
        ApexSoa.delegated(zone, findings).map(SOARecord::getRefresh).ifPresent(refresh ->               // 1, 2, 3
                findings.add(refresh < required                                                         // 4
                                ? Message.REFRESH_MINIMUM_VALUE_LOWER
                                : Message.REFRESH_MINIMUM_VALUE_OK,
                        REFRESH.of(refresh), REQUIRED_REFRESH.of(required)));
    }
}
