-- The score that a run was given and the configuration that it was given by: both stay as they are when the configuration
-- changes. Scores have one decimal. Configurations are few and short, so none is ever removed.

CREATE TABLE scoring_configs (
    digest VARCHAR(64) COLLATE "C" NOT NULL PRIMARY KEY,
    config TEXT NOT NULL
);

ALTER TABLE jobs
    ADD COLUMN score_tenths INTEGER,
    ADD COLUMN grade VARCHAR(2) COLLATE "C";

ALTER TABLE runs
    ADD COLUMN score_tenths INTEGER,
    ADD COLUMN grade VARCHAR(2) COLLATE "C",
    ADD COLUMN score_json TEXT,
    ADD COLUMN scoring_config_digest VARCHAR(64) COLLATE "C" REFERENCES scoring_configs (digest);

ALTER TABLE domains
    ADD COLUMN latest_score_tenths INTEGER,
    ADD COLUMN latest_grade VARCHAR(2) COLLATE "C";
