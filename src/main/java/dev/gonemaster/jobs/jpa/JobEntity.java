package dev.gonemaster.jobs.jpa;

import dev.gonemaster.jobs.BatchId;
import dev.gonemaster.jobs.Job;
import dev.gonemaster.jobs.JobId;
import dev.gonemaster.jobs.JobState;
import dev.gonemaster.jobs.Mark;
import dev.gonemaster.jobs.NewJob;
import dev.gonemaster.jobs.Severities;
import dev.gonemaster.jobs.StoredJson;
import dev.gonemaster.jobs.UsedProfile;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.NullUnmarked;

/// A row of `jobs`. Changes of state are conditional updates, never changes of a loaded entity.
@Entity
@Table(name = "jobs")
@NullUnmarked
class JobEntity {
    @Id
    private long id;
    @Column(name = "public_id")
    private String publicId;
    private String domain;
    @Column(name = "status")
    private JobState state;
    private int priority;
    @Column(name = "config_json")
    private String config;
    @Column(name = "created_at")
    private Instant createdAt;
    @Column(name = "started_at")
    private Instant startedAt;
    @Column(name = "finished_at")
    private Instant endedAt;
    private int progress;
    private String error;
    private int attempt;
    @Column(name = "lost_leases")
    private int lostLeases;
    private String instance;
    @Column(name = "cancel_requested")
    private boolean cancelRequested;
    @Column(name = "sev_notice")
    private Integer notices;
    @Column(name = "sev_warning")
    private Integer warnings;
    @Column(name = "sev_error")
    private Integer errors;
    @Column(name = "sev_critical")
    private Integer criticals;
    @Column(name = "score_tenths")
    private Integer score;
    private String grade;
    @Column(name = "batch_id")
    private Long batch;
    @Column(name = "profile_id")
    private Long profileId;
    @Column(name = "profile_name")
    private String profileName;

    protected JobEntity() {
    }

    Job job() {
        Severities severities = notices == null ? null : new Severities(notices, warnings, errors, criticals);
        return new Job(new JobId(id), asked(), state, startedAt, endedAt, progress, error, attempt, lostLeases,
                cancelRequested, severities, score == null ? null : Mark.ofTenths(score, grade));
    }

    private NewJob asked() {
        return new NewJob(domain, publicId, priority, StoredJson.spec(config), createdAt,
                batch == null ? null : new BatchId(batch),
                profileName == null ? null : new UsedProfile(profileId, profileName));
    }
}
