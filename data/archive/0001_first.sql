-- Kept for ever: appended to, never changed. `hash` chains each row to the one before it (docs/formats/archive.md).

CREATE TABLE originals (          -- the bytes that came in
  seq INTEGER PRIMARY KEY,
  sha256 TEXT NOT NULL UNIQUE,    -- of the bytes
  size INTEGER NOT NULL,
  content BLOB NOT NULL,          -- zstd
  hash TEXT NOT NULL
);

CREATE TABLE captures (           -- how they came in: one row a report
  seq INTEGER PRIMARY KEY,
  report TEXT NOT NULL UNIQUE,    -- the report's id
  identity TEXT NOT NULL UNIQUE,  -- sha256 over the bytes and what was given with them: the same again is nothing new
  original TEXT NOT NULL REFERENCES originals (sha256),
  input TEXT NOT NULL,            -- the file, address or line that it came from
  url TEXT NOT NULL,
  given TEXT NOT NULL,            -- JSON: what was told beside the bytes
  captured_at TEXT NOT NULL,
  version_of TEXT REFERENCES captures (report),
  hash TEXT NOT NULL
);
CREATE INDEX captures_url ON captures (url) WHERE url <> '';

CREATE TABLE readings (           -- what an engine made of a report; the latest counts
  seq INTEGER PRIMARY KEY,
  report TEXT NOT NULL REFERENCES captures (report),
  engine TEXT NOT NULL,
  model TEXT NOT NULL,
  read_at TEXT NOT NULL,
  sha256 TEXT NOT NULL,           -- of the JSON
  content BLOB NOT NULL,          -- docs/formats/reading.md as JSON, zstd
  hash TEXT NOT NULL
);
CREATE INDEX readings_report ON readings (report);

CREATE TABLE decisions (          -- what people decided
  seq INTEGER PRIMARY KEY,
  made_at TEXT NOT NULL,
  made_by TEXT NOT NULL,
  kind TEXT NOT NULL,
  content TEXT NOT NULL,          -- JSON with the evidence: text hash and spans
  hash TEXT NOT NULL
);

CREATE TRIGGER originals_keep_u BEFORE UPDATE ON originals BEGIN SELECT RAISE (ABORT, 'originals are append-only'); END;
CREATE TRIGGER originals_keep_d BEFORE DELETE ON originals BEGIN SELECT RAISE (ABORT, 'originals are append-only'); END;
CREATE TRIGGER captures_keep_u BEFORE UPDATE ON captures BEGIN SELECT RAISE (ABORT, 'captures are append-only'); END;
CREATE TRIGGER captures_keep_d BEFORE DELETE ON captures BEGIN SELECT RAISE (ABORT, 'captures are append-only'); END;
CREATE TRIGGER readings_keep_u BEFORE UPDATE ON readings BEGIN SELECT RAISE (ABORT, 'readings are append-only'); END;
CREATE TRIGGER readings_keep_d BEFORE DELETE ON readings BEGIN SELECT RAISE (ABORT, 'readings are append-only'); END;
CREATE TRIGGER decisions_keep_u BEFORE UPDATE ON decisions BEGIN SELECT RAISE (ABORT, 'decisions are append-only'); END;
CREATE TRIGGER decisions_keep_d BEFORE DELETE ON decisions BEGIN SELECT RAISE (ABORT, 'decisions are append-only'); END;

-- Derived from the above: `regroup` empties and rebuilds all of it.

CREATE TABLE reports (
  n INTEGER PRIMARY KEY,          -- captures.seq
  id TEXT NOT NULL UNIQUE REFERENCES captures (report),
  reading INTEGER NOT NULL REFERENCES readings (seq),
  url TEXT NOT NULL, title TEXT NOT NULL, publisher TEXT NOT NULL, domain TEXT NOT NULL,
  published TEXT NOT NULL,        -- as the report says; '' if unknown
  day TEXT NOT NULL,              -- its day; '' if unknown
  published_basis TEXT NOT NULL,
  language TEXT NOT NULL, unread TEXT NOT NULL, genre TEXT NOT NULL,
  version_of TEXT NOT NULL, text_sha256 TEXT NOT NULL, characters INTEGER NOT NULL,
  sentences BLOB NOT NULL,        -- [start, stop) of each, as pairs of 32-bit little-endian numbers
  facts BLOB NOT NULL             -- what grouping needs, src/incidents/facts_bytes.h
);
CREATE INDEX reports_day ON reports (day, n);

CREATE VIRTUAL TABLE report_words USING fts5 (  -- rowid: reports.n
  title, text, tokenize = "porter unicode61 remove_diacritics 2"
);

