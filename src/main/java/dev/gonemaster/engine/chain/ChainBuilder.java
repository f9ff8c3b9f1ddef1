package dev.gonemaster.engine.chain;

import dev.gonemaster.engine.chain.Links.Verdict;
import dev.gonemaster.engine.dns.Answer;
import dev.gonemaster.engine.dnssec.SignatureVerifier;
import dev.gonemaster.engine.message.ArgName;
import dev.gonemaster.engine.message.Entry;
import dev.gonemaster.engine.zone.UndelegatedData;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.xbill.DNS.DSRecord;
import org.xbill.DNS.Name;

/// Makes the document out of what a run holds; asks nothing.
public final class ChainBuilder {
    private ChainBuilder() {
    }

    /// @param answers of the run
    /// @param entries of the run
    /// @param nsNames under which servers were asked, of whatever zone
    /// @return empty when the run neither knows DS records nor keys of the zone, because nobody asked
    public static Optional<ChainDocument> build(Name zone, UndelegatedData undelegatedData, List<Answer> answers,
                                                List<Entry> entries, Collection<Name> nsNames,
                                                SignatureVerifier verifier) {
        var evidence = new Evidence(answers);
        boolean undelegated = undelegatedData.replacesDelegation();
        var parent = new ParentSideView(zone, undelegatedData.ds(), undelegated, evidence, verifier);
        var child = new ChildSideView(zone, parent.ds(), evidence, verifier);
        if (!parent.known() && !child.known()) {
            return Optional.empty();
        }
        var links = new Links(parent.ds(), child.keySets());
        return Optional.of(new ChainDocument(ChainDocument.VERSION, ArgName.published(zone),
                zone.equals(Name.root) ? "" : ArgName.published(parent.zone().orElseGet(() -> new Name(zone, 1))),
                undelegated ? "undelegated" : "normal", status(parent, child, links, undelegated),
                parent.truncated() || child.truncated() || links.truncated(), parent.published(),
                child.published(links), links.published(),
                new NsNames(zone, child.keys(), evidence, verifier).published(nsNames, entries)));
    }

    private static String status(ParentSideView parent, ChildSideView child, Links links, boolean undelegated) {
        List<DSRecord> ds = parent.ds();
        boolean keys = !child.keySets().isEmpty();
        if (ds.isEmpty()) {
            if (undelegated) {
                return "undelegated";
            }
            return !parent.known() || !child.known() ? "indeterminate" : keys ? "island" : "unsigned";
        }
        if (!child.known()) {
            return "indeterminate";
        }
        Collection<Verdict> verdicts = links.verdicts().values();
        if (!verdicts.contains(Verdict.GOOD)) {
            return verdicts.contains(Verdict.UNKNOWN) ? "indeterminate" : "broken";
        }
        if (child.signedNowhere()) {
            return "broken";
        }
        boolean all = !verdicts.contains(Verdict.BAD) && child.unanimous() && parent.unanimous();
        return all && child.signedThroughout() ? "secure" : "partial";
    }
}
