package dev.gonemaster.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gonemaster.config.Driver;
import dev.gonemaster.persistence.DirectDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TableTest {
    /// Not carried, each for a reason that [Table] gives, and Flyway's own.
    private static final Set<String> LEFT = Set.of("id_blocks", "instances", "leases", "flyway_schema_history");
    /// Worked out by the database itself.
    private static final Set<String> DERIVED = Set.of("never_started", "finding_tag");

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(value = Driver.class, names = {"SQLITE", "POSTGRES", "MARIADB"})
    void everyColumnOfTheSchemaIsCarried(Driver driver) throws Exception {
        var schema = new TreeMap<String, Set<String>>();
        try (DirectDatabase database = DirectDatabase.owning(driver, Databases.fresh(driver, folder))) {
            database.migrations().migrate();
            try (Connection connection = database.connect(); ResultSet columns = connection.getMetaData()
                    .getColumns(connection.getCatalog(), connection.getSchema(), "%", "%")) {
                while (columns.next()) {
                    String table = columns.getString("TABLE_NAME");
                    if (!LEFT.contains(table) && !table.startsWith("sqlite_")
                            && !DERIVED.contains(columns.getString("COLUMN_NAME"))) {
                        schema.computeIfAbsent(table, _ -> new TreeSet<>()).add(columns.getString("COLUMN_NAME"));
                    }
                }
            }
        }

        assertThat(schema).as("tables that a copy would lose; see Table")
                .isEqualTo(Arrays.stream(Table.values()).collect(Collectors.toMap(Table::sqlName, table ->
                        Set.copyOf(table.columns().stream().map(Column::name).toList()))));
    }

    @Test
    void everyTableIsInOnePart() {
        List<Table> walked = Arrays.stream(Part.values()).flatMap(part -> part.tables().stream()).toList();

        assertThat(walked).containsExactly(Table.values());
    }

    /// Written down here, so that no change of the form goes unseen: backups hold these.
    @Test
    void theChecksumOfARowIsTheSameForEver() {
        var tally = new Tally();
        tally.add(new Object[] {1L, "é", null, true, 0.5});
        tally.add(new Object[] {-1L, "", null, false, -0.0});

        assertThat(tally.checksum()).isEqualTo("ba7c21267ab399b23900da0195379ebca72c755ff2d43c251a9db273c11d9198");
        var resumed = new Tally(tally.rows(), tally.checksum());
        resumed.add(new Object[] {"a", "b"});
        tally.add(new Object[] {"a", "b"});
        assertThat(resumed.equalTo(tally)).isTrue();
        var other = new Tally(2, resumed.checksum());
        assertThat(other.equalTo(tally)).isFalse();
    }

    @Test
    void neighboursAreNotMixedUp() {
        var one = new Tally();
        var two = new Tally();
        one.add(new Object[] {"ab", "c"});
        two.add(new Object[] {"a", "bc"});

        assertThat(one.checksum()).isNotEqualTo(two.checksum());
    }
}
