package dev.gonemaster.engine.testcase;

import dev.gonemaster.engine.message.Module;
import dev.gonemaster.engine.message.Tag;
import dev.gonemaster.engine.zone.Zone;
import java.util.List;
import java.util.Locale;

/// One testcase of the specification. Stateless and re-entrant: zone and findings come in as arguments. Neither logs
/// nor catches; what the DNS does wrong is a finding.
public interface Testcase {
    /// Lower case, for example `dnssec05`: the simple class name by convention.
    default String id() {
        return getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    Module module();

    /// Every tag that the testcase may report, in the order of the specification's summary table.
    List<? extends Tag> tags();

    void run(Zone zone, Findings findings);
}
