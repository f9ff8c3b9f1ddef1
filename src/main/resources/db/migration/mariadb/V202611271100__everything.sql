-- Everything a server needs to accept jobs, run them and keep what they found; times are microseconds since 1970 UTC.
-- Names sort and compare by their octets, whatever the database was made with. TEXT would end at 64 KiB. An index
-- covers all rows of its table here: what others leave out of it by a condition stands in it as NULL, by a column that
-- the database derives.

CREATE TABLE id_blocks (
    name    VARCHAR(32) NOT NULL PRIMARY KEY,
    next_id BIGINT      NOT NULL
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
INSERT INTO id_blocks (name, next_id) VALUES ('jobs', 1), ('domains', 1);

CREATE TABLE settings (
    name  VARCHAR(255) NOT NULL PRIMARY KEY,
    value MEDIUMTEXT   NOT NULL
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- What only one server may do at a time.
CREATE TABLE leases (
    name       VARCHAR(64) NOT NULL PRIMARY KEY,
    holder     VARCHAR(64),
    held_until BIGINT      NOT NULL
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
INSERT INTO leases (name, held_until) VALUES ('purge', 0);

CREATE TABLE instances (
    id           VARCHAR(64) NOT NULL PRIMARY KEY,
    started_at   BIGINT      NOT NULL,
    last_beat_at BIGINT      NOT NULL
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE domains (
    id            BIGINT       NOT NULL PRIMARY KEY,
    name          VARCHAR(255) NOT NULL,
    latest_run_id BIGINT,
    latest_run_at BIGINT,
    latest_status VARCHAR(32),
    latest_level  VARCHAR(16),
    created_at    BIGINT       NOT NULL,
    run_count     BIGINT       NOT NULL DEFAULT 0,
    UNIQUE KEY domains_name (name)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE jobs (
    id               BIGINT       NOT NULL PRIMARY KEY,
    public_id        VARCHAR(16)  NOT NULL,
    domain           VARCHAR(255) NOT NULL,
    status           VARCHAR(32)  NOT NULL DEFAULT 'queued',
    priority         INTEGER      NOT NULL DEFAULT 0,
    config_json      MEDIUMTEXT   NOT NULL,
    created_at       BIGINT       NOT NULL,
    started_at       BIGINT,
    finished_at      BIGINT,
    progress         INTEGER      NOT NULL DEFAULT 0,
    error            MEDIUMTEXT,
    attempt          INTEGER      NOT NULL DEFAULT 0,
    lost_leases      INTEGER      NOT NULL DEFAULT 0,
    instance         VARCHAR(64),
    cancel_requested BOOLEAN      NOT NULL DEFAULT FALSE,
    sev_notice       INTEGER,
    sev_warning      INTEGER,
    sev_error        INTEGER,
    sev_critical     INTEGER,
    never_started    BIGINT AS (IF(attempt = 0 AND status IN ('queued', 'paused'), created_at, NULL)) PERSISTENT,
    UNIQUE KEY jobs_public (public_id),
    KEY jobs_claim (status, priority, id),
    KEY jobs_running (instance, id),
    KEY jobs_never_started (never_started, id),
    KEY jobs_created (created_at, id),
    KEY jobs_started (started_at, id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- The merged profile of a run is some 20 kB and nearly always the same: kept once per text.
CREATE TABLE effective_profiles (
    digest  VARCHAR(64) NOT NULL PRIMARY KEY,
    profile MEDIUMTEXT  NOT NULL
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE runs (
    id                       BIGINT       NOT NULL PRIMARY KEY,
    public_id                VARCHAR(16)  NOT NULL,
    domain_id                BIGINT       NOT NULL,
    domain                   VARCHAR(255) NOT NULL,
    status                   VARCHAR(32)  NOT NULL,
    priority                 INTEGER      NOT NULL,
    config_json              MEDIUMTEXT   NOT NULL,
    created_at               BIGINT       NOT NULL,
    started_at               BIGINT,
    finished_at              BIGINT       NOT NULL,
    duration_ms              BIGINT       NOT NULL,
    attempt                  INTEGER      NOT NULL,
    sev_notice               INTEGER      NOT NULL,
    sev_warning              INTEGER      NOT NULL,
    sev_error                INTEGER      NOT NULL,
    sev_critical             INTEGER      NOT NULL,
    worst_level              VARCHAR(16),
    entry_count              INTEGER      NOT NULL,
    error                    MEDIUMTEXT,
    nameserver_timings_json  MEDIUMTEXT,
    effective_profile_digest VARCHAR(64),
    UNIQUE KEY runs_public (public_id),
    KEY runs_finished (finished_at, id),
    KEY runs_of_domain (domain_id, finished_at, id),
    CONSTRAINT runs_have_a_job FOREIGN KEY (id) REFERENCES jobs (id),
    CONSTRAINT runs_have_a_domain FOREIGN KEY (domain_id) REFERENCES domains (id),
    CONSTRAINT runs_have_a_profile FOREIGN KEY (effective_profile_digest) REFERENCES effective_profiles (digest)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Appended in key order, purged by key range. Findings from WARNING up are few, and those are what is asked for by tag.
CREATE TABLE entries (
    run_id      BIGINT       NOT NULL,
    seq         INTEGER      NOT NULL,
    domain_id   BIGINT       NOT NULL,
    timestamp   DOUBLE       NOT NULL,
    module      VARCHAR(32)  NOT NULL,
    testcase    VARCHAR(64)  NOT NULL,
    tag         VARCHAR(128) NOT NULL,
    level       VARCHAR(16)  NOT NULL,
    args_json   MEDIUMTEXT   NOT NULL,
    finding_tag VARCHAR(128) AS (IF(level IN ('WARNING', 'ERROR', 'CRITICAL'), tag, NULL)) PERSISTENT,
    PRIMARY KEY (run_id, seq),
    KEY entries_findings (finding_tag, run_id, seq),
    CONSTRAINT entries_have_a_run FOREIGN KEY (run_id) REFERENCES runs (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
