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
        return answers.stream().filter(answer -> isDnssec(answer.query(), name, type))
                .map(answer -> AddressText.of(answer.server())).distinct().toList();
    }

    /// Whole answers with NOERROR and authority, by server.
    SequencedMap<InetAddress, Response> responses(Name name, int type) {
        var responses = new LinkedHashMap<InetAddress, Response>();
        for (Answer answer : answers) {
            if (isDnssec(answer.query(), name, type) && answer.outcome() instanceof Response response
                    && response.noError() && response.authoritative() && !response.truncated()) {
                responses.put(answer.server(), response);
            }
        }
        return responses;
    }

    private static boolean isDnssec(Query asked, Name name, int type) {
        Query wanted = Query.dnssec(name, type);
        return asked.equals(wanted) || asked.equals(wanted.overTcp());
    }
}
