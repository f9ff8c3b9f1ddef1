package dev.gonemaster.persistence;

import dev.gonemaster.config.Driver;
import dev.gonemaster.config.ServerConfigProducer;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.spi.PersistenceProvider;
import jakarta.persistence.spi.PersistenceUnitInfo;
import jakarta.persistence.spi.PersistenceUnitTransactionType;
import jakarta.persistence.spi.ProviderUtil;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Stands before the real persistence provider: picks it for the server that this runs on and tells it what the
/// configured database needs. One persistence unit thus serves every server and database.
@SuppressWarnings("rawtypes") // as the interface has them
public class GonemasterPersistenceProvider implements PersistenceProvider {
    /// Property of the unit that outranks the environment; a [JpaProvider] name.
    static final String PROVIDER = "gonemaster.jpa.provider";

    private final Supplier<Driver> driver;
    private volatile @Nullable PersistenceProvider chosen;

    /// For the server, by its configuration.
    public GonemasterPersistenceProvider() {
        driver = () -> ServerConfigProducer.current().database().driver();
    }

    GonemasterPersistenceProvider(Driver driver) {
        this.driver = () -> driver;
    }

    @Override
    public EntityManagerFactory createContainerEntityManagerFactory(PersistenceUnitInfo unit,
                                                                    @Nullable Map given) {
        var settings = new HashMap<String, Object>();
        JpaProvider provider = given != null && given.get(PROVIDER) instanceof String name
                ? JpaProvider.valueOf(name) : JpaProvider.of(System.getenv());
        settings.putAll(provider.settings(driver.get()));
        if (given != null) {
            for (Map.Entry<?, ?> entry : ((Map<?, ?>) given).entrySet()) {
                settings.put(String.valueOf(entry.getKey()), entry.getValue());
            }
        }
        if (unit.getTransactionType() == PersistenceUnitTransactionType.JTA) {
            settings.putIfAbsent("jakarta.persistence.jtaDataSource", ContainerConnections.lateWriting());
            if (provider == JpaProvider.ECLIPSELINK) {
                settings.putIfAbsent("jakarta.persistence.nonJtaDataSource", ContainerConnections.lateReading());
            }
        }
        PersistenceProvider real = provider.load();
        chosen = real;
        return real.createContainerEntityManagerFactory(unit, settings);
    }

    @Override
    public @Nullable EntityManagerFactory createEntityManagerFactory(String unitName, @Nullable Map settings) {
        return null;
    }

    @Override
    public void generateSchema(PersistenceUnitInfo unit, @Nullable Map settings) {
        throw new UnsupportedOperationException("the schema comes from migrations alone");
    }

    @Override
    public boolean generateSchema(String unitName, @Nullable Map settings) {
        return false;
    }

    @Override
    public ProviderUtil getProviderUtil() {
        PersistenceProvider real = chosen;
        return (real == null ? JpaProvider.of(System.getenv()).load() : real).getProviderUtil();
    }
}
