package dev.gonemaster.engine.testcase.dnssec;

import static dev.gonemaster.engine.message.ArgName.COVERED;
import static dev.gonemaster.engine.message.ArgName.OWNER;

import dev.gonemaster.engine.message.Arg;
import dev.gonemaster.engine.testcase.dnssec.Dnssec23.Message;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Something that is wrong with a proof; in the order of dnssec23, step 4.
///
/// @param args beside the servers: none, or the owner, the covered owner and the next field
record ProofFault(Message tag, List<Arg> args) implements Comparable<ProofFault> {
    private static final Comparator<ProofFault> ORDER =
            Comparator.comparing((ProofFault fault) -> fault.tag.name()).thenComparing(ProofFault::argumentText);

    static ProofFault of(Message tag) {
        return new ProofFault(tag, List.of());
    }

    static <T extends Comparable<T>> ProofFault of(Message tag, DeniedRange<T> range, DeniedRange<T> other) {
        return new ProofFault(tag, List.of(OWNER.of(range.owner()), COVERED.of(other.owner()), range.next()));
    }

    Arg[] arguments(Arg servers) {
        return Stream.concat(Stream.of(servers), args.stream()).toArray(Arg[]::new);
    }

    @Override
    public int compareTo(ProofFault other) {
        return ORDER.compare(this, other);
    }

    private String argumentText() {
        return args.stream().map(arg -> arg.value().toString()).collect(Collectors.joining(" "));
    }
}
