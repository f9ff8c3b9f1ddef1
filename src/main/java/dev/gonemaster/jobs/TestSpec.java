package dev.gonemaster.jobs;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a job's zone is to be tested: what the request said beyond the domain. Kept with the job and its run as JSON
/// (`config_json`).
///
/// @param tests testcase ids in lower case; empty for all
/// @param overrides profile overrides as JSON text of an object; null for none
/// @param undelegatedNs name servers in place of the parent's delegation; empty for a normal test
/// @param undelegatedDs DS records in place of the parent's; empty for none
/// @param minLevel published level below which entries are not kept; null for the server's setting
public record TestSpec(List<String> tests, @Nullable String overrides, List<Nameserver> undelegatedNs,
                       List<Ds> undelegatedDs, @Nullable String minLevel, boolean ipv4Disabled,
                       boolean ipv6Disabled) {
    public static final TestSpec DEFAULT = new TestSpec(List.of(), null, List.of(), List.of(), null, false, false);

    public TestSpec {
        tests = List.copyOf(tests);
        undelegatedNs = List.copyOf(undelegatedNs);
        undelegatedDs = List.copyOf(undelegatedDs);
    }

    /// @param ip text form of the address; null when the name is to be looked up
    public record Nameserver(String ns, @Nullable String ip) {
    }

    /// @param digest hexadecimal
    public record Ds(int keytag, int algorithm, int digtype, String digest) {
    }
}
