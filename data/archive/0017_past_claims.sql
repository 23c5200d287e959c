-- Which older readings have which claims, so that a citation resolves after its report was read anew. Derived.

CREATE TABLE past_claims (
  key TEXT NOT NULL,              -- of a claim
  reading INTEGER NOT NULL,       -- readings.seq, of one that a later reading of its report replaced
  PRIMARY KEY (key, reading)
) WITHOUT ROWID;
