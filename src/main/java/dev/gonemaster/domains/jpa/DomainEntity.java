package dev.gonemaster.domains.jpa;

import dev.gonemaster.domains.Domain;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.NullUnmarked;

/// A row of `domains`. Read only: the run store writes it with the runs.
@Entity
@Table(name = "domains")
@NullUnmarked
class DomainEntity {
    private static final double TENTHS = 10;

    @Id
    private long id;
    private String name;
    @Column(name = "latest_run_id")
    private Long latestRun;
    @Column(name = "latest_run_at")
    private Instant latestRunAt;
    @Column(name = "latest_status")
    private String latestState;
    @Column(name = "latest_level")
    private String latestLevel;
    @Column(name = "latest_score_tenths")
    private Integer latestScore;
    @Column(name = "latest_grade")
    private String latestGrade;
    @Column(name = "created_at")
    private Instant createdAt;
    @Column(name = "run_count")
    private long runCount;

    protected DomainEntity() {
    }

    Domain domain() {
        return new Domain(id, name, latestRun, latestRunAt, latestState, latestLevel,
                latestScore == null ? null : latestScore / TENTHS, latestGrade,
                createdAt, runCount);
    }
}
