-- Settings that are changed while servers run, and what only one server may do at a time.

CREATE TABLE settings (
    name  VARCHAR(255) NOT NULL PRIMARY KEY,
    value TEXT         NOT NULL
) WITHOUT ROWID;

CREATE TABLE leases (
    name       VARCHAR(64) NOT NULL PRIMARY KEY,
    holder     VARCHAR(64),
    held_until BIGINT      NOT NULL
) WITHOUT ROWID;
INSERT INTO leases (name, held_until) VALUES ('purge', 0);
