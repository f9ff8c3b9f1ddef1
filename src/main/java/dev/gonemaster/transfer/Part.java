package dev.gonemaster.transfer;

import java.util.List;

/// What is walked by one key, page by page; in this order. Jobs go with their runs and entries, so that each job is
/// complete wherever it is.
enum Part {
    SETTINGS(1_000, Table.SETTINGS),
    /// Merged profiles are long.
    EFFECTIVE_PROFILES(100, Table.EFFECTIVE_PROFILES),
    SCORING_CONFIGS(1_000, Table.SCORING_CONFIGS),
    DOMAINS(10_000, Table.DOMAINS),
    PROFILES(100, Table.PROFILES),
    TAGS(1_000, Table.TAGS),
    DOMAIN_TAGS(10_000, Table.DOMAIN_TAGS),
    BATCHES(1_000, Table.BATCHES),
    JOBS(1_000, Table.JOBS, Table.RUNS, Table.ENTRIES);

    /// Named limit: rows of one page, whatever table they are of; a single run may have more entries.
    static final int PAGE_ROWS_MAX = 10_000;

    private final int rowsMax;
    private final List<Table> tables;

    Part(int rowsMax, Table... tables) {
        this.rowsMax = rowsMax;
        this.tables = List.of(tables);
    }

    static Part of(Table table) {
        for (Part part : values()) {
            if (part.tables.contains(table)) {
                return part;
            }
        }
        throw new IllegalArgumentException(table + " is in no part");
    }

    /// Rows of the first table in one page.
    int rowsMax() {
        return rowsMax;
    }

    /// The table whose key is walked comes first.
    List<Table> tables() {
        return tables;
    }
}
