package dev.gonemaster.engine.testcase.delegation;

import dev.gonemaster.engine.testcase.Testcase;
import java.util.List;

/// The testcases of the module DELEGATION, in the order in which they are reported.
public final class DelegationModule {
    public static final List<Testcase> TESTCASES = List.of(new Delegation01());

    private DelegationModule() {
    }
}
