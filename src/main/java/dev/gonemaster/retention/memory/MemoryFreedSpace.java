package dev.gonemaster.retention.memory;

import dev.gonemaster.persistence.StoredIn;
import dev.gonemaster.persistence.StoredIn.Place;
import dev.gonemaster.retention.FreedSpace;
import jakarta.enterprise.context.ApplicationScoped;

/// Java takes care of it.
@ApplicationScoped
@StoredIn(Place.MEMORY)
public class MemoryFreedSpace implements FreedSpace {
    @Override
    public boolean giveBackSome() {
        return false;
    }
}
