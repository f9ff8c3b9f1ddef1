package dev.gonemaster.engine.testcase.dnssec;

/// What the way down from the root to a signaling name has led to.
sealed interface Located {
    /// @param zone the signaling zone, which has to have signed the RRsets
    /// @param cds may be empty if the other is not
    record Signal(PathZone zone, ReceivedRrset cds, ReceivedRrset cdnskey) implements Located {
    }

    /// @param zone whose servers gave no usable answer
    record Unreachable(PathZone zone) implements Located {
    }

    enum Other implements Located {
        AT_ZONE_CUT, ABSENT,
        /// There were more questions than are asked.
        NOT_JUDGED
    }
}
