package dev.gonemaster.persistence;

import dev.gonemaster.config.Driver;
import jakarta.persistence.spi.PersistenceProvider;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// The two providers that the stores run on, and what each must be told.
enum JpaProvider {
    ECLIPSELINK("org.eclipse.persistence.jpa.PersistenceProvider") {
        @Override
        Map<String, Object> settings(Driver driver) {
            var settings = new HashMap<String, Object>();
            settings.put("eclipselink.weaving", "false");
            settings.put("eclipselink.ddl-generation", "none");
            settings.put("eclipselink.jdbc.batch-writing", "JDBC");
            settings.put("eclipselink.transaction.join-existing", "true");
            switch (driver) {
                case MEMORY, SQLITE -> settings.put("eclipselink.target-database", SqlitePlatform.class.getName());
                case POSTGRES -> settings.put("eclipselink.target-database", "PostgreSQL");
                case MARIADB -> settings.put("eclipselink.target-database", "MariaDB");
            }
            return settings;
        }
    },
    HIBERNATE("org.hibernate.jpa.HibernatePersistenceProvider") {
        @Override
        Map<String, Object> settings(Driver driver) {
            var settings = new HashMap<String, Object>();
            settings.put("hibernate.hbm2ddl.auto", "none");
            settings.put("hibernate.transaction.jta.platform", JTA_PLATFORMS + (onWildFly()
                    ? "JBossAppServerJtaPlatform" : "SunOneJtaPlatform"));
            // Hibernate's own classes pass through its transformer on Payara, which does not end well.
            settings.put("hibernate.enhancer.enableDirtyTracking", "false");
            settings.put("hibernate.enhancer.enableLazyInitialization", "false");
            // Columns hold JSON as text; looking for a JSON library finds the server's, which does not fit ours.
            settings.put("hibernate.type.json_format_mapper", NoFormat.class.getName());
            settings.put("hibernate.type.xml_format_mapper", NoFormat.class.getName());
            settings.put("hibernate.jdbc.batch_size", "200");
            settings.put("hibernate.order_inserts", "true");
            // The unit is made before the schema, and before a database that is still starting answers.
            settings.put("hibernate.boot.allow_jdbc_metadata_access", "false");
            settings.put("hibernate.dialect", switch (driver) {
                case MEMORY, SQLITE -> "org.hibernate.community.dialect.SQLiteDialect";
                case POSTGRES -> "org.hibernate.dialect.PostgreSQLDialect";
                case MARIADB -> "org.hibernate.dialect.MariaDBDialect";
            });
            return settings;
        }
    };

    static final String VARIABLE = "GONEMASTER_JPA_PROVIDER";
    private static final String JTA_PLATFORMS = "org.hibernate.engine.transaction.jta.platform.internal.";

    private final String className;

    JpaProvider(String className) {
        this.className = className;
    }

    abstract Map<String, Object> settings(Driver driver);

    /// Made by the loader of our own classes: the one of the thread does not see them in every server.
    PersistenceProvider load() {
        try {
            return (PersistenceProvider) Class.forName(className, true, JpaProvider.class.getClassLoader())
                    .getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("no persistence provider " + className, e);
        }
    }

    /// The one that `GONEMASTER_JPA_PROVIDER` names, else the one that is at home in this server.
    ///
    /// @param environment variables of this process
    static JpaProvider of(Map<String, String> environment) {
        String name = environment.getOrDefault(VARIABLE, "");
        if (name.isEmpty()) {
            return onWildFly() ? HIBERNATE : ECLIPSELINK;
        }
        for (JpaProvider provider : values()) {
            if (provider.name().equals(name.toUpperCase(Locale.ROOT))) {
                return provider;
            }
        }
        throw new IllegalStateException(VARIABLE + " is eclipselink or hibernate, not " + name);
    }

    static boolean onWildFly() {
        return System.getProperty("jboss.home.dir") != null;
    }
}
