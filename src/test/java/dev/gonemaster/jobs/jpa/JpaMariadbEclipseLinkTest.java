package dev.gonemaster.jobs.jpa;

import dev.gonemaster.config.Driver;
import org.junit.jupiter.api.Tag;

@Tag("database")
class JpaMariadbEclipseLinkTest extends JpaStoresTest {
    JpaMariadbEclipseLinkTest() {
        super(Driver.MARIADB, "ECLIPSELINK");
    }
}
