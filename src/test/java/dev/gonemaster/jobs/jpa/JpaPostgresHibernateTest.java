package dev.gonemaster.jobs.jpa;

import dev.gonemaster.config.Driver;
import org.junit.jupiter.api.Tag;

@Tag("database")
class JpaPostgresHibernateTest extends JpaStoresTest {
    JpaPostgresHibernateTest() {
        super(Driver.POSTGRES, "HIBERNATE");
    }
}
