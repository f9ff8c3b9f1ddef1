package dev.gonemaster.engine.score;

import dev.gonemaster.engine.message.ArgName;
import java.util.List;
import java.util.Set;

/// Met when there are DNSKEYs and all have algorithms with elliptic curves: ECDSA or EdDSA, 13 to 16 (RFC 6605, RFC
/// 8080).
record StrongAlgorithmRule() implements Rule {
    private static final Set<Long> STRONG = Set.of(13L, 14L, 15L, 16L);

    @Override
    public boolean metBy(Evidence evidence) {
        List<Object> algorithms = evidence.of(tags())
                .map(key -> key.args().get(ArgName.ALGO_NUM.published()))
                .toList();
        return !algorithms.isEmpty()
                && algorithms.stream().allMatch(one -> one instanceof Long number && STRONG.contains(number));
    }

    @Override
    public Set<String> tags() {
        return Set.of("DS05_ALGO_OK", "DS05_ALGO_NOT_RECOMMENDED", "DS05_ALGO_DEPRECATED", "DS05_ALGO_NOT_ZONE_SIGN",
                "DS05_ALGO_PRIVATE", "DS05_ALGO_RESERVED", "DS05_ALGO_UNASSIGNED");
    }
}
