package dev.gonemaster.engine.testcase.connectivity;

import dev.gonemaster.engine.testcase.Testcase;
import java.util.List;

/// The testcases of the module CONNECTIVITY, in the order in which they are reported.
public final class ConnectivityModule {
    public static final List<Testcase> TESTCASES = List.of(new Connectivity01(), new Connectivity02(),
            new Connectivity03(), new Connectivity04(), new Connectivity05());

    private ConnectivityModule() {
    }
}
