package dev.gonemaster.engine.testcase.dnssec;

import static dev.gonemaster.engine.message.ArgName.ADDRESSES;
import static dev.gonemaster.engine.message.ArgName.ALGO_MNEMO;
import static dev.gonemaster.engine.message.ArgName.ALGO_NUM;
import static dev.gonemaster.engine.message.ArgName.KEYTAG;
import static dev.gonemaster.engine.message.ArgName.PARENT_ZONE;
import static dev.gonemaster.engine.message.ArgName.ZONE;
import static dev.gonemaster.engine.message.Level.DEBUG;
import static dev.gonemaster.engine.message.Level.INFO;
import static dev.gonemaster.engine.message.Level.NOTICE;
import static dev.gonemaster.engine.message.Level.WARNING;

import dev.gonemaster.engine.dns.NameServer;
import dev.gonemaster.engine.dns.Outcome;
import dev.gonemaster.engine.dns.Outcome.NoResponse;
import dev.gonemaster.engine.dns.Outcome.NotAsked;
import dev.gonemaster.engine.dns.Query;
import dev.gonemaster.engine.dns.Response;
import dev.gonemaster.engine.dnssec.DnskeyAlgorithm;
import dev.gonemaster.engine.dnssec.SignatureState;
import dev.gonemaster.engine.dnssec.SignedRrset;
import dev.gonemaster.engine.message.Arg;
import dev.gonemaster.engine.message.ArgName;
import dev.gonemaster.engine.message.Level;
import dev.gonemaster.engine.message.Module;
import dev.gonemaster.engine.message.Tag;
import dev.gonemaster.engine.message.TagSpec;
import dev.gonemaster.engine.testcase.Findings;
import dev.gonemaster.engine.testcase.ServerArgs;
import dev.gonemaster.engine.testcase.ServersByFinding;
import dev.gonemaster.engine.testcase.Testcase;
import dev.gonemaster.engine.zone.Zone;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import org.xbill.DNS.DNSKEYRecord;
import org.xbill.DNS.ExtendedFlags;
import org.xbill.DNS.Name;
import org.xbill.DNS.RRSIGRecord;
import org.xbill.DNS.Type;

/// dnssec21: the parent signs the DS RRset that it has for the zone.
/// Not in Zonemaster; pawal/gonemaster, dnssec21.md: the step numbers are those of its algorithm.
/// Sources: RFC 4035 sections 2.4 and 5.2.
/// A delegation without DS records belongs to Dnssec07 and Dnssec11. Whether the parent is secure itself is not asked.
/// Servers of the parent that are left out because their address family is off belong to Basic01, which looks for them.
final class Dnssec21 implements Testcase {
    enum Message implements Tag {
        DS21_ALGO_NOT_SUPPORTED(NOTICE, ADDRESSES, KEYTAG, ALGO_NUM, ALGO_MNEMO),
        DS21_DS_RRSIG_EXPIRED(WARNING, ADDRESSES, KEYTAG),
        DS21_DS_RRSIG_NOT_VALID_BY_DNSKEY(WARNING, ADDRESSES, KEYTAG),
        DS21_DS_RRSIG_NOT_VERIFIABLE(WARNING, ADDRESSES),
        DS21_DS_RRSIG_NOT_YET_VALID(WARNING, ADDRESSES, KEYTAG),
        DS21_DS_RRSIG_VERIFIED(INFO, ADDRESSES, KEYTAG),
        DS21_NO_DNSKEY_FOR_DS_RRSIG(WARNING, ADDRESSES, KEYTAG),
        DS21_NO_DS_RRSIG(WARNING, ADDRESSES),
        DS21_NO_PARENT_ZONE(DEBUG, ZONE),
        DS21_PARENT_DNSKEY_MISSING(WARNING, ADDRESSES, PARENT_ZONE);

        private final TagSpec spec;

        Message(Level level, ArgName<?>... args) {
            spec = new TagSpec(level, args);
        }

        @Override
        public TagSpec spec() {
            return spec;
        }
    }

    /// @param verifying servers of the parent with a DS RRset that verifies
    /// @param failing those with a signed DS RRset that does not
    private record Sets(ServersByFinding found, SortedSet<NameServer> verifying, SortedSet<NameServer> failing) {
        Sets() {
            this(new ServersByFinding(ServerArgs::addresses), new TreeSet<>(), new TreeSet<>());
        }
    }

    @Override
    public Module module() {
        return Module.DNSSEC;
    }

    @Override
    public List<Tag> tags() {
        return List.of(Message.values());
    }

