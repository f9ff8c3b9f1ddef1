package dev.gonemaster.engine.testcase.consistency;

import static dev.gonemaster.engine.message.ArgName.COUNT;
import static dev.gonemaster.engine.message.ArgName.MAX_VARIATION;
import static dev.gonemaster.engine.message.ArgName.SERIAL;
import static dev.gonemaster.engine.message.ArgName.SERIAL_MAX;
import static dev.gonemaster.engine.message.ArgName.SERIAL_MIN;
import static dev.gonemaster.engine.message.ArgName.SERVERS;
import static dev.gonemaster.engine.message.Level.INFO;
import static dev.gonemaster.engine.message.Level.NOTICE;
import static dev.gonemaster.engine.message.Level.WARNING;

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
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import org.xbill.DNS.SOARecord;

/// consistency01: all name servers give the same SOA serial.
/// Specification: Zonemaster v2025.2, Consistency-TP/consistency01.md.
/// Sources: RFC 1034 section 4.3.5, RFC 1035 section 3.3.13, RFC 1982 (serial number arithmetic).
/// Silent servers belong to Connectivity01.
final class Consistency01 implements Testcase {
    enum Message implements Tag {
        ONE_SOA_SERIAL(INFO, SERIAL),
        MULTIPLE_SOA_SERIALS(WARNING, COUNT),
        MULTIPLE_SOA_SERIALS_OK(NOTICE, COUNT),
        SOA_SERIAL(INFO, SERIAL, SERVERS),
        SOA_SERIAL_VARIATION(NOTICE, SERIAL_MIN, SERIAL_MAX, MAX_VARIATION);

        private final TagSpec spec;

        Message(Level level, ArgName<?>... args) {
            spec = new TagSpec(level, args);
        }

        @Override
        public TagSpec spec() {
            return spec;
        }
    }

    /// "Accepted Serial Difference" of the specification.
    private static final long ACCEPTED_DIFFERENCE = 0;

    private final long acceptedDifference;

    Consistency01() {
        this(ACCEPTED_DIFFERENCE);
    }

    /// @param acceptedDifference largest difference between the first and the last serial that counts as consistent
    Consistency01(long acceptedDifference) {
        this.acceptedDifference = acceptedDifference;
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
        SortedMap<Long, SortedSet<NameServer>> serversBySerial =
                SoaField.serversBy(SOARecord::getSerial, zone, findings);                       // 1 to 3
        if (serversBySerial.size() == 1) {
            findings.add(Message.ONE_SOA_SERIAL, SERIAL.of(serversBySerial.firstKey()));        // 4
        }
        if (serversBySerial.size() > 1) {
            compare(serversBySerial, findings);                                                 // 5
        }
        for (Map.Entry<Long, SortedSet<NameServer>> entry : serversBySerial.entrySet()) {       // 6
            findings.add(Message.SOA_SERIAL, SERIAL.of(entry.getKey()), ServerArgs.servers(entry.getValue()));
        }
    }

    private void compare(SortedMap<Long, SortedSet<NameServer>> serversBySerial, Findings findings) {
        var count = COUNT.of((long) serversBySerial.size());
        var order = SerialOrder.of(serversBySerial.keySet());                                   // 5.1
        if (order.isPresent() && order.get().difference() <= acceptedDifference) {
            findings.add(Message.MULTIPLE_SOA_SERIALS_OK, count);                               // 5.4
            return;
        }
        findings.add(Message.MULTIPLE_SOA_SERIALS, count);                                      // 5.2, 5.3
        findings.add(Message.SOA_SERIAL_VARIATION,
                SERIAL_MIN.of(order.map(SerialOrder::first).orElse(serversBySerial.firstKey())),
                SERIAL_MAX.of(order.map(SerialOrder::last).orElse(serversBySerial.lastKey())),
                MAX_VARIATION.of(acceptedDifference));
    }
}
