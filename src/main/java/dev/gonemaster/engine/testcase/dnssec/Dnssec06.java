package dev.gonemaster.engine.testcase.dnssec;

import static dev.gonemaster.engine.message.ArgName.ADDRESS;
import static dev.gonemaster.engine.message.ArgName.KEYS;
import static dev.gonemaster.engine.message.ArgName.SIGS;
import static dev.gonemaster.engine.message.Level.DEBUG;
import static dev.gonemaster.engine.message.Level.ERROR;

import dev.gonemaster.engine.dns.Outcome.NoResponse;
import dev.gonemaster.engine.dns.Outcome.NotAsked;
import dev.gonemaster.engine.dns.Query;
import dev.gonemaster.engine.dns.Response;
import dev.gonemaster.engine.dnssec.SignedRrset;
import dev.gonemaster.engine.message.Level;
import dev.gonemaster.engine.message.Module;
import dev.gonemaster.engine.message.Tag;
import dev.gonemaster.engine.message.TagSpec;
import dev.gonemaster.engine.testcase.Findings;
import dev.gonemaster.engine.testcase.SkippedQuestion;
import dev.gonemaster.engine.testcase.Testcase;
import dev.gonemaster.engine.zone.Zone;
import java.net.InetAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.xbill.DNS.Type;

/// dnssec06: the servers of a signed zone add signatures to what they answer.
/// Specification: Zonemaster v2025.2, DNSSEC-TP/dnssec06.md; tags as in Zonemaster-Engine 8.1.
/// Source: RFC 4035 section 3.1.
/// Nothing is said where no server has a DNSKEY record.
final class Dnssec06 implements Testcase {
    enum Message implements Tag {
        EXTRA_PROCESSING_BROKEN(ERROR),
        EXTRA_PROCESSING_OK(DEBUG);

        private final TagSpec spec;

        Message(Level level) {
            spec = new TagSpec(level, ADDRESS, KEYS, SIGS);
        }

        @Override
        public TagSpec spec() {
            return spec;
        }
    }

    @Override
    public Module module() {
        return Module.DNSSEC;
    }

    @Override
    public List<Tag> tags() {
        return SkippedQuestion.tagsAfter(Message.values());
    }

    @Override
    public void run(Zone zone, Findings findings) {
        SequencedMap<InetAddress, Response> responses = responses(zone, findings);                      // 1, 2
        boolean signed = responses.values().stream().anyMatch(response -> !response.answer().isEmpty());
        if (signed) {                                                                                   // Intercase
            responses.forEach((address, response) -> judge(address, response, findings));               // dependencies
        }
    }

    private static SequencedMap<InetAddress, Response> responses(Zone zone, Findings findings) {
        var responses = new LinkedHashMap<InetAddress, Response>();
        zone.dns().askAll(zone.nameServers(), Query.dnssec(zone.name(), Type.DNSKEY)).forEach((server, outcome) -> {
            switch (outcome) {
                case NotAsked skipped -> SkippedQuestion.report(findings, server, Type.DNSKEY, skipped);
                case NoResponse _ -> { }
                case Response r -> responses.put(server.address(), r);
            }
        });
        return responses;
    }

    private static void judge(InetAddress address, Response response, Findings findings) {
        SignedRrset dnskeys = SignedRrset.answer(response);
        boolean complete = !dnskeys.isEmpty() && dnskeys.isSigned();
        if (complete || response.noError()) {
            findings.add(complete ? Message.EXTRA_PROCESSING_OK : Message.EXTRA_PROCESSING_BROKEN,      // 3, 4
                    ADDRESS.of(address), KEYS.of((long) dnskeys.records().size()),
                    SIGS.of((long) dnskeys.signatures().size()));
        }
    }
}
