-- The chain of trust that a run saw, as a document; null where the run did not look at it.

ALTER TABLE runs ADD COLUMN dnssec_chain_json TEXT;
