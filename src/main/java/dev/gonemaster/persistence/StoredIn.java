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

/// Marks where a store keeps what it is given. Nobody injects by it but the producers, which pick by the configured
/// driver.
@Qualifier
@Retention(RUNTIME)
@Target({TYPE, METHOD, FIELD, PARAMETER})
public @interface StoredIn {
    Place value();

    /// Where things are kept: in this process, or in a database of any kind.
    enum Place { MEMORY, DATABASE }

    /// The qualifier as a value, for programmatic look-up.
    final class Literal extends AnnotationLiteral<StoredIn> implements StoredIn {
        private static final long serialVersionUID = 1L;
        private final Place place;

        private Literal(Place place) {
            this.place = place;
        }

        public static StoredIn of(Driver driver) {
            return new Literal(driver == Driver.MEMORY ? Place.MEMORY : Place.DATABASE);
        }

        @Override
        public Place value() {
            return place;
        }
    }
}
