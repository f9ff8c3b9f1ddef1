package dev.gonemaster.engine.hostile;

import dev.gonemaster.engine.scenario.ScriptedZone;
import dev.gonemaster.engine.scenario.World;
import java.util.Set;
import java.util.function.BiConsumer;

/// One row of the misbehaviour table.
///
/// @param name what is wrong; a label that the zone gets as its name
/// @param hostility of the zone's first server, or of both
/// @param script what is wrong with the zone itself
/// @param expected tags of a run over a zone that has one hostile server and one good
/// @param forbidden tags that must not come in that run
/// @param expectedOfAll tags of a run over a zone that has hostile servers alone
/// @param waits whether runs spend their time waiting, so that many of them can do so side by side
/// @param queriesMax questions that a run may put, tries of one question counting once
record Row(String name, Hostility hostility, BiConsumer<World, ScriptedZone> script, Set<String> expected,
           Set<String> forbidden, Set<String> expectedOfAll, boolean waits, int queriesMax) {
    private static final int QUERIES_MAX = 1_000;

    static Row of(String name, Hostility hostility) {
        return new Row(name, hostility, (_, _) -> { }, Set.of(), Set.of(), Set.of(), false, QUERIES_MAX);
    }

    Row zone(BiConsumer<World, ScriptedZone> change) {
        return new Row(name, hostility, change, expected, forbidden, expectedOfAll, waits, queriesMax);
    }

    Row finds(String... tags) {
        return new Row(name, hostility, script, Set.of(tags), forbidden, expectedOfAll, waits, queriesMax);
    }

    Row without(String... tags) {
        return new Row(name, hostility, script, expected, Set.of(tags), expectedOfAll, waits, queriesMax);
    }

    Row allFind(String... tags) {
        return new Row(name, hostility, script, expected, forbidden, Set.of(tags), waits, queriesMax);
    }

    /// Is nothing that counts as a response.
    Row silence() {
        return waiting().finds("CN01_NO_RESPONSE_UDP", "NO_RESPONSE")
                .allFind("B02_NO_WORKING_NS", "B02_NS_NO_RESPONSE", "A_QUERY_NO_RESPONSES", "CANNOT_CONTINUE");
    }

    /// Is nothing that counts as a response, where the query had EDNS.
    Row silenceOnEdns() {
        return waiting().finds("BREAKS_ON_EDNS", "B02_AUTH_RESPONSE_SOA").allFind("BREAKS_ON_EDNS");
    }

    /// Is as good as any other server for those who ask it.
    Row harmless() {
        return finds("B02_AUTH_RESPONSE_SOA", "ONE_SOA_SERIAL", "Z09_MX_DATA")
                .without("CN01_NO_RESPONSE_UDP", "NO_RESPONSE", "NS_ERROR", "BREAKS_ON_EDNS", "NO_EDNS_SUPPORT")
                .allFind("B02_AUTH_RESPONSE_SOA", "ONE_SOA_SERIAL", "Z09_MX_DATA");
    }

    Row waiting() {
        return new Row(name, hostility, script, expected, forbidden, expectedOfAll, true, queriesMax);
    }

    Row asking(int max) {
        return new Row(name, hostility, script, expected, forbidden, expectedOfAll, waits, max);
    }

    @Override
    public String toString() {
        return name;
    }
}
