package dev.gonemaster.engine.chain;

import dev.gonemaster.engine.chain.ChainDocument.NsName;
import dev.gonemaster.engine.message.Entry;
import dev.gonemaster.engine.message.Level;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Whether the addresses of in-domain name server names validate, as dnssec22 found.
final class NsNames {
    private static final String FINDINGS = "DS22_NS_ADDRESS_";
    private static final String ALL_VALIDATE = FINDINGS + "VALIDATES";
    private static final String NS = "ns";

    private NsNames() {
    }

    /// @param inDomain names as published; those of which nothing was found are left out
    /// @return null when dnssec22 said nothing about addresses
    static @Nullable List<NsName> of(List<Entry> entries, Collection<String> inDomain) {
        List<Entry> findings = entries.stream().filter(entry -> entry.tag().startsWith(FINDINGS)).toList();
        if (findings.isEmpty()) {
            return null;
        }
        var byName = new TreeMap<String, String>();
        if (findings.stream().anyMatch(entry -> entry.tag().equals(ALL_VALIDATE))) {
            inDomain.forEach(name -> byName.put(name, "valid"));
        }
        for (Entry finding : findings) {
            if (finding.args().get(NS) instanceof String name) {
                String status = finding.level().isAtLeast(Level.ERROR) ? "bogus" : "insecure";
                byName.merge(name, status, (known, found) -> known.equals("bogus") ? known : found);
            }
        }
        return byName.entrySet().stream().limit(ChainDocument.LIST_MAX)
                .map(entry -> new NsName(entry.getKey(), entry.getValue())).toList();
    }
}
