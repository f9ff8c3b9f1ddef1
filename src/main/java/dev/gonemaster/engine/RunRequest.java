package dev.gonemaster.engine;

import dev.gonemaster.engine.message.Level;
import dev.gonemaster.engine.profile.Profile;
import dev.gonemaster.engine.zone.UndelegatedData;
import java.util.Set;
import org.xbill.DNS.Name;

/// One zone to test.
///
/// @param zone absolute name in A-labels, lower case; see [DomainName]
/// @param testcases ids to run, lower case; empty for all of the profile
/// @param minLevel entries below it are not kept
public record RunRequest(Name zone, Set<String> testcases, UndelegatedData undelegatedData, Level minLevel,
                         Profile profile) {
    public RunRequest {
        testcases = Set.copyOf(testcases);
    }
}
