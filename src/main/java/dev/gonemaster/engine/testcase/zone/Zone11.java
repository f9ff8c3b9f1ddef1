package dev.gonemaster.engine.testcase.zone;

import static dev.gonemaster.engine.message.ArgName.DOMAIN;
import static dev.gonemaster.engine.message.ArgName.SERVERS;
import static dev.gonemaster.engine.message.Level.INFO;
import static dev.gonemaster.engine.message.Level.NOTICE;
import static dev.gonemaster.engine.message.Level.WARNING;

import dev.gonemaster.engine.dns.NameServer;
import dev.gonemaster.engine.message.Arg;
import dev.gonemaster.engine.message.ArgName;
import dev.gonemaster.engine.message.Level;
import dev.gonemaster.engine.message.Module;
import dev.gonemaster.engine.message.Tag;
import dev.gonemaster.engine.message.TagSpec;
import dev.gonemaster.engine.testcase.Findings;
import dev.gonemaster.engine.testcase.ServerArgs;
import dev.gonemaster.engine.testcase.SkippedQuestion;
import dev.gonemaster.engine.testcase.Testcase;
import dev.gonemaster.engine.zone.Zone;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import org.xbill.DNS.Type;

/// zone11: the apex has one SPF policy, the same on every server and well formed.
/// Specification: Zonemaster v2025.2, Zone-TP/zone11.md.
/// Sources: RFC 7208 sections 3.3, 4.5 and 12, RFC 3172, RFC 5321 sections 2.3.5 and 4.1.2.
/// Servers that give no authoritative answer belong to Connectivity01.
final class Zone11 implements Testcase {
    enum Message implements Tag {
        Z11_DIFFERENT_SPF_POLICIES_FOUND(NOTICE, SERVERS),
        Z11_INCONSISTENT_SPF_POLICIES(WARNING),
        Z11_NO_SPF_FOUND(NOTICE, DOMAIN),
        Z11_NO_SPF_NON_MAIL_DOMAIN(INFO, DOMAIN),
        Z11_NON_NULL_SPF_NON_MAIL_DOMAIN(NOTICE, DOMAIN),
        Z11_NULL_SPF_NON_MAIL_DOMAIN(INFO, DOMAIN),
        Z11_SPF_MULTIPLE_RECORDS(WARNING, SERVERS),
        Z11_SPF_SYNTAX_ERROR(WARNING, DOMAIN, SERVERS),
        Z11_SPF_SYNTAX_OK(INFO, DOMAIN),
        Z11_UNABLE_TO_CHECK_FOR_SPF(WARNING);

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
        return SkippedQuestion.tagsAfter(Message.values());
    }

    @Override
    public void run(Zone zone, Findings findings) {
        SequencedMap<List<String>, SortedSet<NameServer>> serversByPolicies = new LinkedHashMap<>();    // 2
        ApexRecords.of(zone, Type.TXT, findings).forEach((server, records) -> serversByPolicies         // 1, 3, 4
                .computeIfAbsent(SpfPolicy.textsIn(records), _ -> new TreeSet<>()).add(server));
        if (serversByPolicies.isEmpty()) {
            findings.add(Message.Z11_UNABLE_TO_CHECK_FOR_SPF);                                          // 5
            return;
        }
        if (serversByPolicies.size() > 1) {
            findings.add(Message.Z11_INCONSISTENT_SPF_POLICIES);                                        // 8.1
            serversByPolicies.values().forEach(servers -> findings.add(                                 // 8.2, 8.3
                    Message.Z11_DIFFERENT_SPF_POLICIES_FOUND, ServerArgs.servers(servers)));
            return;
        }
        List<String> policies = serversByPolicies.firstEntry().getKey();
        SortedSet<NameServer> servers = serversByPolicies.firstEntry().getValue();
        Arg domain = DOMAIN.of(zone.name());
        boolean mail = EmailDomain.expected(zone);
        if (policies.isEmpty()) {
            findings.add(mail ? Message.Z11_NO_SPF_FOUND : Message.Z11_NO_SPF_NON_MAIL_DOMAIN, domain); // 6
            return;
        }
        if (policies.size() > 1) {
            findings.add(Message.Z11_SPF_MULTIPLE_RECORDS, ServerArgs.servers(servers));                // 9
            return;
        }
        Optional<SpfPolicy> policy = SpfPolicy.parse(policies.getFirst());                              // 10
        if (policy.isEmpty()) {
            findings.add(Message.Z11_SPF_SYNTAX_ERROR, domain, ServerArgs.servers(servers));            // 11
            return;
        }
        if (mail) {
            findings.add(Message.Z11_SPF_SYNTAX_OK, domain);                                            // 13
            return;
        }
        findings.add(policy.get().nullSpf() ? Message.Z11_NULL_SPF_NON_MAIL_DOMAIN                      // 12
                : Message.Z11_NON_NULL_SPF_NON_MAIL_DOMAIN, domain);
    }
}
