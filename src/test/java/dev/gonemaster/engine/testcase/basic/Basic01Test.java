package dev.gonemaster.engine.testcase.basic;

import static dev.gonemaster.engine.message.ArgName.ADDRESS;
import static dev.gonemaster.engine.message.ArgName.DOMAIN;
import static dev.gonemaster.engine.message.ArgName.DOMAIN_CHILD;
import static dev.gonemaster.engine.message.ArgName.DOMAIN_PARENT;
import static dev.gonemaster.engine.message.ArgName.DOMAIN_SUPER;
import static dev.gonemaster.engine.message.ArgName.DOMAIN_TARGET;
import static dev.gonemaster.engine.message.ArgName.NS;
import static dev.gonemaster.engine.message.ArgName.QUERY_NAME;
import static dev.gonemaster.engine.message.ArgName.QUERY_TYPE;
import static dev.gonemaster.engine.message.ArgName.SERVERS;
import static dev.gonemaster.engine.scenario.ScenarioRun.run;
import static dev.gonemaster.engine.scenario.World.absolute;
import static dev.gonemaster.engine.testcase.SharedMessage.IPV6_DISABLED;
import static dev.gonemaster.engine.testcase.basic.Basic01.Message.B01_CHILD_FOUND;
import static dev.gonemaster.engine.testcase.basic.Basic01.Message.B01_CHILD_IS_ALIAS;
import static dev.gonemaster.engine.testcase.basic.Basic01.Message.B01_INCONSISTENT_ALIAS;
import static dev.gonemaster.engine.testcase.basic.Basic01.Message.B01_INCONSISTENT_DELEGATION;
import static dev.gonemaster.engine.testcase.basic.Basic01.Message.B01_NO_CHILD;
import static dev.gonemaster.engine.testcase.basic.Basic01.Message.B01_PARENT_DISREGARDED;
import static dev.gonemaster.engine.testcase.basic.Basic01.Message.B01_PARENT_FOUND;
import static dev.gonemaster.engine.testcase.basic.Basic01.Message.B01_PARENT_NOT_FOUND;
import static dev.gonemaster.engine.testcase.basic.Basic01.Message.B01_PARENT_UNDETERMINED;
import static dev.gonemaster.engine.testcase.basic.Basic01.Message.B01_ROOT_HAS_NO_PARENT;
import static dev.gonemaster.engine.testcase.basic.Basic01.Message.B01_SERVER_ZONE_ERROR;

import dev.gonemaster.engine.scenario.Misbehaviour;
import dev.gonemaster.engine.scenario.Scenario;
import dev.gonemaster.engine.scenario.ScriptedZone;
import dev.gonemaster.engine.scenario.World;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Type;

class Basic01Test {
    private static final String GRANDPARENT = "scenario.basic01.xa";
    private static final String PARENT = "parent." + GRANDPARENT;
    private static final String CHILD = "child." + PARENT;

    /// The default set-up of the published scenarios.
    private static ScriptedZone child(World world) {
        return world.zone(CHILD)
                .delegatedTo("ns1-delegated-child.basic01.xa", "ns2-delegated-child.basic01.xa")
                .servedBy();
    }

    /// The set-up in which the first server of the parent serves the child too.
    private static ScriptedZone sharedChild(World world) {
        return world.zone(CHILD).delegatedTo("ns1." + PARENT, "ns2").servedBy("ns1." + PARENT, "ns2");
    }

    private static void replaceChildOnSecond(World world, String type, String rdata) {
        world.zone(PARENT).amendOn("ns2", content -> content.without(CHILD).with(CHILD, type, rdata))
                .with("sister", "NS", "ns1-delegated-child.basic01.xa.")
                .with("no-child", "A", "192.0.2.1");
    }

    @Scenario("GOOD-1")
    void theParentDelegatesTheZone(World world) {
        ScriptedZone child = child(world);
        ScriptedZone parent = world.zone(PARENT);

        run(new Basic01(), child)
                .expect(B01_CHILD_FOUND, DOMAIN.of(child.name()))
                .expect(B01_PARENT_FOUND, DOMAIN.of(parent.name()), SERVERS.of(parent.servers("ns1", "ns2")))
                .forbidOthers();
    }

    @Scenario("GOOD-MIXED-1")
    void aServerOfTheGrandparentServesTheParentToo(World world) {
        world.zone(GRANDPARENT).delegatedTo("ns1", "ns4");
        world.zone(PARENT).delegatedTo("ns1", "ns2", "ns4." + GRANDPARENT);

        run(new Basic01(), child(world)).expect(B01_CHILD_FOUND, B01_PARENT_FOUND).forbidOthers();
    }

