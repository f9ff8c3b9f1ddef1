package dev.gonemaster.batches.rest;

import dev.gonemaster.batches.Batch;
import dev.gonemaster.jobs.Page;
import dev.gonemaster.jobs.Slice;
import java.util.List;

/// One page of the list of batches.
record BatchPage(List<BatchListItem> items, long total, int limit, long offset) {
    static BatchPage from(Page<Batch> page, Slice slice) {
        return new BatchPage(page.items().stream().map(BatchListItem::from).toList(), page.total(), slice.limit(),
                slice.offset());
    }
}
