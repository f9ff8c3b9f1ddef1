package dev.gonemaster.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.zaxxer.hikari.HikariDataSource;
import dev.gonemaster.config.ServerConfig;
import dev.gonemaster.retention.ArmedTimers;
import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import java.io.File;
import java.lang.management.ManagementFactory;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.assertj.core.api.Assertions;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What can be seen from inside a container alone: runs in the packaged WAR, deployed by Arquillian, on a stock Payara
/// Micro and on a stock WildFly with PostgreSQL. [InsideContainer] prepares both.
@Tag("matrix")
@ArquillianTest
class InsideIT {
    @Inject
    Transactions transactions;

    @Inject
    ServerConfig config;

    @EJB
    ArmedTimers timers;

    @Deployment
    static WebArchive packaged() {
        WebArchive war = ShrinkWrap.create(ZipImporter.class, "gonemaster.war")
                .importFrom(new File(System.getProperty("build.folder"), "gonemaster.war")).as(WebArchive.class);
        String descriptor = InsideContainer.text(war.get("WEB-INF/web.xml"));
        // the servlet that runs the tests comes in a fragment, which the product has none of
        return war.setWebXML(new StringAsset(descriptor.replace("<absolute-ordering/>", "")))
                .addClass(ArmedTimers.class).addAsLibrary(InsideContainer.jarOf(Assertions.class));
    }

    @Test
    void jsonIsReadByTheJacksonOfTheApplication() {
        String place = ObjectMapper.class.getProtectionDomain().getCodeSource().getLocation().toString();

        assertThat(place).contains("gonemaster").contains("WEB-INF/lib/jackson-databind");
    }

    @Test
    void whatIsWrittenIsCommittedAndWhatFailsIsRolledBack() {
        transactions.write(entities -> entities.createNativeQuery(
                "INSERT INTO settings (name, value) VALUES ('inside', 'kept')").executeUpdate());
        assertThatThrownBy(() -> transactions.write(entities -> {
            entities.createNativeQuery("UPDATE settings SET value = 'lost' WHERE name = 'inside'").executeUpdate();
            throw new IllegalStateException("on the way");
        })).isInstanceOf(IllegalStateException.class).hasMessage("on the way");

        Object value = transactions.read(entities -> entities.createNativeQuery(
                "SELECT value FROM settings WHERE name = 'inside'").getSingleResult());

        assertThat(value).isEqualTo("kept");
    }

    @Test
    void thePoolInUseHasTheLimitsThatWereSet() throws Exception {
        if (JpaProvider.onWildFly()) {
            MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
            var pool = new ObjectName("jboss.as:subsystem=datasources,data-source=gonemaster");
            assertThat(beans.getAttribute(pool, "maxPoolSize")).isEqualTo(25);
            assertThat(beans.getAttribute(pool, "minPoolSize")).isEqualTo(5);
            assertThat(beans.getAttribute(pool, "idleTimeoutMinutes")).isEqualTo(5L);
            assertThat(beans.getAttribute(pool, "validateOnMatch")).isEqualTo(true);
            return;
        }
        HikariDataSource pool = OwnedDatabase.connections(config.database()).writing().unwrap(HikariDataSource.class);
        assertThat(pool.getMaximumPoolSize()).isEqualTo(25);
        assertThat(pool.getMinimumIdle()).isEqualTo(5);
        assertThat(pool.getMaxLifetime()).isEqualTo(300_000);
    }

    @Test
    void thePurgeIsArmed() {
        assertThat(config.database().retentionDays()).isEqualTo(InsideContainer.RETENTION_DAYS);
        assertThat(timers.count()).isEqualTo(1);
    }
}
