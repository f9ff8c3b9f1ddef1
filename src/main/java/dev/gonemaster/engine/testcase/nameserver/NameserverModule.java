package dev.gonemaster.engine.testcase.nameserver;

import dev.gonemaster.engine.testcase.Testcase;
import java.util.List;

/// The testcases of the module NAMESERVER, in the order in which they are reported.
public final class NameserverModule {
    public static final List<Testcase> TESTCASES = List.of(new Nameserver01(), new Nameserver02(), new Nameserver03(),
            new Nameserver04(), new Nameserver05(), new Nameserver06(), new Nameserver07(), new Nameserver08(),
            new Nameserver09(), new Nameserver10(), new Nameserver11(), new Nameserver12(), new Nameserver13(),
            new Nameserver15(), new Nameserver16(), new Nameserver17(), new Nameserver18());

    private NameserverModule() {
    }
}
