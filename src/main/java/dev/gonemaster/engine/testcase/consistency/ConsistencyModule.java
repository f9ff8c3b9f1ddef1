package dev.gonemaster.engine.testcase.consistency;

import dev.gonemaster.engine.testcase.Testcase;
import java.util.List;

/// The testcases of the module CONSISTENCY, in the order in which they are reported.
public final class ConsistencyModule {
    public static final List<Testcase> TESTCASES = List.of(new Consistency01(), new Consistency02(),
            new Consistency03(), new Consistency04(), new Consistency05(), new Consistency06());

    private ConsistencyModule() {
    }
}
