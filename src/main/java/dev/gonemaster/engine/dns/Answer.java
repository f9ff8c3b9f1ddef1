package dev.gonemaster.engine.dns;

import java.net.InetAddress;
import java.util.Comparator;

/// What came of a question to a server. Ordered by server, IPv4 first, then by question.
public record Answer(InetAddress server, Query query, Outcome outcome) implements Comparable<Answer> {
    private static final Comparator<Answer> ORDER = Comparator.comparing(Answer::server, Asker.BY_FAMILY_AND_OCTETS)
            .thenComparing(answer -> answer.query().name())
            .thenComparing(answer -> answer.query().type())
            .thenComparing(answer -> answer.query().toString());

    @Override
    public int compareTo(Answer other) {
        return ORDER.compare(this, other);
    }
}
