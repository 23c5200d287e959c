-- Marks: what must not be shown to everybody, and until when. Append-only like what 0001 keeps. And shares: what was left out of a file that was made to
-- be given away; only such a file has a row there.

CREATE TABLE marks (
  seq INTEGER PRIMARY KEY,
  made_at TEXT NOT NULL,
  made_by TEXT NOT NULL,
  kind TEXT NOT NULL,             -- mark, undo
  content TEXT NOT NULL,          -- JSON: what is marked, how, why
  hash TEXT NOT NULL
);
CREATE TRIGGER marks_keep_u BEFORE UPDATE ON marks
  WHEN NEW.seq <> OLD.seq OR NEW.hash <> OLD.hash OR NOT EXISTS (SELECT 1 FROM purged_rows WHERE name = 'marks' AND seq = OLD.seq)
  BEGIN SELECT RAISE (ABORT, 'marks are append-only'); END;
CREATE TRIGGER marks_keep_d BEFORE DELETE ON marks BEGIN SELECT RAISE (ABORT, 'marks are append-only'); END;
CREATE TRIGGER marks_end AFTER INSERT ON marks BEGIN
  INSERT INTO chain_ends VALUES ('marks', 1, NEW.hash) ON CONFLICT (name) DO UPDATE SET rows = rows + 1, hash = excluded.hash;
END;

CREATE TABLE shares (
  seq INTEGER PRIMARY KEY,
  made_at TEXT NOT NULL,
  content TEXT NOT NULL,          -- JSON: for whom, which rows were emptied or reduced and what each was left with
  hash TEXT NOT NULL
);
CREATE TRIGGER shares_keep_u BEFORE UPDATE ON shares BEGIN SELECT RAISE (ABORT, 'shares are append-only'); END;
CREATE TRIGGER shares_keep_d BEFORE DELETE ON shares BEGIN SELECT RAISE (ABORT, 'shares are append-only'); END;
CREATE TRIGGER shares_end AFTER INSERT ON shares BEGIN
  INSERT INTO chain_ends VALUES ('shares', 1, NEW.hash) ON CONFLICT (name) DO UPDATE SET rows = rows + 1, hash = excluded.hash;
END;

-- A share leaves out grades too.
DROP TRIGGER grades_keep_u;
CREATE TRIGGER grades_keep_u BEFORE UPDATE ON grades
  WHEN NEW.seq <> OLD.seq OR NEW.hash <> OLD.hash OR NOT EXISTS (SELECT 1 FROM purged_rows WHERE name = 'grades' AND seq = OLD.seq)
  BEGIN SELECT RAISE (ABORT, 'grades are append-only'); END;
