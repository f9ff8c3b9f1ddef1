package dev.gonemaster.engine.cachefile;

import dev.gonemaster.engine.asn.AsnAnswer;
import dev.gonemaster.engine.asn.AsnStore;
import dev.gonemaster.engine.dns.AnswerStore;
import dev.gonemaster.engine.dns.AnswerStores;
import dev.gonemaster.engine.dns.Outcome;
import dev.gonemaster.engine.dns.Outcome.Failure;
import dev.gonemaster.engine.dns.Outcome.NoResponse;
import dev.gonemaster.engine.dns.Outcome.NotAsked;
import dev.gonemaster.engine.dns.Query;
import dev.gonemaster.engine.dns.ResolverSettings;
import dev.gonemaster.engine.dns.Response;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.xbill.DNS.Name;
import org.xbill.DNS.Type;

/// The answers of an earlier run, out of a file, and those of this run, for a file. A question that an earlier run put
/// is answered as it was then, silence too, and keeps its time of arrival, so that signatures are judged as they were.
/// Thread-safe; for one run.
public final class PacketCache implements AnswerStores, AnswerStore, AsnStore {
    /// Octets of all responses that are kept for a file.
    static final long KEPT_OCTETS_MAX = 128L << 20;

    private final Instant restoredAt = Instant.now();
    private final Map<Key, CacheEntry.Nameserver> restored = new HashMap<>();
    private final Map<LookUp, CacheEntry.Nameserver> restoredLookUps = new HashMap<>();
    private final ConcurrentMap<Key, CacheEntry.Nameserver> kept = new ConcurrentHashMap<>();
    private final ConcurrentMap<LookUp, CacheEntry.Recursor> keptLookUps = new ConcurrentHashMap<>();
    /// Restored and kept: a run looks each address up once.
    private final ConcurrentMap<InetAddress, AsnAnswer> asns = new ConcurrentHashMap<>();
    private final AtomicLong keptOctets = new AtomicLong();
    private final AtomicInteger hits = new AtomicInteger();
    private final AtomicInteger misses = new AtomicInteger();

    private record Key(InetAddress server, String question) {
    }

    private record LookUp(String name, String type) {
        static LookUp of(Name name, int type) {
            return new LookUp(name.toString().toLowerCase(Locale.ROOT), Type.string(type));
        }
    }

    public PacketCache(CacheContents earlier) {
        Map<ByteBuffer, CacheEntry.Nameserver> byMessage = new HashMap<>();
        for (CacheEntry entry : earlier.entries()) {
            switch (entry) {
                case CacheEntry.Nameserver answer -> {
                    restored.put(new Key(answer.address(), QuestionKey.parse(answer.key()).question()), answer);
                    if (answer.message() != null) {
                        byMessage.put(ByteBuffer.wrap(answer.message()), answer);
                    }
                }
                case CacheEntry.Asn(InetAddress address, AsnAnswer answer) -> asns.put(address, answer);
                case CacheEntry.Recursor _ -> { }
            }
        }
        for (CacheEntry entry : earlier.entries()) {
            // Where the response came from stands in the other entry alone.
            if (entry instanceof CacheEntry.Recursor found && byMessage.containsKey(ByteBuffer.wrap(found.message()))) {
                var lookUp = new LookUp(found.name().toLowerCase(Locale.ROOT), found.type());
                keptLookUps.put(lookUp, found);
                restoredLookUps.put(lookUp, byMessage.get(ByteBuffer.wrap(found.message())));
            }
        }
    }

    @Override
    public AnswerStore forRun(Name zone, ResolverSettings settings) {
        return this;
    }

    @Override
    public Optional<Outcome> find(InetAddress server, Query query) {
        CacheEntry.Nameserver entry = restored.get(new Key(server, QuestionKey.text(query)));
        Optional<Outcome> outcome = entry == null ? Optional.empty() : outcome(entry, query);
        (outcome.isPresent() ? hits : misses).incrementAndGet();
        return outcome;
    }

    /// What did not leave the machine is no part of the cache. A response stays whatever comes later.
    @Override
    public void keep(InetAddress server, Query query, Outcome outcome) {
        switch (outcome) {
            case Response response -> keep(query, response);
            case NoResponse(Failure failure) -> kept.putIfAbsent(new Key(server, QuestionKey.text(query)),
                    new CacheEntry.Nameserver(server, QuestionKey.failed(query, failure).written(), null, null, null));
            case NotAsked _ -> { }
        }
    }

    @Override
    public Optional<Outcome> findLookUp(Name name, int type) {
        return Optional.ofNullable(restoredLookUps.get(LookUp.of(name, type)))
                .flatMap(entry -> question(entry).flatMap(query -> outcome(entry, query)));
    }

    @Override
    public void keepLookUp(Name name, int type, Outcome outcome) {
        if (outcome instanceof Response response) {
            LookUp lookUp = LookUp.of(name, type);
            keptLookUps.putIfAbsent(lookUp, new CacheEntry.Recursor(lookUp.name(), lookUp.type(), response.octets()));
        }
    }

    @Override
    public Optional<AsnAnswer> findAsn(InetAddress address) {
        Optional<AsnAnswer> answer = Optional.ofNullable(asns.get(address));
        (answer.isPresent() ? hits : misses).incrementAndGet();
        return answer;
    }

    @Override
    public void keepAsn(InetAddress address, AsnAnswer answer) {
        asns.put(address, answer);
    }

    private static Optional<Query> question(CacheEntry.Nameserver entry) {
        return QuestionKey.parse(entry.key()).plainQuery()
                .map(query -> "tcp".equals(entry.protocol()) ? query.overTcp() : query);
    }

    private void keep(Query query, Response response) {
        byte[] octets = response.octets();
        if (keptOctets.addAndGet(octets.length) > KEPT_OCTETS_MAX) {
            return;
        }
        var entry = new CacheEntry.Nameserver(response.server(),
                QuestionKey.answered(query, response.receivedAt()).written(), response.source(),
                query.protocol().name().toLowerCase(Locale.ROOT), octets);
        kept.merge(new Key(response.server(), QuestionKey.text(query)), entry,
                (earlier, later) -> earlier.message() == null ? later : earlier);
    }

    /// Questions that the file answered, those for the announcers of an address among them.
    public int hits() {
        return hits.get();
    }

    /// Questions that it did not.
    public int misses() {
        return misses.get();
    }

    /// What the earlier run and this one have heard.
    ///
    /// @throws InvalidPacketCacheException when it was more than is kept
    public List<CacheEntry> entries() {
        if (keptOctets.get() > KEPT_OCTETS_MAX) {
            throw new InvalidPacketCacheException("more than " + KEPT_OCTETS_MAX + " octets of answers");
        }
        Map<Key, CacheEntry> all = new HashMap<>(restored);
        all.putAll(kept);
        var entries = new ArrayList<>(all.values());
        entries.addAll(keptLookUps.values());
        asns.forEach((address, answer) -> entries.add(new CacheEntry.Asn(address, answer)));
        return entries;
    }

    private Optional<Outcome> outcome(CacheEntry.Nameserver entry, Query query) {
        QuestionKey key = QuestionKey.parse(entry.key());
        byte[] message = entry.message();
        if (message == null) {
            return Optional.of(new NoResponse(key.failure() == null ? Failure.TIMEOUT : key.failure()));
        }
        InetAddress source = entry.answerFrom() == null || !query.fromAnywhere()
                ? entry.address()
                : entry.answerFrom();
        return Response.read(query, entry.address(), source, message, key.at() == null ? restoredAt : key.at())
                .map(Outcome.class::cast);
    }
}
