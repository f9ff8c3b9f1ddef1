package dev.gonemaster.engine.testcase.zone;

import dev.gonemaster.engine.testcase.Testcase;
import java.util.List;

/// The testcases of the module ZONE, in the order in which they are reported.
public final class ZoneModule {
    public static final List<Testcase> TESTCASES = List.of(new Zone01(), new Zone02(), new Zone03(), new Zone04(),
            new Zone05(), new Zone06(), new Zone07(), new Zone08(), new Zone09(), new Zone10(), new Zone11(),
            new Zone12(), new Zone13(), new Zone14(), new Zone15());

    private ZoneModule() {
    }
}
