package dev.gonemaster.engine.testcase.basic;

import dev.gonemaster.engine.testcase.Testcase;
import java.util.List;

/// The testcases of the module BASIC, in the order in which they are reported.
public final class BasicModule {
    public static final List<Testcase> TESTCASES = List.of(new Basic01(), new Basic02(), new Basic03());

    private BasicModule() {
    }
}
