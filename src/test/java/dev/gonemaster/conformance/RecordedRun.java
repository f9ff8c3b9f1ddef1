package dev.gonemaster.conformance;

import dev.gonemaster.engine.dns.NameServer;
import dev.gonemaster.engine.profile.Profile;
import dev.gonemaster.engine.zone.UndelegatedData;
import java.util.List;
import java.util.Set;
import org.xbill.DNS.Name;

/// One run of the reference over a recording, as far as it concerns one of our testcases.
///
/// @param file of the recording
/// @param label what the report calls it
/// @param hints root servers to start from; empty for the built-in ones
/// @param excused why the run does not count; empty when it does
/// @param expected what the reference found, without what only it says
record RecordedRun(String file, String label, String testcase, Name zone, Set<NameServer> hints,
                   UndelegatedData undelegated, Profile profile, String excused, List<Finding> expected) {
}
