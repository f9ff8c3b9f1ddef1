package dev.gonemaster.engine.dns;

import static dev.gonemaster.engine.dns.ScriptedDns.name;
import static dev.gonemaster.engine.dns.ScriptedDns.reply;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gonemaster.engine.dns.Outcome.Failure;
import dev.gonemaster.engine.dns.Outcome.NoResponse;
import java.net.InetAddress;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.Name;
import org.xbill.DNS.Type;

class SharedAnswersTest {
    private static final InetAddress SERVER = InetAddress.ofLiteral("198.41.0.4");
    private static final Name ZONE = name("zone.example.");
    private static final Query OUTSIDE = Query.of(name("example."), Type.NS);
    private static final Query INSIDE = Query.of(name("www.zone.example."), Type.A);

    private final AtomicLong nanos = new AtomicLong();
    private final SharedAnswers shared = new SharedAnswers(Duration.ofSeconds(60), SharedAnswers.SIZE_MAX, nanos::get);
    private final AnswerStore mine = shared.forRun(ZONE, ResolverSettings.DEFAULT);
    private final AnswerStore others = shared.forRun(name("other."), ResolverSettings.DEFAULT);

    @Test
    void whatIsSaidOfOthersIsSharedAndWhatIsSaidOfTheZoneIsNot() {
        Outcome answer = reply(OUTSIDE).answer("example. NS ns.example.").sent();
        mine.keep(SERVER, OUTSIDE, answer);
        mine.keep(SERVER, INSIDE, reply(INSIDE).answer("www.zone.example. A 192.0.2.1").sent());
        assertThat(others.find(SERVER, OUTSIDE)).contains(answer);
        assertThat(others.find(SERVER, INSIDE)).isEmpty();

        others.keep(SERVER, INSIDE, reply(INSIDE).answer("www.zone.example. A 192.0.2.1").sent());

        assertThat(mine.find(SERVER, INSIDE)).isEmpty();
    }

    @Test
    void nothingIsSharedInATestOfTheRoot() {
        mine.keep(SERVER, OUTSIDE, reply(OUTSIDE).answer("example. NS ns.example.").sent());
        assertThat(shared.forRun(Name.root, ResolverSettings.DEFAULT).find(SERVER, OUTSIDE)).isEmpty();
    }

    @Test
    void aFailureIsNotShared() {
        mine.keep(SERVER, OUTSIDE, new NoResponse(Failure.TIMEOUT));
        assertThat(others.find(SERVER, OUTSIDE)).isEmpty();
    }

    @Test
    void eachDetailThatDecidesAnAnswerTellsAnswersApart() {
        mine.keep(SERVER, OUTSIDE, reply(OUTSIDE).answer("example. NS ns.example.").sent());
        assertThat(others.find(InetAddress.ofLiteral("192.0.2.1"), OUTSIDE)).isEmpty();
        assertThat(others.find(SERVER, OUTSIDE.with(Edns.DNSSEC))).isEmpty();
        assertThat(others.find(SERVER, OUTSIDE.overTcp())).isEmpty();
        assertThat(others.find(SERVER, OUTSIDE.spelled("eXample."))).isEmpty();
        var elsewhere = ResolverSettings.DEFAULT.withSources(InetAddress.ofLiteral("192.0.2.9"), null);
        assertThat(shared.forRun(name("other."), elsewhere).find(SERVER, OUTSIDE)).isEmpty();
    }

    @Test
    void anAnswerLivesNoLongerThanItsRecordsAndTheLimit() {
        mine.keep(SERVER, OUTSIDE, reply(OUTSIDE).answer("example. 10 NS ns.example.").sent());
        after(9);
        assertThat(others.find(SERVER, OUTSIDE)).isPresent();
        after(1);
        assertThat(others.find(SERVER, OUTSIDE)).isEmpty();
        mine.keep(SERVER, OUTSIDE, reply(OUTSIDE).answer("example. 9999 NS ns.example.").sent());
        after(60);
        assertThat(others.find(SERVER, OUTSIDE)).isEmpty();
    }

    @Test
    void theProfileShortensDenialsAndLengthensAnswers() {
        var controls = QueryControls.DEFAULT.withNegativeTtl(Duration.ofSeconds(5)).withPositiveTtl(Duration.ofDays(1));
        AnswerStore store = shared.forRun(ZONE, ResolverSettings.DEFAULT.with(controls));
        Query denied = Query.of(name("nothing.example."), Type.A);
        store.keep(SERVER, denied, reply(denied).sent());
        store.keep(SERVER, OUTSIDE, reply(OUTSIDE).answer("example. 90000 NS ns.example.").sent());
        after(5);
        assertThat(store.find(SERVER, denied)).isEmpty();
        after(3600);
        assertThat(store.find(SERVER, OUTSIDE)).isPresent();
    }

    @Test
    void memoryIsBounded() {
        var small = new SharedAnswers(Duration.ofHours(1), 100_000, nanos::get).forRun(ZONE, ResolverSettings.DEFAULT);
        int kept = 0;
        for (int i = 0; i < 1_000; i++) {
            Query query = Query.of(name("n" + i + "."), Type.NS);
            small.keep(SERVER, query, reply(query).answer("n" + i + ". NS ns.example.").sent());
        }
        for (int i = 0; i < 1_000; i++) {
            kept += small.find(SERVER, Query.of(name("n" + i + "."), Type.NS)).isPresent() ? 1 : 0;
        }
        assertThat(kept).isLessThan(200);
    }

    private void after(long seconds) {
        nanos.addAndGet(Duration.ofSeconds(seconds).toNanos());
    }
}
