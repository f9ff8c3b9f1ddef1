package dev.gonemaster.engine.zone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gonemaster.engine.dns.NameServer;
import dev.gonemaster.engine.scenario.Misbehaviour;
import dev.gonemaster.engine.scenario.Scenario;
import dev.gonemaster.engine.scenario.ScriptedZone;
import dev.gonemaster.engine.scenario.ScriptedTransport;
import dev.gonemaster.engine.scenario.World;
import java.util.Arrays;
import java.util.List;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Type;

/// Published scenarios of MethodsV2 ("test-zones/MethodsV2").
class MethodsV2Test {
    private static final String GRANDPARENT = "scenario.methodsv2.xa";
    private static final String PARENT = "parent." + GRANDPARENT;
    private static final String CHILD = "child." + PARENT;

    private static NameServerSet servers(ScriptedZone zone, String... names) {
        NameServerSet set = NameServerSet.EMPTY;
        for (String name : names) {
            set = set.plus(NameServerSet.ofNames(List.of(zone.nameOf(name)))).plus(zone.server(name).nameServers());
        }
        return set;
    }

    private static NameServerSet names(ScriptedZone zone, String... names) {
        return NameServerSet.ofNames(Arrays.stream(names).map(zone::nameOf).toList());
    }

    private static void expect(ScriptedZone child, NameServerSet parent, NameServerSet delegation, NameServerSet zone) {
        Zone tested = child.tested();
        assertThat(tested.parentSide().nameServers()).as("parent").hasValue(parent);
        assertThat(tested.delegation().nameServers()).as("delegation").hasValue(delegation);
        assertThat(tested.childSide().nameServers()).as("zone").hasValue(zone);
    }

    @Scenario("GOOD-1")
    void allInside(World world) {
        ScriptedZone child = world.zone(CHILD);

        expect(child, servers(world.zone(PARENT), "ns1", "ns2"), servers(child, "ns1", "ns2"),
                servers(child, "ns1", "ns2"));
    }

    @Scenario("GOOD-2")
    void allOutside(World world) {
        ScriptedZone child = world.zone(CHILD).delegatedTo("ns5." + GRANDPARENT, "ns6." + GRANDPARENT);
        NameServerSet both = servers(world.zone(GRANDPARENT), "ns5", "ns6");

        expect(child, servers(world.zone(PARENT), "ns1", "ns2"), both, both);
    }

    @Scenario("GOOD-3")
    void insideAndOutside(World world) {
        ScriptedZone child = world.zone(CHILD).delegatedTo("ns1", "ns3." + PARENT, "ns5." + GRANDPARENT);
        NameServerSet all = servers(child, "ns1", "ns3." + PARENT, "ns5." + GRANDPARENT);

        expect(child, servers(world.zone(PARENT), "ns1", "ns2"), all, all);
    }

    @Scenario("GOOD-4")
    void aServerOfTheGrandparentServesTheParent(World world) {
        ScriptedZone parent = world.zone(PARENT).delegatedTo("ns1", "ns2", "ns1." + GRANDPARENT);
        ScriptedZone child = world.zone(CHILD);

        expect(child, servers(parent, "ns1", "ns2", "ns1." + GRANDPARENT), servers(child, "ns1", "ns2"),
                servers(child, "ns1", "ns2"));
    }

    @Scenario("GOOD-6")
    void theGrandparentsServersServeTheChild(World world) {
        ScriptedZone child = world.zone(CHILD).delegatedTo("ns1." + GRANDPARENT, "ns2." + GRANDPARENT);
        NameServerSet both = servers(world.zone(GRANDPARENT), "ns1", "ns2");

        expect(child, servers(world.zone(PARENT), "ns1", "ns2"), both, both);
    }

    @Scenario("GOOD-7")
    void theParentsServersServeTheChild(World world) {
        ScriptedZone child = world.zone(CHILD).delegatedTo("ns1." + PARENT, "ns2." + PARENT);
        NameServerSet both = servers(world.zone(PARENT), "ns1", "ns2");

        expect(child, both, both, both);
    }

