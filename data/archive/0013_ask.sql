-- What questions are answered by. Derived: `regroup` empties and rebuilds all of it.

CREATE TABLE place_spellings (        -- how reports write the names of places that readings found in the gazetteer
  folded TEXT NOT NULL,
  written TEXT NOT NULL,
  place TEXT NOT NULL,                -- source and id: one for all spellings
  PRIMARY KEY (folded, written, place)
) WITHOUT ROWID;
CREATE INDEX place_spellings_place ON place_spellings (place);

-- Every name that actors, places and sources of reports and happenings have, once, and its parts of three letters: what holds a part of a name
-- is found without looking at all names.
CREATE TABLE names (
  n INTEGER PRIMARY KEY,
  folded TEXT NOT NULL UNIQUE
);
CREATE VIRTUAL TABLE name_parts USING fts5 (folded, content = 'names', content_rowid = 'n', tokenize = 'trigram', detail = none);
CREATE TRIGGER names_parts AFTER INSERT ON names BEGIN
  INSERT INTO name_parts (rowid, folded) VALUES (NEW.n, NEW.folded);
END;
CREATE TRIGGER names_of_actors AFTER INSERT ON actors BEGIN INSERT OR IGNORE INTO names (folded) VALUES (NEW.folded); END;
CREATE TRIGGER names_of_groups AFTER INSERT ON actor_names BEGIN INSERT OR IGNORE INTO names (folded) VALUES (NEW.folded); END;
CREATE TRIGGER names_of_places AFTER INSERT ON places BEGIN INSERT OR IGNORE INTO names (folded) VALUES (NEW.folded); END;
CREATE TRIGGER names_of_sources AFTER INSERT ON sources BEGIN INSERT OR IGNORE INTO names (folded) VALUES (NEW.folded); END;
CREATE TRIGGER names_of_parts AFTER INSERT ON incident_actors BEGIN INSERT OR IGNORE INTO names (folded) VALUES (NEW.folded); END;
CREATE TRIGGER names_of_origins AFTER INSERT ON incident_sources BEGIN INSERT OR IGNORE INTO names (folded) VALUES (NEW.folded); END;

CREATE TABLE publishers (
  name TEXT NOT NULL, domain TEXT NOT NULL,
  reports INTEGER NOT NULL,
  PRIMARY KEY (name, domain)
) WITHOUT ROWID;
CREATE TRIGGER publishers_more AFTER INSERT ON reports BEGIN
  INSERT INTO publishers VALUES (NEW.publisher, NEW.domain, 1) ON CONFLICT (name, domain) DO UPDATE SET reports = reports + 1;
END;
CREATE TRIGGER publishers_fewer AFTER DELETE ON reports BEGIN
  UPDATE publishers SET reports = reports - 1 WHERE name = OLD.publisher AND domain = OLD.domain;
END;

DROP INDEX reports_publisher;
CREATE INDEX reports_publisher ON reports (publisher, day, domain);
CREATE INDEX reports_language ON reports (language, day);
CREATE INDEX reports_genre ON reports (genre, day);
CREATE INDEX reports_unread ON reports (n) WHERE unread <> '';
CREATE INDEX incidents_standing ON incidents (standing);
CREATE INDEX incident_sources_origin ON incident_sources (origin);
CREATE INDEX events_kind ON events (kind);
CREATE INDEX stories_last ON stories (last, number) WHERE reports > 1;
CREATE INDEX stories_first ON stories (first, number) WHERE reports > 1;
CREATE INDEX stories_reports ON stories (reports, number) WHERE reports > 1;
CREATE INDEX copies_share ON copies (share, report, of);
CREATE INDEX incidents_time ON incidents (CASE start WHEN '' THEN '9999' ELSE start END, id);
CREATE INDEX incidents_independent ON incidents (independent_low, id);
CREATE INDEX incidents_kind ON incidents (kind, first_published, id);

-- Reports from before these tables are derived anew by the next command that writes.
INSERT OR REPLACE INTO state (name, value) VALUES ('grouped', '');
