package dev.gonemaster.engine.testcase.zone;

import static dev.gonemaster.engine.message.ArgName.HIGHEST_MINIMUM;
import static dev.gonemaster.engine.message.ArgName.LOWEST_MINIMUM;
import static dev.gonemaster.engine.message.ArgName.MINIMUM;
import static dev.gonemaster.engine.message.Level.INFO;
import static dev.gonemaster.engine.message.Level.NOTICE;

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
import java.util.List;
import org.xbill.DNS.SOARecord;

/// zone06: the SOA minimum field, which is the lifetime of negative answers, lies between its bounds.
/// Specification: Zonemaster v2025.2, Zone-TP/zone06.md; tags as in Zonemaster-Engine 8.1.
/// Sources: RFC 1035 section 3.3.13, RFC 1912 section 2.2, RFC 2308, RIPE-203.
/// Silent servers belong to Connectivity01.
final class Zone06 implements Testcase {
    enum Message implements Tag {
        SOA_DEFAULT_TTL_MAXIMUM_VALUE_HIGHER(NOTICE, MINIMUM, HIGHEST_MINIMUM),
        SOA_DEFAULT_TTL_MAXIMUM_VALUE_LOWER(NOTICE, MINIMUM, LOWEST_MINIMUM),
        SOA_DEFAULT_TTL_MAXIMUM_VALUE_OK(INFO, MINIMUM, HIGHEST_MINIMUM, LOWEST_MINIMUM);

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
        ApexSoa.of(zone, findings).map(SOARecord::getMinimum)                                           // 1 to 5
                .ifPresent(minimum -> judge(minimum, zone.thresholds(), findings));
    }

    private static void judge(long minimum, Thresholds thresholds, Findings findings) {
        long highest = thresholds.of(Threshold.SOA_DEFAULT_TTL_MAXIMUM_VALUE);
        long lowest = thresholds.of(Threshold.SOA_DEFAULT_TTL_MINIMUM_VALUE);
        if (minimum > highest) {                                                                        // 6
            findings.add(Message.SOA_DEFAULT_TTL_MAXIMUM_VALUE_HIGHER, MINIMUM.of(minimum),
                    HIGHEST_MINIMUM.of(highest));
            return;
        }
        if (minimum < lowest) {                                                                         // 7
            findings.add(Message.SOA_DEFAULT_TTL_MAXIMUM_VALUE_LOWER, MINIMUM.of(minimum), LOWEST_MINIMUM.of(lowest));
            return;
        }
        findings.add(Message.SOA_DEFAULT_TTL_MAXIMUM_VALUE_OK, MINIMUM.of(minimum), HIGHEST_MINIMUM.of(highest),
                LOWEST_MINIMUM.of(lowest));
    }
}
