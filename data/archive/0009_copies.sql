-- Where copied words are found again, and several originals of one report.

CREATE TABLE texts (
  n INTEGER PRIMARY KEY REFERENCES reports (n),
  copied INTEGER NOT NULL DEFAULT 0,  -- 1: its rows in copies are made
  words BLOB NOT NULL                 -- src/incidents/facts_bytes.h
);
CREATE INDEX texts_new ON texts (n) WHERE copied = 0;

CREATE TABLE prints (             -- of runs of words (src/incidents/prints.h); of each run the first few reports that have it
  print INTEGER NOT NULL,
  n INTEGER NOT NULL,
  PRIMARY KEY (print, n)
) WITHOUT ROWID;

DROP TABLE copies;
CREATE TABLE copies (
  report TEXT NOT NULL, of TEXT NOT NULL, kind TEXT NOT NULL,
  share REAL NOT NULL,
  place INTEGER NOT NULL,         -- among the originals of one report: 0 the one that it has most of
  spans TEXT NOT NULL,
  PRIMARY KEY (report, of)
) WITHOUT ROWID;
CREATE INDEX copies_of ON copies (of);
