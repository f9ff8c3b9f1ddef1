package dev.gonemaster.retention;

/// Room that removed rows took, in stores that keep it for themselves unless told otherwise. Thread-safe.
public interface FreedSpace {
    /// Gives some of it back to the system, in one short step.
    ///
    /// @return whether there is more to give back
    boolean giveBackSome();
}
