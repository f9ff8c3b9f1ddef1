package dev.gonemaster.jobs.jpa;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.NullUnmarked;

/// A row of `effective_profiles`: a merged profile, kept once for all runs that used it.
@Entity
@Table(name = "effective_profiles")
@NullUnmarked
class EffectiveProfileEntity {
    @Id
    private String digest;
    private String profile;

    protected EffectiveProfileEntity() {
    }

    String profile() {
        return profile;
    }
}
