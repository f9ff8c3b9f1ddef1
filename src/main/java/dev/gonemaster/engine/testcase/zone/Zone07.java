package dev.gonemaster.engine.testcase.zone;

import static dev.gonemaster.engine.message.ArgName.MNAME;
import static dev.gonemaster.engine.message.Level.INFO;
import static dev.gonemaster.engine.message.Level.NOTICE;
import static dev.gonemaster.engine.message.Level.WARNING;

import dev.gonemaster.engine.message.ArgName;
import dev.gonemaster.engine.message.Level;
import dev.gonemaster.engine.message.Module;
import dev.gonemaster.engine.message.Tag;
import dev.gonemaster.engine.message.TagSpec;
import dev.gonemaster.engine.testcase.Findings;
import dev.gonemaster.engine.testcase.NameLookup;
import dev.gonemaster.engine.testcase.SkippedQuestion;
import dev.gonemaster.engine.testcase.Testcase;
import dev.gonemaster.engine.zone.Zone;
import java.util.List;
import org.xbill.DNS.Name;
import org.xbill.DNS.SOARecord;

/// zone07: the name in SOA MNAME is no alias and has an address.
/// Specification: Zonemaster v2025.2, Zone-TP/zone07.md; tags as in Zonemaster-Engine 8.1.
/// Sources: RFC 1035 section 3.3.13, RFC 1912 section 2.4.
/// Silent servers belong to Connectivity01. A look-up that fails says nothing about the name.
final class Zone07 implements Testcase {
    enum Message implements Tag {
        MNAME_HAS_NO_ADDRESS(WARNING, MNAME),
        MNAME_IS_CNAME(NOTICE, MNAME),
        MNAME_IS_NOT_CNAME(INFO, MNAME);

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
        ApexSoa.delegated(zone, findings).map(SOARecord::getHost)                                       // 1, 2, 3
                .ifPresent(mname -> judge(mname, NameLookup.addresses(zone.dns(), mname), findings));   // 4
    }

    private static void judge(Name mname, List<NameLookup> lookUps, Findings findings) {
        for (NameLookup lookUp : lookUps) {                                                             // 5
            if (lookUp.alias()) {
                findings.add(Message.MNAME_IS_CNAME, MNAME.of(mname));
            } else if (lookUp.definite()) {
                findings.add(Message.MNAME_IS_NOT_CNAME, MNAME.of(mname));
            }
        }
        if (lookUps.stream().allMatch(lookUp -> lookUp.definite() && lookUp.addresses().isEmpty())) {
            findings.add(Message.MNAME_HAS_NO_ADDRESS, MNAME.of(mname));
        }
    }
}