    @Scenario("GOOD-UNDEL-2")
    void undelegatedInsideAndOutside(World world) {
        ScriptedZone child = world.zone(CHILD).notDelegated()
                .apexNs("ns1", "ns3." + PARENT, "ns6." + GRANDPARENT)
                .undelegated("ns1", "ns3." + PARENT).undelegatedNames("ns6." + GRANDPARENT);
        NameServerSet all = servers(child, "ns1", "ns3." + PARENT, "ns6." + GRANDPARENT);

        expect(child, NameServerSet.EMPTY, all, all);
    }

    @Scenario("DIFF-NS-1")
    void otherNamesOnTheSameServers(World world) {
        ScriptedZone child = world.zone(CHILD).apexNs("ns1-2", "ns2-2").without("ns1").without("ns2");
        child.server("ns1-2").sameAddressesAs(child.server("ns1"));
        child.server("ns2-2").sameAddressesAs(child.server("ns2"));

        expect(child, servers(world.zone(PARENT), "ns1", "ns2"), servers(child, "ns1", "ns2"),
                servers(child, "ns1-2", "ns2-2"));
    }

    @Scenario("IB-NOT-IN-ZONE-1")
    void theNamesHaveNoAddressInTheZone(World world) {
        ScriptedZone child = world.zone(CHILD).without("ns1").without("ns2");

        expect(child, servers(world.zone(PARENT), "ns1", "ns2"), servers(child, "ns1", "ns2"),
                names(child, "ns1", "ns2"));
    }

    @Scenario("CHILD-NO-ZONE-1")
    void theChildsServersFail(World world) {
        ScriptedZone child = world.zone(CHILD);
        child.server("ns1").rcode(Rcode.SERVFAIL);
        child.server("ns2").silent();

        expect(child, servers(world.zone(PARENT), "ns1", "ns2"), servers(child, "ns1", "ns2"), NameServerSet.EMPTY);
    }

    @Scenario("NO-CHILD-1")
    void notDelegated(World world) {
        Zone tested = world.zone(CHILD).notDelegated().servedBy().tested();

        assertThat(tested.parentSide().nameServers()).isEmpty();
        assertThat(tested.delegation().nameServers()).isEmpty();
        assertThat(tested.childSide().nameServers()).isEmpty();
        assertThat(tested.nameServers()).isEmpty();
    }

    @Scenario("CHLD-FOUND-PAR-UNDET-1")
    void theGrandparentAndTheParentDelegate(World world) {
        ScriptedZone child = world.zone(CHILD);
        ScriptedZone grandparent = world.zone(GRANDPARENT).amendOn("ns1", content -> content.without(PARENT)
                .with(CHILD, "NS", child.nameOf("ns1").toString()));

        assertThat(child.tested().parentSide().nameServers())
                .hasValue(servers(grandparent, "ns1").plus(servers(world.zone(PARENT), "ns1", "ns2")));
    }

    @Scenario("CHLD-FOUND-INCONSIST-1")
    void onlyOneParentServerDelegates(World world) {
        ScriptedZone child = world.zone(CHILD);
        world.zone(PARENT).amendOn("ns2",
                content -> content.without(CHILD).without("ns1." + CHILD).without("ns2." + CHILD));

        expect(child, servers(world.zone(PARENT), "ns1"), servers(child, "ns1", "ns2"), servers(child, "ns1", "ns2"));
    }

    @Scenario("NO-CHLD-NO-PAR-1")
    void nobodyKnowsTheParent(World world) {
        world.zone(GRANDPARENT).server("ns1").rcode(Rcode.SERVFAIL);
        world.server("ns2." + GRANDPARENT).rcode(Rcode.SERVFAIL);

        assertThat(world.zone(CHILD).tested().delegation().nameServers()).isEmpty();
    }

    @Scenario("ZONE-ERR-GRANDPARENT-1")
    void oneServerOfTheGrandparentIsNotAuthoritative(World world) {
        ScriptedZone child = world.zone(CHILD);
        world.zone(GRANDPARENT).server("ns2").notAuthoritative();

        expect(child, servers(world.zone(PARENT), "ns1", "ns2"), servers(child, "ns1", "ns2"),
                servers(child, "ns1", "ns2"));
    }

