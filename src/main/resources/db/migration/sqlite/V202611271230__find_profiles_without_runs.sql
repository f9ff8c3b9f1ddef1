-- Which runs have a profile: asked when a profile is to be removed, once by us and once by its foreign key.

CREATE INDEX runs_of_profile ON runs (effective_profile_digest);

-- Domains used to count purged runs too.
UPDATE domains SET run_count = (SELECT COUNT(*) FROM runs WHERE runs.domain_id = domains.id);
