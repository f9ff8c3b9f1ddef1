package dev.gonemaster.jobs.jpa;

import dev.gonemaster.config.Driver;

class JpaSqliteEclipseLinkTest extends JpaStoresTest {
    JpaSqliteEclipseLinkTest() {
        super(Driver.SQLITE, "ECLIPSELINK");
    }
}