    @Scenario("DELEG-OOB-W-ERROR-1")
    void oneNameOutsideHasNoAddress(World world) {
        ScriptedZone child = world.zone(CHILD).delegatedTo("ns3." + GRANDPARENT, "ns4-nodata." + GRANDPARENT);
        world.zone(GRANDPARENT).with("ns4-nodata", "TXT", "no address").server("ns4-nodata").at();
        NameServerSet both = servers(child, "ns3." + GRANDPARENT, "ns4-nodata." + GRANDPARENT);

        expect(child, servers(world.zone(PARENT), "ns1", "ns2"), both, both);
        assertThat(both.servers(world.zone(GRANDPARENT).nameOf("ns4-nodata"))).isEmpty();
    }

    @Scenario("DELEG-OOB-W-ERROR-4")
    void noNameOutsideExists(World world) {
        ScriptedZone child = world.zone(CHILD).delegatedTo("ns3." + GRANDPARENT, "ns4." + GRANDPARENT).servedBy();
        world.zone(GRANDPARENT).server("ns3").at();
        world.zone(GRANDPARENT).server("ns4").at();

        expect(child, servers(world.zone(PARENT), "ns1", "ns2"), names(world.zone(GRANDPARENT), "ns3", "ns4"),
                NameServerSet.EMPTY);
    }

    @Scenario("CHILD-NS-CNAME-1")
    void namesAreAliasesInsideTheZone(World world) {
        ScriptedZone child = aliased(world, "ns1", "ns2");

        expect(child, servers(world.zone(PARENT), "ns1", "ns2"), servers(child, "ns1-cname", "ns2-cname"),
                servers(child, "ns1-cname", "ns2-cname"));
    }

    @Scenario("CHILD-NS-CNAME-2")
    void namesAreAliasesOfNamesOutsideTheZone(World world) {
        ScriptedZone child = aliased(world, "child-ns1." + GRANDPARENT, "child-ns2." + GRANDPARENT);

        expect(child, servers(world.zone(PARENT), "ns1", "ns2"), servers(child, "ns1-cname", "ns2-cname"),
                servers(child, "ns1-cname", "ns2-cname"));
    }

    /// A zone whose name servers `ns1-cname` and `ns2-cname` have glue, but are aliases in the zone.
    private static ScriptedZone aliased(World world, String first, String second) {
        ScriptedZone child = world.zone(CHILD).delegatedTo("ns1-cname", "ns2-cname")
                .without("ns1-cname").without("ns2-cname");
        child.server(first).sameAddressesAs(child.server("ns1-cname"));
        child.server(second).sameAddressesAs(child.server("ns2-cname"));
        return child.with("ns1-cname", "CNAME", child.nameOf(first).toString())
                .with("ns2-cname", "CNAME", child.nameOf(second).toString());
    }

    @Scenario("PARENT-NS-SAME-IP-1")
    void twoNamesOfTheParentAreOneServer(World world) {
        ScriptedZone parent = world.zone(PARENT).delegatedTo("ns1a", "ns1b", "ns2");
        parent.server("ns1b").sameAddressesAs(parent.server("ns1a"));
        ScriptedZone child = world.zone(CHILD);

        expect(child, servers(parent, "ns1a", "ns1b", "ns2"), servers(child, "ns1", "ns2"),
                servers(child, "ns1", "ns2"));
    }

    @Scenario("PARENT-NS-SAME-IP-2")
    void theParentsApexHasOtherNamesForTheSameServers(World world) {
        ScriptedZone parent = world.zone(PARENT).delegatedTo("ns1", "ns2").apexNs("ns1a", "ns1b", "ns2");
        parent.server("ns1a").sameAddressesAs(parent.server("ns1"));
        parent.server("ns1b").sameAddressesAs(parent.server("ns1"));

        assertThat(world.zone(CHILD).tested().parentSide().nameServers())
                .hasValue(servers(parent, "ns1", "ns1a", "ns1b", "ns2"));
    }

    @Scenario("root zone")
    void theRootHasItsHintsForADelegation(World world) {
        ScriptedZone root = world.zone(".");

        expect(root, NameServerSet.EMPTY, servers(root, "ns1", "ns2"), servers(root, "ns1", "ns2"));
    }

    @Scenario("name servers in a sub-zone")
    void addressesInASubZoneAreFollowed(World world) {
        String deep = "deep.sub." + CHILD;
        ScriptedZone child = world.zone(CHILD).delegatedTo("ns1", "ns." + deep);
        world.zone(deep, "sub." + CHILD);

        expect(child, servers(world.zone(PARENT), "ns1", "ns2"), servers(child, "ns1", "ns." + deep),
                servers(child, "ns1", "ns." + deep));
    }

