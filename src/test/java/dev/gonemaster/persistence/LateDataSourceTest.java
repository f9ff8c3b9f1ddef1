package dev.gonemaster.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteDataSource;

class LateDataSourceTest {
    @TempDir
    Path folder;

    @Test
    void theEarlierConnectionsServeUntilTheRealOnesAreFound() throws Exception {
        var real = new AtomicReference<DataSource>();
        var late = new LateDataSource(real::get, source("earlier.db"));

        assertThat(url(late)).endsWith("earlier.db");
        real.set(source("real.db"));
        assertThat(url(late)).endsWith("real.db");
    }

    @Test
    void whatWasFoundIsNotLookedForAgain() throws Exception {
        var searches = new AtomicInteger();
        DataSource real = source("real.db");
        var late = new LateDataSource(() -> searches.incrementAndGet() == 1 ? real : null, null);

        assertThat(url(late)).isEqualTo(url(late));
        assertThat(searches).hasValue(1);
    }

    @Test
    void nothingFoundIsSaid() {
        assertThatThrownBy(() -> new LateDataSource(() -> null, null).getConnection())
                .isInstanceOf(SQLException.class).hasMessageContaining("jdbc/gonemaster");
    }

    private DataSource source(String name) {
        var source = new SQLiteDataSource();
        source.setUrl("jdbc:sqlite:" + folder.resolve(name));
        return source;
    }

    private static String url(DataSource source) throws SQLException {
        try (Connection connection = source.getConnection()) {
            return connection.getMetaData().getURL();
        }
    }
}
