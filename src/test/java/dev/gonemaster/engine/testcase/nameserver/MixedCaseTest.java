package dev.gonemaster.engine.testcase.nameserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.Name;

class MixedCaseTest {
    @Test
    void everyOtherLetterIsACapital() {
        MixedCase mixed = mixed("example.se.");
        assertThat(mixed.first()).isEqualTo("WwW.eXaMpLe.Se");
        assertThat(mixed.second()).isEqualTo("wWw.ExAmPlE.sE");
        assertThat(mixed.name()).isEqualTo(Name.fromConstantString("www.example.se."));
    }

    @Test
    void theSameNameIsAlwaysSpelledTheSame() {
        assertThat(mixed("example.se.")).isEqualTo(mixed("example.se."));
        assertThat(mixed("example.se.").firstQuery()).isEqualTo(mixed("example.se.").firstQuery())
                .isNotEqualTo(mixed("example.se.").secondQuery());
    }

    @Test
    void theRootIsTestedBelowItself() {
        assertThat(mixed(".").first()).isEqualTo("WwW");
        assertThat(mixed(".").firstQuery().name().toString()).isEqualTo("WwW.");
    }

    @Test
    void whatIsNoLetterStays() {
        MixedCase mixed = mixed("x1--\\.\\009\\255y.0.xn--9a.");
        assertThat(mixed.first()).isEqualTo("WwW.x1--\\.\\009\\255Y.0.xN--9a");
        assertThat(mixed.firstQuery().name()).isEqualTo(mixed.name());
    }

    @Test
    void theLongestNamesAreTestedThemselves() {
        String label = "a".repeat(63);
        MixedCase mixed = mixed(label + "." + label + "." + label + "." + "b".repeat(61) + ".");
        assertThat((int) mixed.name().length()).isEqualTo(255);
        assertThat(mixed.first()).startsWith("AaAa").isNotEqualTo(mixed.second());
        assertThat(mixed.secondQuery().name()).isEqualTo(mixed.name());
    }

    @Test
    void aNameWithoutLettersIsNotTested() {
        String label = "1".repeat(63);
        String longest = label + "." + label + "." + label + "." + "2".repeat(61) + ".";
        assertThat(MixedCase.in(Name.fromConstantString(longest))).isEmpty();
    }

    private static MixedCase mixed(String zone) {
        return Optional.of(Name.fromConstantString(zone)).flatMap(MixedCase::in).orElseThrow();
    }
}
