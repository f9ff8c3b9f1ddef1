package dev.gonemaster.engine.profile;

import dev.gonemaster.engine.asn.AsnSettings;
import dev.gonemaster.engine.dns.ResolverSettings;
import dev.gonemaster.engine.message.Level;
import dev.gonemaster.engine.message.Module;
import dev.gonemaster.engine.message.Tag;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/// Which testcases run, at which level their messages are, and how servers are asked. Immutable.
///
/// @param testcases ids in lower case, in the order of modules
/// @param levels `test_levels`: by module, then tag; null for the defaults of the specification. Where it is given it
///     replaces them whole: a tag that it lacks has level DEBUG
/// @param oneAfterAnother whether testcases run one at a time instead of side by side (`resolver.defaults.parallel` 1)
/// @param badkeys folder in which a blocklist of keys is looked for before all others; null for none
public record Profile(SequencedSet<String> testcases, @Nullable Map<Module, Map<String, Level>> levels,
                      ResolverSettings resolver, Thresholds thresholds, AsnSettings asn, boolean oneAfterAnother,
                      @Nullable Path badkeys) {
    public Profile {
        testcases = Collections.unmodifiableSequencedSet(new LinkedHashSet<>(testcases));
    }

    /// The level of a tag under this profile.
    public Level levelOf(Module module, Tag tag) {
        return levels == null
                ? tag.spec().level()
                : levels.getOrDefault(module, Map.of()).getOrDefault(tag.name(), Level.DEBUG);
    }

    /// The same, asking otherwise.
    public Profile with(ResolverSettings otherResolver) {
        return new Profile(testcases, levels, otherResolver, thresholds, asn, oneAfterAnother, badkeys);
    }

    /// The same, with testcases one at a time or side by side.
    public Profile oneAfterAnother(boolean waiting) {
        return new Profile(testcases, levels, resolver, thresholds, asn, waiting, badkeys);
    }

    /// The same, comparing with other numbers.
    public Profile with(Thresholds others) {
        return new Profile(testcases, levels, resolver, others, asn, oneAfterAnother, badkeys);
    }

    /// The same, looking into that folder for a blocklist of keys.
    public Profile withBadkeys(Path folder) {
        return new Profile(testcases, levels, resolver, thresholds, asn, oneAfterAnother, folder);
    }
}
