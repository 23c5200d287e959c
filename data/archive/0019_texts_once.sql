-- The text of each report is kept once and packed, beside an index that holds no texts; the words that tell events once for each report.

DROP TABLE report_words;
CREATE VIRTUAL TABLE report_words USING fts5 (  -- rowid: reports.n
  title, text, content = '', tokenize = "porter unicode61 remove_diacritics 2"
);

CREATE TABLE report_texts (
  n INTEGER PRIMARY KEY REFERENCES reports (n),
  text BLOB NOT NULL              -- zstd
);

CREATE TABLE event_words (        -- of the report, that tell its events
  report INTEGER PRIMARY KEY REFERENCES reports (n),
  words BLOB NOT NULL             -- zstd; a line each
);
ALTER TABLE events DROP COLUMN words;
ALTER TABLE events ADD COLUMN words INTEGER NOT NULL DEFAULT 0;   -- which line tells it

UPDATE state SET value = '' WHERE name = 'grouped';   -- all is made anew at the next write
