package dev.gonemaster.jobs.jpa;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.NullUnmarked;

/// A row of `scoring_configs`: a scoring configuration, kept once for all runs that were scored by it.
@Entity
@Table(name = "scoring_configs")
@NullUnmarked
class ScoringConfigEntity {
    @Id
    private String digest;
    private String config;

    protected ScoringConfigEntity() {
    }

    String config() {
        return config;
    }
}
