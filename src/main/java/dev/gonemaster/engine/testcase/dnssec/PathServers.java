package dev.gonemaster.engine.testcase.dnssec;

import dev.gonemaster.engine.dns.NameServer;
import dev.gonemaster.engine.dns.ResolverSettings;
import dev.gonemaster.engine.dns.Response;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Section;

/// Which servers of a zone on the path are asked: the first addresses of two names, or two addresses of the only one.
final class PathServers {
    /// Servers that are asked one question.
    static final int SERVERS_MAX = 2;
    /// Names of servers of one zone whose addresses are looked for.
    static final int NAMES_MAX = 8;

    private final ResolverSettings settings;
    private final PathQuestions questions;

    PathServers(ResolverSettings settings, PathQuestions questions) {
        this.settings = settings;
        this.questions = questions;
    }

    List<NameServer> of(Collection<NameServer> servers) {
        List<List<NameServer>> byName = new ArrayList<>();
        servers.stream().map(NameServer::name).distinct().forEach(name ->
                byName.add(enabled(servers.stream().filter(server -> server.name().equals(name)).toList())));
        return choose(byName);
    }

    /// @param referral from a server of a zone above
    /// @param zone the zone that is referred to
    /// @param above the zone whose server has given the referral: what lies in it is believed
    List<NameServer> of(Response referral, Name zone, Name above) {
        List<List<NameServer>> byName = new ArrayList<>();
        List<Name> names = referral.referralTo(zone).stream().map(NSRecord::getTarget).distinct().sorted()
                .limit(NAMES_MAX).toList();
        for (Name name : names) {
            List<NameServer> located = enabled(locate(name, referral, above));
            if (!located.isEmpty()) {
                byName.add(located);
            }
            if (byName.size() == SERVERS_MAX) {
                break;
            }
        }
        return choose(byName);
    }

    private List<NameServer> locate(Name name, Response referral, Name above) {
        List<NameServer> glue = name.subdomain(above)
                ? referral.addresses(Section.ADDITIONAL, name).stream()
                        .map(address -> new NameServer(name, address)).distinct().sorted().toList()
                : List.of();
        return glue.isEmpty()
                ? questions.addressesOf(name).stream().map(address -> new NameServer(name, address)).toList()
                : glue;
    }

    private List<NameServer> enabled(List<NameServer> servers) {
        return servers.stream().filter(server -> server.ipv4() ? settings.ipv4() : settings.ipv6()).toList();
    }

    private static List<NameServer> choose(List<List<NameServer>> byName) {
        List<List<NameServer>> located = byName.stream().filter(servers -> !servers.isEmpty()).toList();
        return located.size() == 1
                ? located.getFirst().stream().limit(SERVERS_MAX).toList()
                : located.stream().map(List::getFirst).limit(SERVERS_MAX).toList();
    }
}
