package dev.gonemaster.engine.testcase.nameserver;

import static dev.gonemaster.engine.message.ArgName.COOKIE_BYTES;
import static dev.gonemaster.engine.message.ArgName.QUERY_TYPE;
import static dev.gonemaster.engine.message.ArgName.SERVERS;
import static dev.gonemaster.engine.scenario.ScenarioRun.run;
import static dev.gonemaster.engine.testcase.SharedMessage.IPV4_DISABLED;
import static dev.gonemaster.engine.testcase.SharedMessage.IPV6_DISABLED;
import static dev.gonemaster.engine.testcase.nameserver.Nameserver17.Message.N17_COOKIE_CLIENT_ONLY;
import static dev.gonemaster.engine.testcase.nameserver.Nameserver17.Message.N17_COOKIE_ENFORCED;
import static dev.gonemaster.engine.testcase.nameserver.Nameserver17.Message.N17_COOKIE_MALFORMED;
import static dev.gonemaster.engine.testcase.nameserver.Nameserver17.Message.N17_COOKIE_ROUNDTRIP_OK;
import static dev.gonemaster.engine.testcase.nameserver.Nameserver17.Message.N17_COOKIE_SELF_REJECT;
import static dev.gonemaster.engine.testcase.nameserver.Nameserver17.Message.N17_COOKIE_SUPPORTED;
import static dev.gonemaster.engine.testcase.nameserver.Nameserver17.Message.N17_NO_COOKIE;
import static dev.gonemaster.engine.testcase.nameserver.Nameserver17.Message.N17_NO_RESPONSE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gonemaster.engine.dns.Outcome.Failure;
import dev.gonemaster.engine.dns.Query;
import dev.gonemaster.engine.scenario.Misbehaviour;
import dev.gonemaster.engine.scenario.Scenario;
import dev.gonemaster.engine.scenario.ScenarioRun;
import dev.gonemaster.engine.scenario.ScriptedServer;
import dev.gonemaster.engine.scenario.ScriptedTransport.Exchange;
import dev.gonemaster.engine.scenario.ScriptedZone;
import dev.gonemaster.engine.scenario.World;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xbill.DNS.EDNSOption;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Type;

class Nameserver17Test {
    private static final String ZONE = "child.nameserver17.xa";
    private static final Predicate<Query> WITH_COOKIE =
            query -> query.edns() != null && !query.edns().options().isEmpty();
    private static final Predicate<Query> WITH_SERVER_COOKIE =
            WITH_COOKIE.and(query -> cookie(query).length > ClientCookie.SIZE);
    private static final int VERSION_1_SIZE = 24;

    @Scenario("NO-COOKIE")
    void serversDoNotUseCookies(World world) {
        ScriptedZone zone = world.zone(ZONE);
        run(new Nameserver17(), zone).expect(N17_NO_COOKIE, SERVERS.of(zone.servers("ns1", "ns2"))).forbidOthers();
    }

    @Scenario("NO-EDNS")
    void serversWithoutEdnsDoNotUseCookies(World world) {
        ScriptedZone zone = world.zone(ZONE);
        zone.server("ns2").noEdns();
        run(new Nameserver17(), zone).expect(N17_NO_COOKIE, SERVERS.of(zone.servers("ns1", "ns2"))).forbidOthers();
    }

    @Scenario("SUPPORTED")
    void aServerHandsOutCookiesAndAcceptsThem(World world) {
        ScriptedZone zone = world.zone(ZONE);
        first(zone).on(WITH_COOKIE, cookie(Rcode.NOERROR, VERSION_1_SIZE));
        expect(zone, N17_COOKIE_SUPPORTED, N17_COOKIE_ROUNDTRIP_OK);
    }

    @Scenario("SUPPORTED-ANY-SIZE")
    void cookiesFromTheShortestToTheLongestAreFine(World world) {
        ScriptedZone zone = world.zone(ZONE);
        first(zone).on(WITH_COOKIE, cookie(Rcode.NOERROR, 16));
        zone.server("ns2").on(WITH_COOKIE, cookie(Rcode.NOERROR, 40));
        run(new Nameserver17(), zone).expect(N17_COOKIE_SUPPORTED, SERVERS.of(zone.servers("ns1", "ns2")))
                .expect(N17_COOKIE_ROUNDTRIP_OK, SERVERS.of(zone.servers("ns1", "ns2"))).forbidOthers();
    }

