package dev.gonemaster.engine.scenario;

import dev.gonemaster.engine.dns.Outcome;
import dev.gonemaster.engine.dns.Query;
import java.net.InetAddress;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/// What a server does instead of answering well.
@FunctionalInterface
public interface Misbehaviour {
    /// @param answer what it would say if it behaved; a fresh message each time, free to be changed
    /// @return a failure, or the message to send
    Reply reply(InetAddress server, Query query, Message answer);

    sealed interface Reply {
        record Send(Message message) implements Reply {
        }

        /// Heard only by those whose question anybody may answer.
        record SendFrom(InetAddress source, Message message) implements Reply {
        }

        record Fail(Outcome.Failure failure) implements Reply {
        }
    }

    static Misbehaviour fails(Outcome.Failure failure) {
        return (server, query, answer) -> new Reply.Fail(failure);
    }

    /// Nothing but header and question, with that RCODE.
    static Misbehaviour rcode(int rcode) {
        return changed(answer -> {
            answer.removeAllRecords(Section.ANSWER);
            answer.removeAllRecords(Section.AUTHORITY);
            removeAdditional(answer);
            answer.getHeader().unsetFlag(Flags.AA);
            answer.getHeader().setRcode(rcode);
        });
    }

    static Misbehaviour notAuthoritative() {
        return changed(answer -> answer.getHeader().unsetFlag(Flags.AA));
    }

    /// Answers as if the query had no OPT record.
    static Misbehaviour noEdns() {
        return changed(answer -> {
            if (answer.getOPT() != null) {
                answer.removeRecord(answer.getOPT(), Section.ADDITIONAL);
            }
        });
    }

    /// Answers as if the query's OPT record were without the DO flag, signatures aside.
    static Misbehaviour withoutDnssecOk() {
        return changed(answer -> {
            OPTRecord opt = answer.getOPT();
            answer.removeRecord(opt, Section.ADDITIONAL);
            answer.addRecord(new OPTRecord(opt.getPayloadSize(), opt.getExtendedRcode(), opt.getVersion()),
                    Section.ADDITIONAL);
        });
    }

    /// The good answer after that change.
    static Misbehaviour changed(Consumer<Message> change) {
        return (server, query, answer) -> {
            change.accept(answer);
            return new Reply.Send(answer);
        };
    }

    /// The good answer, from that address instead of the one asked.
    static Misbehaviour answersFrom(String source) {
        return (server, query, answer) -> new Reply.SendFrom(World.address(source), answer);
    }

    /// No addresses beside the answer.
    static Misbehaviour withoutAdditional() {
        return changed(Misbehaviour::removeAdditional);
    }

    /// The answer's records belong to that (absolute) name instead.
    static Misbehaviour otherOwner(String owner) {
        return changed(answer -> {
            List<Record> records = List.copyOf(answer.getSection(Section.ANSWER));
            answer.removeAllRecords(Section.ANSWER);
            records.forEach(record -> answer.addRecord(record.withName(World.absolute(owner)), Section.ANSWER));
        });
    }

    static Misbehaviour answers(Function<Query, Message> answers) {
        return (server, query, answer) -> new Reply.Send(answers.apply(query));
    }

    private static void removeAdditional(Message answer) {
        List.copyOf(answer.getSection(Section.ADDITIONAL)).stream()
                .filter(additional -> additional.getType() != Type.OPT)
                .forEach(additional -> answer.removeRecord(additional, Section.ADDITIONAL));
    }
}
