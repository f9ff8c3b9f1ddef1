package dev.gonemaster.engine.testcase.delegation;

import static dev.gonemaster.engine.message.ArgName.CHILD;
import static dev.gonemaster.engine.message.ArgName.EXTRA;
import static dev.gonemaster.engine.message.ArgName.GLUE;
import static dev.gonemaster.engine.message.ArgName.NAMES;
import static dev.gonemaster.engine.message.Level.ERROR;
import static dev.gonemaster.engine.message.Level.INFO;
import static dev.gonemaster.engine.message.Level.NOTICE;

import dev.gonemaster.engine.message.ArgName;
import dev.gonemaster.engine.message.Level;
import dev.gonemaster.engine.message.Module;
import dev.gonemaster.engine.message.Tag;
import dev.gonemaster.engine.message.TagSpec;
import dev.gonemaster.engine.testcase.Findings;
import dev.gonemaster.engine.testcase.Testcase;
import dev.gonemaster.engine.zone.NameServerSet;
import dev.gonemaster.engine.zone.Zone;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.xbill.DNS.Name;

/// delegation07: parent and child name the same name servers.
/// Specification: Zonemaster v2025.2, Delegation-TP/delegation07.md, with the tags of the reference, which looks for
/// names that only the child has, too.
/// Sources: RIPE-114 section 2.3.
final class Delegation07 implements Testcase {
    enum Message implements Tag {
        EXTRA_NAME_PARENT(ERROR, EXTRA),
        EXTRA_NAME_CHILD(NOTICE, EXTRA),
        TOTAL_NAME_MISMATCH(ERROR, GLUE, CHILD),
        NAMES_MATCH(INFO, NAMES);

        private final TagSpec spec;

        Message(Level level, ArgName<?>... args) {
            spec = new TagSpec(level, args);
        }

        @Override
        public TagSpec spec() {
            return spec;
        }
    }

    @Override
    public Module module() {
        return Module.DELEGATION;
    }

    @Override
    public List<Message> tags() {
        return List.of(Message.values());
    }

    @Override
    public void run(Zone zone, Findings findings) {
        Optional<NameServerSet> delegation = zone.delegation().nameServers();                   // 1
        Optional<NameServerSet> apex = zone.childSide().nameServers();                          // 1
        if (delegation.isEmpty() || apex.isEmpty() || delegation.get().isEmpty() && apex.get().isEmpty()) {
            return;
        }
        SortedSet<Name> parent = delegation.get().names();
        SortedSet<Name> child = apex.get().names();
        SortedSet<Name> onlyParent = without(parent, child);
        SortedSet<Name> onlyChild = without(child, parent);
        if (!onlyParent.isEmpty()) {
            findings.add(Message.EXTRA_NAME_PARENT, EXTRA.of(onlyParent));                      // 3
        }
        if (!onlyChild.isEmpty()) {
            findings.add(Message.EXTRA_NAME_CHILD, EXTRA.of(onlyChild));
        }
        if (onlyParent.isEmpty() && onlyChild.isEmpty()) {
            findings.add(Message.NAMES_MATCH, NAMES.of(parent));
        }
        if (onlyParent.size() == parent.size()) {
            findings.add(Message.TOTAL_NAME_MISMATCH, GLUE.of(onlyParent), CHILD.of(onlyChild));
        }
    }

    private static SortedSet<Name> without(SortedSet<Name> names, SortedSet<Name> others) {
        var rest = new TreeSet<>(names);
        rest.removeAll(others);
        return rest;
    }
}
