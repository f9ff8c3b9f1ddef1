package dev.gonemaster.jobs.jpa;

import dev.gonemaster.config.Driver;

class JpaSqliteHibernateTest extends JpaStoresTest {
    JpaSqliteHibernateTest() {
        super(Driver.SQLITE, "HIBERNATE");
    }
}
