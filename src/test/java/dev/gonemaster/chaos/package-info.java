/// The chaos run: several servers on one database, killed at random while jobs are handed in over HTTP, and a look at
/// what became of every job. Run by `src/test/bench/chaos.sh`; no part of the test suite, apart from the tests of what
/// it judges by.
package dev.gonemaster.chaos;
