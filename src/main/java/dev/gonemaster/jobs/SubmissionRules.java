package dev.gonemaster.jobs;

import dev.gonemaster.engine.DomainName;
import dev.gonemaster.engine.InvalidDomainNameException;
import dev.gonemaster.engine.Testcases;
import dev.gonemaster.engine.message.ArgName;
import dev.gonemaster.engine.message.Level;
import dev.gonemaster.engine.profile.InvalidProfileException;
import dev.gonemaster.engine.profile.ProfileReader;
import dev.gonemaster.engine.testcase.Testcase;
import dev.gonemaster.problem.Problem;
import dev.gonemaster.problem.ProblemException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What may be asked for, checked in full before anything is stored; every violation is a [ProblemException].
public final class SubmissionRules {
    private static final Set<String> TESTCASES =
            Testcases.all().stream().map(Testcase::id).collect(Collectors.toUnmodifiableSet());

    private SubmissionRules() {
    }

    /// Stored tags and profiles do not exist, so naming one names nothing.
    public static void refuseWhatIsNotStored(JobOrder order) {
        if (!order.tags().isEmpty()) {
            throw new ProblemException(Problem.TAG_NOT_FOUND, "tag not found", Map.of("tag", order.tags().getFirst()));
        }
        if (order.profileId() != null) {
            throw new ProblemException(Problem.PROFILE_NOT_FOUND, "profile not found");
        }
    }

    /// The domain as it is stored: A-labels, lower case, no final dot except for the root.
    public static String domain(@Nullable String written) {
        if (written == null || written.isBlank()) {
            throw new ProblemException(Problem.MISSING_DOMAIN, "domain is required");
        }
        try {
            return ArgName.published(DomainName.normalize(written));
        } catch (InvalidDomainNameException e) {
            throw new ProblemException(Problem.INVALID_DOMAIN, e.getMessage(), Map.of("rule", e.rule().name()));
        }
    }

    public static TestSpec spec(TestSpec wanted) {
        return new TestSpec(tests(wanted.tests()), overrides(wanted.overrides()),
                UndelegatedRules.nameservers(wanted.undelegatedNs()), UndelegatedRules.ds(wanted.undelegatedDs()),
                minLevel(wanted.minLevel()), wanted.ipv4Disabled(), wanted.ipv6Disabled());
    }

    /// @param otherwise what counts where none is given
    public static int priority(@Nullable Integer written, int otherwise) {
        int priority = written == null ? otherwise : written;
        if (priority < 0 || priority > NewJob.PRIORITY_MAX) {
            throw new ProblemException(Problem.INVALID_PRIORITY, "priority must be from 0 to " + NewJob.PRIORITY_MAX);
        }
        return priority;
    }

    private static List<String> tests(List<String> written) {
        List<String> ids = written.stream().map(id -> id.strip().toLowerCase(Locale.ROOT)).distinct().toList();
        for (String id : ids) {
            if (!TESTCASES.contains(id)) {
                throw new ProblemException(Problem.INVALID_TESTS, "unknown testcase", Map.of("test", id));
            }
        }
        return ids;
    }

    private static @Nullable String minLevel(@Nullable String written) {
        if (written == null || written.isBlank()) {
            return null;
        }
        return Level.parse(written).map(Level::name).orElseThrow(() -> new ProblemException(
                Problem.INVALID_MIN_LEVEL, "min_level must be one of " + List.of(Level.values())));
    }

    private static @Nullable String overrides(@Nullable String written) {
        if (written == null) {
            return null;
        }
        ProfileReader profiles = Testcases.profiles();
        try {
            profiles.merge(profiles.defaults(), written);
            return written;
        } catch (InvalidProfileException e) {
            throw new ProblemException(Problem.INVALID_PROFILE, e.getMessage());
        }
    }
}
