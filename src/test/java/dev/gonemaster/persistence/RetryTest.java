package dev.gonemaster.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gonemaster.jobs.StoreUnavailableException;
import jakarta.resource.spi.ResourceAllocationException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

class RetryTest {
    private final AtomicInteger tries = new AtomicInteger();

    private String failing(int times, Exception error) {
        return Retry.onContention(() -> {
            if (tries.incrementAndGet() <= times) {
                throw new IllegalStateException("wrapped", new RuntimeException(error));
            }
            return "done";
        });
    }

    @Test
    void workThatSucceedsRunsOnce() {
        assertThat(failing(0, new SQLException())).isEqualTo("done");
        assertThat(tries).hasValue(1);
    }

    @ParameterizedTest
    @CsvSource({"40001, 0", "40P01, 0", "55P03, 0", "HY000, 1020", "HY000, 1205", "HY000, 1213"})
    void contentionIsTriedAgain(String state, int code) {
        assertThat(failing(2, new SQLException("contention", state, code))).isEqualTo("done");
        assertThat(tries).hasValue(3);
    }

    @Test
    void aBusySqliteIsTriedAgain() {
        assertThat(failing(1, new SQLiteException("busy", SQLiteErrorCode.SQLITE_BUSY))).isEqualTo("done");
        tries.set(0);
        assertThat(failing(1, new SQLiteException("busy", SQLiteErrorCode.SQLITE_BUSY_SNAPSHOT))).isEqualTo("done");
        assertThat(tries).hasValue(2);
    }

    @Test
    void contentionThatLastsEndsAsUnavailable() {
        assertThatThrownBy(() -> failing(100, new SQLException("deadlock", "40001")))
                .isInstanceOf(StoreUnavailableException.class).hasMessage("the database is busy");
        assertThat(tries).hasValue(Retry.ATTEMPTS_MAX);
    }

    @Test
    void aLostConnectionIsUnavailableAtOnce() {
        assertThatThrownBy(() -> failing(1, new SQLException("gone", "08006")))
                .isInstanceOf(StoreUnavailableException.class).hasMessage("the database is away");
        assertThatThrownBy(() -> failing(9, new SQLTransientConnectionException("pool")))
                .isInstanceOf(StoreUnavailableException.class);
        assertThatThrownBy(() -> failing(9, new SQLiteException("disk", SQLiteErrorCode.SQLITE_FULL)))
                .isInstanceOf(StoreUnavailableException.class);
        assertThat(tries).hasValue(3);
    }

    @ParameterizedTest
    @CsvSource({"08006, 0", "57P01, 0", "57P02, 0", "57P03, 0", "57014, 0", "53100, 0", "53200, 0", "53300, 0",
            "58030, 0", "25006, 0", "25P03, 0", "40003, 0", "08S01, 1053", "08004, 1040", "HY000, 1021", "HY000, 1026",
            "HY000, 1030", "HY000, 1114", "42000, 1203", "42000, 1226", "HY000, 1290", "70100, 1317", "70100, 1927",
            "70100, 1969"})
    void aDatabaseThatCannotWorkIsUnavailableAtOnce(String state, int code) {
        assertThatThrownBy(() -> failing(1, new SQLException("cannot", state, code)))
                .isInstanceOf(StoreUnavailableException.class).hasMessage("the database is away");
        assertThat(tries).hasValue(1);
    }

    @Test
    void aContainerThatGivesNoConnectionMeansUnavailable() {
        var notGiven = new SQLException("Error in allocating a connection",
                new ResourceAllocationException("none left"));
        assertThatThrownBy(() -> failing(1, notGiven)).isInstanceOf(StoreUnavailableException.class);
    }

    @ParameterizedTest
    @CsvSource({"42601, 0", "23505, 0", "23000, 1062", "42000, 1064", "22001, 1406", "XX001, 0"})
    void aDefectStaysOne(String state, int code) {
        assertThatThrownBy(() -> failing(1, new SQLException("wrong", state, code)))
                .isInstanceOf(IllegalStateException.class).hasMessage("wrapped");
    }

    @Test
    void anythingElsePassesAsItIs() {
        assertThatThrownBy(() -> failing(1, new SQLException("syntax", "42601")))
                .isInstanceOf(IllegalStateException.class).hasMessage("wrapped");
        assertThatThrownBy(() -> failing(9, new SQLiteException("key", SQLiteErrorCode.SQLITE_CONSTRAINT)))
                .isInstanceOf(IllegalStateException.class);
        assertThat(tries).hasValue(2);
    }
}
