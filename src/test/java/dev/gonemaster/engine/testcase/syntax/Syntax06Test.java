package dev.gonemaster.engine.testcase.syntax;

import static dev.gonemaster.engine.message.ArgName.ADDRESS;
import static dev.gonemaster.engine.message.ArgName.DOMAIN;
import static dev.gonemaster.engine.message.ArgName.LOCALHOST;
import static dev.gonemaster.engine.message.ArgName.NS;
import static dev.gonemaster.engine.message.ArgName.QUERY_TYPE;
import static dev.gonemaster.engine.message.ArgName.RNAME_MAILBOX;
import static dev.gonemaster.engine.scenario.ScenarioRun.run;
import static dev.gonemaster.engine.testcase.SharedMessage.IPV4_DISABLED;
import static dev.gonemaster.engine.testcase.SharedMessage.IPV6_DISABLED;
import static dev.gonemaster.engine.testcase.SharedMessage.NO_RESPONSE;
import static dev.gonemaster.engine.testcase.syntax.Syntax06.Message.RNAME_MAIL_DOMAIN_INVALID;
import static dev.gonemaster.engine.testcase.syntax.Syntax06.Message.RNAME_MAIL_DOMAIN_LOCALHOST;
import static dev.gonemaster.engine.testcase.syntax.Syntax06.Message.RNAME_MAIL_ILLEGAL_CNAME;
import static dev.gonemaster.engine.testcase.syntax.Syntax06.Message.RNAME_RFC822_INVALID;
import static dev.gonemaster.engine.testcase.syntax.Syntax06.Message.RNAME_RFC822_VALID;
import static dev.gonemaster.engine.testcase.syntax.SyntaxMessage.NO_RESPONSE_SOA_QUERY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gonemaster.engine.scenario.Scenario;
import dev.gonemaster.engine.scenario.ScriptedZone;
import dev.gonemaster.engine.scenario.World;
import dev.gonemaster.engine.scenario.ZoneContent;
import java.util.function.Consumer;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Type;

class Syntax06Test {
    private static final String ZONE = "child.syntax06.xa";
    private static final String OTHER = "other.syntax06.xa";

    @Scenario("RFC822-VALID")
    void mailGoesToAnExchanger(World world) {
        ScriptedZone zone = zone(world, "first\\.last." + OTHER + ".");
        world.zone(OTHER).with("@", "MX", "10 mail").with("mail", "A", "192.0.2.1");
        var run = run(new Syntax06(), zone)
                .expect(RNAME_RFC822_VALID, RNAME_MAILBOX.of("first.last@" + OTHER)).forbidOthers();
        assertThat(run.entries()).as("one for all servers").hasSize(1);
    }

    @Scenario("RFC822-VALID-WITHOUT-MX")
    void mailGoesToTheDomainItself(World world) {
        ScriptedZone zone = zone(world, "msb." + OTHER + ".");
        world.zone(OTHER).with("@", "AAAA", "2001:db8::1");
        run(new Syntax06(), zone).expect(RNAME_RFC822_VALID).forbidOthers();
    }

    @Scenario("RFC822-VALID-IN-ZONE")
    void theMailDomainIsInTheZone(World world) {
        run(new Syntax06(), zone(world, "msb.mail." + ZONE + ".").with("mail", "A", "192.0.2.1"))
                .expect(RNAME_RFC822_VALID, RNAME_MAILBOX.of("msb@mail." + ZONE)).forbidOthers();
    }

    @Scenario("RFC822-INVALID")
    void rnameIsNoMailAddress(World world) {
        var run = run(new Syntax06(), zone(world, "ms[b.example."))
                .expect(RNAME_RFC822_INVALID, RNAME_MAILBOX.of("ms[b@example")).forbidOthers();
        assertThat(run.entries()).as("one for each server").hasSize(4);
    }

    @Scenario("RNAME-DIFFERS")
    void eachMailboxIsJudged(World world) {
        ScriptedZone zone = world.zone(ZONE).amend(rname("a." + ZONE + ".")).with("@", "A", "192.0.2.1")
                .amendOn("ns2", rname("."));
        run(new Syntax06(), zone)
                .expect(RNAME_RFC822_VALID, RNAME_MAILBOX.of("a@" + ZONE))
                .expect(RNAME_RFC822_INVALID, RNAME_MAILBOX.of("@")).forbidOthers();
    }

