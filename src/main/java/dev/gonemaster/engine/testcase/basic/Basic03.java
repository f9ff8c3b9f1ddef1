package dev.gonemaster.engine.testcase.basic;

import static dev.gonemaster.engine.message.ArgName.ADDRESS;
import static dev.gonemaster.engine.message.ArgName.DOMAIN;
import static dev.gonemaster.engine.message.ArgName.NS;
import static dev.gonemaster.engine.message.Level.ERROR;
import static dev.gonemaster.engine.message.Level.DEBUG;
import static dev.gonemaster.engine.message.Level.INFO;

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
import dev.gonemaster.engine.testcase.SkippedQuestion;
import dev.gonemaster.engine.testcase.Testcase;
import dev.gonemaster.engine.zone.NameServerSet;
import dev.gonemaster.engine.zone.Zone;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import org.xbill.DNS.Name;
import org.xbill.DNS.NameTooLongException;
import org.xbill.DNS.Type;

/// basic03: a zone that basic02 found broken may still work well enough for its web site. The engine runs this testcase
/// after a failed basic02 only.
/// Specification: Zonemaster v2025.2, Basic-TP/basic03.md; tags as Zonemaster 8.1 publishes them.
final class Basic03 implements Testcase {
    enum Message implements Tag {
        A_QUERY_NO_RESPONSES(INFO),
        HAS_A_RECORDS(ERROR, NS, ADDRESS, DOMAIN),
        NO_A_RECORDS(DEBUG, NS, ADDRESS, DOMAIN);

        private final TagSpec spec;

        Message(Level level, ArgName<?>... args) {
            spec = new TagSpec(level, args);
        }

        @Override
        public TagSpec spec() {
            return spec;
        }
    }

    private static final Name WWW = Name.fromConstantString("www");

    @Override
    public Module module() {
        return Module.BASIC;
    }

    @Override
    public List<Tag> tags() {
        return SkippedQuestion.tagsAfter(Message.values());
    }

    @Override
    public void run(Zone zone, Findings findings) {
        SortedSet<NameServer> servers =
                zone.delegation().nameServers().orElse(NameServerSet.EMPTY).servers();          // 1
        boolean responded = webSite(zone.name()).map(name -> ask(servers, name, zone, findings)).orElse(false);
        if (!responded) {
            findings.add(Message.A_QUERY_NO_RESPONSES);
        }
    }

    /// @return whether any server responded
    private static boolean ask(SortedSet<NameServer> servers, Name name, Zone zone, Findings findings) {
        boolean responded = false;
        for (var asked : zone.dns().askAll(servers, Query.of(name, Type.A)).entrySet()) {       // 2
            responded |= report(asked.getKey(), asked.getValue(), name, findings);              // 3
        }
        return responded;
    }

    private static boolean report(NameServer server, Outcome outcome, Name name, Findings findings) {
        switch (outcome) {
            case NotAsked skipped -> SkippedQuestion.report(findings, server, Type.A, skipped);
            case NoResponse _ -> { }
            case Response response -> {
                findings.add(response.answer().isEmpty() ? Message.NO_A_RECORDS : Message.HAS_A_RECORDS, server,
                        DOMAIN.of(name));
                return true;
            }
        }
        return false;
    }

    /// The zone's name with `www` in front; absent where that would be longer than a domain name may be.
    private static Optional<Name> webSite(Name zone) {
        try {
            return Optional.of(Name.concatenate(WWW, zone));
        } catch (NameTooLongException _) {
            return Optional.empty();
        }
    }
}
