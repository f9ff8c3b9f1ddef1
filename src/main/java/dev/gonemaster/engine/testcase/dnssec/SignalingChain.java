package dev.gonemaster.engine.testcase.dnssec;

import dev.gonemaster.engine.dns.Query;
import dev.gonemaster.engine.dnssec.ChainOfTrust;
import dev.gonemaster.engine.testcase.dnssec.PathZone.Link.Anchored;
import dev.gonemaster.engine.testcase.dnssec.PathZone.Link.Denied;
import dev.gonemaster.engine.testcase.dnssec.PathZone.Link.Ds;
import dev.gonemaster.engine.testcase.dnssec.PathZone.Link.NoDs;
import dev.gonemaster.engine.testcase.dnssec.SignalingChain.Verdict.Broken;
import dev.gonemaster.engine.testcase.dnssec.SignalingChain.Verdict.Insecure;
import dev.gonemaster.engine.testcase.dnssec.SignalingChain.Verdict.Secure;
import dev.gonemaster.engine.testcase.dnssec.SignalingChain.Verdict.Unknown;
import dev.gonemaster.engine.testcase.dnssec.SignalingChain.Verdict.Unreachable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.xbill.DNS.DNSKEYRecord;
import org.xbill.DNS.DSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Type;

/// Validates zones on the paths to signaling names from the root downwards, each once: "Verification" of dnssec24. For
/// one run, in one thread.
final class SignalingChain {
    private final List<DSRecord> anchors;
    private final ChainOfTrust chain;
    private final PathQuestions questions;
    private final Map<Name, Verdict> known = new HashMap<>();

    /// @param anchors DS records of the root's trusted keys
    SignalingChain(List<DSRecord> anchors, ChainOfTrust chain, PathQuestions questions) {
        this.anchors = anchors;
        this.chain = chain;
        this.questions = questions;
    }

    /// What a zone is worth, or the first one above it at which the chain of trust ends.
    sealed interface Verdict {
        record Secure(List<DNSKEYRecord> keys) implements Verdict {
            public Secure {
                keys = List.copyOf(keys);
            }
        }

        record Insecure(Name zone) implements Verdict {
        }

        record Broken(Name zone) implements Verdict {
        }

        record Unreachable(PathZone zone) implements Verdict {
        }

        enum Unknown implements Verdict {
            INDETERMINATE
        }
    }

    Verdict verify(PathZone zone) {
        Verdict verdict = known.get(zone.name());
        if (verdict == null) {
            verdict = judge(zone);
            known.put(zone.name(), verdict);
        }
        return verdict;
    }

    private Verdict judge(PathZone zone) {
        return switch (zone.link()) {
            case Anchored _ -> enter(zone, anchors);
            case NoDs(var parent) -> below(parent, _ -> new Insecure(zone.name()));
            case Denied(var parent) -> below(parent, _ -> new Broken(zone.name()));
            case Ds(var parent, var ds) -> below(parent, keys -> follow(zone, ds, keys));
        };
    }

    private Verdict below(PathZone parent, Function<List<DNSKEYRecord>, Verdict> next) {
        Verdict above = verify(parent);
        return above instanceof Secure(var keys) ? next.apply(keys) : above;
    }

    private Verdict follow(PathZone zone, ReceivedRrset ds, List<DNSKEYRecord> parentKeys) {
        return switch (chain.validate(ds.rrset(), parentKeys, ds.receivedAt())) {
            case SECURE -> enter(zone, ds.rrset().ds());
            case BOGUS -> new Broken(zone.name());
            case INDETERMINATE -> Unknown.INDETERMINATE;
        };
    }

    private Verdict enter(PathZone zone, List<DSRecord> ds) {
        Optional<ReceivedRrset> keys = questions.first(zone, Query.dnssec(zone.name(), Type.DNSKEY),
                (_, response) -> Optional.of(response).filter(r -> r.noError() && r.authoritative())
                        .map(ReceivedRrset::answer));
        if (keys.isEmpty()) {
            return questions.exhausted() ? Unknown.INDETERMINATE : new Unreachable(zone);
        }
        return switch (chain.validateKeys(keys.get().rrset(), ds, keys.get().receivedAt())) {
            case SECURE -> new Secure(keys.get().rrset().keys());
            case BOGUS -> new Broken(zone.name());
            case INDETERMINATE -> Unknown.INDETERMINATE;
        };
    }
}