    @Scenario("GOOD-MIXED-2")
    void aServerOfTheParentServesTheChildToo(World world) {
        world.zone(PARENT).delegatedTo("ns1", "ns4");
        ScriptedZone child = world.zone(CHILD).delegatedTo("ns1", "ns2", "ns4." + PARENT);

        run(new Basic01(), child).expect(B01_CHILD_FOUND, B01_PARENT_FOUND).forbidOthers();
    }

    @Scenario("GOOD-PARENT-HOST-1")
    void theParentsServersServeTheChild(World world) {
        ScriptedZone child = world.zone(CHILD).delegatedTo("ns1." + PARENT, "ns2." + PARENT);

        run(new Basic01(), child).expect(B01_CHILD_FOUND)
                .expect(B01_PARENT_FOUND, DOMAIN.of(absolute(PARENT)),
                        SERVERS.of(world.zone(PARENT).servers("ns1", "ns2")))
                .forbidOthers();
    }

    @Scenario("GOOD-GRANDPARENT-HOST-1")
    void theGrandparentsServersServeTheChild(World world) {
        ScriptedZone child = world.zone(CHILD).delegatedTo("ns1." + GRANDPARENT, "ns2." + GRANDPARENT);

        run(new Basic01(), child).expect(B01_CHILD_FOUND).expect(B01_PARENT_FOUND, DOMAIN.of(absolute(PARENT)))
                .forbidOthers();
    }

    @Scenario("GOOD-UNDEL-1")
    void undelegatedDataMakesTheParentIrrelevant(World world) {
        ScriptedZone child = child(world).undelegated("ns3-undelegated-child.basic01.xa");

        run(new Basic01(), child).expect(B01_CHILD_FOUND, B01_PARENT_DISREGARDED).forbidOthers();
    }

    @Scenario("NO-DEL-UNDEL-1")
    void undelegatedDataNeedsNoDelegation(World world) {
        ScriptedZone child = child(world).notDelegated().undelegated("ns3-undelegated-child.basic01.xa");

        run(new Basic01(), child).expect(B01_CHILD_FOUND, B01_PARENT_DISREGARDED).forbidOthers();
    }

    @Scenario("NO-CHILD-1")
    void theParentSaysNxdomain(World world) {
        run(new Basic01(), child(world).notDelegated())
                .expect(B01_NO_CHILD, DOMAIN_CHILD.of(absolute(CHILD)), DOMAIN_SUPER.of(absolute(PARENT)))
                .expect(B01_PARENT_FOUND, DOMAIN.of(absolute(PARENT)))
                .forbidOthers();
    }

    @Scenario("NO-CHILD-2")
    void theParentSaysNodata(World world) {
        world.zone(PARENT).with("child", "TXT", "nothing");

        run(new Basic01(), child(world).notDelegated()).expect(B01_NO_CHILD, B01_PARENT_FOUND).forbidOthers();
    }

    @Scenario("NO-CHLD-PAR-UNDETER-1")
    void theGrandparentsServersDisagreeOnTheParent(World world) {
        world.zone(GRANDPARENT).amendOn("ns1", content -> content.without(PARENT));

        run(new Basic01(), child(world).notDelegated())
                .expect(B01_NO_CHILD)
                .expect(B01_PARENT_FOUND, DOMAIN.of(absolute(PARENT)))
                .expect(B01_PARENT_FOUND, DOMAIN.of(absolute(GRANDPARENT)),
                        SERVERS.of(world.zone(GRANDPARENT).servers("ns1")))
                .expect(B01_PARENT_UNDETERMINED)
                .forbidOthers();
    }

    @Scenario("CHLD-FOUND-PAR-UNDET-1")
    void theGrandparentAndTheParentDelegate(World world) {
        ScriptedZone child = child(world);
        world.zone(GRANDPARENT).amendOn("ns1", content -> content.without(PARENT)
                .with(CHILD, "NS", "ns1-delegated-child.basic01.xa."));

        run(new Basic01(), child).expect(B01_CHILD_FOUND, B01_PARENT_FOUND, B01_PARENT_UNDETERMINED).forbidOthers();
    }

    @Scenario("CHLD-FOUND-INCONSIST-1")
    void oneParentServerSaysNxdomain(World world) {
        ScriptedZone child = child(world);
        world.zone(PARENT).amendOn("ns2", content -> content.without(CHILD));

        run(new Basic01(), child).expect(B01_CHILD_FOUND, B01_PARENT_FOUND)
                .expect(B01_INCONSISTENT_DELEGATION, DOMAIN_CHILD.of(child.name()), DOMAIN_PARENT.of(absolute(PARENT)),
                        SERVERS.of(world.zone(PARENT).servers("ns2")))
                .forbidOthers();
    }

