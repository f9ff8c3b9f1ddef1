package dev.gonemaster.engine.testcase.dnssec;

import static dev.gonemaster.engine.testcase.dnssec.Bootstrap.NS1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gonemaster.engine.dns.NameServer;
import dev.gonemaster.engine.dns.Query;
import dev.gonemaster.engine.dns.Response;
import dev.gonemaster.engine.dnssec.ChainOfTrust;
import dev.gonemaster.engine.scenario.World;
import dev.gonemaster.engine.testcase.dnssec.Located.Signal;
import dev.gonemaster.engine.testcase.dnssec.SignalingChain.Verdict;
import dev.gonemaster.engine.zone.Zone;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.Type;

class PathQuestionsTest {
    private final World world = new World();
    private Zone zone;
    private PathQuestions questions;

    @BeforeEach
    void makeWorld() {
        Bootstrap bootstrap = Bootstrap.in(world);
        bootstrap.signals();
        zone = bootstrap.child().tested();
        questions = new PathQuestions(zone.dns());
    }

    @Test
    void noMoreThanSomeQuestionsAreAsked() {
        NameServer server = zone.rootServers().first();
        spend(PathQuestions.QUESTIONS_MAX - 1);
        assertThat(questions.ask(server, Query.dnssec(zone.name(), Type.CDS))).isInstanceOf(Response.class);
        assertThat(questions.exhausted()).isFalse();
        assertThat(questions.ask(server, Query.dnssec(zone.name(), Type.CDS))).isNotInstanceOf(Response.class);
        assertThat(questions.exhausted()).isTrue();
    }

    @Test
    void lookUpsCountAsQuestions() {
        spend(PathQuestions.QUESTIONS_MAX - 1);
        assertThat(questions.addressesOf(World.absolute(NS1))).isNotEmpty();
        assertThat(questions.addressesOf(World.absolute(NS1))).isEmpty();
        assertThat(questions.exhausted()).isTrue();
    }

    @Test
    void beyondThatNobodyIsCalledUnreachable() {
        var path = new SignalingPath(zone, questions);
        assertThat(path.locate(Bootstrap.name(NS1))).isInstanceOf(Signal.class);
        spend(PathQuestions.QUESTIONS_MAX);
        assertThat(path.locate(Bootstrap.name(Bootstrap.NS2))).isEqualTo(Located.Other.NOT_JUDGED);
    }

    @Test
    void beyondThatNoChainOfTrustIsCalledBroken() {
        var path = new SignalingPath(zone, questions);
        Signal signal = (Signal) path.locate(Bootstrap.name(NS1));
        var chain = new SignalingChain(world.zone(".").signing().ds(), new ChainOfTrust(zone.signatures()), questions);
        spend(PathQuestions.QUESTIONS_MAX);
        assertThat(chain.verify(signal.zone())).isEqualTo(Verdict.Unknown.INDETERMINATE);
    }

    private void spend(int count) {
        NameServer server = zone.rootServers().first();
        IntStream.range(0, count).forEach(_ -> questions.ask(server, Query.dnssec(zone.name(), Type.DS)));
    }
}
