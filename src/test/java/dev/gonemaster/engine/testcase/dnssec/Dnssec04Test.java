package dev.gonemaster.engine.testcase.dnssec;

import static dev.gonemaster.engine.message.ArgName.DATE;
import static dev.gonemaster.engine.message.ArgName.DURATION;
import static dev.gonemaster.engine.message.ArgName.EXPIRATION;
import static dev.gonemaster.engine.message.ArgName.KEYTAG;
import static dev.gonemaster.engine.message.ArgName.QUERY_TYPE;
import static dev.gonemaster.engine.message.ArgName.TYPES;
import static dev.gonemaster.engine.scenario.ScenarioRun.run;
import static dev.gonemaster.engine.scenario.ScriptedTransport.NOW;
import static dev.gonemaster.engine.testcase.SharedMessage.IPV4_DISABLED;
import static dev.gonemaster.engine.testcase.SharedMessage.IPV6_DISABLED;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec04.Message.DURATION_LONG;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec04.Message.DURATION_OK;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec04.Message.REMAINING_LONG;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec04.Message.REMAINING_SHORT;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec04.Message.RRSIG_EXPIRATION;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec04.Message.RRSIG_EXPIRED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gonemaster.engine.message.Arg;
import dev.gonemaster.engine.message.Entry;
import dev.gonemaster.engine.profile.Threshold;
import dev.gonemaster.engine.scenario.Scenario;
import dev.gonemaster.engine.scenario.ScenarioRun;
import dev.gonemaster.engine.scenario.ScriptedZone;
import dev.gonemaster.engine.scenario.Signing;
import dev.gonemaster.engine.scenario.World;
import java.time.Duration;
import org.xbill.DNS.Type;

class Dnssec04Test {
    private static final String ZONE = "child.dnssec04.xa";
    private static final Duration ONE_SECOND = Duration.ofSeconds(1);
    private static final Duration TWELVE_HOURS = Duration.ofHours(12);
    private static final Duration HALF_A_YEAR = Duration.ofDays(180);

    @Scenario("DURATION-OK")
    void eachSignatureIsReported(World world) {
        ScriptedZone zone = signedDuring(world, Duration.ofDays(1), Duration.ofDays(13));
        Arg ksk = KEYTAG.of((long) zone.signing().ksk().keytag());
        Arg zsk = KEYTAG.of((long) zone.signing().zsk().keytag());
        Arg date = DATE.of(NOW.plus(Duration.ofDays(13)));
        Arg duration = DURATION.of(Duration.ofDays(14).toSeconds());
        ScenarioRun run = run(new Dnssec04(), zone)
                .expect(RRSIG_EXPIRATION, date, ksk, TYPES.of(Type.DNSKEY))
                .expect(DURATION_OK, duration, ksk, TYPES.of(Type.DNSKEY))
                .expect(RRSIG_EXPIRATION, date, zsk, TYPES.of(Type.SOA))
                .expect(DURATION_OK, duration, zsk, TYPES.of(Type.SOA))
                .forbidOthers();
        assertThat(run.entries()).hasSize(4);
        assertThat(date.value()).isEqualTo("2026-12-05T12:00:00Z");
    }

    @Scenario("BOUNDS")
    void theBoundsThemselvesAreFine(World world) {
        run(new Dnssec04(), signedDuring(world, HALF_A_YEAR.minus(TWELVE_HOURS), TWELVE_HOURS))
                .expect(RRSIG_EXPIRATION, DURATION_OK).forbidOthers();
        run(new Dnssec04(), signedDuring(new World(), Duration.ZERO, HALF_A_YEAR))
                .expect(RRSIG_EXPIRATION, DURATION_OK).forbidOthers();
    }

    @Scenario("RRSIG-EXPIRED")
    void theSignaturesHaveExpired(World world) {
        run(new Dnssec04(), signedDuring(world, Duration.ofDays(2), ONE_SECOND.negated()))
                .expect(RRSIG_EXPIRED, EXPIRATION.of(NOW.minus(ONE_SECOND).getEpochSecond()), TYPES.of(Type.DNSKEY))
                .expect(RRSIG_EXPIRED, TYPES.of(Type.SOA))
                .expect(RRSIG_EXPIRATION).forbidOthers();
    }

    @Scenario("REMAINING-SHORT")
    void theSignaturesEndSoon(World world) {
        Duration left = TWELVE_HOURS.minus(ONE_SECOND);
        run(new Dnssec04(), signedDuring(world, Duration.ofDays(2), left))
                .expect(REMAINING_SHORT, DURATION.of(left.toSeconds()), TYPES.of(Type.DNSKEY))
                .expect(REMAINING_SHORT, TYPES.of(Type.SOA))
                .expect(RRSIG_EXPIRATION).forbidOthers();
    }

    @Scenario("ENDS-NOW")
    void theLastSecondIsNotOver(World world) {
        run(new Dnssec04(), signedDuring(world, Duration.ofDays(2), Duration.ZERO))
                .expect(REMAINING_SHORT, DURATION.of(0L)).expect(RRSIG_EXPIRATION).forbidOthers();
    }

    @Scenario("REMAINING-LONG")
    void theSignaturesHoldForLongFromNowOn(World world) {
        Duration left = HALF_A_YEAR.plus(ONE_SECOND);
        run(new Dnssec04(), signedDuring(world, Duration.ofDays(-1), left))
                .expect(REMAINING_LONG, DURATION.of(left.toSeconds()), TYPES.of(Type.DNSKEY))
                .expect(REMAINING_LONG, TYPES.of(Type.SOA))
                .expect(RRSIG_EXPIRATION).forbidOthers();
    }

