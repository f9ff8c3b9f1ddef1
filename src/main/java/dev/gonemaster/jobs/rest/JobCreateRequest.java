package dev.gonemaster.jobs.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gonemaster.jobs.JobOrder;
import dev.gonemaster.jobs.TestSpec;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A job as it is posted. Absent members and `null` mean the same.
///
/// @param profile accepted for old clients, without effect
record JobCreateRequest(@Nullable String domain, List<String> tests, @Nullable Long profileId,
                        @Nullable JsonNode profileOverrides, List<Nameserver> nameservers, List<Ds> dsInfo,
                        @Nullable String minLevel, List<String> tags, @Nullable String profile,
                        boolean ipv4Disabled, boolean ipv6Disabled, @Nullable Integer priority) {
    private static final int ABSENT = -1;

    JobCreateRequest {
        tests = elements(tests);
        nameservers = elements(nameservers);
        dsInfo = elements(dsInfo);
        tags = elements(tags);
    }

    record Nameserver(@Nullable String ns, @Nullable String ip) {
        TestSpec.Nameserver toSpec() {
            return new TestSpec.Nameserver(Objects.requireNonNullElse(ns, ""), ip);
        }
    }

    record Ds(@Nullable Integer keytag, @Nullable Integer algorithm, @Nullable Integer digtype,
              @Nullable String digest) {
        TestSpec.Ds toSpec() {
            return new TestSpec.Ds(Objects.requireNonNullElse(keytag, ABSENT),
                    Objects.requireNonNullElse(algorithm, ABSENT), Objects.requireNonNullElse(digtype, ABSENT),
                    Objects.requireNonNullElse(digest, ""));
        }
    }

    JobOrder toOrder() {
        String overrides = profileOverrides == null || profileOverrides.isNull() ? null : profileOverrides.toString();
        TestSpec wanted = new TestSpec(tests, overrides, nameservers.stream().map(Nameserver::toSpec).toList(),
                dsInfo.stream().map(Ds::toSpec).toList(), minLevel, ipv4Disabled, ipv6Disabled);
        return new JobOrder(domain, wanted, tags, profileId, priority);
    }

    private static <T> List<T> elements(@Nullable List<T> written) {
        return written == null ? List.of() : List.copyOf(written);
    }
}
