-- Happenings: what is kept to tell whether another telling is of one that is known, without looking at the others. Derived: `regroup`
-- empties and rebuilds all of it.

CREATE TABLE happenings (
  n INTEGER PRIMARY KEY AUTOINCREMENT,   -- never given twice
  content BLOB NOT NULL                  -- src/incidents/facts_bytes.h
);

CREATE TABLE happening_keys (            -- under what each is found (src/incidents/candidates.h); may outlive their happening
  key INTEGER NOT NULL,
  n INTEGER NOT NULL,
  PRIMARY KEY (key, n)
) WITHOUT ROWID;

CREATE TABLE happening_events (          -- which events of which reports it is
  report INTEGER NOT NULL REFERENCES reports (n),
  event INTEGER NOT NULL,                -- place in the reading's list
  happening INTEGER NOT NULL REFERENCES happenings (n),
  PRIMARY KEY (report, event)
) WITHOUT ROWID;
CREATE INDEX happening_events_happening ON happening_events (happening);

CREATE TABLE name_counts (               -- how many reports have a name
  name INTEGER PRIMARY KEY,              -- hash
  reports INTEGER NOT NULL
);

CREATE TABLE outlets (name TEXT PRIMARY KEY) WITHOUT ROWID;   -- publishers of reports
CREATE INDEX reports_publisher ON reports (publisher, day);
CREATE INDEX reports_text ON reports (text_sha256);

CREATE TABLE to_group (                  -- reports that came in since, in the order in which they will be grouped
  undated INTEGER NOT NULL, day TEXT NOT NULL, id TEXT NOT NULL,
  n INTEGER NOT NULL UNIQUE REFERENCES reports (n),
  PRIMARY KEY (undated, day, id)
) WITHOUT ROWID;

CREATE TABLE to_tell (happening INTEGER PRIMARY KEY);   -- whose incident must be made anew

DROP TABLE incident_events;
DROP TABLE incident_actors;
DROP TABLE incident_sources;
DROP TABLE incident_words;
DROP TABLE incidents;

CREATE TABLE incidents (                 -- one for each happening
  n INTEGER PRIMARY KEY,                 -- of the happening
  id TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL, status TEXT NOT NULL, standing TEXT NOT NULL,
  start TEXT NOT NULL, stop TEXT NOT NULL,       -- days of the happening; '' if unknown
  first_published TEXT NOT NULL,
  independent INTEGER NOT NULL, independent_low INTEGER NOT NULL, reports INTEGER NOT NULL,
  content TEXT NOT NULL                          -- the incident as JSON
);
CREATE INDEX incidents_start ON incidents (start, id);
CREATE INDEX incidents_first ON incidents (first_published, id);

CREATE VIEW incident_events AS
  SELECT h.report, h.event, i.id AS incident FROM happening_events h JOIN incidents i ON i.n = h.happening;

CREATE TABLE incident_actors (
  incident TEXT NOT NULL REFERENCES incidents (id),
  id TEXT NOT NULL, name TEXT NOT NULL, folded TEXT NOT NULL, country TEXT NOT NULL, role TEXT NOT NULL
);
CREATE INDEX incident_actors_incident ON incident_actors (incident);
CREATE INDEX incident_actors_folded ON incident_actors (folded);
CREATE INDEX incident_actors_id ON incident_actors (id);

CREATE TABLE incident_sources (
  incident TEXT NOT NULL REFERENCES incidents (id),
  origin TEXT NOT NULL, name TEXT NOT NULL, folded TEXT NOT NULL
);
CREATE INDEX incident_sources_incident ON incident_sources (incident);
CREATE INDEX incident_sources_folded ON incident_sources (folded);

CREATE VIRTUAL TABLE incident_words USING fts5 (  -- rowid: incidents.n
  text, tokenize = "porter unicode61 remove_diacritics 2"
);

CREATE INDEX incident_ids_claim ON incident_ids (claim);

-- Reports from before these tables are derived anew by the next command that writes.
INSERT OR REPLACE INTO state (name, value) VALUES ('grouped', '');
