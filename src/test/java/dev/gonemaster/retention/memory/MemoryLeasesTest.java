package dev.gonemaster.retention.memory;

import dev.gonemaster.retention.Leases;
import dev.gonemaster.retention.LeasesContract;

class MemoryLeasesTest implements LeasesContract {
    private final MemoryLeases leases = new MemoryLeases();

    @Override
    public Leases leases() {
        return leases;
    }
}
