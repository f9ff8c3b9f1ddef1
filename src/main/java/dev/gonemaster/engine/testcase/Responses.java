package dev.gonemaster.engine.testcase;

import dev.gonemaster.engine.dns.NameServer;
import dev.gonemaster.engine.dns.Outcome;
import dev.gonemaster.engine.dns.Outcome.NoResponse;
import dev.gonemaster.engine.dns.Outcome.NotAsked;
import dev.gonemaster.engine.dns.Response;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/// What is left of the outcomes of one question to several servers, for testcases that leave a server out when its
/// response does not count. Says which servers were not asked because their address family is off.
public final class Responses {
    private Responses() {
    }

    /// @param type of the question
    /// @return responses with NOERROR and AA by server, in the order of the outcomes
    public static SequencedMap<NameServer, Response> authoritative(Map<NameServer, Outcome> outcomes, int type,
                                                                   Findings findings) {
        var responses = new LinkedHashMap<NameServer, Response>();
        outcomes.forEach((server, outcome) -> {
            switch (outcome) {
                case NotAsked skipped -> SkippedQuestion.report(findings, server, type, skipped);
                case NoResponse _ -> { }
                case Response r when !r.noError() || !r.authoritative() -> { }
                case Response r -> responses.put(server, r);
            }
        });
        return responses;
    }
}
