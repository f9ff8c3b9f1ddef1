package dev.gonemaster.engine.hostile;

import static dev.gonemaster.engine.hostile.Hostility.changed;
import static dev.gonemaster.engine.hostile.Hostility.none;

import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/// Servers that send others elsewhere.
final class DelegationRows {
    private static final long TTL = 60;
    private static final int NAMES = 1_000;
    private static final int MANY_NAMES = 3_000;
    private static final int ADDRESSES = 3_500;
    /// What a run may ask of the most servers that a zone may have.
    private static final int TO_ALL_SERVERS = 8_000;
    private static final Name NOWHERE = Name.fromConstantString("nowhere.xa.");
    private static final InetAddress CLOSED = InetAddress.ofLiteral("127.53.255.254");

    private DelegationRows() {
    }

    static List<Row> rows() {
        return List.of(
                refers("refers-to-itself", (place, _) -> place.zone()),
                refers("refers-to-the-root", (_, _) -> Name.root),
                refers("refers-one-label-down", (_, query) -> query.getQuestion().getName()),
                refers("refers-to-the-top-level-domain", (place, _) -> new Name(place.zone(), 1)),
                refers("refers-sideways", (_, _) -> NOWHERE),
                Row.of("other-servers-in-every-answer", otherServers()).finds("ENOUGH_NS_CHILD"),
                Row.of("delegation-in-a-circle", none()).zone((world, zone) -> {
                    world.zone("circle.xa").delegatedTo("ns1." + zone.name());
                    zone.delegatedTo("ns1.circle.xa", "ns2.circle.xa").apexNs("ns1.circle.xa").servedBy();
                }).finds("B02_NO_WORKING_NS", "B02_NS_NO_IP_ADDR"),
                Row.of("thousand-servers-of-a-victim", none()).zone((world, zone) -> {
                    zone.delegatedTo().apexNs("ns1").servedBy("ns1");
                    world.zone("xa").amend(parent -> names(NAMES, ".victim.xa.").forEach(
                            name -> parent.with(zone.name().toString(), "NS", name)));
                }).finds("B02_NO_WORKING_NS", "B02_NS_NO_IP_ADDR"),
                Row.of("apex-names-thousand-servers-of-a-victim", none()).zone((_, zone) -> zone.amend(content ->
                        names(NAMES, ".victim.xa.").forEach(name -> content.with("@", "NS", name))))
                        .finds("ENOUGH_NS_CHILD"),
                Row.of("apex-names-thousands-of-servers-of-a-victim", none()).zone((_, zone) -> zone.amend(content ->
                        names(MANY_NAMES, ".victim.xa.").forEach(name -> content.with("@", "NS", name))))
                        .finds("ENOUGH_NS_CHILD"),
                Row.of("apex-names-thousands-of-servers", none()).zone((_, zone) -> zone.amend(content ->
                        names(MANY_NAMES, "").forEach(name -> content.with("@", "NS", name))))
                        .finds("ENOUGH_NS_CHILD"),
                Row.of("thousand-servers-with-addresses", none()).zone((_, zone) -> zone.amend(content -> {
                    for (int i = 0; i < NAMES; i++) {
                        content.with("@", "NS", "x" + i);
                        content.with("x" + i, "A", "127.79." + (i >> 8) + "." + (i & 255));
                    }
                })).finds("ENOUGH_NS_CHILD"),
                Row.of("server-with-thousands-of-addresses", none()).zone((_, zone) -> zone.amend(content -> {
                    for (int i = 0; i < ADDRESSES; i++) {
                        content.with("ns1", "A", "127.77." + (i >> 8) + "." + (i & 255));
                    }
                })).asking(TO_ALL_SERVERS).finds("CN01_NO_RESPONSE_UDP"),
                Row.of("glue-with-hundreds-of-addresses", none()).zone((_, zone) -> zone.glue("ns1",
                        IntStream.range(0, 400).mapToObj(i -> "127.78." + (i >> 8) + "." + (i & 255))
                                .toArray(String[]::new))).asking(TO_ALL_SERVERS).finds("CN01_NO_RESPONSE_UDP"),
                Row.of("server-is-an-alias-of-itself", none()).zone((world, zone) -> zone
                        .amend(content -> content.without("ns1").with("ns1", "CNAME", "ns1")))
                        .finds("B02_AUTH_RESPONSE_SOA"),
                Row.of("glue-with-mapped-ipv4-address", none()).zone((world, zone) -> world.zone("xa").amend(
                        parent -> parent.with("ns1." + zone.name(), "AAAA", "::ffff:127.53.255.254")))
                        .finds("B02_AUTH_RESPONSE_SOA", "CN01_IPV6_DISABLED").without("CN01_NO_RESPONSE_UDP"),
                Row.of("server-at-address-0", none()).zone((_, zone) -> zone.glue("ns1", "0.0.0.0"))
                        .finds("B02_AUTH_RESPONSE_SOA"),
                Row.of("server-is-the-root-server", none()).zone((_, zone) -> zone.glue("ns1", LoopbackWorld.ROOT))
                        .finds("CN01_MISSING_SOA_RECORD_UDP", "CN01_MISSING_NS_RECORD_UDP"));
    }

    /// Refers every question to the zone given, whose server it claims to be.
    private static Row refers(String name, BiFunction<Hostility.Place, Message, Name> zone) {
        return Row.of(name, place -> changed((query, answer) -> {
            Hostility.clear(answer);
            answer.getHeader().unsetFlag(Flags.AA);
            answer.getHeader().setRcode(Rcode.NOERROR);
            Name server = Name.fromConstantString("ns1." + place.zone());
            answer.addRecord(new NSRecord(zone.apply(place, query), DClass.IN, TTL, server), Section.AUTHORITY);
            answer.addRecord(new ARecord(server, DClass.IN, TTL, place.address()), Section.ADDITIONAL);
        }).of(place))
                .finds("CN01_MISSING_SOA_RECORD_UDP", "CN01_MISSING_NS_RECORD_UDP", "EDNS_RESPONSE_WITHOUT_EDNS")
                .allFind("B02_NO_WORKING_NS", "B02_NS_NOT_AUTH", "CANNOT_CONTINUE");
    }

    /// Names servers that nobody heard of before, whenever it is asked for them.
    private static Hostility otherServers() {
        var count = new AtomicInteger();
        return changed((query, answer) -> {
            if (query.getQuestion().getType() != Type.NS) {
                return;
            }
            Name zone = query.getQuestion().getName();
            Name server = Name.fromConstantString("new" + count.incrementAndGet() + "."
                    + (zone.equals(Name.root) ? "" : zone));
            answer.addRecord(new NSRecord(zone, DClass.IN, TTL, server), Section.ANSWER);
            answer.addRecord(new ARecord(server, DClass.IN, TTL, CLOSED), Section.ADDITIONAL);
        });
    }

    private static List<String> names(int count, String zone) {
        return IntStream.range(0, count).mapToObj(i -> "x" + i + zone).toList();
    }
}
