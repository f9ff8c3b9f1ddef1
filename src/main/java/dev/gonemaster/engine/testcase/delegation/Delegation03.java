package dev.gonemaster.engine.testcase.delegation;

import static dev.gonemaster.engine.message.ArgName.SIZE;
import static dev.gonemaster.engine.message.Level.INFO;
import static dev.gonemaster.engine.message.Level.NOTICE;
import static dev.gonemaster.engine.message.Level.WARNING;

import dev.gonemaster.engine.dns.Outcome;
import dev.gonemaster.engine.dns.Response;
import dev.gonemaster.engine.message.ArgName;
import dev.gonemaster.engine.message.Level;
import dev.gonemaster.engine.message.Module;
import dev.gonemaster.engine.message.Tag;
import dev.gonemaster.engine.message.TagSpec;
import dev.gonemaster.engine.testcase.Findings;
import dev.gonemaster.engine.testcase.Testcase;
import dev.gonemaster.engine.zone.NameServerSet;
import dev.gonemaster.engine.zone.ParentWalk;
import dev.gonemaster.engine.zone.Zone;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/// delegation03: the smallest lawful referral to the zone fits into a UDP packet, be it without EDNS or with it.
/// Specification: Zonemaster v2025.2, Delegation-TP/delegation03.md; between the limit without EDNS and the one that
/// resolvers ask for with EDNS there is a finding of its own (divergence).
/// Sources: RFC 1035 sections 2.3.4 and 4.1.4, IANA name server requirements, DNS flag day 2020.
final class Delegation03 implements Testcase {
    enum Message implements Tag {
        REFERRAL_SIZE_TOO_LARGE(WARNING, SIZE),
        REFERRAL_SIZE_LARGE(NOTICE, SIZE),
        REFERRAL_SIZE_OK(INFO, SIZE);

        private final TagSpec spec;

        Message(Level level, ArgName<?>... args) {
            spec = new TagSpec(level, args);
        }

        @Override
        public TagSpec spec() {
            return spec;
        }
    }

    /// Octets of a UDP message without EDNS (RFC 1035 section 2.3.4).
    private static final long PLAIN_MAX = 512;
    /// Octets of a UDP message that travels in one piece (DNS flag day 2020).
    private static final long EDNS_MAX = 1232;
    private static final Set<ParentWalk.Finding> PARENT_SEEN =
            EnumSet.of(ParentWalk.Finding.DELEGATION, ParentWalk.Finding.AA_SOA);

    @Override
    public Module module() {
        return Module.DELEGATION;
    }

    @Override
    public List<Message> tags() {
        return List.of(Message.values());
    }

    @Override
    public void run(Zone zone, Findings findings) {
        Optional<NameServerSet> delegation = zone.delegation().nameServers();                   // 2, 5
        if (delegation.isEmpty()) {
            return;
        }
        long size = ReferralSize.of(zone.name(), delegation.get(), parent(zone));               // 1 to 9
        findings.add(tag(size), SIZE.of(size));                                                 // 10
    }

    private static Message tag(long size) {
        if (size > EDNS_MAX) {
            return Message.REFERRAL_SIZE_TOO_LARGE;
        }
        return size > PLAIN_MAX ? Message.REFERRAL_SIZE_LARGE : Message.REFERRAL_SIZE_OK;
    }

    /// The zone above the cut; the root zone counts as its own parent.
    private static Name parent(Zone zone) {
        if (zone.root()) {
            return Name.root;
        }
        return zone.parentSide().walk().verdicts().stream()
                .filter(verdict -> PARENT_SEEN.contains(verdict.finding()))
                .map(ParentWalk.Verdict::parent)
                .reduce((_, deeper) -> deeper)
                .orElseGet(() -> enclosingZone(new Name(zone.name(), 1), zone));
    }

    /// The zone that holds the name, where there was no walk: the owner of the SOA record in an answer about the name.
    private static Name enclosingZone(Name name, Zone zone) {
        Outcome outcome = zone.dns().lookUp(name, Type.SOA);
        if (!(outcome instanceof Response response)) {
            return name;
        }
        return Stream.of(Section.ANSWER, Section.AUTHORITY)
                .flatMap(section -> response.section(section, Type.SOA).stream())
                .map(Record::getName)
                .filter(name::subdomain)
                .findFirst().orElse(name);
    }
}
