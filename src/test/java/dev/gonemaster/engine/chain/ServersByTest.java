package dev.gonemaster.engine.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServersByTest {
    private final ServersBy<String> records = new ServersBy<>();

    @Test
    void serversStandInTheirOrderOnceEach() {
        records.add("a", server(2));
        records.add("a", server(1));
        records.add("a", server(2));
        assertThat(shown()).containsExactly("a [192.0.2.2, 192.0.2.1]");
        assertThat(records.truncated()).isFalse();
    }

    @Test
    void aRecordHasSoManyServersAndNoMore() {
        for (int i = 0; i < ServersBy.SERVERS_MAX; i++) {
            records.add("a", server(i));
        }
        records.add("a", server(0));
        assertThat(records.truncated()).isFalse();
        records.add("a", server(ServersBy.SERVERS_MAX));
        assertThat(records.truncated()).isTrue();
        assertThat(shown()).singleElement().asString().endsWith(", 192.0.2.31]");
    }

    @Test
    void thereAreSoManyRecordsAndNoMore() {
        for (int i = 0; i < ChainDocument.LIST_MAX; i++) {
            records.add("r" + i, server(1));
        }
        assertThat(records.truncated()).isFalse();
        records.add("other", server(1));
        assertThat(records.truncated()).isTrue();
        assertThat(records.records()).hasSize(ChainDocument.LIST_MAX).doesNotContain("other");
    }

    private List<String> shown() {
        return records.list((record, servers) -> record + " " + servers);
    }

    private static InetAddress server(int number) {
        return InetAddress.ofLiteral("192.0.2." + number);
    }
}