    @Override
    public void run(Zone zone, Findings findings) {
        if (zone.undelegatedData().replacesDelegation()) {
            return;
        }
        SortedMap<Name, SortedSet<NameServer>> parents = zone.parentSide().walk().delegatingByParent();
        if (parents.isEmpty()) {                                                                        // 2
            findings.add(Message.DS21_NO_PARENT_ZONE, ZONE.of(zone.name()));
            return;
        }
        var sets = new Sets();
        parents.forEach((parent, servers) -> judge(zone, parent, servers, sets));                       // 3, 4
        sets.found().report(findings, Message.values());                                                // 5
        if (sets.verifying().isEmpty() && !sets.failing().isEmpty()) {
            findings.add(Message.DS21_DS_RRSIG_NOT_VERIFIABLE, ServerArgs.addresses(sets.failing()));
        }
    }

    private static void judge(Zone zone, Name parent, SortedSet<NameServer> servers, Sets sets) {
        var delegating = new LinkedHashMap<NameServer, Response>();
        zone.dns().askAll(servers, Query.dnssec(zone.name(), Type.DS)).forEach((server, outcome) -> {
            switch (outcome) {
                case NotAsked _, NoResponse _ -> { }
                case Response r when !r.noError() || !r.authoritative() || !speaksDnssec(r) -> { }
                case Response r when r.answer().isEmpty() -> { }
                case Response r -> delegating.put(server, r);
            }
        });
        var keys = zone.dns().askAll(delegating.keySet(), Query.dnssec(parent, Type.DNSKEY));
        delegating.forEach((server, ds) -> {
            if (SignedRrset.answer(ds).signatures().isEmpty()) {
                sets.found().add(server, Message.DS21_NO_DS_RRSIG);
            }
            List<DNSKEYRecord> parentKeys = keys(keys.get(server));
            if (!parentKeys.isEmpty()) {
                verify(zone, parent, server, ds, parentKeys, sets);
            } else if (!(keys.get(server) instanceof NotAsked)) {
                sets.found().add(server, Message.DS21_PARENT_DNSKEY_MISSING, PARENT_ZONE.of(parent));
            }
        });
    }

    private static boolean speaksDnssec(Response response) {
        return response.opt().filter(opt -> (opt.getFlags() & ExtendedFlags.DO) != 0).isPresent();
    }

    private static List<DNSKEYRecord> keys(Outcome outcome) {
        return outcome instanceof Response response && response.noError() && response.authoritative()
                ? SignedRrset.answer(response).keys()
                : List.of();
    }

    private static void verify(Zone zone, Name parent, NameServer server, Response response, List<DNSKEYRecord> keys,
                               Sets sets) {
        SignedRrset ds = SignedRrset.answer(response);
        Set<SignatureState> states = EnumSet.noneOf(SignatureState.class);
        for (RRSIGRecord signature : ds.signatures()) {
            if (signature.getSigner().equals(parent)) {
                SignatureState state = zone.signatures().judge(ds, signature, keys, response.receivedAt());
                states.add(state);
                add(server, signature, state, sets.found());
            }
        }
        if (states.contains(SignatureState.VALID)) {
            sets.verifying().add(server);
        } else if (ds.isSigned() && !states.contains(SignatureState.UNVERIFIED)) {
            sets.failing().add(server);
        }
    }

    private static void add(NameServer server, RRSIGRecord signature, SignatureState state, ServersByFinding found) {
        Arg keytag = KEYTAG.of((long) signature.getFootprint());
        switch (state) {
            case NOT_YET_VALID -> found.add(server, Message.DS21_DS_RRSIG_NOT_YET_VALID, keytag);
            case EXPIRED -> found.add(server, Message.DS21_DS_RRSIG_EXPIRED, keytag);
            case NO_KEY -> found.add(server, Message.DS21_NO_DNSKEY_FOR_DS_RRSIG, keytag);
            case UNSUPPORTED_ALGORITHM, UNSUPPORTED_KEY -> {
                DnskeyAlgorithm algorithm = DnskeyAlgorithm.of(signature.getAlgorithm());
                found.add(server, Message.DS21_ALGO_NOT_SUPPORTED, keytag, ALGO_NUM.of((long) algorithm.number()),
                        ALGO_MNEMO.of(algorithm.mnemonic()));
            }
            case UNVERIFIED -> { }
            case BOGUS -> found.add(server, Message.DS21_DS_RRSIG_NOT_VALID_BY_DNSKEY, keytag);
            case VALID -> found.add(server, Message.DS21_DS_RRSIG_VERIFIED, keytag);
        }
    }
}
