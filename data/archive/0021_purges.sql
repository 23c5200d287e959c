-- What the law had removed: bytes, texts, readings and words are gone, a hash and the reason stay. A purge is kept for ever as the tables of 0001 are.

CREATE TABLE purges (
  seq INTEGER PRIMARY KEY,
  made_at TEXT NOT NULL,
  made_by TEXT NOT NULL,
  report TEXT NOT NULL UNIQUE REFERENCES captures (report),
  content TEXT NOT NULL,          -- JSON: why, hashes of what was removed, which rows were emptied and what each was left with
  hash TEXT NOT NULL
);
CREATE TRIGGER purges_keep_u BEFORE UPDATE ON purges BEGIN SELECT RAISE (ABORT, 'purges are append-only'); END;
CREATE TRIGGER purges_keep_d BEFORE DELETE ON purges BEGIN SELECT RAISE (ABORT, 'purges are append-only'); END;
CREATE TRIGGER purges_end AFTER INSERT ON purges BEGIN
  INSERT INTO chain_ends VALUES ('purges', 1, NEW.hash) ON CONFLICT (name) DO UPDATE SET rows = rows + 1, hash = excluded.hash;
END;

-- Rows of tables that are kept for ever which may be emptied, and no others: they keep their number and their hash.
CREATE TABLE purged_rows (
  name TEXT NOT NULL,             -- of the table
  seq INTEGER NOT NULL,
  PRIMARY KEY (name, seq)
) WITHOUT ROWID;

-- SHA-256 of the bytes, texts, addresses and claims of purged reports: what they stand for is not taken in again, and who cited it is told.
CREATE TABLE purged_marks (
  sha256 TEXT PRIMARY KEY,
  report TEXT NOT NULL
) WITHOUT ROWID;

DROP TRIGGER originals_keep_u;
DROP TRIGGER captures_keep_u;
DROP TRIGGER readings_keep_u;
DROP TRIGGER decisions_keep_u;
DROP TRIGGER grades_keep_u;
DROP TRIGGER case_entries_keep_u;
DROP TRIGGER exhibit_files_keep_u;
DROP TRIGGER exchanges_keep_u;
CREATE TRIGGER originals_keep_u BEFORE UPDATE ON originals
  WHEN NEW.seq <> OLD.seq OR NEW.hash <> OLD.hash OR NOT EXISTS (SELECT 1 FROM purged_rows WHERE name = 'originals' AND seq = OLD.seq)
  BEGIN SELECT RAISE (ABORT, 'originals are append-only'); END;
CREATE TRIGGER captures_keep_u BEFORE UPDATE ON captures
  WHEN NEW.seq <> OLD.seq OR NEW.hash <> OLD.hash OR NOT EXISTS (SELECT 1 FROM purged_rows WHERE name = 'captures' AND seq = OLD.seq)
  BEGIN SELECT RAISE (ABORT, 'captures are append-only'); END;
CREATE TRIGGER readings_keep_u BEFORE UPDATE ON readings
  WHEN NEW.seq <> OLD.seq OR NEW.hash <> OLD.hash OR NOT EXISTS (SELECT 1 FROM purged_rows WHERE name = 'readings' AND seq = OLD.seq)
  BEGIN SELECT RAISE (ABORT, 'readings are append-only'); END;
CREATE TRIGGER decisions_keep_u BEFORE UPDATE ON decisions
  WHEN NEW.seq <> OLD.seq OR NEW.hash <> OLD.hash OR NOT EXISTS (SELECT 1 FROM purged_rows WHERE name = 'decisions' AND seq = OLD.seq)
  BEGIN SELECT RAISE (ABORT, 'decisions are append-only'); END;
CREATE TRIGGER exhibit_files_keep_u BEFORE UPDATE ON exhibit_files
  WHEN NEW.seq <> OLD.seq OR NEW.hash <> OLD.hash OR NOT EXISTS (SELECT 1 FROM purged_rows WHERE name = 'exhibit_files' AND seq = OLD.seq)
  BEGIN SELECT RAISE (ABORT, 'exhibit_files are append-only'); END;
CREATE TRIGGER exchanges_keep_u BEFORE UPDATE ON exchanges
  WHEN NEW.seq <> OLD.seq OR NEW.hash <> OLD.hash OR NOT EXISTS (SELECT 1 FROM purged_rows WHERE name = 'exchanges' AND seq = OLD.seq)
  BEGIN SELECT RAISE (ABORT, 'exchanges are append-only'); END;
CREATE TRIGGER case_entries_keep_u BEFORE UPDATE ON case_entries
  WHEN NEW.seq <> OLD.seq OR NEW.hash <> OLD.hash OR NOT EXISTS (SELECT 1 FROM purged_rows WHERE name = 'case_entries' AND seq = OLD.seq)
  BEGIN SELECT RAISE (ABORT, 'case_entries are append-only'); END;
CREATE TRIGGER grades_keep_u BEFORE UPDATE ON grades
  WHEN NEW.seq <> OLD.seq OR NEW.hash <> OLD.hash OR NOT EXISTS (SELECT 1 FROM purged_rows WHERE name = 'grades' AND seq = OLD.seq)
  BEGIN SELECT RAISE (ABORT, 'grades are append-only'); END;
