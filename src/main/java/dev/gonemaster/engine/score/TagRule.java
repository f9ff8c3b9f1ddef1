package dev.gonemaster.engine.score;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Met when one tag speaks for it and none against.
record TagRule(Set<String> proofs, Set<String> objections) implements Rule {
    static TagRule oneOf(String... proofs) {
        return new TagRule(Set.of(proofs), Set.of());
    }

    TagRule unless(String... tags) {
        return new TagRule(proofs, Set.of(tags));
    }

    @Override
    public boolean metBy(Evidence evidence) {
        return proofs.stream().anyMatch(evidence::says) && objections.stream().noneMatch(evidence::says);
    }

    @Override
    public Set<String> tags() {
        return Stream.concat(proofs.stream(), objections.stream()).collect(Collectors.toUnmodifiableSet());
    }
}
