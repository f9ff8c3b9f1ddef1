package dev.gonemaster.jobs.jpa;

import dev.gonemaster.jobs.BatchId;
import dev.gonemaster.jobs.JobId;
import dev.gonemaster.jobs.JobState;
import dev.gonemaster.jobs.Mark;
import dev.gonemaster.jobs.NewJob;
import dev.gonemaster.jobs.Run;
import dev.gonemaster.jobs.Severities;
import dev.gonemaster.jobs.StoredJson;
import dev.gonemaster.jobs.StoredScore;
import dev.gonemaster.jobs.UsedProfile;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.NullUnmarked;

/// A row of `runs`. Read only: runs are written in batches.
@Entity
@Table(name = "runs")
@NullUnmarked
class RunEntity {
    @Id
    private long id;
    @Column(name = "public_id")
    private String publicId;
    @Column(name = "domain_id")
    private long domainId;
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
    private int attempt;
    @Column(name = "sev_notice")
    private int notices;
    @Column(name = "sev_warning")
    private int warnings;
    @Column(name = "sev_error")
    private int errors;
    @Column(name = "sev_critical")
    private int criticals;
    @Column(name = "entry_count")
    private int entryCount;
    private String error;
    @Column(name = "nameserver_timings_json")
    private String timings;
    @ManyToOne
    @JoinColumn(name = "effective_profile_digest")
    private EffectiveProfileEntity effectiveProfile;
    @Column(name = "score_tenths")
    private Integer score;
    private String grade;
    @Column(name = "score_json")
    private String scoreJson;
    @ManyToOne
    @JoinColumn(name = "scoring_config_digest")
    private ScoringConfigEntity scoringConfig;
    @Column(name = "batch_id")
    private Long batch;
    @Column(name = "profile_id")
    private Long profileId;
    @Column(name = "profile_name")
    private String profileName;

    protected RunEntity() {
    }

    Run run() {
        return new Run(new JobId(id), asked(), domainId, state, startedAt, endedAt, attempt,
                new Severities(notices, warnings, errors, criticals), entryCount, error, timings,
                effectiveProfile == null ? null : effectiveProfile.profile(), storedScore());
    }

    private NewJob asked() {
        return new NewJob(domain, publicId, priority, StoredJson.spec(config), createdAt,
                batch == null ? null : new BatchId(batch),
                profileName == null ? null : new UsedProfile(profileId, profileName));
    }

    private StoredScore storedScore() {
        return score == null ? null : new StoredScore(Mark.ofTenths(score, grade), scoreJson,
                scoringConfig == null ? null : scoringConfig.config());
    }
}