    @Scenario("TWO-MAILBOXES-ONE-UNREACHABLE")
    void nothingIsCalledValidBesideAnInvalidDomain(World world) {
        ScriptedZone zone = world.zone(ZONE).amend(rname("a." + ZONE + ".")).with("@", "A", "192.0.2.1")
                .amendOn("ns2", rname("a.gone." + ZONE + "."));
        run(new Syntax06(), zone)
                .expect(RNAME_MAIL_DOMAIN_INVALID, DOMAIN.of(World.absolute("gone." + ZONE))).forbidOthers();
    }

    @Scenario("MAIL-DOMAIN-DOES-NOT-EXIST")
    void theLookUpOfMxGivesNxdomain(World world) {
        var run = run(new Syntax06(), zone(world, "msb.gone." + ZONE + "."))
                .expect(RNAME_MAIL_DOMAIN_INVALID, DOMAIN.of(World.absolute("gone." + ZONE))).forbidOthers();
        assertThat(run.entries()).hasSize(1);
    }

    @Scenario("MAIL-DOMAIN-LOOK-UP-FAILS")
    void theLookUpOfMxGetsNoResponse(World world) {
        ScriptedZone zone = zone(world, "msb." + OTHER + ".");
        ScriptedZone other = world.zone(OTHER);
        other.server("ns1").silent();
        other.server("ns2").silent();
        run(new Syntax06(), zone).expect(RNAME_MAIL_DOMAIN_INVALID, DOMAIN.of(other.name())).forbidOthers();
    }

    @Scenario("EXCHANGER-DOES-NOT-EXIST")
    void oneOfTwoExchangersDoesNotExist(World world) {
        ScriptedZone zone = zone(world, "msb." + OTHER + ".");
        ScriptedZone other = world.zone(OTHER).with("@", "MX", "10 mail").with("@", "MX", "20 gone")
                .with("mail", "A", "192.0.2.1");
        run(new Syntax06(), zone).expect(RNAME_MAIL_DOMAIN_INVALID, DOMAIN.of(other.nameOf("gone"))).forbidOthers();
    }

    @Scenario("NO-MX-NO-ADDRESS")
    void theDomainHasNeitherMxNorAddress(World world) {
        ScriptedZone zone = zone(world, "msb." + OTHER + ".");
        ScriptedZone other = world.zone(OTHER);
        run(new Syntax06(), zone).expect(RNAME_MAIL_DOMAIN_INVALID, DOMAIN.of(other.name())).forbidOthers();
    }

    @Scenario("NULL-MX")
    void theDomainRefusesMail(World world) {
        ScriptedZone zone = zone(world, "msb." + OTHER + ".");
        ScriptedZone other = world.zone(OTHER).with("@", "MX", "0 .").with("@", "A", "192.0.2.1");
        run(new Syntax06(), zone).expect(RNAME_MAIL_DOMAIN_INVALID, DOMAIN.of(other.name())).forbidOthers();
    }

    @Scenario("MAIL-DOMAIN-LOCALHOST")
    void theDomainIsTheSameMachine(World world) {
        ScriptedZone zone = zone(world, "msb." + OTHER + ".");
        ScriptedZone other = world.zone(OTHER).with("@", "A", "127.0.0.1").with("@", "A", "192.0.2.1");
        run(new Syntax06(), zone)
                .expect(RNAME_MAIL_DOMAIN_LOCALHOST, DOMAIN.of(other.name()), LOCALHOST.of(World.address("127.0.0.1")))
                .expect(RNAME_MAIL_DOMAIN_INVALID, DOMAIN.of(other.name())).forbidOthers();
    }

    @Scenario("EXCHANGER-LOCALHOST")
    void anExchangerIsTheSameMachine(World world) {
        ScriptedZone zone = zone(world, "msb." + OTHER + ".");
        ScriptedZone other = world.zone(OTHER).with("@", "MX", "10 mail").with("mail", "AAAA", "::1");
        run(new Syntax06(), zone)
                .expect(RNAME_MAIL_DOMAIN_LOCALHOST, DOMAIN.of(other.nameOf("mail")),
                        LOCALHOST.of(World.address("::1")))
                .expect(RNAME_MAIL_DOMAIN_INVALID).forbidOthers();
    }

    @Scenario("MAIL-DOMAIN-IS-CNAME")
    void theDomainIsAnAliasWithoutMx(World world) {
        ScriptedZone zone = zone(world, "msb.alias." + OTHER + ".");
        ScriptedZone other = world.zone(OTHER).with("alias", "CNAME", "real").with("real", "A", "192.0.2.1");
        run(new Syntax06(), zone)
                .expect(RNAME_MAIL_ILLEGAL_CNAME, DOMAIN.of(other.nameOf("alias")))
                .expect(RNAME_MAIL_DOMAIN_INVALID, DOMAIN.of(other.nameOf("alias"))).forbidOthers();
    }