    @Scenario("sub-zone below sub-zone below sub-zone")
    void referralsAreFollowedSoFarOnly(World world) {
        StringBuilder zone = new StringBuilder(CHILD);
        for (int depth = 1; depth <= AddressChase.STEPS_MAX; depth++) {
            zone.insert(0, "sub.");
            world.zone(zone.toString());
        }
        String near = "ns1." + zone;
        String far = "ns1.sub." + zone;
        ScriptedZone child = world.zone(CHILD).delegatedTo("ns1").apexNs("ns1", near, far).servedBy("ns1");
        world.zone("sub." + zone);

        NameServerSet found = child.tested().childSide().nameServers().orElseThrow();

        assertThat(found.servers(child.nameOf(near))).hasSize(2);
        assertThat(found.servers(child.nameOf(far))).isEmpty();
    }

    @Scenario("sub-zone with more servers than may be asked")
    void questionsForOneNameAreBounded(World world) {
        String[] many = new String[AddressChase.QUESTIONS_MAX];
        Arrays.setAll(many, i -> "ns" + i);
        String sub = "sub." + CHILD;
        String wanted = "missing." + sub;
        world.zone(sub).delegatedTo(many);
        ScriptedZone child = world.zone(CHILD).delegatedTo("ns1").apexNs("ns1", wanted).servedBy("ns1");
        child.server(wanted).at();
        ScriptedTransport transport = world.transport();

        assertThat(child.tested(transport).childSide().nameServers()).isPresent();

        // The server's two addresses begin one chase each.
        assertThat(transport.exchanges().stream().filter(exchange -> exchange.query().type() == Type.AAAA)
                .filter(exchange -> exchange.query().name().equals(child.nameOf(wanted))).count())
                .isBetween((long) AddressChase.QUESTIONS_MAX, 2L * AddressChase.QUESTIONS_MAX);
    }

    @Scenario("parent servers that serve the child, glue missing")
    void theAddressesAreAskedOfTheParentsServers(World world) {
        String serving = "ns1." + PARENT;
        ScriptedZone child = world.zone(CHILD).delegatedTo(serving, "ns2").servedBy(serving, "ns2." + PARENT, "ns2");
        world.server(serving).on(CHILD, "NS", Misbehaviour.withoutAdditional());
        world.server("ns2." + PARENT).on(CHILD, "NS", Misbehaviour.withoutAdditional());

        expect(child, servers(world.zone(PARENT), "ns1", "ns2"), servers(child, serving, "ns2"),
                servers(child, serving, "ns2"));
    }

    @Scenario("everything is found once")
    void noQuestionIsAskedForASecondTime(World world) {
        Zone tested = world.zone(CHILD).tested();
        List<NameServer> first = List.copyOf(tested.nameServers());

        assertThat(tested.parentSide().walk()).isSameAs(tested.parentSide().walk());
        assertThat(tested.delegation().nameServers()).isSameAs(tested.delegation().nameServers());
        assertThat(List.copyOf(tested.nameServers())).isEqualTo(first).hasSize(4);
    }

    @Scenario("more names than the walk may look up")
    void lookUpsOfTheWalkAreBounded(World world) {
        String[] many = new String[ParentWalk.NAMES_MAX * 2];
        Arrays.setAll(many, i -> "ns" + i + ".farm.xb");
        world.zone(PARENT).delegatedTo(many);

        NameServerSet found = world.zone(CHILD).tested().parentSide().nameServers().orElseThrow();

        assertThat(found.names()).hasSize(ParentWalk.NAMES_MAX);
    }

    @Scenario("more servers than the walk may ask")
    void serversOfTheWalkAreBounded(World world) {
        String[] many = new String[ParentWalk.SERVERS_MAX];
        Arrays.setAll(many, i -> "ns" + i);
        world.zone(PARENT).delegatedTo(many);
        ScriptedZone child = world.zone(CHILD);
        ScriptedTransport transport = world.transport();

        assertThat(child.tested(transport).parentSide().nameServers()).isPresent();

        assertThat(transport.exchanges().stream().map(ScriptedTransport.Exchange::server).distinct().count())
                .isBetween(ParentWalk.SERVERS_MAX / 2L, (long) ParentWalk.SERVERS_MAX);
    }
}
