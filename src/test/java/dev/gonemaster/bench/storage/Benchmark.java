package dev.gonemaster.bench.storage;

import java.sql.SQLException;

/// Something to measure, product and reference in turns.
interface Benchmark {
    /// Measures each side once and enters both.
    void round(Backend backend, Sheet sheet) throws SQLException, InterruptedException;
}
