package dev.gonemaster.engine.testcase.syntax;

import dev.gonemaster.engine.testcase.Testcase;
import java.util.List;

/// The testcases of the module SYNTAX, in the order in which they are reported.
public final class SyntaxModule {
    public static final List<Testcase> TESTCASES = List.of(
            new Syntax01(),
            new Syntax02(),
            new Syntax03(),
            new Syntax04(),
            new Syntax05(),
            new Syntax06(),
            new Syntax07(),
            new Syntax08());

    private SyntaxModule() {
    }
}
