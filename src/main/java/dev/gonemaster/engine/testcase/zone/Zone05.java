package dev.gonemaster.engine.testcase.zone;

import static dev.gonemaster.engine.message.ArgName.EXPIRE;
import static dev.gonemaster.engine.message.ArgName.REFRESH;
import static dev.gonemaster.engine.message.ArgName.REQUIRED_EXPIRE;
import static dev.gonemaster.engine.message.Level.INFO;
import static dev.gonemaster.engine.message.Level.WARNING;

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

/// zone05: the SOA expire time is no shorter than the minimum and than the refresh time.
/// Specification: Zonemaster v2025.2, Zone-TP/zone05.md; tags as in Zonemaster-Engine 8.1.
/// Sources: RFC 1035 section 3.3.13, RFC 1912 section 2.2, RIPE-203.
/// Silent servers belong to Connectivity01.
final class Zone05 implements Testcase {
    enum Message implements Tag {
        EXPIRE_LOWER_THAN_REFRESH(WARNING, EXPIRE, REFRESH),
        EXPIRE_MINIMUM_VALUE_LOWER(WARNING, EXPIRE, REQUIRED_EXPIRE),
        EXPIRE_MINIMUM_VALUE_OK(INFO, EXPIRE, REFRESH, REQUIRED_EXPIRE);

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
        long required = zone.thresholds().of(Threshold.SOA_EXPIRE_MINIMUM_VALUE);
        ApexSoa.delegated(zone, findings).ifPresent(soa -> judge(soa, required, findings));             // 1, 2
    }

    private static void judge(SOARecord soa, long required, Findings findings) {
        long expire = soa.getExpire();                                                                  // 3
        long refresh = soa.getRefresh();
        if (expire < required) {
            findings.add(Message.EXPIRE_MINIMUM_VALUE_LOWER, EXPIRE.of(expire), REQUIRED_EXPIRE.of(required)); // 4
        }
        if (expire < refresh) {
            findings.add(Message.EXPIRE_LOWER_THAN_REFRESH, EXPIRE.of(expire), REFRESH.of(refresh));    // 5
        }
        if (expire >= required && expire >= refresh) {
            findings.add(Message.EXPIRE_MINIMUM_VALUE_OK, EXPIRE.of(expire), REFRESH.of(refresh),
                    REQUIRED_EXPIRE.of(required));
        }
    }
}
