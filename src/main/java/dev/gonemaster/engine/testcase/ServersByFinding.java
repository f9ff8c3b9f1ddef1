package dev.gonemaster.engine.testcase;

import dev.gonemaster.engine.dns.NameServer;
import dev.gonemaster.engine.message.Arg;
import dev.gonemaster.engine.message.Tag;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;

/// The sets of servers that a testcase fills and reports at its end: one for each tag, or for each tag with other
/// arguments such as an RCODE.
public final class ServersByFinding {
    private final Function<Collection<NameServer>, Arg> published;
    private final SequencedMap<Finding, SortedSet<NameServer>> sets = new LinkedHashMap<>();

    /// @param published the argument that names the servers
    public ServersByFinding(Function<Collection<NameServer>, Arg> published) {
        this.published = published;
    }

    /// @param others the arguments of the message beside the servers
    public void add(NameServer server, Tag tag, Arg... others) {
        addAll(List.of(server), tag, others);
    }

    /// @param servers none where something is found that no server says, as in what the user gave
    public void addAll(Collection<NameServer> servers, Tag tag, Arg... others) {
        sets.computeIfAbsent(new Finding(tag, List.of(others)), _ -> new TreeSet<>()).addAll(servers);
    }

    /// Whether the tag was added, with whatever arguments.
    public boolean has(Tag tag) {
        return sets.keySet().stream().anyMatch(finding -> finding.tag() == tag);
    }

    /// One message for each set that was added to: by tag in the order given, then in the order in which they came up.
    public void report(Findings findings, Tag... tags) {
        for (Tag tag : tags) {
            sets.forEach((finding, servers) -> {
                if (finding.tag() == tag) {
                    findings.add(tag, finding.arguments(published.apply(servers)));
                }
            });
        }
    }

    private record Finding(Tag tag, List<Arg> others) {
        Arg[] arguments(Arg servers) {
            var all = new ArrayList<Arg>(others);
            all.addFirst(servers);
            return all.toArray(Arg[]::new);
        }
    }
}
