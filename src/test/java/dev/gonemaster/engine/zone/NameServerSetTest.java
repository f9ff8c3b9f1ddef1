package dev.gonemaster.engine.zone;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.gonemaster.engine.dns.NameServer;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.Name;

class NameServerSetTest {
    private static final Name MANY = Name.fromConstantString("a.example.");
    private static final int ALLOCATED_MAX = 16 * 1024 * 1024;

    @Test
    void aSetOfThousandsIsMadeWithoutCopyingItForEach() {
        List<NameServer> servers = servers(MANY, 3_500);
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();

        assertThat(NameServerSet.of(servers).servers(MANY)).hasSize(3_500);

        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(ALLOCATED_MAX);
    }

    private static List<NameServer> servers(Name name, int count) {
        var servers = new ArrayList<NameServer>();
        for (int i = 0; i < count; i++) {
            servers.add(new NameServer(name, InetAddress.ofLiteral("192.0." + (i >> 8) + "." + (i & 255))));
        }
        return servers;
    }
}
