package dev.gonemaster.persistence;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import dev.gonemaster.config.Driver;
import jakarta.enterprise.util.AnnotationLiteral;
import jakarta.inject.Qualifier;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/// Marks the store that serves one driver. Nobody injects by it but the producers, which pick the configured one.
@Qualifier
@Retention(RUNTIME)
@Target({TYPE, METHOD, FIELD, PARAMETER})
public @interface StoredIn {
    Driver value();

    /// The qualifier as a value, for programmatic look-up.
    final class Literal extends AnnotationLiteral<StoredIn> implements StoredIn {
        private static final long serialVersionUID = 1L;
        private final Driver driver;

        private Literal(Driver driver) {
            this.driver = driver;
        }

        public static StoredIn of(Driver driver) {
            return new Literal(driver);
        }

        @Override
        public Driver value() {
            return driver;
        }
    }
}
