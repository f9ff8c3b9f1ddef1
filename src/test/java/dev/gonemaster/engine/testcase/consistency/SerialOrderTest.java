package dev.gonemaster.engine.testcase.consistency;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SerialOrderTest {
    @Test
    void oneSerialIsFirstAndLast() {
        assertThat(SerialOrder.of(List.of(5L))).contains(new SerialOrder(5, 5));
    }

    @Test
    void theOrderWrapsAround() {
        assertThat(SerialOrder.of(List.of(0L, 4294967295L, 1L)).orElseThrow())
                .isEqualTo(new SerialOrder(4294967295L, 1))
                .returns(2L, SerialOrder::difference);
    }

    @Test
    void justBelowHalfTheCircleIsOrdered() {
        assertThat(SerialOrder.of(List.of(2147483647L, 0L))).contains(new SerialOrder(0, 2147483647L));
    }

    @Test
    void halfTheCircleApartIsUndefined() {
        assertThat(SerialOrder.of(List.of(0L, 2147483648L))).isEmpty();
    }

    @Test
    void aCycleHasNoOrder() {
        assertThat(SerialOrder.of(List.of(0L, 1500000000L, 3000000000L))).isEmpty();
    }
}
