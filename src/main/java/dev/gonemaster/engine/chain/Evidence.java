package dev.gonemaster.engine.chain;

import dev.gonemaster.engine.dns.Answer;
import dev.gonemaster.engine.dns.Query;
import dev.gonemaster.engine.dns.Response;
import dev.gonemaster.engine.message.AddressText;
import java.net.InetAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.xbill.DNS.Name;

/// The answers of a run, looked up by question.
record Evidence(List<Answer> answers) {
    /// Who was put the specification's "DNSSEC Query" for that RRset, as published.
    List<String> queried(Name name, int type) {
        Query wanted = Query.dnssec(name, type);
        return answers.stream().filter(answer -> isEither(answer.query(), wanted))
                .map(answer -> AddressText.of(answer.server())).distinct().toList();
    }

    /// Whole answers with NOERROR and authority, by server.
    SequencedMap<InetAddress, Response> responses(Name name, int type) {
        Query wanted = Query.dnssec(name, type);
        var responses = new LinkedHashMap<InetAddress, Response>();
        for (Answer answer : answers) {
            if (isEither(answer.query(), wanted) && answer.outcome() instanceof Response response
                    && response.noError() && response.authoritative() && !response.truncated()) {
                responses.put(answer.server(), response);
            }
        }
        return responses;
    }

    /// Over UDP or TCP.
    private static boolean isEither(Query asked, Query wanted) {
        return asked.equals(wanted) || asked.equals(wanted.overTcp());
    }
}
