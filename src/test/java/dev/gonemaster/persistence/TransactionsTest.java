package dev.gonemaster.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.EntityManager;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// SQL and JPA share one transaction, whichever provider it is.
class TransactionsTest {
    @TempDir
    Path folder;

    private enum Provider {
        ECLIPSELINK(TestDatabase::eclipseLink), HIBERNATE(TestDatabase::hibernate);

        private final Function<Path, TestDatabase> open;

        Provider(Function<Path, TestDatabase> open) {
            this.open = open;
        }
    }

    @ParameterizedTest
    @EnumSource
    void sqlSeesWhatJpaWroteAndBothAreUndone(Provider provider) {
        try (TestDatabase database = provider.open.apply(folder.resolve("a.db"))) {
            assertThatThrownBy(() -> database.write(entities -> {
                assertThat(bySql(entities, "one")).isEqualTo(1);
                assertThat(byJpa(entities, "two")).isEqualTo(1);
                assertThat(bySql(entities, "three")).isEqualTo(1);
                assertThat(instances(entities)).containsExactly("one", "three", "two");
                throw new IllegalStateException("undo");
            })).isInstanceOf(IllegalStateException.class).hasMessage("undo");

            assertThat(database.read(TransactionsTest::instances)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatReturnedIsThere(Provider provider) {
        try (TestDatabase database = provider.open.apply(folder.resolve("a.db"))) {
            database.write(entities -> byJpa(entities, "a") + bySql(entities, "b") + bySql(entities, "c"));
            database.write(entities -> bySql(entities, "d") + bySql(entities, "e") + byJpa(entities, "f"));
            database.write(entities -> byJpa(entities, "g"));
            assertThat(database.read(TransactionsTest::instances)).containsExactly("a", "b", "c", "d", "e", "f", "g");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aPageOfAQueryIsCutByTheDatabase(Provider provider) {
        try (TestDatabase database = provider.open.apply(folder.resolve("a.db"))) {
            for (int i = 1; i <= 5; i++) {
                int id = i;
                database.write(entities -> entities.createNativeQuery(
                        "INSERT INTO domains (id, name, created_at) VALUES (?1, ?2, 0)")
                        .setParameter(1, id).setParameter(2, "d" + id).executeUpdate());
            }
            String query = "SELECT d.name FROM DomainEntity d ORDER BY d.id";
            assertThat(database.<List<?>>read(entities -> entities.createQuery(query).setFirstResult(1)
                    .setMaxResults(2).getResultList())).isEqualTo(List.of("d2", "d3"));
            assertThat(database.<List<?>>read(entities -> entities.createQuery(query).setFirstResult(3)
                    .setMaxResults(2).getResultList())).isEqualTo(List.of("d4", "d5"));
            assertThat(database.<List<?>>read(entities -> entities.createQuery(query).setMaxResults(1)
                    .getResultList())).isEqualTo(List.of("d1"));
        }
    }

    private static int bySql(EntityManager entities, String name) {
        return JdbcWork.in(entities, connection -> {
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO instances VALUES (?, 0, 0)")) {
                insert.setString(1, name);
                return insert.executeUpdate();
            }
        });
    }

    private static int byJpa(EntityManager entities, String name) {
        return entities.createNativeQuery("INSERT INTO instances VALUES (?1, 0, 0)").setParameter(1, name)
                .executeUpdate();
    }

    private static List<String> instances(EntityManager entities) {
        return ((List<?>) entities.createNativeQuery("SELECT id FROM instances ORDER BY id").getResultList()).stream()
                .map(String::valueOf).toList();
    }
}
