package dev.gonemaster.jobs.jpa;

import dev.gonemaster.jobs.JobState;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;

/// States by their published name. Public for the provider that makes it.
@Converter(autoApply = true)
public class JobStateColumn implements AttributeConverter<@Nullable JobState, @Nullable String> {
    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable JobState state) {
        return state == null ? null : state.published();
    }

    @Override
    public @Nullable JobState convertToEntityAttribute(@Nullable String text) {
        return text == null ? null
                : JobState.parse(text).orElseThrow(() -> new IllegalStateException("unknown state " + text));
    }
}
