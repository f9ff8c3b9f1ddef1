package dev.gonemaster.engine.testcase.dnssec;

import dev.gonemaster.engine.dns.NameServer;
import dev.gonemaster.engine.dns.Outcome;
import dev.gonemaster.engine.dns.Outcome.NoResponse;
import dev.gonemaster.engine.dns.Outcome.NotAsked;
import dev.gonemaster.engine.dns.Response;
import dev.gonemaster.engine.dnssec.Denial;
import dev.gonemaster.engine.testcase.ServersByFinding;
import dev.gonemaster.engine.testcase.dnssec.DenialChoice.Sign;
import dev.gonemaster.engine.testcase.dnssec.Dnssec10.Message;
import dev.gonemaster.engine.zone.Zone;
import java.util.List;
import org.xbill.DNS.DNSKEYRecord;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/// dnssec10, steps 6.5 and 6.6: what a server says when it is asked for the NSEC or the NSEC3PARAM record of the apex,
/// of which a signed zone has one and has to prove that it lacks the other.
final class ApexResponses {
    enum Question {
        /// Step 6.5.
        NSEC(Type.NSEC, Sign.NSEC_IN_ANSWER, Message.DS10_ERR_MULT_NSEC, Message.DS10_NSEC_MISMATCHES_APEX,
                Message.DS10_NSEC_GIVES_ERR_ANSWER, Message.DS10_NSEC_QUERY_RESPONSE_ERR,
                Denial.NSEC3, Sign.NSEC3_NODATA),
        /// Step 6.6.
        NSEC3PARAM(Type.NSEC3PARAM, Sign.NSEC3PARAM_IN_ANSWER, Message.DS10_ERR_MULT_NSEC3PARAM,
                Message.DS10_NSEC3PARAM_MISMATCHES_APEX, Message.DS10_NSEC3PARAM_GIVES_ERR_ANSWER,
                Message.DS10_NSEC3PARAM_QUERY_RESPONSE_ERR, Denial.NSEC, Sign.NSEC_NODATA);

        private final int type;
        private final Sign inAnswer;
        private final Message multiple;
        private final Message mismatch;
        private final Message wrongAnswer;
        private final Message noAnswer;
        private final Denial denial;
        private final Sign noData;

        Question(int type, Sign inAnswer, Message multiple, Message mismatch, Message wrongAnswer, Message noAnswer,
                 Denial denial, Sign noData) {
            this.type = type;
            this.inAnswer = inAnswer;
            this.multiple = multiple;
            this.mismatch = mismatch;
            this.wrongAnswer = wrongAnswer;
            this.noAnswer = noAnswer;
            this.denial = denial;
            this.noData = noData;
        }
    }

    private final Zone zone;
    private final DenialChoice choice;
    private final ServersByFinding found;
    private final ApexDenial denial;

    ApexResponses(Zone zone, DenialChoice choice, ServersByFinding found) {
        this.zone = zone;
        this.choice = choice;
        this.found = found;
        denial = new ApexDenial(zone, found);
    }

    /// @param keys of the zone, as the server gives them
    void judge(Question question, NameServer server, Outcome outcome, List<DNSKEYRecord> keys) {
        switch (outcome) {
            case NotAsked _ -> choice.leaveOut(server);
            case Response r when r.noError() && r.authoritative() -> judge(question, server, r, keys);
            case Response _, NoResponse _ -> found.add(server, question.noAnswer);                  // 6.5.1, 6.6.1
        }
    }

    private void judge(Question question, NameServer server, Response response, List<DNSKEYRecord> keys) {
        if (!response.message().getSection(Section.ANSWER).isEmpty()) {                             // 6.5.2, 6.6.2
            judge(question, server, response.answer(question.type));
        } else if (!response.section(Section.AUTHORITY, question.denial.type()).isEmpty()) {        // 6.5.3, 6.6.3
            choice.add(server, question.noData);                                                    // 6.5.3.1, 6.6.3.1
            denial.judge(question.denial, server, response, keys);
        }
    }

    private void judge(Question question, NameServer server, List<Record> answer) {
        if (answer.isEmpty()) {
            found.add(server, question.wrongAnswer);                                                // 6.5.2.2, 6.6.2.2
            return;
        }
        choice.add(server, question.inAnswer);                                              // 6.5.2.1.1, 6.6.2.1.1
        if (answer.size() > 1) {
            found.add(server, question.multiple);                                           // 6.5.2.1.2, 6.6.2.1.2
        } else if (!answer.getFirst().getName().equals(zone.name())) {
            found.add(server, question.mismatch);                                           // 6.5.2.1.3, 6.6.2.1.3
        }
    }
}
