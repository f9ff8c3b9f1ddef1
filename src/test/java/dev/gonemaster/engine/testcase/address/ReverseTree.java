package dev.gonemaster.engine.testcase.address;

import dev.gonemaster.engine.dns.NameServer;
import dev.gonemaster.engine.scenario.Misbehaviour;
import dev.gonemaster.engine.scenario.ScriptedServer;
import dev.gonemaster.engine.scenario.ScriptedZone;
import dev.gonemaster.engine.scenario.World;
import java.net.InetAddress;
import org.xbill.DNS.ReverseMap;

/// The reverse zones of a scripted world, with the servers under test and those of the reverse zones themselves.
final class ReverseTree {
    private final ScriptedZone ipv4;
    private final ScriptedZone ipv6;

    ReverseTree(World world) {
        ipv4 = world.zone("in-addr.arpa").delegatedTo("ns1.reverse.xb").apexNs("ns1.reverse.xb");
        ipv6 = world.zone("ip6.arpa").delegatedTo("ns1.reverse.xb").apexNs("ns1.reverse.xb");
    }

    /// Each address of the server gets PTR records with these names.
    ReverseTree named(ScriptedServer server, String... names) {
        for (String name : names) {
            server.addresses().forEach(address -> named(address, name));
        }
        return this;
    }

    ReverseTree named(InetAddress address, String name) {
        return with(address, "PTR", name);
    }

    ReverseTree with(InetAddress address, String type, String name) {
        zone(address).with(ownerOf(address), type, World.absolute(name).toString());
        return this;
    }

    /// Whoever is asked for PTR records of the server's addresses misbehaves.
    ReverseTree misbehaves(ScriptedServer server, Misbehaviour misbehaviour) {
        for (InetAddress address : server.addresses()) {
            zone(address).server("ns1.reverse.xb").on(ownerOf(address), "PTR", misbehaviour);
        }
        return this;
    }

    static String ownerOf(InetAddress address) {
        return ReverseMap.fromAddress(address).toString();
    }

    private ScriptedZone zone(InetAddress address) {
        return new NameServer(ipv4.name(), address).ipv4() ? ipv4 : ipv6;
    }
}