    @Scenario("CLIENT-COOKIE")
    void allServersSeeOneCookieWhichIsThatOfTheZone(World world) {
        ScriptedZone zone = world.zone(ZONE);
        assertThat(clientCookies(zone)).hasSize(1).isEqualTo(clientCookies(zone))
                .isNotEqualTo(clientCookies(world.zone("other." + ZONE)));
    }

    @Scenario("ENFORCED")
    void aServerInsistsOnACookie(World world) {
        ScriptedZone zone = world.zone(ZONE);
        first(zone).on(WITH_COOKIE, cookie(Rcode.BADCOOKIE, VERSION_1_SIZE))
                .on(WITH_SERVER_COOKIE, cookie(Rcode.NOERROR, VERSION_1_SIZE));
        expect(zone, N17_COOKIE_ENFORCED, N17_COOKIE_ROUNDTRIP_OK);
    }

    @Scenario("ENFORCED-WITHOUT-COOKIE")
    void badcookieWithoutACookieIsNoVerdict(World world) {
        ScriptedZone zone = world.zone(ZONE);
        first(zone).on(WITH_COOKIE, Misbehaviour.changed(answer ->
                EdnsReplies.withOpt(answer, Rcode.BADCOOKIE, 0, 0)));
        expect(zone);
    }

    @Scenario("ENFORCED-WITH-HALF-A-COOKIE")
    void badcookieWithOurHalfOnlyIsNoVerdict(World world) {
        ScriptedZone zone = world.zone(ZONE);
        first(zone).on(WITH_COOKIE, cookie(Rcode.BADCOOKIE, ClientCookie.SIZE));
        expect(zone);
    }

    @Scenario("RCODE")
    void errorsAreNoVerdict(World world) {
        ScriptedZone zone = world.zone(ZONE);
        first(zone).on(WITH_COOKIE, cookie(Rcode.REFUSED, VERSION_1_SIZE));
        expect(zone);
    }

