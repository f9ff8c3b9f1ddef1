package dev.gonemaster.engine.testcase.dnssec;

import dev.gonemaster.engine.testcase.Testcase;
import java.util.List;

/// The testcases of the module DNSSEC, in the order in which they are reported.
public final class DnssecModule {
    public static final List<Testcase> TESTCASES = List.of(new Dnssec05(), new Dnssec19());

    private DnssecModule() {
    }
}
