package dev.gonemaster.engine.testcase.syntax;

import dev.gonemaster.engine.testcase.Testcase;
import java.util.List;

/// The testcases of the module SYNTAX, in the order in which they are reported.
public final class SyntaxModule {
    public static final List<Testcase> TESTCASES = List.of(new Syntax01());

    private SyntaxModule() {
    }
}
