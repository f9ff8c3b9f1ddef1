package dev.gonemaster.engine.message;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// One message of a run.
///
/// @param at time since the start of the run
/// @param testcase id in lower case, for example `dnssec05`; empty for what the engine itself says
/// @param level the level of the profile in force, not necessarily the tag's default
/// @param args published argument name to published value (see [Arg]), in the order of the tag's table; unmodifiable
public record Entry(Duration at, Module module, String testcase, String tag, Level level,
                    SequencedMap<String, Object> args) {
    public Entry {
        args = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(args));
    }

    /// Makes an entry of a tag.
    ///
    /// @throws IllegalArgumentException when the arguments are not exactly those that the tag declares
    public static Entry of(Duration at, Module module, String testcase, Tag tag, Level level, List<Arg> args) {
        var values = new LinkedHashMap<String, Object>();
        for (ArgName<?> declared : tag.spec().args()) {
            for (Arg arg : args) {
                if (arg.name().equals(declared)) {
                    values.put(declared.published(), arg.value());
                }
            }
        }
        if (values.size() != tag.spec().args().size() || args.size() != values.size()) {
            throw new IllegalArgumentException("tag " + tag.name() + " declares " + tag.spec().args()
                    + " but was given " + args.stream().map(Arg::name).toList());
        }
        return new Entry(at, module, testcase, tag.name(), level, values);
    }
}
