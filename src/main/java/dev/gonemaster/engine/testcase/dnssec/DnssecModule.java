package dev.gonemaster.engine.testcase.dnssec;

import dev.gonemaster.engine.testcase.Testcase;
import java.util.List;

/// The testcases of the module DNSSEC, in the order in which they are reported.
public final class DnssecModule {
    public static final List<Testcase> TESTCASES = List.of(
            new Dnssec03(), new Dnssec04(), new Dnssec05(), new Dnssec06(), new Dnssec08(), new Dnssec09(),
            new Dnssec10(), new Dnssec13(), new Dnssec14(), new Dnssec19(), new Dnssec21(), new Dnssec22());

    private DnssecModule() {
    }
}
