-- The score that a run was given and the configuration that it was given by: both stay as they are when the configuration
-- changes. Scores have one decimal. Configurations are few and short, so none is ever removed.

CREATE TABLE scoring_configs (
    digest VARCHAR(64) NOT NULL PRIMARY KEY,
    config MEDIUMTEXT NOT NULL
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

ALTER TABLE jobs
    ADD COLUMN score_tenths INTEGER,
    ADD COLUMN grade VARCHAR(2);

ALTER TABLE runs
    ADD COLUMN score_tenths INTEGER,
    ADD COLUMN grade VARCHAR(2),
    ADD COLUMN score_json MEDIUMTEXT,
    ADD COLUMN scoring_config_digest VARCHAR(64),
    ADD CONSTRAINT runs_have_a_scoring_config FOREIGN KEY (scoring_config_digest) REFERENCES scoring_configs (digest);

ALTER TABLE domains
    ADD COLUMN latest_score_tenths INTEGER,
    ADD COLUMN latest_grade VARCHAR(2);
