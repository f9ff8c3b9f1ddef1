package dev.gonemaster.engine.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

class NameServerTest {
    private static final Name NAME = Name.fromConstantString("ns.example.");

    @Test
    void anAddressOfAnAaaaRecordIsOfIpv6WhateverItHolds() throws Exception {
        assertThat(addressIn(Type.A, "192.0.2.1")).hasValue("ns.example/192.0.2.1 true");
        assertThat(addressIn(Type.AAAA, "2001:db8::1")).hasValue("ns.example/2001:db8::1 false");
        assertThat(addressIn(Type.AAAA, "::ffff:192.0.2.1")).hasValue("ns.example/::ffff:c000:201 false");
        assertThat(addressIn(Type.TXT, "192.0.2.1")).isEmpty();
    }

    private static Optional<String> addressIn(int type, String rdata) throws Exception {
        return NameServer.addressIn(Record.fromString(NAME, type, DClass.IN, 60, rdata, Name.root))
                .map(address -> new NameServer(NAME, address)).map(server -> server + " " + server.ipv4());
    }
}
