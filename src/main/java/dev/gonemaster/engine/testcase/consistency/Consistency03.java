package dev.gonemaster.engine.testcase.consistency;

import static dev.gonemaster.engine.message.ArgName.COUNT;
import static dev.gonemaster.engine.message.ArgName.EXPIRE;
import static dev.gonemaster.engine.message.ArgName.MINIMUM;
import static dev.gonemaster.engine.message.ArgName.REFRESH;
import static dev.gonemaster.engine.message.ArgName.RETRY;
import static dev.gonemaster.engine.message.ArgName.SERVERS;
import static dev.gonemaster.engine.message.Level.INFO;
import static dev.gonemaster.engine.message.Level.NOTICE;

import dev.gonemaster.engine.dns.NameServer;
import dev.gonemaster.engine.message.ArgName;
import dev.gonemaster.engine.message.Level;
import dev.gonemaster.engine.message.Module;
import dev.gonemaster.engine.message.Tag;
import dev.gonemaster.engine.message.TagSpec;
import dev.gonemaster.engine.testcase.Findings;
import dev.gonemaster.engine.testcase.ServerArgs;
import dev.gonemaster.engine.testcase.Testcase;
import dev.gonemaster.engine.zone.Zone;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import org.xbill.DNS.SOARecord;

/// consistency03: all name servers give the same timers in the SOA record.
/// Specification: Zonemaster v2025.2, Consistency-TP/consistency03.md.
/// Sources: RFC 1035 section 3.3.13.
/// Silent servers belong to Connectivity01.
final class Consistency03 implements Testcase {
    enum Message implements Tag {
        ONE_SOA_TIME_PARAMETER_SET(INFO, REFRESH, RETRY, EXPIRE, MINIMUM),
        MULTIPLE_SOA_TIME_PARAMETER_SET(NOTICE, COUNT),
        /// Who says what, as the reference adds where servers differ.
        SOA_TIME_PARAMETER_SET(INFO, REFRESH, RETRY, EXPIRE, MINIMUM, SERVERS);

        private final TagSpec spec;

        Message(Level level, ArgName<?>... args) {
            spec = new TagSpec(level, args);
        }

        @Override
        public TagSpec spec() {
            return spec;
        }
    }

    @Override
    public Module module() {
        return Module.CONSISTENCY;
    }

    @Override
    public List<Tag> tags() {
        return SoaField.tagsWith(Message.values());
    }

    @Override
    public void run(Zone zone, Findings findings) {
        SortedMap<Timers, SortedSet<NameServer>> servers =
                SoaField.serversBy(Timers::of, zone, findings);                                 // 1 to 6
        if (servers.size() == 1) {
            Timers timers = servers.firstKey();                                                 // 7
            findings.add(Message.ONE_SOA_TIME_PARAMETER_SET, REFRESH.of(timers.refresh()), RETRY.of(timers.retry()),
                    EXPIRE.of(timers.expire()), MINIMUM.of(timers.minimum()));
        }
        if (servers.size() > 1) {
            findings.add(Message.MULTIPLE_SOA_TIME_PARAMETER_SET, COUNT.of((long) servers.size())); // 8
            servers.forEach((timers, who) -> findings.add(Message.SOA_TIME_PARAMETER_SET,
                    REFRESH.of(timers.refresh()), RETRY.of(timers.retry()), EXPIRE.of(timers.expire()),
                    MINIMUM.of(timers.minimum()), ServerArgs.servers(who)));
        }
    }

    private record Timers(long refresh, long retry, long expire, long minimum) implements Comparable<Timers> {
        private static final Comparator<Timers> ORDER = Comparator.comparingLong(Timers::refresh)
                .thenComparingLong(Timers::retry).thenComparingLong(Timers::expire).thenComparingLong(Timers::minimum);

        private static Timers of(SOARecord soa) {
            return new Timers(soa.getRefresh(), soa.getRetry(), soa.getExpire(), soa.getMinimum());
        }

        @Override
        public int compareTo(Timers other) {
            return ORDER.compare(this, other);
        }
    }
}
