-- Batches of jobs, tags of domains, stored profiles; and the order of the queue as a number of its own, so that it can be
-- changed. A batch counts its jobs, so that nobody has to count a million rows to see how far it is.

INSERT INTO id_blocks (name, next_id) VALUES ('batches', 1), ('profiles', 1);

CREATE TABLE profiles (
    id             BIGINT NOT NULL PRIMARY KEY,
    name           VARCHAR(255) COLLATE "C" NOT NULL UNIQUE,
    description    TEXT NOT NULL,
    config         TEXT NOT NULL,
    public         BOOLEAN NOT NULL,
    schema_version INTEGER NOT NULL,
    created_at     BIGINT NOT NULL,
    updated_at     BIGINT NOT NULL
);

CREATE TABLE tags (
    name               VARCHAR(255) COLLATE "C" NOT NULL PRIMARY KEY,
    description        TEXT NOT NULL,
    default_profile_id BIGINT REFERENCES profiles (id),
    created_at         BIGINT NOT NULL
);
CREATE INDEX tags_profile ON tags (default_profile_id) WHERE default_profile_id IS NOT NULL;

CREATE TABLE domain_tags (
    domain_id BIGINT NOT NULL REFERENCES domains (id),
    tag       VARCHAR(255) COLLATE "C" NOT NULL REFERENCES tags (name),
    PRIMARY KEY (domain_id, tag)
);
CREATE INDEX domain_tags_tag ON domain_tags (tag, domain_id);

-- total and ended count the jobs that are stored. A batch without opened_at is still being stored by a server.
CREATE TABLE batches (
    id                       BIGINT NOT NULL PRIMARY KEY,
    tag                      VARCHAR(255) COLLATE "C",
    description              TEXT NOT NULL,
    priority                 INTEGER NOT NULL,
    snapshot_intent          BOOLEAN NOT NULL,
    promote_snapshot_default BOOLEAN NOT NULL,
    origin                   VARCHAR(32) COLLATE "C",
    paused                   BOOLEAN NOT NULL,
    total                    BIGINT NOT NULL,
    ended                    BIGINT NOT NULL,
    created_at               BIGINT NOT NULL,
    opened_at                BIGINT,
    started_at               BIGINT,
    finished_at              BIGINT,
    stored_by                VARCHAR(64) COLLATE "C"
);
CREATE INDEX batches_created ON batches (created_at, id);
CREATE INDEX batches_unfinished ON batches (priority, id) WHERE finished_at IS NULL;

ALTER TABLE jobs
    ADD COLUMN batch_id BIGINT REFERENCES batches (id),
    ADD COLUMN queue_position BIGINT NOT NULL DEFAULT 0,
    ADD COLUMN profile_id BIGINT REFERENCES profiles (id),
    ADD COLUMN profile_name VARCHAR(255) COLLATE "C";
UPDATE jobs SET queue_position = id;
DROP INDEX jobs_claim;
CREATE INDEX jobs_claim ON jobs (priority, queue_position) WHERE status = 'queued' AND batch_id IS NULL;
CREATE INDEX jobs_claim_of_batch ON jobs (batch_id, queue_position) WHERE status = 'queued' AND batch_id IS NOT NULL;
CREATE INDEX jobs_of_batch ON jobs (batch_id, status, id) WHERE batch_id IS NOT NULL;
CREATE INDEX jobs_of_profile ON jobs (profile_id) WHERE profile_id IS NOT NULL;

-- Without a foreign key to the batch, which MariaDB would lock for every run; the one of the job stands for it.
ALTER TABLE runs
    ADD COLUMN batch_id BIGINT,
    ADD COLUMN profile_id BIGINT REFERENCES profiles (id),
    ADD COLUMN profile_name VARCHAR(255) COLLATE "C";
CREATE INDEX runs_of_batch ON runs (batch_id, finished_at, id) WHERE batch_id IS NOT NULL;
CREATE INDEX runs_of_used_profile ON runs (profile_id) WHERE profile_id IS NOT NULL;
