-- Reports of one running story.

CREATE TABLE story_reports (
  n INTEGER PRIMARY KEY REFERENCES reports (n),
  story INTEGER NOT NULL DEFAULT 0,   -- 0: not yet placed
  terms BLOB NOT NULL,                -- the words that tell what it is about (src/incidents/facts_bytes.h)
  vector BLOB NOT NULL DEFAULT x''    -- the weightiest of them, as weighed when it was placed
);
CREATE INDEX story_reports_story ON story_reports (story);

CREATE TABLE term_counts (            -- how many reports have a word
  term INTEGER PRIMARY KEY,
  reports INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE story_terms (            -- reports by their weightiest words
  term INTEGER NOT NULL,
  day TEXT NOT NULL,                  -- of publication; '' if unknown
  id TEXT NOT NULL,
  PRIMARY KEY (term, day, id)
) WITHOUT ROWID;

CREATE TABLE stories (
  number INTEGER PRIMARY KEY,
  reports INTEGER NOT NULL,
  first TEXT NOT NULL, last TEXT NOT NULL,  -- days of publication; '' if unknown
  sum BLOB NOT NULL
);

CREATE TABLE story_siblings (         -- stories that were told apart and stay so
  a INTEGER NOT NULL,
  b INTEGER NOT NULL,
  PRIMARY KEY (a, b)
) WITHOUT ROWID;