    @Scenario("CHLD-FOUND-INCONSIST-2")
    void oneParentServerHasAnAlias(World world) {
        ScriptedZone child = child(world);
        replaceChildOnSecond(world, "CNAME", "no-child");

        run(new Basic01(), child).expect(B01_CHILD_FOUND, B01_INCONSISTENT_DELEGATION, B01_PARENT_FOUND)
                .forbidOthers();
    }

    @Scenario("CHLD-FOUND-INCONSIST-3")
    void oneParentServerHasAnAliasOfADelegatedName(World world) {
        ScriptedZone child = child(world);
        replaceChildOnSecond(world, "CNAME", "sister");
        world.zone(PARENT).server("ns2").on(CHILD, "SOA", Misbehaviour.notAuthoritative());

        run(new Basic01(), child).expect(B01_CHILD_FOUND, B01_INCONSISTENT_DELEGATION, B01_PARENT_FOUND)
                .forbidOthers();
    }

    @Scenario("CHLD-FOUND-INCONSIST-4")
    void oneParentServerHasADname(World world) {
        ScriptedZone child = child(world);
        replaceChildOnSecond(world, "DNAME", "sister");

        run(new Basic01(), child).expect(B01_CHILD_FOUND, B01_INCONSISTENT_DELEGATION, B01_PARENT_FOUND)
                .expect(B01_CHILD_IS_ALIAS, DOMAIN_CHILD.of(child.name()),
                        DOMAIN_TARGET.of(absolute("sister." + PARENT)))
                .forbidOthers();
    }

    @Scenario("CHLD-FOUND-INCONSIST-5")
    void oneParentServerHasOtherRecords(World world) {
        ScriptedZone child = child(world);
        replaceChildOnSecond(world, "A", "192.0.2.2");

        run(new Basic01(), child).expect(B01_CHILD_FOUND, B01_INCONSISTENT_DELEGATION, B01_PARENT_FOUND)
                .forbidOthers();
    }

    @Scenario("CHLD-FOUND-INCONSIST-6")
    void oneParentServerServesTheChildAndTheOtherSaysNxdomain(World world) {
        ScriptedZone child = sharedChild(world);
        String grandparentServer = world.server("ns1." + GRANDPARENT).addresses().getFirst().getHostAddress();
        world.zone(PARENT).amendOn("ns2", content -> content.without(CHILD).without("ns2." + CHILD)
                .without("ns1").with("ns1", "A", grandparentServer));

        run(new Basic01(), child).expect(B01_CHILD_FOUND, B01_INCONSISTENT_DELEGATION, B01_PARENT_FOUND)
                .forbidOthers();
    }

    @Scenario("CHLD-FOUND-INCONSIST-7")
    void oneParentServerServesTheChildAndTheOtherHasAnAlias(World world) {
        ScriptedZone child = sharedChild(world);
        replaceChildOnSecond(world, "CNAME", "no-child");

        run(new Basic01(), child).expect(B01_CHILD_FOUND, B01_INCONSISTENT_DELEGATION, B01_PARENT_FOUND)
                .forbidOthers();
    }

    @Scenario("CHLD-FOUND-INCONSIST-8")
    void oneParentServerServesTheChildAndTheOtherHasAnAliasOfADelegatedName(World world) {
        ScriptedZone child = sharedChild(world);
        replaceChildOnSecond(world, "CNAME", "sister");

        run(new Basic01(), child).expect(B01_CHILD_FOUND, B01_INCONSISTENT_DELEGATION, B01_PARENT_FOUND)
                .forbidOthers();
    }

    @Scenario("CHLD-FOUND-INCONSIST-9")
    void oneParentServerServesTheChildAndTheOtherHasADname(World world) {
        ScriptedZone child = sharedChild(world);
        replaceChildOnSecond(world, "DNAME", "sister");

        run(new Basic01(), child)
                .expect(B01_CHILD_FOUND, B01_CHILD_IS_ALIAS, B01_INCONSISTENT_DELEGATION, B01_PARENT_FOUND)
                .forbidOthers();
    }

    @Scenario("CHLD-FOUND-INCONSIST-10")
    void oneParentServerServesTheChildAndTheOtherHasOtherRecords(World world) {
        ScriptedZone child = sharedChild(world);
        replaceChildOnSecond(world, "A", "192.0.2.2");

        run(new Basic01(), child).expect(B01_CHILD_FOUND, B01_INCONSISTENT_DELEGATION, B01_PARENT_FOUND)
                .forbidOthers();
    }