    @Scenario("CLIENT-ONLY")
    void aServerAddsNothing(World world) {
        ScriptedZone zone = world.zone(ZONE);
        first(zone).on(WITH_COOKIE, cookie(Rcode.NOERROR, ClientCookie.SIZE));
        expect(zone, N17_COOKIE_CLIENT_ONLY);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 7, 9, 15, 41, 100})
    void cookiesOfOtherSizesAreMalformed(int size) {
        ScriptedZone zone = new World().zone(ZONE);
        first(zone).on(WITH_COOKIE, cookie(Rcode.NOERROR, size));
        run(new Nameserver17(), zone)
                .expect(N17_COOKIE_MALFORMED, SERVERS.of(zone.servers("ns1")), COOKIE_BYTES.of((long) size))
                .expect(N17_NO_COOKIE).forbidOthers();
    }

    @ParameterizedTest
    @ValueSource(ints = {ClientCookie.SIZE, VERSION_1_SIZE})
    void cookiesThatDoNotBeginWithOursAreMalformed(int size) {
        ScriptedZone zone = new World().zone(ZONE);
        first(zone).on(WITH_COOKIE, EdnsReplies.option(Rcode.NOERROR, asked -> {
            byte[] cookie = Arrays.copyOf(asked, size);
            cookie[0]++;
            return cookie;
        }));
        run(new Nameserver17(), zone)
                .expect(N17_COOKIE_MALFORMED, SERVERS.of(zone.servers("ns1")), COOKIE_BYTES.of((long) size))
                .expect(N17_NO_COOKIE).forbidOthers();
    }

    @Scenario("ROTATED")
    void aServerMayWantANewerCookie(World world) {
        ScriptedZone zone = world.zone(ZONE);
        first(zone).on(WITH_COOKIE, cookie(Rcode.NOERROR, 32))
                .on(WITH_SERVER_COOKIE, cookie(Rcode.BADCOOKIE, 40))
                .on(WITH_COOKIE.and(query -> cookie(query).length == 40), cookie(Rcode.NOERROR, 40));
        expect(zone, N17_COOKIE_SUPPORTED, N17_COOKIE_ROUNDTRIP_OK);
    }

    @Scenario("SELF-REJECT")
    void aServerRefusesItsOwnCookieTwice(World world) {
        ScriptedZone zone = world.zone(ZONE);
        first(zone).on(WITH_COOKIE, cookie(Rcode.NOERROR, 32)).on(WITH_SERVER_COOKIE, cookie(Rcode.BADCOOKIE, 40));
        expect(zone, N17_COOKIE_SUPPORTED, N17_COOKIE_SELF_REJECT);
    }

    @Scenario("SELF-REJECT-WITHOUT-COOKIE")
    void aServerRefusesItsOwnCookieAndHasNoBetterOne(World world) {
        ScriptedZone zone = world.zone(ZONE);
        first(zone).on(WITH_COOKIE, cookie(Rcode.NOERROR, 32)).on(WITH_SERVER_COOKIE, Misbehaviour.changed(answer ->
                EdnsReplies.withOpt(answer, Rcode.BADCOOKIE, 0, 0)));
        expect(zone, N17_COOKIE_SUPPORTED, N17_COOKIE_SELF_REJECT);
    }

    @Scenario("SECOND-SILENT")
    void silenceOnTheSecondQuestionIsNoVerdict(World world) {
        ScriptedZone zone = world.zone(ZONE);
        first(zone).on(WITH_COOKIE, cookie(Rcode.NOERROR, 32))
                .on(WITH_SERVER_COOKIE, Misbehaviour.fails(Failure.TIMEOUT));
        expect(zone, N17_COOKIE_SUPPORTED);
    }

    @Scenario("SECOND-RCODE")
    void anErrorOnTheSecondQuestionIsNoVerdict(World world) {
        ScriptedZone zone = world.zone(ZONE);
        first(zone).on(WITH_COOKIE, cookie(Rcode.NOERROR, 32))
                .on(WITH_SERVER_COOKIE, Misbehaviour.rcode(Rcode.SERVFAIL));
        expect(zone, N17_COOKIE_SUPPORTED);
    }

    @Scenario("NO-RESPONSE")
    void aServerIsSilent(World world) {
        ScriptedZone zone = world.zone(ZONE);
        first(zone).silent();
        expect(zone, N17_NO_RESPONSE);
    }

    @Scenario("TRUNCATED")
    void aTruncatedAnswerSaysNothingAndIsNotAskedForAgain(World world) {
        ScriptedZone zone = world.zone(ZONE);
        first(zone).on(WITH_COOKIE, Misbehaviour.changed(answer -> answer.getHeader().setFlag(Flags.TC)));
        ScenarioRun found = expect(zone, N17_NO_RESPONSE);
        assertThat(found.transport().exchanges())
                .noneMatch(exchange -> exchange.query().protocol() == Query.Protocol.TCP);
    }

    @Scenario("IPV4-DISABLED")
    void ipv4IsSwitchedOff(World world) {
        run(new Nameserver17(), world.withoutIpv4().zone(ZONE))
                .expect(IPV4_DISABLED, QUERY_TYPE.of(Type.SOA)).expect(N17_NO_COOKIE).forbidOthers();
    }

    @Scenario("IPV6-DISABLED")
    void ipv6IsSwitchedOff(World world) {
        run(new Nameserver17(), world.withoutIpv6().zone(ZONE))
                .expect(IPV6_DISABLED, QUERY_TYPE.of(Type.SOA)).expect(N17_NO_COOKIE).forbidOthers();
    }

    private static ScriptedServer first(ScriptedZone zone) {
        return zone.server("ns1");
    }

    /// The first server is reported with these tags, the second one does not use cookies, and nothing else is found.
    private static ScenarioRun expect(ScriptedZone zone, Nameserver17.Message... tags) {
        ScenarioRun found = run(new Nameserver17(), zone);
        for (Nameserver17.Message tag : tags) {
            found.expect(tag, SERVERS.of(zone.servers("ns1")));
        }
        return found.expect(N17_NO_COOKIE, SERVERS.of(zone.servers("ns2"))).forbidOthers();
    }

    /// Our half, then zeros up to that size, or as much of our half as fits.
    private static Misbehaviour cookie(int rcode, int size) {
        return EdnsReplies.option(rcode, asked -> Arrays.copyOf(Arrays.copyOf(asked, ClientCookie.SIZE), size));
    }

    private static byte[] cookie(Query query) {
        return EdnsReplies.data(query.edns().options().getFirst());
    }

    private static List<EDNSOption> clientCookies(ScriptedZone zone) {
        return run(new Nameserver17(), zone).transport().exchanges().stream().map(Exchange::query).filter(WITH_COOKIE)
                .map(query -> query.edns().options().getFirst()).distinct().toList();
    }
}
