package dev.gonemaster.engine;

import dev.gonemaster.engine.message.Level;
import dev.gonemaster.engine.message.Module;
import dev.gonemaster.engine.message.Tag;
import dev.gonemaster.engine.profile.ProfileReader;
import dev.gonemaster.engine.testcase.Testcase;
import dev.gonemaster.engine.testcase.address.AddressModule;
import dev.gonemaster.engine.testcase.basic.BasicModule;
import dev.gonemaster.engine.testcase.connectivity.ConnectivityModule;
import dev.gonemaster.engine.testcase.consistency.ConsistencyModule;
import dev.gonemaster.engine.testcase.delegation.DelegationModule;
import dev.gonemaster.engine.testcase.dnssec.DnssecModule;
import dev.gonemaster.engine.testcase.nameserver.NameserverModule;
import dev.gonemaster.engine.testcase.syntax.SyntaxModule;
import dev.gonemaster.engine.testcase.zone.ZoneModule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Every testcase there is.
public final class Testcases {
    private static final List<Testcase> ALL = Stream.of(
                    BasicModule.TESTCASES, AddressModule.TESTCASES, ConnectivityModule.TESTCASES,
                    ConsistencyModule.TESTCASES, DelegationModule.TESTCASES, DnssecModule.TESTCASES,
                    NameserverModule.TESTCASES, SyntaxModule.TESTCASES, ZoneModule.TESTCASES)
            .flatMap(List::stream)
            .toList();
    private static final ProfileReader PROFILES = profiles(ALL);

    private Testcases() {
    }

    /// In the order in which they run and are reported: by module, then as the module lists them.
    public static List<Testcase> all() {
        return ALL;
    }

    /// The reader that knows these testcases and their tags.
    public static ProfileReader profiles() {
        return PROFILES;
    }

    static ProfileReader profiles(List<Testcase> testcases) {
        var modules = new LinkedHashMap<String, Module>();
        Map<Module, SortedMap<String, Level>> levels = new TreeMap<>();
        for (Testcase testcase : testcases) {
            modules.put(testcase.id(), testcase.module());
            testcase.tags().forEach(tag -> add(levels, testcase.module(), tag));
        }
        for (Tag tag : SystemMessage.values()) {
            add(levels, Module.SYSTEM, tag);
        }
        return new ProfileReader(modules, levels);
    }

    private static void add(Map<Module, SortedMap<String, Level>> levels, Module module, Tag tag) {
        levels.computeIfAbsent(module, absent -> new TreeMap<>()).put(tag.name(), tag.spec().level());
    }
}
