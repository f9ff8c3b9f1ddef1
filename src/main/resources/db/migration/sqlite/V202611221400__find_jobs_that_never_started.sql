-- The oldest jobs that no server has started, for those that may not wait longer.

CREATE INDEX jobs_never_started ON jobs (created_at, id) WHERE status IN ('queued', 'paused') AND attempt = 0;
