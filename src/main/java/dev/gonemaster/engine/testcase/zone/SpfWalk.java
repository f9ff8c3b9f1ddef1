package dev.gonemaster.engine.testcase.zone;

import dev.gonemaster.engine.dns.DnsClient;
import dev.gonemaster.engine.dns.Outcome;
import dev.gonemaster.engine.dns.Outcome.NotAsked;
import dev.gonemaster.engine.dns.Outcome.Reason;
import dev.gonemaster.engine.dns.Response;
import dev.gonemaster.engine.testcase.zone.SpfPolicy.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.xbill.DNS.Name;
import org.xbill.DNS.Type;

/// The look-ups that a receiver may need to judge mail by a policy, counted as RFC 7208 section 4.6.4 does, through all
/// policies that it includes or redirects to. For one thread. Ends early when far more are counted than are allowed, so
/// that the questions of the walk itself have a bound too.
final class SpfWalk {
    /// Look-ups that are counted where the limit is lower; no policy that is used in earnest needs as many.
    static final long COUNTED_MAX = 100;

    private final DnsClient dns;
    private final long countedMax;
    private long counted;
    private boolean complete = true;
    private boolean ptr;
    private final SortedSet<String> macroTargets = new TreeSet<>();
    private final SortedSet<Name> loops = new TreeSet<>();
    private final SortedSet<String> unusable = new TreeSet<>();

    private SpfWalk(DnsClient dns, long countedMax) {
        this.dns = dns;
        this.countedMax = countedMax;
    }

    /// @param domain whose policy it is
    /// @param limit the number that the count is compared with
    static SpfWalk through(SpfPolicy policy, Name domain, long limit, DnsClient dns) {
        var walk = new SpfWalk(dns, Math.max(COUNTED_MAX, limit + 1));
        walk.walk(policy, List.of(domain));
        return walk;
    }

    long counted() {
        return counted;
    }

    /// False when a policy on the way was not asked for on purpose, so that there may be more look-ups.
    boolean complete() {
        return complete;
    }

    boolean ptr() {
        return ptr;
    }

    /// Targets that depend on the mail, so that nobody can follow them beforehand.
    SortedSet<String> macroTargets() {
        return macroTargets;
    }

    /// Domains whose policy leads back to itself.
    SortedSet<Name> loops() {
        return loops;
    }

    /// Targets whose policy is missing, not one, or malformed.
    SortedSet<String> unusable() {
        return unusable;
    }

    /// @param chain the domains that led here, the policy's own last
    private void walk(SpfPolicy policy, List<Name> chain) {
        for (Term term : policy.effective()) {
            if (counted >= countedMax) {
                return;
            }
            switch (term.kind()) {
                case A, MX, EXISTS -> counted++;
                case PTR -> {
                    counted++;
                    ptr = true;
                }
                case INCLUDE, REDIRECT -> {
                    counted++;
                    follow(term, chain);
                }
                case ALL, IP4, IP6, EXP, UNKNOWN_MODIFIER -> { }
            }
        }
    }

    private void follow(Term term, List<Name> chain) {
        if (term.hasMacro()) {
            macroTargets.add(term.target());
            return;
        }
        Optional<Name> target = term.targetName();
        if (target.isPresent() && chain.contains(target.get())) {
            loops.add(target.get());
            return;
        }
        Optional<SpfPolicy> policy = target.flatMap(name -> policyOf(name, term));
        if (policy.isPresent()) {
            var longer = new ArrayList<>(chain);
            longer.add(target.get());
            walk(policy.get(), longer);
        } else if (target.isEmpty()) {
            unusable.add(term.target());
        }
    }

    private Optional<SpfPolicy> policyOf(Name domain, Term term) {
        Outcome outcome = dns.lookUp(domain, Type.TXT);
        if (outcome instanceof NotAsked(Reason reason) && reason != Reason.NO_SERVER) {
            complete = false;
            return Optional.empty();
        }
        Optional<SpfPolicy> policy = policyIn(outcome);
        if (policy.isEmpty()) {
            unusable.add(term.target());
        }
        return policy;
    }

    private static Optional<SpfPolicy> policyIn(Outcome outcome) {
        if (!(outcome instanceof Response response) || !response.noError()) {
            return Optional.empty();
        }
        List<String> policies = SpfPolicy.textsIn(response.answer());
        return policies.size() == 1 ? SpfPolicy.parse(policies.getFirst()) : Optional.empty();
    }
}
