package dev.gonemaster.engine.testcase.dnssec;

import dev.gonemaster.engine.dns.Response;
import dev.gonemaster.engine.dnssec.SignedRrset;
import java.time.Instant;

/// An RRset with its signatures, and when it came, which is the time to judge them by.
record ReceivedRrset(SignedRrset rrset, Instant receivedAt) {
    /// The RRset of the question in the answer section; may be empty.
    static ReceivedRrset answer(Response response) {
        return new ReceivedRrset(SignedRrset.answer(response), response.receivedAt());
    }
}
