package dev.gonemaster.persistence;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Instants are `BIGINT` microseconds in every database: no time zone can go wrong, and ranges are plain numbers.
@Converter(autoApply = true)
public class InstantMicros implements AttributeConverter<@Nullable Instant, @Nullable Long> {
    @Override
    public @Nullable Long convertToDatabaseColumn(@Nullable Instant instant) {
        return instant == null ? null : Micros.of(instant);
    }

    @Override
    public @Nullable Instant convertToEntityAttribute(@Nullable Long micros) {
        return micros == null ? null : Micros.instant(micros);
    }
}
