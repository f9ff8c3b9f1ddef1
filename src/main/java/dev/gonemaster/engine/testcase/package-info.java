/// The testcases, one package for each module of the specification, one class for each testcase. A testcase knows the
/// zone, asks its servers and reports findings; it knows neither queue, store nor HTTP. May be called by `engine`.
@NullMarked
package dev.gonemaster.engine.testcase;

import org.jspecify.annotations.NullMarked;
