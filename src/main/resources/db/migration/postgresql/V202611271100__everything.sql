-- Everything a server needs to accept jobs, run them and keep what they found; times are microseconds since 1970 UTC.
-- Names sort and compare by their octets, whatever the database was made with.

CREATE TABLE id_blocks (
    name    VARCHAR(32) COLLATE "C" NOT NULL PRIMARY KEY,
    next_id BIGINT NOT NULL
);
INSERT INTO id_blocks (name, next_id) VALUES ('jobs', 1), ('domains', 1);

CREATE TABLE settings (
    name  VARCHAR(255) COLLATE "C" NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
);

-- What only one server may do at a time.
CREATE TABLE leases (
    name       VARCHAR(64) COLLATE "C" NOT NULL PRIMARY KEY,
    holder     VARCHAR(64) COLLATE "C",
    held_until BIGINT NOT NULL
);
INSERT INTO leases (name, held_until) VALUES ('purge', 0);

CREATE TABLE instances (
    id           VARCHAR(64) COLLATE "C" NOT NULL PRIMARY KEY,
    started_at   BIGINT NOT NULL,
    last_beat_at BIGINT NOT NULL
);

CREATE TABLE domains (
    id            BIGINT NOT NULL PRIMARY KEY,
    name          VARCHAR(255) COLLATE "C" NOT NULL UNIQUE,
    latest_run_id BIGINT,
    latest_run_at BIGINT,
    latest_status VARCHAR(32) COLLATE "C",
    latest_level  VARCHAR(16) COLLATE "C",
    created_at    BIGINT NOT NULL,
    run_count     BIGINT NOT NULL DEFAULT 0
);

CREATE TABLE jobs (
    id               BIGINT NOT NULL PRIMARY KEY,
    public_id        VARCHAR(16) COLLATE "C" NOT NULL UNIQUE,
    domain           VARCHAR(255) COLLATE "C" NOT NULL,
    status           VARCHAR(32) COLLATE "C" NOT NULL DEFAULT 'queued',
    priority         INTEGER NOT NULL DEFAULT 0,
    config_json      TEXT NOT NULL,
    created_at       BIGINT NOT NULL,
    started_at       BIGINT,
    finished_at      BIGINT,
    progress         INTEGER NOT NULL DEFAULT 0,
    error            TEXT,
    attempt          INTEGER NOT NULL DEFAULT 0,
    lost_leases      INTEGER NOT NULL DEFAULT 0,
    instance         VARCHAR(64) COLLATE "C",
    cancel_requested BOOLEAN NOT NULL DEFAULT FALSE,
    sev_notice       INTEGER,
    sev_warning      INTEGER,
    sev_error        INTEGER,
    sev_critical     INTEGER
);
CREATE INDEX jobs_claim ON jobs (priority, id) WHERE status = 'queued';
CREATE INDEX jobs_running ON jobs (instance, id) WHERE status = 'running';
CREATE INDEX jobs_never_started ON jobs (created_at, id) WHERE status IN ('queued', 'paused') AND attempt = 0;
CREATE INDEX jobs_created ON jobs (created_at, id);
CREATE INDEX jobs_started ON jobs (started_at NULLS FIRST, id);

-- The merged profile of a run is some 20 kB and nearly always the same: kept once per text.
CREATE TABLE effective_profiles (
    digest  VARCHAR(64) COLLATE "C" NOT NULL PRIMARY KEY,
    profile TEXT NOT NULL
);

CREATE TABLE runs (
    id                       BIGINT NOT NULL PRIMARY KEY REFERENCES jobs (id),
    public_id                VARCHAR(16) COLLATE "C" NOT NULL UNIQUE,
    domain_id                BIGINT NOT NULL REFERENCES domains (id),
    domain                   VARCHAR(255) COLLATE "C" NOT NULL,
    status                   VARCHAR(32) COLLATE "C" NOT NULL,
    priority                 INTEGER NOT NULL,
    config_json              TEXT NOT NULL,
    created_at               BIGINT NOT NULL,
    started_at               BIGINT,
    finished_at              BIGINT NOT NULL,
    duration_ms              BIGINT NOT NULL,
    attempt                  INTEGER NOT NULL,
    sev_notice               INTEGER NOT NULL,
    sev_warning              INTEGER NOT NULL,
    sev_error                INTEGER NOT NULL,
    sev_critical             INTEGER NOT NULL,
    worst_level              VARCHAR(16) COLLATE "C",
    entry_count              INTEGER NOT NULL,
    error                    TEXT,
    nameserver_timings_json  TEXT,
    effective_profile_digest VARCHAR(64) COLLATE "C" REFERENCES effective_profiles (digest)
);
CREATE INDEX runs_finished ON runs (finished_at, id);
CREATE INDEX runs_of_domain ON runs (domain_id, finished_at, id);

-- Appended in key order, purged by key range. Findings from WARNING up are few, and those are what is asked for by tag.
CREATE TABLE entries (
    run_id    BIGINT NOT NULL REFERENCES runs (id),
    seq       INTEGER NOT NULL,
    domain_id BIGINT NOT NULL,
    timestamp DOUBLE PRECISION NOT NULL,
    module    VARCHAR(32) COLLATE "C" NOT NULL,
    testcase  VARCHAR(64) COLLATE "C" NOT NULL,
    tag       VARCHAR(128) COLLATE "C" NOT NULL,
    level     VARCHAR(16) COLLATE "C" NOT NULL,
    args_json TEXT NOT NULL,
    PRIMARY KEY (run_id, seq)
);
CREATE INDEX entries_findings ON entries (tag, run_id, seq) WHERE level IN ('WARNING', 'ERROR', 'CRITICAL');
