package dev.gonemaster.bench.engine;

import dev.gonemaster.bench.engine.Host.Manner;
import dev.gonemaster.engine.scenario.DenialChain;
import dev.gonemaster.engine.scenario.Signing;
import dev.gonemaster.engine.scenario.SigningKey;
import dev.gonemaster.engine.scenario.ZoneContent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.xbill.DNS.DSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.ReverseMap;
import org.xbill.DNS.TextParseException;

/// A root, three top level domains, ten providers with two name servers each, all of them signed, and as many healthy
/// zones as wanted: 60 % of them signed, half of these with NSEC3; two thirds on a provider's servers, one third with
/// names of their own for these; besides some zones that are ill. Every server has an address of each family.
final class Universe {
    static final List<String> TLDS = List.of("aa.", "bb.", "cc.");
    private static final int PROVIDERS = 10;
    private static final String SOA = " hostmaster 2026112701 14400 7200 1209600 3600";

    private final Map<Name, ZoneContent> zones = new TreeMap<>();
    private final Map<Host, List<ZoneContent>> served = new LinkedHashMap<>();
    private final List<Host> root = new ArrayList<>();
    private final Instant now = Instant.now();
    private int hosts;

    /// @param count healthy zones
    Universe(int count) {
        ZoneContent top = zone(".");
        for (int i = 1; i <= 2; i++) {
            root.add(host("ns" + i + ".root.", Manner.WELL));
        }
        for (String tld : TLDS) {
            zone(tld);
        }
        Map<String, List<Host>> tldHosts = new LinkedHashMap<>();
        for (String tld : TLDS) {
            tldHosts.put(tld, List.of(host("ns1.nic." + tld, Manner.WELL), host("ns2.nic." + tld, Manner.WELL)));
        }
        List<List<Host>> providers = new ArrayList<>();
        for (int i = 0; i < PROVIDERS; i++) {
            String zone = "p" + i + "." + TLDS.get(i % TLDS.size());
            List<Host> pair = List.of(host("ns1." + zone, Manner.WELL), host("ns2." + zone, Manner.WELL));
            providers.add(pair);
            publish(zone, pair, true);
        }
        for (int i = 0; i < count; i++) {
            List<Host> pair = providers.get(i % PROVIDERS);
            String zone = name(i);
            publish(zone, i % 3 == 2 ? renamed(pair, zone) : pair, i % 5 < 3);
        }
        publish("dead.aa.", List.of(host("ns1.dead.aa.", Manner.NEVER), host("ns2.dead.aa.", Manner.NEVER)), false);
        publish("halfdead.aa.", List.of(host("ns1.halfdead.aa.", Manner.WELL), host("ns2.halfdead.aa.", Manner.NEVER)),
                false);
        publish("noedns.aa.", List.of(host("ns1.noedns.aa.", Manner.WITHOUT_EDNS),
                host("ns2.noedns.aa.", Manner.WITHOUT_EDNS)), false);
        tldHosts.forEach((tld, pair) -> publish(tld, pair, true));
        served.keySet().forEach(host -> host.addresses().forEach(address ->
                top.with(ReverseMap.fromAddress(address).toString(), "PTR", host.name().toString())));
        publish(".", root, true);
    }

    /// The healthy zone of that number.
    static String name(int number) {
        return "z" + String.format("%04d", number) + "." + TLDS.get(number % TLDS.size());
    }

    /// Who answers at an address, and with which zones.
    Map<Host, List<ZoneContent>> served() {
        return served;
    }

    /// In the format of named.root.
    String hints() {
        var lines = new StringBuilder();
        for (Host host : root) {
            lines.append(". 3600 NS ").append(host.name()).append('\n');
            lines.append(host.name()).append(" 3600 A ").append(host.ipv4().getHostAddress()).append('\n');
            lines.append(host.name()).append(" 3600 AAAA ").append(host.ipv6().getHostAddress()).append('\n');
        }
        return lines.toString();
    }

    private ZoneContent zone(String name) {
        return zones.computeIfAbsent(absolute(name), ZoneContent::new);
    }

    private Host host(String name, Manner manner) {
        var host = new Host(absolute(name), ++hosts, manner);
        served.put(host, new ArrayList<>());
        return host;
    }

    /// The same machines under names inside the zone.
    private List<Host> renamed(List<Host> hosts, String zone) {
        var renamed = new ArrayList<Host>();
        for (Host host : hosts) {
            renamed.add(new Host(absolute("ns" + (renamed.size() + 1) + "." + zone), host.number(), host.manner()));
        }
        return renamed;
    }

    /// Fills the zone, signs it, delegates it and puts it on its servers.
    private void publish(String name, List<Host> on, boolean signed) {
        ZoneContent zone = zone(name);
        zone.with("@", "SOA", on.getFirst().name() + SOA);
        for (Host host : on) {
            zone.with("@", "NS", host.name().toString());
            if (host.name().subdomain(zone.apex())) {
                addresses(zone, host);
            }
        }
        if (zone.apex().labels() > 2) {
            zone.with("@", "MX", "10 mail");
            zone.with("@", "TXT", "\"v=spf1 mx -all\"");
            zone.with("mail", "A", "192.0.2.25");
            zone.with("www", "A", "192.0.2.80");
        }
        List<DSRecord> ds = signed ? sign(zone) : List.of();
        if (zone.apex().labels() > 1) {
            ZoneContent parent = zones.get(new Name(zone.apex(), 1));
            for (Host host : on) {
                parent.with(name, "NS", host.name().toString());
                if (host.name().subdomain(parent.apex())) {
                    addresses(parent, host);
                }
            }
            ds.forEach(parent::add);
        }
        on.forEach(host -> serving(host).add(zone));
    }

    /// With one key, which signs everything (RFC 6781 section 3.1, single-type signing).
    private List<DSRecord> sign(ZoneContent zone) {
        DenialChain denial = zone.records().size() % 2 == 0 ? DenialChain.NSEC : DenialChain.nsec3();
        Signing signing = Signing.with(SigningKey.of(zone.apex(), SigningKey.KSK, SigningKey.ECDSA_P256)).from(now)
                .with(denial);
        signing.sign(zone);
        return signing.ds();
    }

    private List<ZoneContent> serving(Host host) {
        return served.entrySet().stream().filter(entry -> entry.getKey().number() == host.number())
                .findFirst().orElseThrow().getValue();
    }

    private static void addresses(ZoneContent zone, Host host) {
        zone.with(host.name().toString(), "A", host.ipv4().getHostAddress());
        zone.with(host.name().toString(), "AAAA", host.ipv6().getHostAddress());
    }

    private static Name absolute(String text) {
        try {
            return Name.fromString(text, Name.root);
        } catch (TextParseException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

}