CREATE TABLE claims (
  n INTEGER PRIMARY KEY,
  report INTEGER NOT NULL REFERENCES reports (n),
  claim INTEGER NOT NULL,         -- place in the reading's list
  key TEXT NOT NULL,
  event INTEGER,                  -- place in the reading's list of events
  about TEXT NOT NULL, polarity TEXT NOT NULL, certainty TEXT NOT NULL,
  start INTEGER NOT NULL, stop INTEGER NOT NULL
);
CREATE INDEX claims_key ON claims (key);
CREATE INDEX claims_report ON claims (report, start);

CREATE TABLE events (
  report INTEGER NOT NULL REFERENCES reports (n),
  event INTEGER NOT NULL,
  kind TEXT NOT NULL, status TEXT NOT NULL, start TEXT NOT NULL, stop TEXT NOT NULL,
  words TEXT NOT NULL,            -- of the report, that tell it
  PRIMARY KEY (report, event)
) WITHOUT ROWID;

CREATE TABLE places (             -- places of events
  n INTEGER PRIMARY KEY,
  report INTEGER NOT NULL REFERENCES reports (n),
  event INTEGER NOT NULL,
  role TEXT NOT NULL, name TEXT NOT NULL, folded TEXT NOT NULL, country TEXT NOT NULL, lat REAL, lon REAL
);
CREATE INDEX places_event ON places (report, event);
CREATE INDEX places_folded ON places (folded);
CREATE INDEX places_country ON places (country);
CREATE VIRTUAL TABLE place_boxes USING rtree (n, south, north, west, east);

CREATE TABLE actors (             -- one row for each entity that acts, in each report
  report INTEGER NOT NULL REFERENCES reports (n),
  entity INTEGER NOT NULL,
  id TEXT NOT NULL,               -- '' for people who are not to be followed
  name TEXT NOT NULL, folded TEXT NOT NULL, type TEXT NOT NULL, country TEXT NOT NULL, mentions INTEGER NOT NULL,
  PRIMARY KEY (report, entity)
) WITHOUT ROWID;
CREATE INDEX actors_folded ON actors (folded);
CREATE INDEX actors_id ON actors (id);

CREATE TABLE sources (
  report INTEGER NOT NULL REFERENCES reports (n),
  source INTEGER NOT NULL,
  name TEXT NOT NULL, folded TEXT NOT NULL, kind TEXT NOT NULL, anonymous INTEGER NOT NULL,
  PRIMARY KEY (report, source)
) WITHOUT ROWID;
CREATE INDEX sources_folded ON sources (folded);

CREATE TABLE incidents (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL, status TEXT NOT NULL, standing TEXT NOT NULL,
  start TEXT NOT NULL, stop TEXT NOT NULL,       -- days of the happening; '' if unknown
  first_published TEXT NOT NULL,
  independent INTEGER NOT NULL, independent_low INTEGER NOT NULL, reports INTEGER NOT NULL,
  content TEXT NOT NULL                          -- the incident as JSON
) WITHOUT ROWID;
CREATE INDEX incidents_start ON incidents (start, id);
CREATE INDEX incidents_first ON incidents (first_published, id);

CREATE TABLE incident_events (
  report INTEGER NOT NULL REFERENCES reports (n),
  event INTEGER NOT NULL,
  incident TEXT NOT NULL REFERENCES incidents (id),
  PRIMARY KEY (report, event)
) WITHOUT ROWID;
CREATE INDEX incident_events_incident ON incident_events (incident);

CREATE TABLE incident_actors (
  incident TEXT NOT NULL REFERENCES incidents (id),
  id TEXT NOT NULL, name TEXT NOT NULL, folded TEXT NOT NULL, country TEXT NOT NULL, role TEXT NOT NULL
);
CREATE INDEX incident_actors_incident ON incident_actors (incident);
CREATE INDEX incident_actors_folded ON incident_actors (folded);

CREATE TABLE incident_sources (
  incident TEXT NOT NULL REFERENCES incidents (id),
  origin TEXT NOT NULL, name TEXT NOT NULL, folded TEXT NOT NULL
);
CREATE INDEX incident_sources_incident ON incident_sources (incident);
CREATE INDEX incident_sources_folded ON incident_sources (folded);

CREATE VIRTUAL TABLE incident_words USING fts5 (
  text, incident UNINDEXED, tokenize = "porter unicode61 remove_diacritics 2"
);

CREATE TABLE copies (
  report TEXT PRIMARY KEY, of TEXT NOT NULL, kind TEXT NOT NULL, share REAL NOT NULL, spans TEXT NOT NULL
) WITHOUT ROWID;

-- Ids that incidents have had. An id is made from a claim's key and resolves to the incident that holds that claim today.
CREATE TABLE incident_ids (
  id TEXT PRIMARY KEY,
  claim TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE state (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
