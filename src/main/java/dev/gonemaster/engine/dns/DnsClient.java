package dev.gonemaster.engine.dns;

import java.net.InetAddress;
import java.util.Collection;
import java.util.List;
import java.util.SequencedMap;
import java.util.SortedSet;
import org.xbill.DNS.Name;

/// The DNS as one run sees it: each question leaves the machine once, however many testcases ask it and however much in
/// parallel; policy (address families, global addresses), limits per address and the budget of the run are applied
/// here. Thread-safe. Every method may throw [RunEndedException].
public interface DnsClient {
    /// Asks one server; a truncated response is asked again over TCP where the settings say so.
    Outcome ask(InetAddress server, Query query);

    /// Asks one server over exactly the query's protocol; a truncated response is returned as it is.
    Outcome askWithoutFallback(InetAddress server, Query query);

    /// Asks many servers at the same time.
    ///
    /// @return one outcome per server, in the order given; servers that share an address share the outcome
    SequencedMap<NameServer, Outcome> askAll(Collection<NameServer> servers, Query query);

    /// Puts several questions to many servers, all at the same time.
    ///
    /// @return the outcomes by question in the order given, as [#askAll(Collection, Query)] gives them
    SequencedMap<Query, SequencedMap<NameServer, Outcome>> askAll(Collection<NameServer> servers, List<Query> queries);

    /// Asks many servers at the same time like [#askWithoutFallback].
    SequencedMap<NameServer, Outcome> askAllWithoutFallback(Collection<NameServer> servers, Query query);

    /// Looks up A and AAAA records of a name by recursion from the root hints, following CNAMEs; undelegated data of
    /// the run takes the place of the delegation it describes.
    ///
    /// @return addresses, IPv4 first, then by address bytes; empty when there are none or the look-up failed
    List<InetAddress> addressesOf(Name name);

    /// Looks up the addresses of many names at the same time.
    SequencedMap<Name, List<InetAddress>> addressesOf(SortedSet<Name> names);

    /// Looks up any RRset by recursion from the root hints, following CNAMEs.
    ///
    /// @return the final server's response, or why there is none; its query names the last alias's target, so that
    ///     [Response#answer()] holds what was looked for
    Outcome lookUp(Name name, int type);

    /// Runs tasks of the same run side by side on virtual threads and waits for all of them; results in the order
    /// given. The first failure is thrown after all have ended, the end of the run before any other.
    <T> List<T> inParallel(List<? extends java.util.function.Supplier<T>> tasks);

    ResolverSettings settings();
}
