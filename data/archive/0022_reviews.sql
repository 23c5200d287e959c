-- What people's judgements on items of readings and on incidents come to. Derived, but for the judgements themselves, which are rows of `decisions`.

CREATE TABLE judged (
  seq INTEGER PRIMARY KEY,        -- decisions.seq, of a judgement on a report's reading that is not undone
  report TEXT NOT NULL,           -- its id
  text_sha256 TEXT NOT NULL
);
CREATE INDEX judged_report ON judged (report);
CREATE INDEX judged_text ON judged (text_sha256);

CREATE TABLE reviews (
  report INTEGER NOT NULL,        -- reports.n
  item TEXT NOT NULL,             -- claim, event, relation, time, place, source
  n INTEGER NOT NULL,             -- place in the reading's list
  state TEXT NOT NULL,            -- confirmed, corrected, rejected, second_reviewed
  rejected INTEGER NOT NULL,      -- 1: also where a second person agrees that it is not so
  decision INTEGER NOT NULL,      -- decisions.seq of the last on it
  PRIMARY KEY (report, item, n)
) WITHOUT ROWID;
CREATE INDEX reviews_state ON reviews (item, state);

CREATE TABLE judgement_outcomes (
  seq INTEGER NOT NULL,           -- decisions.seq
  report INTEGER NOT NULL,        -- reports.n
  attached INTEGER NOT NULL,
  item INTEGER NOT NULL,          -- place in the reading's list; -1: not attached
  overruled_by INTEGER NOT NULL,  -- decisions.seq; 0: it counts
  note TEXT NOT NULL,             -- why it is not attached
  PRIMARY KEY (report, seq)
) WITHOUT ROWID;

CREATE TABLE incident_reviews (
  n INTEGER PRIMARY KEY,          -- incidents.n
  state TEXT NOT NULL,
  rejected INTEGER NOT NULL,
  decision INTEGER NOT NULL,      -- decisions.seq of the last on it
  corrections TEXT NOT NULL       -- JSON: fields that people set
);
CREATE INDEX incident_reviews_state ON incident_reviews (state);