    @Scenario("IPV6-DISABLED")
    void serversThatWereNotAskedAreNoZoneErrors(World world) {
        run(new Basic01(), child(world.withoutIpv6())).expect(B01_CHILD_FOUND, B01_PARENT_FOUND)
                .expect(IPV6_DISABLED, QUERY_TYPE.of(Type.SOA)).forbidOthers();
    }

    @Scenario("NO-CHLD-NO-PAR-1")
    void nobodyKnowsTheParent(World world) {
        ScriptedZone grandparent = world.zone(GRANDPARENT);
        grandparent.server("ns1").rcode(Rcode.SERVFAIL);
        grandparent.server("ns2").rcode(Rcode.SERVFAIL);

        run(new Basic01(), child(world)).expect(B01_NO_CHILD, B01_PARENT_NOT_FOUND)
                .expect(B01_SERVER_ZONE_ERROR, QUERY_NAME.of(grandparent.name()), QUERY_TYPE.of(Type.SOA),
                        NS.of(grandparent.nameOf("ns1")),
                        ADDRESS.of(grandparent.server("ns1").addresses().getFirst()))
                .forbidOthers();
    }

    @Scenario("CHILD-ALIAS-1")
    void theNameIsADname(World world) {
        ScriptedZone child = child(world).notDelegated();
        world.zone(PARENT).with("child", "DNAME", "sister");

        run(new Basic01(), child).expect(B01_CHILD_IS_ALIAS, B01_NO_CHILD, B01_PARENT_FOUND).forbidOthers();
    }

    @Scenario("CHILD-ALIAS-2")
    void theNameIsADnameToDifferentTargets(World world) {
        ScriptedZone child = child(world).notDelegated();
        world.zone(PARENT).amendOn("ns1", content -> content.with("child", "DNAME", "sister"))
                .amendOn("ns2", content -> content.with("child", "DNAME", "brother"));

        run(new Basic01(), child)
                .expect(B01_CHILD_IS_ALIAS, B01_NO_CHILD, B01_INCONSISTENT_ALIAS, B01_PARENT_FOUND).forbidOthers();
    }

    @Scenario("ZONE-ERR-GRANDPARENT-1")
    void oneServerOfTheGrandparentIsNotAuthoritative(World world) {
        world.zone(GRANDPARENT).server("ns2").notAuthoritative();

        run(new Basic01(), child(world)).expect(B01_CHILD_FOUND, B01_PARENT_FOUND)
                .expect(B01_SERVER_ZONE_ERROR, QUERY_TYPE.of(Type.SOA), NS.of(absolute("ns2." + GRANDPARENT)))
                .forbidOthers();
    }

    @Scenario("ZONE-ERR-GRANDPARENT-2")
    void oneServerOfTheGrandparentHasNoNsRecords(World world) {
        world.zone(GRANDPARENT).amendOn("ns2", content -> content.without("@", "NS"));

        run(new Basic01(), child(world)).expect(B01_CHILD_FOUND, B01_PARENT_FOUND)
                .expect(B01_SERVER_ZONE_ERROR, QUERY_TYPE.of(Type.NS), NS.of(absolute("ns2." + GRANDPARENT)))
                .forbidOthers();
    }

    @Scenario("ZONE-ERR-GRANDPARENT-3")
    void oneServerOfTheGrandparentAnswersWithAnotherOwner(World world) {
        world.zone(GRANDPARENT).server("ns2").on(GRANDPARENT, "NS", Misbehaviour.otherOwner("oncle." + GRANDPARENT));

        run(new Basic01(), child(world)).expect(B01_CHILD_FOUND, B01_PARENT_FOUND, B01_SERVER_ZONE_ERROR)
                .forbidOthers();
    }

    @Scenario("ROOT-ZONE")
    void theRootHasNoParent(World world) {
        run(new Basic01(), world.zone(".")).expect(B01_CHILD_FOUND, B01_ROOT_HAS_NO_PARENT).forbidOthers();
    }

    @Scenario("silent server on the way")
    void aSilentServerIsAZoneError(World world) {
        world.zone(GRANDPARENT).server("ns2").silent();

        run(new Basic01(), child(world)).expect(B01_CHILD_FOUND, B01_PARENT_FOUND, B01_SERVER_ZONE_ERROR)
                .forbidOthers();
    }

    @Scenario("empty non-terminals above the zone")
    void namesBetweenZonesAreNoZones(World world) {
        String deep = "child.w.x." + PARENT;
        ScriptedZone child = world.zone(deep, PARENT);

        run(new Basic01(), child).expect(B01_CHILD_FOUND)
                .expect(B01_PARENT_FOUND, DOMAIN.of(absolute(PARENT)))
                .forbidOthers();
    }
}
