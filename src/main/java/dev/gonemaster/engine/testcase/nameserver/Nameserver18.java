package dev.gonemaster.engine.testcase.nameserver;

import static dev.gonemaster.engine.message.ArgName.EXTRA_TEXT;
import static dev.gonemaster.engine.message.ArgName.INFO_CODE;
import static dev.gonemaster.engine.message.ArgName.INFO_NAME;
import static dev.gonemaster.engine.message.ArgName.SERVERS;
import static dev.gonemaster.engine.message.Level.INFO;
import static dev.gonemaster.engine.message.Level.NOTICE;
import static dev.gonemaster.engine.message.Level.WARNING;

import dev.gonemaster.engine.dns.Edns;
import dev.gonemaster.engine.dns.NameServer;
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
import dev.gonemaster.engine.testcase.ServerArgs;
import dev.gonemaster.engine.testcase.ServersByFinding;
import dev.gonemaster.engine.testcase.SkippedQuestion;
import dev.gonemaster.engine.testcase.Testcase;
import dev.gonemaster.engine.zone.Zone;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.xbill.DNS.EDNSOption;
import org.xbill.DNS.Type;

/// nameserver18: what name servers add to their answers as extended DNS errors.
/// Not in Zonemaster; pawal/gonemaster, nameserver18.md: the step numbers are those of its algorithm.
/// Sources: RFC 8914 sections 2 to 4; an extended error needs an OPT record, so the query has one too.
/// Silent servers are reported here too: they may be silent on EDNS only. Servers that answer with an error and do not
/// say more belong to Nameserver16.
final class Nameserver18 implements Testcase {
    enum Message implements Tag {
        N18_SERVER_ERROR_REPORTED(WARNING, SERVERS, INFO_CODE, INFO_NAME, EXTRA_TEXT),
        N18_FILTERED_RESPONSE(WARNING, SERVERS, INFO_CODE, INFO_NAME, EXTRA_TEXT),
        N18_RESOLVER_BEHAVIOR_REPORTED(WARNING, SERVERS, INFO_CODE, INFO_NAME, EXTRA_TEXT),
        N18_EXTENDED_ERROR_REPORTED(NOTICE, SERVERS, INFO_CODE, INFO_NAME, EXTRA_TEXT),
        N18_NO_EXTENDED_ERROR(INFO, SERVERS),
        N18_NO_RESPONSE(WARNING, SERVERS);

        private final TagSpec spec;

        Message(Level level, ArgName<?>... args) {
            spec = new TagSpec(level, args);
        }

        @Override
        public TagSpec spec() {
            return spec;
        }
    }

    /// Octets of the text that are shown.
    static final int TEXT_MAX = 256;

    @Override
    public Module module() {
        return Module.NAMESERVER;
    }

    @Override
    public List<Tag> tags() {
        return SkippedQuestion.tagsAfter(Message.values());
    }

    @Override
    public void run(Zone zone, Findings findings) {
        var found = new ServersByFinding(ServerArgs::servers);                                      // 2
        Query query = Query.of(zone.name(), Type.SOA).with(Edns.PLAIN);
        zone.dns().askAll(zone.nameServers(), query).forEach((server, outcome) -> {                 // 3, 4
            switch (outcome) {
                case NotAsked skipped -> SkippedQuestion.report(findings, server, Type.SOA, skipped);
                case NoResponse _ -> found.add(server, Message.N18_NO_RESPONSE);
                case Response r -> read(server, r, found);
            }
        });
        found.report(findings, Message.values());                                                   // 5, 6, 7
    }

    private static void read(NameServer server, Response response, ServersByFinding found) {
        List<byte[]> errors = EdnsOptions.data(response, EDNSOption.Code.EDNS_EXTENDED_ERROR).stream()
                .filter(error -> error.length >= Short.BYTES)
                .toList();
        for (byte[] error : errors) {
            int code = Short.toUnsignedInt(ByteBuffer.wrap(error).getShort());
            found.add(server, tag(code), INFO_CODE.of((long) code), INFO_NAME.of(ExtendedError.published(code)),
                    EXTRA_TEXT.of(text(error)));
        }
        if (errors.isEmpty() && response.noError()) {
            found.add(server, Message.N18_NO_EXTENDED_ERROR);
        }
    }

    private static Message tag(int code) {
        return switch (ExtendedError.kind(code)) {
            case SERVER -> Message.N18_SERVER_ERROR_REPORTED;
            case FILTER -> Message.N18_FILTERED_RESPONSE;
            case RESOLVER -> Message.N18_RESOLVER_BEHAVIOR_REPORTED;
            case NOTE -> Message.N18_EXTENDED_ERROR_REPORTED;
        };
    }

    /// What follows the code, without the null character that may end it.
    private static String text(byte[] error) {
        int end = error.length > Short.BYTES && error[error.length - 1] == 0 ? error.length - 1 : error.length;
        return ServerText.of(Arrays.copyOfRange(error, Short.BYTES, end), TEXT_MAX);
    }
}
