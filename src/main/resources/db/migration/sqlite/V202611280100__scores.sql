-- The score that a run was given and the configuration that it was given by: both stay as they are when the configuration
-- changes. Scores have one decimal. Configurations are few and short, so none is ever removed.

CREATE TABLE scoring_configs (
    digest VARCHAR(64) NOT NULL PRIMARY KEY,
    config TEXT NOT NULL
) WITHOUT ROWID;

ALTER TABLE jobs ADD COLUMN score_tenths INTEGER;
ALTER TABLE jobs ADD COLUMN grade VARCHAR(2);

ALTER TABLE runs ADD COLUMN score_tenths INTEGER;
ALTER TABLE runs ADD COLUMN grade VARCHAR(2);
ALTER TABLE runs ADD COLUMN score_json TEXT;
ALTER TABLE runs ADD COLUMN scoring_config_digest VARCHAR(64) REFERENCES scoring_configs (digest);

ALTER TABLE domains ADD COLUMN latest_score_tenths INTEGER;
ALTER TABLE domains ADD COLUMN latest_grade VARCHAR(2);
