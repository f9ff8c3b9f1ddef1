package dev.gonemaster.engine.testcase.address;

import dev.gonemaster.engine.testcase.Testcase;
import java.util.List;

/// The testcases of the module ADDRESS, in the order in which they are reported.
public final class AddressModule {
    public static final List<Testcase> TESTCASES = List.of(new Address01(), new Address02(), new Address03());

    private AddressModule() {
    }
}
