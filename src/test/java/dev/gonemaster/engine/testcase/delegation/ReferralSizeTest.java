package dev.gonemaster.engine.testcase.delegation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gonemaster.engine.scenario.World;
import dev.gonemaster.engine.zone.NameServerSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.Name;

class ReferralSizeTest {
    private static final int NAME_OCTETS_MAX = 255;

    @Test
    void theLongestNameIsAsLongAsNamesMayBe() {
        Name zone = World.absolute("example.");
        assertThat((int) ReferralSize.longestBelow(zone).length()).isEqualTo(NAME_OCTETS_MAX);
        assertThat(ReferralSize.longestBelow(zone).subdomain(zone)).isTrue();
        assertThat((int) ReferralSize.longestBelow(Name.root).length()).isEqualTo(NAME_OCTETS_MAX);
    }

    @Test
    void onlyAZoneWithoutRoomForALabelEndsShort() {
        for (int octets = 3; octets <= NAME_OCTETS_MAX; octets++) {
            Name zone = zone(octets);
            assertThat((int) zone.length()).isEqualTo(octets);
            assertThat((int) ReferralSize.longestBelow(zone).length())
                    .isEqualTo(octets == NAME_OCTETS_MAX - 1 ? octets : NAME_OCTETS_MAX);
        }
    }

    @Test
    void aNameWithEscapesStaysWhatItIs() {
        Name zone = World.absolute("a\\.b\\000.example.");
        assertThat(ReferralSize.longestBelow(zone).subdomain(zone)).isTrue();
    }

    @Test
    void moreServersThanAMessageHoldsAreTooLargeAllTheSame() {
        List<Name> names = IntStream.range(0, 600)
                .mapToObj(i -> World.absolute("%060d.%060d.%060d.".formatted(i, i + 1000, i + 2000))).toList();
        assertThat(ReferralSize.of(World.absolute("example."), NameServerSet.ofNames(names), Name.root))
                .isGreaterThan(600 * 180L);
    }

    /// A name of so many octets.
    private static Name zone(int octets) {
        var text = new StringBuilder();
        int free = octets - 1;
        while (free > 0) {
            int label = Math.min(63, free - 1);
            label -= free - 1 - label == 1 ? 1 : 0;
            text.append("y".repeat(label)).append('.');
            free -= label + 1;
        }
        return World.absolute(text.toString());
    }
}
