package dev.gonemaster.jobs.jpa;

import dev.gonemaster.config.Driver;
import org.junit.jupiter.api.Tag;

@Tag("database")
class JpaPostgresEclipseLinkTest extends JpaStoresTest {
    JpaPostgresEclipseLinkTest() {
        super(Driver.POSTGRES, "ECLIPSELINK");
    }
}
