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
    private static final Name FEW = Name.fromConstantString("b.example.");
    private static final int ALLOCATED_MAX = 16 * 1024 * 1024;
    private static final Name NONE = Name.fromConstantString("c.example.");

    @Test
    void aLimitedSetHasAllNamesAndSomeAddressesOfEach() {
        NameServerSet set = NameServerSet.ofNames(List.of(NONE)).plus(servers(MANY, 3_500)).plus(servers(FEW, 3));

        NameServerSet limited = set.limited();

        assertThat(limited.names()).containsExactly(MANY, FEW, NONE);
        assertThat(limited.servers()).hasSize(NameServerSet.SERVERS_MAX);
        assertThat(limited.servers(FEW)).containsExactlyElementsOf(servers(FEW, 3));
        assertThat(limited.servers(MANY)).containsExactlyElementsOf(servers(MANY, NameServerSet.SERVERS_MAX - 3));
    }

    @Test
    void aSetWithinTheLimitStaysAsItIs() {
        NameServerSet set = NameServerSet.of(servers(MANY, NameServerSet.SERVERS_MAX));

        assertThat(set.limited()).isEqualTo(set);
    }

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
