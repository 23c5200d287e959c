-- Stories are found through narrow rows: which story a report is in, and the reports of a word, without the words of either.

DROP TABLE story_reports;
DROP TABLE story_terms;

CREATE TABLE story_reports (
  n INTEGER PRIMARY KEY REFERENCES reports (n),
  story INTEGER NOT NULL DEFAULT 0    -- 0: not yet placed
);
CREATE INDEX story_reports_story ON story_reports (story);

CREATE TABLE story_words (
  n INTEGER PRIMARY KEY REFERENCES reports (n),
  terms BLOB NOT NULL,                -- the words that tell what it is about (src/incidents/facts_bytes.h)
  vector BLOB NOT NULL DEFAULT x''    -- the weightiest of them, as weighed when it was placed
);

CREATE TABLE story_terms (            -- reports by their weightiest words
  term INTEGER NOT NULL,
  day INTEGER NOT NULL,               -- of publication, since 1970; far before all days if unknown
  tie INTEGER NOT NULL,               -- of the report's id: the order does not hang on that of arrival
  n INTEGER NOT NULL,
  PRIMARY KEY (term, day, tie, n)
) WITHOUT ROWID;

UPDATE state SET value = '' WHERE name = 'grouped';   -- all is made anew at the next write
DELETE FROM state WHERE name IN ('stories_of', 'story_reports');   -- how many there were when all were last placed; how many there are
