-- Batches of jobs, tags of domains, stored profiles; and the order of the queue as a number of its own, so that it can be
-- changed. A batch counts its jobs, so that nobody has to count a million rows to see how far it is.

INSERT INTO id_blocks (name, next_id) VALUES ('batches', 1), ('profiles', 1);

CREATE TABLE profiles (
    id             BIGINT NOT NULL PRIMARY KEY,
    name           VARCHAR(255) NOT NULL UNIQUE,
    description    MEDIUMTEXT NOT NULL,
    config         MEDIUMTEXT NOT NULL,
    public         BOOLEAN NOT NULL,
    schema_version INTEGER NOT NULL,
    created_at     BIGINT NOT NULL,
    updated_at     BIGINT NOT NULL
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE tags (
    name               VARCHAR(255) NOT NULL PRIMARY KEY,
    description        MEDIUMTEXT NOT NULL,
    default_profile_id BIGINT,
    created_at         BIGINT NOT NULL,
    CONSTRAINT tags_have_a_profile FOREIGN KEY (default_profile_id) REFERENCES profiles (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE domain_tags (
    domain_id BIGINT       NOT NULL,
    tag       VARCHAR(255) NOT NULL,
    PRIMARY KEY (domain_id, tag),
    KEY domain_tags_tag (tag, domain_id),
    CONSTRAINT domain_tags_have_a_domain FOREIGN KEY (domain_id) REFERENCES domains (id),
    CONSTRAINT domain_tags_have_a_tag FOREIGN KEY (tag) REFERENCES tags (name)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- total and ended count the jobs that are stored. A batch without opened_at is still being stored by a server.
CREATE TABLE batches (
    id                       BIGINT NOT NULL PRIMARY KEY,
    tag                      VARCHAR(255),
    description              MEDIUMTEXT NOT NULL,
    priority                 INTEGER NOT NULL,
    snapshot_intent          BOOLEAN NOT NULL,
    promote_snapshot_default BOOLEAN NOT NULL,
    origin                   VARCHAR(32),
    paused                   BOOLEAN NOT NULL,
    total                    BIGINT NOT NULL,
    ended                    BIGINT NOT NULL,
    created_at               BIGINT NOT NULL,
    opened_at                BIGINT,
    started_at               BIGINT,
    finished_at              BIGINT,
    stored_by                VARCHAR(64)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
CREATE INDEX batches_created ON batches (created_at, id);
CREATE INDEX batches_unfinished ON batches (finished_at, priority, id);

ALTER TABLE jobs
    ADD COLUMN batch_id BIGINT,
    ADD COLUMN queue_position BIGINT NOT NULL DEFAULT 0,
    ADD COLUMN profile_id BIGINT,
    ADD COLUMN profile_name VARCHAR(255);
UPDATE jobs SET queue_position = id;
ALTER TABLE jobs
    DROP KEY jobs_claim,
    ADD KEY jobs_claim (status, batch_id, priority, queue_position),
    ADD KEY jobs_of_batch (batch_id, status, id),
    ADD KEY jobs_of_profile (profile_id),
    ADD CONSTRAINT jobs_have_a_batch FOREIGN KEY (batch_id) REFERENCES batches (id),
    ADD CONSTRAINT jobs_have_a_profile FOREIGN KEY (profile_id) REFERENCES profiles (id);

-- Without a foreign key to the batch, which MariaDB would lock for every run; the one of the job stands for it.
ALTER TABLE runs
    ADD COLUMN batch_id BIGINT,
    ADD COLUMN profile_id BIGINT,
    ADD COLUMN profile_name VARCHAR(255),
    ADD KEY runs_of_batch (batch_id, finished_at, id),
    ADD KEY runs_of_used_profile (profile_id),
    ADD CONSTRAINT runs_have_a_used_profile FOREIGN KEY (profile_id) REFERENCES profiles (id);