    @Scenario("MAIL-DOMAIN-IS-CNAME-WITH-MX")
    void anAliasMayLeadToMx(World world) {
        ScriptedZone zone = zone(world, "msb.alias." + OTHER + ".");
        world.zone(OTHER).with("alias", "CNAME", "real").with("real", "MX", "10 mail").with("mail", "A", "192.0.2.1");
        run(new Syntax06(), zone).expect(RNAME_RFC822_VALID).forbidOthers();
    }

    @Scenario("EXCHANGER-IS-CNAME")
    void anExchangerIsAnAlias(World world) {
        ScriptedZone zone = zone(world, "msb." + OTHER + ".");
        ScriptedZone other = world.zone(OTHER).with("@", "MX", "10 mail").with("mail", "CNAME", "real")
                .with("real", "A", "192.0.2.1");
        var run = run(new Syntax06(), zone)
                .expect(RNAME_MAIL_ILLEGAL_CNAME, DOMAIN.of(other.nameOf("mail")))
                .expect(RNAME_MAIL_DOMAIN_INVALID, DOMAIN.of(other.nameOf("mail"))).forbidOthers();
        assertThat(run.entries()).hasSize(2);
    }

    @Scenario("EXCHANGER-CNAME-LOOP")
    void anExchangerIsAnAliasInCircles(World world) {
        ScriptedZone zone = zone(world, "msb." + OTHER + ".");
        world.zone(OTHER).with("@", "MX", "10 one").with("one", "CNAME", "two").with("two", "CNAME", "one");
        run(new Syntax06(), zone).expect(RNAME_MAIL_ILLEGAL_CNAME, RNAME_MAIL_DOMAIN_INVALID).forbidOthers();
    }

    @Scenario("MAIL-DOMAIN-LEFT-OUT")
    void whatCouldNotBeAskedIsNeitherValidNorInvalid(World world) {
        ScriptedZone zone = zone(world, "msb." + OTHER + ".");
        ScriptedZone other = world.withoutIpv6().zone(OTHER);
        other.server("ns1").ipv6Only();
        other.server("ns2").ipv6Only();
        run(new Syntax06(), zone).expect(IPV6_DISABLED).forbidOthers();
    }

    @Scenario("MANY-MX")
    void theHostsLookedUpAreLimited(World world) {
        ScriptedZone zone = zone(world, "msb." + OTHER + ".");
        ScriptedZone other = world.zone(OTHER);
        for (int number = 0; number <= MailDomains.HOSTS_MAX; number++) {
            other.with("@", "MX", "10 mail" + number);
        }
        var run = run(new Syntax06(), zone).expect(RNAME_MAIL_DOMAIN_INVALID).forbidOthers();
        assertThat(run.entries()).hasSize(MailDomains.HOSTS_MAX);
    }

    @Scenario("NO-RESPONSE")
    void aSilentServerIsLeftOut(World world) {
        ScriptedZone zone = zone(world, "msb." + ZONE + ".").with("@", "A", "192.0.2.1");
        var silent = zone.server("ns2").ipv6Only().silent();
        run(new Syntax06(), zone)
                .expect(NO_RESPONSE, NS.of(silent.name()), ADDRESS.of(silent.addresses().getFirst()))
                .expect(RNAME_RFC822_VALID).forbidOthers();
    }

    @Scenario("NO-RESPONSE-SOA-QUERY")
    void serversWithoutSoaSayNothingAboutRname(World world) {
        ScriptedZone zone = world.zone(ZONE);
        zone.server("ns1").rcode(Rcode.REFUSED);
        zone.server("ns2").rcode(Rcode.SERVFAIL);
        var run = run(new Syntax06(), zone).expect(NO_RESPONSE_SOA_QUERY).forbidOthers();
        assertThat(run.entries()).as("one for each server").hasSize(4);
    }

    @Scenario("IPV4-DISABLED")
    void ipv4IsSwitchedOff(World world) {
        ScriptedZone zone = zone(world.withoutIpv4(), "msb." + ZONE + ".").with("@", "A", "192.0.2.1");
        run(new Syntax06(), zone)
                .expect(IPV4_DISABLED, QUERY_TYPE.of(Type.SOA)).expect(RNAME_RFC822_VALID).forbidOthers();
    }

    private static ScriptedZone zone(World world, String rname) {
        return world.zone(ZONE).amend(rname(rname));
    }

    private static Consumer<ZoneContent> rname(String rname) {
        return content -> content.without("@", "SOA")
                .with("@", "SOA", "ns1 " + rname + " 1 14400 7200 1209600 3600");
    }
}
