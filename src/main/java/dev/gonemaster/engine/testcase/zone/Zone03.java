package dev.gonemaster.engine.testcase.zone;

import static dev.gonemaster.engine.message.ArgName.REFRESH;
import static dev.gonemaster.engine.message.ArgName.RETRY;
import static dev.gonemaster.engine.message.Level.INFO;

import dev.gonemaster.engine.message.ArgName;
import dev.gonemaster.engine.message.Level;
import dev.gonemaster.engine.message.Module;
import dev.gonemaster.engine.message.Tag;
import dev.gonemaster.engine.message.TagSpec;
import dev.gonemaster.engine.testcase.Findings;
import dev.gonemaster.engine.testcase.SkippedQuestion;
import dev.gonemaster.engine.testcase.Testcase;
import dev.gonemaster.engine.zone.Zone;
import java.util.List;

/// zone03: the SOA retry time is shorter than the refresh time.
/// Specification: Zonemaster v2025.2, Zone-TP/zone03.md; tags as in Zonemaster-Engine 8.1.
/// Sources: RFC 1035 section 3.3.13, RFC 1912 section 2.2.
/// Silent servers belong to Connectivity01.
final class Zone03 implements Testcase {
    enum Message implements Tag {
        REFRESH_HIGHER_THAN_RETRY(INFO, REFRESH, RETRY),
        REFRESH_LOWER_THAN_RETRY(INFO, REFRESH, RETRY);

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
        ApexSoa.delegated(zone, findings).ifPresent(soa ->                                              // 1, 2, 3
                findings.add(soa.getRetry() >= soa.getRefresh()                                         // 4
                                ? Message.REFRESH_LOWER_THAN_RETRY
                                : Message.REFRESH_HIGHER_THAN_RETRY,
                        REFRESH.of(soa.getRefresh()), RETRY.of(soa.getRetry())));
    }
}
