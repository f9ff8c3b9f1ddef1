package dev.gonemaster.engine.testcase.syntax;

import static dev.gonemaster.engine.message.ArgName.DOMAIN;
import static dev.gonemaster.engine.message.ArgName.LOCALHOST;
import static dev.gonemaster.engine.message.ArgName.RNAME_MAILBOX;
import static dev.gonemaster.engine.message.Level.INFO;
import static dev.gonemaster.engine.message.Level.NOTICE;
import static dev.gonemaster.engine.message.Level.WARNING;

import dev.gonemaster.engine.dns.NameServer;
import dev.gonemaster.engine.dns.Outcome;
import dev.gonemaster.engine.dns.Outcome.NoResponse;
import dev.gonemaster.engine.dns.Outcome.NotAsked;
import dev.gonemaster.engine.dns.Query;
import dev.gonemaster.engine.dns.Response;
import dev.gonemaster.engine.message.ArgName;
import dev.gonemaster.engine.message.Level;
import dev.gonemaster.engine.message.Module;
import dev.gonemaster.engine.message.Tag;
import dev.gonemaster.engine.message.TagSpec;
import dev.gonemaster.engine.testcase.Findings;
import dev.gonemaster.engine.testcase.SharedMessage;
import dev.gonemaster.engine.testcase.SkippedQuestion;
import dev.gonemaster.engine.testcase.Testcase;
import dev.gonemaster.engine.zone.Zone;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.TreeSet;
import org.xbill.DNS.Name;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Type;

/// syntax06: the mailbox in SOA RNAME is a mail address, and mail can reach its domain.
/// Specification: Zonemaster v2025.2, Syntax-TP/syntax06.md.
/// Sources: RFC 1035 sections 3.3.13 and 8, RFC 1912 section 2.2, RFC 5321 section 5.1, RFC 5322 section 3.4.1.
/// Silent servers belong to Connectivity01. Each mail domain and each of its hosts is judged once, however many servers
/// give it.
final class Syntax06 implements Testcase {
    enum Message implements Tag {
        RNAME_RFC822_INVALID(WARNING, RNAME_MAILBOX),
        RNAME_MAIL_DOMAIN_INVALID(NOTICE, DOMAIN),
        RNAME_MAIL_DOMAIN_LOCALHOST(WARNING, DOMAIN, LOCALHOST),
        RNAME_MAIL_ILLEGAL_CNAME(WARNING, DOMAIN),
        RNAME_RFC822_VALID(INFO, RNAME_MAILBOX);

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
        return Module.SYNTAX;
    }

    @Override
    public List<Tag> tags() {
        return SkippedQuestion.tagsAfter(List.of(SharedMessage.NO_RESPONSE, SyntaxMessage.NO_RESPONSE_SOA_QUERY),
                Message.values());
    }

    @Override
    public void run(Zone zone, Findings findings) {
        SequencedSet<Mailbox> mailboxes = mailboxes(zone, findings);
        var domains = new TreeSet<Name>();
        mailboxes.forEach(mailbox -> domains.add(mailbox.domain()));                                // 3.8
        if (new MailDomains(zone.dns(), findings).reachable(domains)) {                             // 3.9 to 3.13
            mailboxes.forEach(mailbox ->                                                            // 4
                    findings.add(Message.RNAME_RFC822_VALID, RNAME_MAILBOX.of(mailbox.text())));
        }
    }

    /// The mail addresses that are well-formed, in the order of the servers.
    private static SequencedSet<Mailbox> mailboxes(Zone zone, Findings findings) {
        var mailboxes = new LinkedHashSet<Mailbox>();
        zone.dns().askAll(zone.nameServers(), Query.of(zone.name(), Type.SOA))                      // 1, 2, 3.1
                .forEach((server, outcome) -> rname(server, outcome, findings).map(Mailbox::of)     // 3.4
                        .ifPresent(mailbox -> {
                            if (mailbox.valid()) {
                                mailboxes.add(mailbox);
                            } else {
                                findings.add(Message.RNAME_RFC822_INVALID,                          // 3.7
                                        RNAME_MAILBOX.of(mailbox.text()));
                            }
                        }));
        return mailboxes;
    }

    private static Optional<Name> rname(NameServer server, Outcome outcome, Findings findings) {
        switch (outcome) {
            case NotAsked skipped -> SkippedQuestion.report(findings, server, Type.SOA, skipped);
            case NoResponse _ -> findings.add(SharedMessage.NO_RESPONSE, server);                   // 3.2
            case Response r when r.answer().isEmpty() -> findings.add(SyntaxMessage.NO_RESPONSE_SOA_QUERY); // 3.3
            case Response r -> {
                return Optional.of(((SOARecord) r.answer().getFirst()).getAdmin());
            }
        }
        return Optional.empty();
    }
}
