-- Watches: standing queries, what each has told, what is still to be sent, and what changed since they last looked. A notebook of
-- watching: neither evidence nor derived. While nobody watches, nothing is noted.

CREATE TABLE watches (
  name TEXT PRIMARY KEY,
  question TEXT NOT NULL,         -- JSON, docs/formats/watch.md
  made_at TEXT NOT NULL, made_by TEXT NOT NULL,
  looked_at TEXT NOT NULL,        -- its last look; at first, when it was made
  seen_change INTEGER NOT NULL,   -- watch_changes.n up to which it has looked
  seen_report INTEGER NOT NULL,   -- reports.n up to which it has looked
  stopped TEXT NOT NULL           -- why it no longer looks; '' if it does
) WITHOUT ROWID;

-- What stood there before a change; NULL: nothing. The first row of a thing after a watch's last look is what that watch knows of it.
CREATE TABLE watch_changes (
  n INTEGER PRIMARY KEY AUTOINCREMENT,   -- never given twice
  what TEXT NOT NULL,             -- incident, page
  id TEXT NOT NULL,
  before TEXT
);
CREATE INDEX watch_changes_id ON watch_changes (what, id, n);

CREATE TABLE watch_matches (      -- stay when the watch is removed: what was told once was told
  n INTEGER PRIMARY KEY AUTOINCREMENT,
  watch TEXT NOT NULL,
  mark TEXT NOT NULL,             -- what tells it from all others of the watch, by evidence
  found_at TEXT NOT NULL,
  told INTEGER NOT NULL,          -- 1: it was printed
  content TEXT NOT NULL,          -- JSON, docs/formats/watch.md
  UNIQUE (watch, mark)
);
CREATE INDEX watch_matches_untold ON watch_matches (n) WHERE told = 0;

CREATE TABLE watch_deliveries (   -- bodies for webhooks
  n INTEGER PRIMARY KEY AUTOINCREMENT,
  watch TEXT NOT NULL,
  body TEXT NOT NULL,
  made_at TEXT NOT NULL,
  tries INTEGER NOT NULL,
  next_at TEXT NOT NULL,          -- not before
  state TEXT NOT NULL,            -- waiting, sent, given_up
  error TEXT NOT NULL             -- of the last try
);
CREATE INDEX watch_deliveries_waiting ON watch_deliveries (n) WHERE state = 'waiting';

-- What the address of a report answered when it was last asked.
CREATE TABLE page_visits (
  url TEXT PRIMARY KEY,
  status INTEGER NOT NULL,        -- of HTTP
  at TEXT NOT NULL
) WITHOUT ROWID;

-- Facilities and legs by their id, to see whether a state or a leg was told before.
CREATE INDEX map_items_id ON map_items (id, report);

-- The states that followed a report.
CREATE INDEX captures_version_of ON captures (version_of) WHERE version_of IS NOT NULL;

-- A thing that is deleted and inserted unchanged, as grouping does it, leaves no row behind.

CREATE TRIGGER watch_incident_u AFTER UPDATE OF content ON incidents WHEN OLD.content <> NEW.content AND EXISTS (SELECT 1 FROM watches WHERE stopped = '') BEGIN
  INSERT INTO watch_changes (what, id, before) VALUES ('incident', OLD.id, OLD.content);
END;
CREATE TRIGGER watch_incident_d AFTER DELETE ON incidents WHEN EXISTS (SELECT 1 FROM watches WHERE stopped = '') BEGIN
  INSERT INTO watch_changes (what, id, before) VALUES ('incident', OLD.id, OLD.content);
END;
CREATE TRIGGER watch_incident_r BEFORE INSERT ON incidents WHEN EXISTS (SELECT 1 FROM watches WHERE stopped = '') BEGIN  -- what INSERT OR REPLACE replaces
  INSERT INTO watch_changes (what, id, before) SELECT 'incident', id, content FROM incidents WHERE id = NEW.id;
END;
CREATE TRIGGER watch_incident_i AFTER INSERT ON incidents WHEN EXISTS (SELECT 1 FROM watches WHERE stopped = '') BEGIN
  INSERT INTO watch_changes (what, id, before) SELECT 'incident', NEW.id, NULL WHERE NEW.content IS NOT (SELECT before FROM watch_changes
    WHERE what = 'incident' AND id = NEW.id AND n > (SELECT max(seen_change) FROM watches) ORDER BY n DESC LIMIT 1);
  DELETE FROM watch_changes WHERE n = (SELECT n FROM watch_changes WHERE what = 'incident' AND id = NEW.id
    AND n > (SELECT max(seen_change) FROM watches) ORDER BY n DESC LIMIT 1) AND before = NEW.content;
END;

CREATE TRIGGER watch_page_u AFTER UPDATE OF status ON page_visits WHEN OLD.status <> NEW.status AND EXISTS (SELECT 1 FROM watches WHERE stopped = '') BEGIN
  INSERT INTO watch_changes (what, id, before) VALUES ('page', OLD.url, OLD.status);
END;
CREATE TRIGGER watch_page_i AFTER INSERT ON page_visits WHEN EXISTS (SELECT 1 FROM watches WHERE stopped = '') BEGIN
  INSERT INTO watch_changes (what, id, before) VALUES ('page', NEW.url, NULL);
END;
