/// Measures the storage of the product beside plain JDBC: both take turns in one process on one server, and each figure
/// is the median of several rounds. `src/test/bench/storage.sh` runs it.
package dev.gonemaster.bench.storage;
