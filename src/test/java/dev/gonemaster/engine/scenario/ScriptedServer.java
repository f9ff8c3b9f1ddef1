package dev.gonemaster.engine.scenario;

import dev.gonemaster.engine.dns.NameServer;
import dev.gonemaster.engine.dns.Outcome;
import dev.gonemaster.engine.dns.Query;
import dev.gonemaster.engine.message.ServerArg;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Type;

/// A name server of a [World]: a name, its addresses, and how it misbehaves. Where several misbehaviours fit a query,
/// the one scripted last counts.
public final class ScriptedServer {
    private final Name name;
    private List<InetAddress> addresses;
    private final List<Rule> rules = new ArrayList<>();

    ScriptedServer(Name name, int number) {
        this.name = name;
        addresses = List.of(World.address("20." + (number >> 8) + "." + (number & 255) + ".53"),
                World.address("2a0f:" + Integer.toHexString(number) + "::53"));
    }

    /// Has these addresses and no others; none at all when none is given.
    public ScriptedServer at(String... texts) {
        addresses = List.of(texts).stream().map(World::address).toList();
        return this;
    }

    public ScriptedServer ipv4Only() {
        addresses = addresses.stream().filter(Inet4Address.class::isInstance).toList();
        return this;
    }

    public ScriptedServer ipv6Only() {
        addresses = addresses.stream().filter(address -> !(address instanceof Inet4Address)).toList();
        return this;
    }

    /// Is one machine with the other: same addresses.
    public ScriptedServer sameAddressesAs(ScriptedServer other) {
        addresses = other.addresses;
        return this;
    }

    public ScriptedServer silent() {
        return misbehaves(Misbehaviour.fails(Outcome.Failure.TIMEOUT));
    }

    public ScriptedServer rcode(int rcode) {
        return misbehaves(Misbehaviour.rcode(rcode));
    }

    public ScriptedServer notAuthoritative() {
        return misbehaves(Misbehaviour.notAuthoritative());
    }

    public ScriptedServer noEdns() {
        return misbehaves(Misbehaviour.noEdns());
    }

    public ScriptedServer answers(Function<Query, Message> answers) {
        return misbehaves(Misbehaviour.answers(answers));
    }

    /// Gives the good answer, changed.
    public ScriptedServer changes(Consumer<Message> change) {
        return misbehaves(Misbehaviour.changed(change));
    }

    public ScriptedServer misbehaves(Misbehaviour misbehaviour) {
        return on(query -> true, misbehaviour);
    }

    /// Misbehaves for queries of that name (absolute) and type (mnemonic) only.
    public ScriptedServer on(String queryName, String queryType, Misbehaviour misbehaviour) {
        Name asked = World.absolute(queryName);
        int type = Type.value(queryType);
        return on(query -> query.name().equals(asked) && query.type() == type, misbehaviour);
    }

    /// Misbehaves for queries that fit.
    public ScriptedServer on(Predicate<Query> queries, Misbehaviour misbehaviour) {
        rules.addFirst(new Rule(queries, misbehaviour));
        return this;
    }

    public Name name() {
        return name;
    }

    public List<InetAddress> addresses() {
        return addresses;
    }

    public SortedSet<NameServer> nameServers() {
        var all = new TreeSet<NameServer>();
        addresses.forEach(address -> all.add(new NameServer(name, address)));
        return all;
    }

    public List<ServerArg> args() {
        return nameServers().stream().map(NameServer::toArg).toList();
    }

    Optional<Misbehaviour> misbehaviour(Query query) {
        return rules.stream().filter(rule -> rule.queries().test(query)).map(Rule::misbehaviour).findFirst();
    }

    private record Rule(Predicate<Query> queries, Misbehaviour misbehaviour) {
    }
}
