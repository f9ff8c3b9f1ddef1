package dev.gonemaster.engine.dns;

import static dev.gonemaster.engine.dns.ScriptedDns.name;
import static dev.gonemaster.engine.dns.ScriptedDns.reply;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gonemaster.engine.dns.Outcome.Failure;
import dev.gonemaster.engine.dns.Outcome.NoResponse;
import dev.gonemaster.engine.dns.Outcome.NotAsked;
import dev.gonemaster.engine.dns.Outcome.Reason;
import dev.gonemaster.engine.dns.Query.Protocol;
import dev.gonemaster.engine.dns.QueryListener.Decision;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.xbill.DNS.Type;

class AskerTest {
    private static final InetAddress SERVER = InetAddress.ofLiteral("198.41.0.4");
    private static final NoResponse TIMEOUT = new NoResponse(Failure.TIMEOUT);

    private final CountingTransport transport = new CountingTransport();
    private final SharedLimits limits = new SharedLimits();
    private final List<Decision> decisions = Collections.synchronizedList(new ArrayList<>());
    private QueryControls controls = QueryControls.DEFAULT;
    private AnswerStore answers = AnswerStore.NONE;
    private int questions;

    @Test
    void anAddressThatNeverAnswersIsGivenUpAfterSoManyQuestionsPerProtocol() {
        Asker asker = asker();
        assertThat(ask(asker, 5, Protocol.UDP)).containsOnly(TIMEOUT);
        assertThat(transport.asked).hasValue(3);
        assertThat(decisions).containsExactly(Decision.ASKED, Decision.ASKED, Decision.ASKED, Decision.FAST_FAIL,
                Decision.FAST_FAIL);

        ask(asker, 1, Protocol.TCP);

        assertThat(transport.asked).hasValue(4);
    }

    @Test
    void whatIsNoResponseIsAsGoodAsSilence() {
        transport.behaviour = (_, _) -> new NoResponse(Failure.MALFORMED);
        assertThat(ask(asker(), 5, Protocol.UDP)).containsOnly(new NoResponse(Failure.MALFORMED));
        assertThat(transport.asked).hasValue(3);
    }

    @Test
    void givingUpCanBeSwitchedOff() {
        controls = controls.withTimeoutsInRowMax(0);
        ask(asker(), 9, Protocol.UDP);
        assertThat(transport.asked).hasValue(9);
    }

    @Test
    void anAddressThatAnsweredOnceIsNeverGivenUp() {
        Asker asker = asker();
        transport.behaviour = (_, query) -> reply(query).sent();
        ask(asker, 1, Protocol.UDP);
        transport.behaviour = (_, _) -> TIMEOUT;
        ask(asker, 10, Protocol.UDP);
        assertThat(transport.asked).hasValue(11);
        assertThat(transport.askedOnce).hasValue(10 - AddressRecord.TIMEOUTS_IN_ROW_MAX);
        assertThat(asker.record(SERVER).patchy()).isTrue();
    }

    @Test
    void silenceFromTheStartEarnsOneTryOnly() {
        ask(asker(), 3, Protocol.UDP);
        assertThat(transport.askedOnce).hasValue(2);
    }

    @ParameterizedTest
    @EnumSource(value = Failure.class, names = {"REFUSED", "UNREACHABLE"})
    void anAddressWithHardErrorsIsLeftAloneForAWhile(Failure failure) {
        transport.behaviour = (_, _) -> new NoResponse(failure);
        assertThat(ask(asker(), 5, Protocol.UDP)).containsOnly(new NoResponse(failure));
        assertThat(transport.asked).hasValue(AddressRecord.HARD_ERRORS_IN_ROW_MAX);
        assertThat(decisions).contains(Decision.BACK_OFF);
    }

    @Test
    void anAddressThatTookTooLongInAllIsNotAskedAnyMore() {
        controls = controls.withTotalTimeMax(Duration.ofNanos(1));
        transport.behaviour = (_, query) -> reply(query).sent();
        List<Outcome> outcomes = ask(asker(), 3, Protocol.UDP);
        assertThat(outcomes.getFirst()).isInstanceOf(Response.class);
        assertThat(outcomes.subList(1, 3)).containsOnly(new NotAsked(Reason.BUDGET_SPENT));
        assertThat(decisions.getLast()).isEqualTo(Decision.NOT_ASKED);
    }

    @Test
    void answersFromElsewhereStandInThePlaceOfAskingAndOutcomesAreOffered() {
        var store = new MapStore();
        answers = store;
        transport.behaviour = (_, query) -> reply(query).sent();
        Query query = Query.of(name("example."), Type.A);
        Outcome first = asker().ask(SERVER, query);
        assertThat(asker().ask(SERVER, query)).isSameAs(first);
        assertThat(transport.asked).hasValue(1);
        assertThat(decisions).containsExactly(Decision.ASKED, Decision.STORED);
    }

    private List<Outcome> ask(Asker asker, int count, Protocol protocol) {
        List<Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Query query = Query.of(name("n" + questions++ + "."), Type.A);
            outcomes.add(asker.ask(SERVER, protocol == Protocol.TCP ? query.overTcp() : query));
        }
        return outcomes;
    }

    private Asker asker() {
        QueryListener listener = (_, _, decision, _) -> decisions.add(decision);
        return new Asker(new RunResources(transport, limits, answers, listener, Deadline.after(Duration.ofMinutes(1))),
                controls, new QueryBudget());
    }

    private static final class CountingTransport implements Transport {
        private final AtomicInteger asked = new AtomicInteger();
        private final AtomicInteger askedOnce = new AtomicInteger();
        private BiFunction<InetAddress, Query, Outcome> behaviour = (_, _) -> TIMEOUT;

        @Override
        public Outcome exchange(InetAddress server, Query query) {
            asked.incrementAndGet();
            return behaviour.apply(server, query);
        }

        @Override
        public Outcome exchangeOnce(InetAddress server, Query query) {
            askedOnce.incrementAndGet();
            return exchange(server, query);
        }
    }

    private static final class MapStore implements AnswerStore {
        private final Map<Query, Outcome> kept = new HashMap<>();

        @Override
        public Optional<Outcome> find(InetAddress server, Query query) {
            return Optional.ofNullable(kept.get(query));
        }

        @Override
        public void keep(InetAddress server, Query query, Outcome outcome) {
            kept.put(query, outcome);
        }
    }
}
