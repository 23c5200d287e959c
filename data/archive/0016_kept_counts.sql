-- Counts that are kept with the rows that they count, so that no question counts a table that grows. Derived: `regroup` empties and rebuilds all
-- of it. `counted` and `counted_sources` say the same by counting, for `check`.

CREATE TABLE counts (
  what TEXT NOT NULL,             -- rows: of the table `name`; else a column, whose value is `name`
  name TEXT NOT NULL,
  number INTEGER NOT NULL,
  PRIMARY KEY (what, name)
) WITHOUT ROWID;

CREATE TRIGGER counts_reports_i AFTER INSERT ON reports BEGIN
  INSERT INTO counts VALUES ('rows', 'reports', 1), ('rows', 'unread', NEW.unread <> ''), ('language', NEW.language, 1)
    ON CONFLICT DO UPDATE SET number = number + excluded.number;
END;
CREATE TRIGGER counts_reports_d AFTER DELETE ON reports BEGIN
  INSERT INTO counts VALUES ('rows', 'reports', -1), ('rows', 'unread', -(OLD.unread <> '')), ('language', OLD.language, -1)
    ON CONFLICT DO UPDATE SET number = number + excluded.number;
END;
CREATE TRIGGER counts_incidents_i AFTER INSERT ON incidents BEGIN
  INSERT INTO counts VALUES ('rows', 'incidents', 1), ('kind', NEW.kind, 1), ('standing', NEW.standing, 1) ON CONFLICT DO UPDATE SET number = number + excluded.number;
END;
CREATE TRIGGER counts_incidents_d AFTER DELETE ON incidents BEGIN
  INSERT INTO counts VALUES ('rows', 'incidents', -1), ('kind', OLD.kind, -1), ('standing', OLD.standing, -1) ON CONFLICT DO UPDATE SET number = number + excluded.number;
END;
CREATE TRIGGER counts_copies_i AFTER INSERT ON copies BEGIN
  INSERT INTO counts VALUES ('rows', 'copies', 1) ON CONFLICT DO UPDATE SET number = number + 1;
END;
CREATE TRIGGER counts_copies_d AFTER DELETE ON copies BEGIN UPDATE counts SET number = number - 1 WHERE what = 'rows' AND name = 'copies'; END;
CREATE TRIGGER counts_claims_i AFTER INSERT ON claims BEGIN
  INSERT INTO counts VALUES ('rows', 'claims', 1) ON CONFLICT DO UPDATE SET number = number + 1;
END;
CREATE TRIGGER counts_claims_d AFTER DELETE ON claims BEGIN UPDATE counts SET number = number - 1 WHERE what = 'rows' AND name = 'claims'; END;
CREATE TRIGGER counts_events_i AFTER INSERT ON events BEGIN
  INSERT INTO counts VALUES ('rows', 'events', 1) ON CONFLICT DO UPDATE SET number = number + 1;
END;
CREATE TRIGGER counts_events_d AFTER DELETE ON events BEGIN UPDATE counts SET number = number - 1 WHERE what = 'rows' AND name = 'events'; END;
CREATE TRIGGER counts_sources_i AFTER INSERT ON sources BEGIN
  INSERT INTO counts VALUES ('rows', 'sources', 1), ('rows', 'unnamed sources', NEW.anonymous = 1 OR NEW.folded = '') ON CONFLICT DO UPDATE SET number = number + excluded.number;
END;
CREATE TRIGGER counts_sources_d AFTER DELETE ON sources BEGIN
  INSERT INTO counts VALUES ('rows', 'sources', -1), ('rows', 'unnamed sources', -(OLD.anonymous = 1 OR OLD.folded = '')) ON CONFLICT DO UPDATE SET number = number + excluded.number;
END;

CREATE VIEW counted AS
  SELECT 'rows' AS what, 'reports' AS name, (SELECT count(*) FROM reports) AS number
  UNION ALL SELECT 'rows', 'unread', (SELECT count(*) FROM reports WHERE unread <> '')
  UNION ALL SELECT 'rows', 'incidents', (SELECT count(*) FROM incidents)
  UNION ALL SELECT 'rows', 'copies', (SELECT count(*) FROM copies)
  UNION ALL SELECT 'rows', 'claims', (SELECT count(*) FROM claims)
  UNION ALL SELECT 'rows', 'events', (SELECT count(*) FROM events)
  UNION ALL SELECT 'rows', 'sources', (SELECT count(*) FROM sources)
  UNION ALL SELECT 'rows', 'unnamed sources', (SELECT count(*) FROM sources WHERE anonymous = 1 OR folded = '')
  UNION ALL SELECT 'language', language, count(*) FROM reports GROUP BY language
  UNION ALL SELECT 'kind', kind, count(*) FROM incidents GROUP BY kind
  UNION ALL SELECT 'standing', standing, count(*) FROM incidents GROUP BY standing;

-- Whom reports name as their sources, once for each name that is told apart.
CREATE TABLE source_counts (
  folded TEXT PRIMARY KEY,
  reports INTEGER NOT NULL,       -- that rest on it or are published by it
  published INTEGER NOT NULL,     -- of these, those that it publishes
  incidents INTEGER NOT NULL,     -- of which it is a root source
  alone INTEGER NOT NULL          -- of these, those for which no independent source stands beside it
) WITHOUT ROWID;
CREATE INDEX source_counts_reports ON source_counts (reports, incidents, folded) WHERE reports > 0;
CREATE INDEX source_counts_incidents ON source_counts (incidents, reports, folded) WHERE reports > 0;
CREATE INDEX source_counts_alone ON source_counts (alone, incidents, folded) WHERE reports > 0;

CREATE VIEW counted_sources AS
  SELECT folded, sum(reports) AS reports, sum(published) AS published, sum(incidents) AS incidents, sum(alone) AS alone FROM (
    SELECT folded, count(DISTINCT report) AS reports, count(DISTINCT CASE source WHEN 0 THEN report END) AS published, 0 AS incidents, 0 AS alone
      FROM sources WHERE anonymous = 0 AND folded <> '' GROUP BY folded
    UNION ALL
    SELECT s.folded, 0, 0, count(DISTINCT s.incident), count(DISTINCT CASE WHEN i.independent <= 1 THEN s.incident END)
      FROM incident_sources s JOIN incidents i ON i.id = s.incident WHERE s.folded <> '' GROUP BY s.folded
  ) GROUP BY folded;

-- The words of all reports, and of the names and kinds of incidents: what begins with some letters is found here, the most frequent first. Words stay
-- when their reports go.
CREATE TABLE words (
  word TEXT PRIMARY KEY,          -- as report_words keeps it
  written TEXT NOT NULL,          -- as the first report writes it
  counted INTEGER NOT NULL        -- of every sixteenth report that came in, how many have it
) WITHOUT ROWID;

-- Matches that are kept whole: of older ones content is '' and only the mark stays.
CREATE INDEX watch_matches_whole ON watch_matches (watch, n) WHERE content <> '';

-- Reports from before these tables are derived anew by the next command that writes.
INSERT OR REPLACE INTO state (name, value) VALUES ('grouped', '');
