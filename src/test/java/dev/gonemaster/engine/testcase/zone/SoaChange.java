package dev.gonemaster.engine.testcase.zone;

import dev.gonemaster.engine.scenario.ZoneContent;
import java.util.function.Consumer;

/// Changes of the SOA record in a script.
final class SoaChange {
    private SoaChange() {
    }

    static Consumer<ZoneContent> timers(long refresh, long retry, long expire, long minimum) {
        return soa("ns1", 1, refresh + " " + retry + " " + expire + " " + minimum);
    }

    static Consumer<ZoneContent> mname(String mname) {
        return mname(mname, 1);
    }

    static Consumer<ZoneContent> mname(String mname, long serial) {
        return soa(mname, serial, "14400 7200 1209600 3600");
    }

    private static Consumer<ZoneContent> soa(String mname, long serial, String timers) {
        return content -> content.without("@", "SOA")
                .with("@", "SOA", mname + " hostmaster " + serial + " " + timers);
    }
}
