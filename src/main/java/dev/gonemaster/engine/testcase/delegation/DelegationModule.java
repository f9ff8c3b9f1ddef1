package dev.gonemaster.engine.testcase.delegation;

import dev.gonemaster.engine.testcase.Testcase;
import java.util.List;

/// The testcases of the module DELEGATION, in the order in which they are reported.
public final class DelegationModule {
    public static final List<Testcase> TESTCASES = List.of(new Delegation01(), new Delegation02(),
            new Delegation03(), new Delegation04(), new Delegation05(), new Delegation06(), new Delegation07());

    private DelegationModule() {
    }
}
