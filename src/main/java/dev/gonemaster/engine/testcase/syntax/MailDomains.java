package dev.gonemaster.engine.testcase.syntax;

import static dev.gonemaster.engine.message.ArgName.DOMAIN;
import static dev.gonemaster.engine.message.ArgName.LOCALHOST;

import dev.gonemaster.engine.dns.DnsClient;
import dev.gonemaster.engine.dns.Response;
import dev.gonemaster.engine.testcase.Findings;
import dev.gonemaster.engine.testcase.NameLookup;
import dev.gonemaster.engine.testcase.syntax.Syntax06.Message;
import java.net.InetAddress;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Type;

/// Whether mail can be sent to domains: the steps 3.9 to 3.13 of syntax06.
record MailDomains(DnsClient dns, Findings findings) {
    /// Mail exchangers, and domains that have none, whose addresses are looked up, in canonical order.
    static final int HOSTS_MAX = 50;

    private static final Set<InetAddress> LOCALHOST_ADDRESSES =
            Set.of(InetAddress.ofLiteral("127.0.0.1"), InetAddress.ofLiteral("::1"));

    /// Reports what is wrong with the domains.
    ///
    /// @return true when all can be reached, as far as nothing was left out
    boolean reachable(SortedSet<Name> domains) {
        boolean reachable = true;
        var hosts = new TreeSet<Name>();
        for (NameLookup mx : NameLookup.of(dns, domains, Type.MX)) {                                // 3.9
            reachable &= findHosts(mx, hosts);
        }
        List<Name> asked = hosts.stream().limit(HOSTS_MAX).toList();
        List<List<NameLookup>> lookUps = dns.inParallel(asked.stream()                              // 3.12.1, 3.13.1
                .<Supplier<List<NameLookup>>>map(host -> () -> NameLookup.addresses(dns, host)).toList());
        for (List<NameLookup> lookUpsOfHost : lookUps) {
            reachable &= judge(lookUpsOfHost);
        }
        return reachable;
    }

    /// Adds the hosts that take the domain's mail.
    ///
    /// @return false when there are none
    private boolean findHosts(NameLookup mx, Set<Name> hosts) {
        if (mx.leftOut()) {
            return false;
        }
        if (!(mx.outcome() instanceof Response response) || !response.noError()) {
            return invalid(mx.name());                                                              // 3.10
        }
        if (mx.records().isEmpty()) {
            hosts.add(mx.name());                                                                   // 3.12
            return true;
        }
        var exchangers = new TreeSet<Name>();
        mx.records().forEach(record -> exchangers.add(((MXRecord) record).getTarget()));            // 3.13
        boolean nullMx = exchangers.remove(Name.root);
        hosts.addAll(exchangers);
        // RFC 7505: nobody takes the domain's mail. The domain is where the record was found.
        return !nullMx || invalid(response.query().name());                                         // 3.11
    }

    private boolean judge(List<NameLookup> lookUps) {
        Name host = lookUps.getFirst().name();
        if (lookUps.stream().anyMatch(NameLookup::alias)) {
            findings.add(Message.RNAME_MAIL_ILLEGAL_CNAME, DOMAIN.of(host));                       // 3.12.1.2, 3.13.1.2
        }
        List<InetAddress> addresses = lookUps.stream().filter(lookUp -> !lookUp.alias())
                .flatMap(lookUp -> lookUp.addresses().stream()).toList();                          // 3.12.1.3, 3.13.1.3
        List<InetAddress> localhost = addresses.stream().filter(LOCALHOST_ADDRESSES::contains).toList();
        localhost.forEach(address -> findings.add(Message.RNAME_MAIL_DOMAIN_LOCALHOST,              // 3.12.2, 3.13.2
                DOMAIN.of(host), LOCALHOST.of(address)));
        if (!localhost.isEmpty()) {
            return invalid(host);                                                                   // 3.12.3, 3.13.3
        }
        if (addresses.isEmpty() && lookUps.stream().anyMatch(NameLookup::leftOut)) {
            return false;
        }
        return !addresses.isEmpty() || invalid(host);                                               // 3.12.3, 3.13.3
    }

    /// @return false, as the domain cannot be reached
    private boolean invalid(Name domain) {
        findings.add(Message.RNAME_MAIL_DOMAIN_INVALID, DOMAIN.of(domain));
        return false;
    }
}
