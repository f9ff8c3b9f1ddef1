package dev.gonemaster.jobs.jpa;

import dev.gonemaster.config.Driver;
import org.junit.jupiter.api.Tag;

@Tag("database")
class JpaMariadbHibernateTest extends JpaStoresTest {
    JpaMariadbHibernateTest() {
        super(Driver.MARIADB, "HIBERNATE");
    }
}