    @Scenario("DURATION-LONG")
    void theSignaturesHoldForLongInAll(World world) {
        run(new Dnssec04(), signedDuring(world, HALF_A_YEAR, ONE_SECOND.plus(TWELVE_HOURS)))
                .expect(DURATION_LONG, DURATION.of(HALF_A_YEAR.plus(TWELVE_HOURS).plus(ONE_SECOND).toSeconds()),
                        TYPES.of(Type.DNSKEY))
                .expect(DURATION_LONG, TYPES.of(Type.SOA))
                .expect(RRSIG_EXPIRATION).forbidOthers();
    }

    @Scenario("REMAINING-AND-DURATION-LONG")
    void bothFaultsOfASignatureAreReported(World world) {
        run(new Dnssec04(), signedDuring(world, Duration.ofDays(1), Duration.ofDays(365)))
                .expect(REMAINING_LONG, DURATION_LONG, RRSIG_EXPIRATION).forbidOthers();
    }

    @Scenario("THRESHOLDS")
    void theProfileSetsTheBounds(World world) {
        Duration week = Duration.ofDays(7);
        run(new Dnssec04(), signedDuring(world.with(Threshold.REMAINING_SHORT, week.toSeconds() + 1), ONE_SECOND, week))
                .expect(REMAINING_SHORT, RRSIG_EXPIRATION).forbidOthers();
        run(new Dnssec04(), signedDuring(new World().with(Threshold.REMAINING_LONG, week.toSeconds() - 1)
                .with(Threshold.DURATION_LONG, week.toSeconds()), ONE_SECOND, week))
                .expect(REMAINING_LONG, DURATION_LONG, RRSIG_EXPIRATION).forbidOthers();
    }

    @Scenario("ONLY-SOA-EXPIRED")
    void bothRrsetsAreLookedAt(World world) {
        ScriptedZone zone = world.zone(ZONE).signed();
        zone.amend(content -> zone.signing().during(Duration.ofDays(2), Duration.ofDays(-1))
                .resign(content, "@", "SOA"));
        run(new Dnssec04(), zone)
                .expect(RRSIG_EXPIRED, TYPES.of(Type.SOA)).expect(DURATION_OK, TYPES.of(Type.DNSKEY))
                .expect(RRSIG_EXPIRATION).forbidOthers();
    }

    @Scenario("FIRST-SERVER-UNFIT")
    void serversWithoutSignedAnswerArePassedOver(World world) {
        ScriptedZone zone = world.zone(ZONE).delegatedTo("ns1", "ns2", "ns3", "ns4").signed();
        zone.server("ns1").silent();
        zone.server("ns2").notAuthoritative();
        zone.amendOn("ns3", content -> content.withoutSignatures("@", "SOA"));
        zone.amendOn("ns3", content -> content.withoutSignatures("@", "DNSKEY"));
        ScenarioRun run = run(new Dnssec04(), zone).expect(RRSIG_EXPIRATION, DURATION_OK).forbidOthers();
        assertThat(run.entries()).hasSize(4);
    }

    @Scenario("SEVERAL-RRSIG")
    void eachOfSeveralSignaturesIsReported(World world) {
        ScriptedZone zone = world.zone(ZONE).signed();
        zone.amend(content -> content.withoutSignatures("@", "SOA").forEach(signature -> content.add(signature)
                .add(Signing.withKeytag(signature, zone.signing().strangeKeytag()))));
        ScenarioRun run = run(new Dnssec04(), zone).expect(RRSIG_EXPIRATION, DURATION_OK).forbidOthers();
        assertThat(run.entries()).filteredOn(entry -> "SOA".equals(entry.args().get("types")))
                .extracting(Entry::tag)
                .containsExactly("RRSIG_EXPIRATION", "DURATION_OK", "RRSIG_EXPIRATION", "DURATION_OK");
    }

    @Scenario("NOT-SIGNED")
    void nothingIsSaidWithoutSignatures(World world) {
        run(new Dnssec04(), world.zone(ZONE)).forbidOthers();
    }

    @Scenario("IPV4-DISABLED")
    void ipv4IsSwitchedOff(World world) {
        run(new Dnssec04(), world.withoutIpv4().zone(ZONE).signed())
                .expect(IPV4_DISABLED, QUERY_TYPE.of(Type.DNSKEY)).expect(IPV4_DISABLED, QUERY_TYPE.of(Type.SOA))
                .expect(RRSIG_EXPIRATION, DURATION_OK).forbidOthers();
    }

    @Scenario("IPV6-DISABLED")
    void ipv6IsSwitchedOff(World world) {
        run(new Dnssec04(), world.withoutIpv6().zone(ZONE).signed())
                .expect(IPV6_DISABLED, QUERY_TYPE.of(Type.DNSKEY)).expect(IPV6_DISABLED, QUERY_TYPE.of(Type.SOA))
                .expect(RRSIG_EXPIRATION, DURATION_OK).forbidOthers();
    }

    private static ScriptedZone signedDuring(World world, Duration before, Duration after) {
        ScriptedZone zone = world.zone(ZONE);
        return zone.signed(Signing.of(zone.name()).during(before, after));
    }
}
