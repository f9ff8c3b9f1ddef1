package dev.gonemaster.engine.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gonemaster.engine.dns.DnsClient;
import dev.gonemaster.engine.dns.Edns;
import dev.gonemaster.engine.dns.Outcome;
import dev.gonemaster.engine.dns.Query;
import dev.gonemaster.engine.dns.Response;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

class ScriptedWorldTest {
    private final World world = new World();

    @Test
    void theParentRefersWithGlue() {
        world.zone("child.xa");

        Response response = ask("ns1.xa", "www.child.xa", Type.A);

        assertThat(response.referralTo(World.absolute("child.xa"))).hasSize(2);
        assertThat(response.section(Section.ADDITIONAL, Type.A)).hasSize(2);
        assertThat(response.section(Section.ADDITIONAL, Type.AAAA)).hasSize(2);
    }

    @Test
    void aServerOfTheZoneAnswersWithAuthority() {
        world.zone("child.xa");

        Response response = ask("ns1.child.xa", "child.xa", Type.SOA);

        assertThat(response.authoritative()).isTrue();
        assertThat(response.soleSoa(World.absolute("child.xa"))).isPresent();
    }

    @Test
    void whatDoesNotExistIsNxdomainAndWhatHasOtherTypesOnlyIsNodata() {
        world.zone("child.xa").with("www.a.child.xa", "TXT", "x");

        Response missing = ask("ns1.child.xa", "b.child.xa", Type.A);
        Response emptyNonTerminal = ask("ns1.child.xa", "a.child.xa", Type.A);

        assertThat(missing.rcode()).isEqualTo(Rcode.NXDOMAIN);
        assertThat(missing.section(Section.AUTHORITY, Type.SOA)).hasSize(1);
        assertThat(emptyNonTerminal.rcode()).isEqualTo(Rcode.NOERROR);
        assertThat(emptyNonTerminal.section(Section.AUTHORITY, Type.SOA)).hasSize(1);
    }

    @Test
    void aliasesAreFollowedInsideTheZone() {
        world.zone("child.xa").with("www", "CNAME", "web").with("web", "A", "192.0.2.1")
                .with("old", "DNAME", "new.child.xa.").with("x.new.child.xa", "A", "192.0.2.2")
                .with("*.w.child.xa", "A", "192.0.2.3");

        assertThat(ask("ns1.child.xa", "www.child.xa", Type.A).answer(Type.A)).hasSize(1);
        assertThat(ask("ns1.child.xa", "x.old.child.xa", Type.A).answer(Type.A)).hasSize(1);
        assertThat(ask("ns1.child.xa", "a.b.w.child.xa", Type.A).answer()).hasSize(1);
    }

    @Test
    void aServerWithoutTheZoneRefuses() {
        world.zone("child.xa");
        world.zone("other.xa");

        assertThat(ask("ns1.other.xa", "child.xa", Type.SOA).rcode()).isEqualTo(Rcode.REFUSED);
    }

    @Test
    void ednsIsAnsweredInKind() {
        world.zone("child.xa");
        Query query = Query.of(World.absolute("child.xa"), Type.SOA).with(new Edns(1, 512, false, 0, List.of()));

        assertThat(ask("ns1.child.xa", "child.xa", Type.SOA).opt()).isEmpty();
        assertThat(((Response) exchange("ns1.child.xa", query)).rcode()).isEqualTo(Rcode.BADVERS);
    }

    @Test
    void aCopyOnOneServerMayDiffer() {
        world.zone("child.xa").amendOn("ns2", content -> content.with("only", "A", "192.0.2.1"));

        assertThat(ask("ns1.child.xa", "only.child.xa", Type.A).rcode()).isEqualTo(Rcode.NXDOMAIN);
        assertThat(ask("ns2.child.xa", "only.child.xa", Type.A).answer()).hasSize(1);
    }

    @Test
    void misbehaviourIsPerServer() {
        world.zone("child.xa").server("ns1").silent();
        world.server("ns2.child.xa").rcode(Rcode.SERVFAIL).on("child.xa", "SOA", Misbehaviour.notAuthoritative());

        assertThat(exchange("ns1.child.xa", Query.of(World.absolute("child.xa"), Type.SOA)))
                .isEqualTo(new Outcome.NoResponse(Outcome.Failure.TIMEOUT));
        assertThat(ask("ns2.child.xa", "child.xa", Type.NS).rcode()).isEqualTo(Rcode.SERVFAIL);
        assertThat(ask("ns2.child.xa", "child.xa", Type.SOA).authoritative()).isFalse();
    }

    @Test
    void namesOutsideTheZoneHaveAddressesInTheirOwn() {
        DnsClient client = world.zone("child.xa").delegatedTo("ns1.host.xb", "ns2").tested().dns();

        assertThat(client.addressesOf(World.absolute("ns1.host.xb")))
                .isEqualTo(world.server("ns1.host.xb").addresses());
        assertThat(client.addressesOf(World.absolute("ns2.child.xa"))).hasSize(2);
        assertThat(client.addressesOf(World.absolute("ns3.child.xa"))).isEmpty();
    }

    private Response ask(String server, String name, int type) {
        return (Response) exchange(server, Query.of(World.absolute(name), type));
    }

    private Outcome exchange(String server, Query query) {
        return world.transport().exchange(world.server(server).addresses().getFirst(), query);
    }

    @Test
    void theRootIsServedToo() {
        assertThat(((Response) world.transport().exchange(world.rootServers().first().address(),
                Query.of(Name.root, Type.NS))).answer()).hasSize(2);
    }
}
