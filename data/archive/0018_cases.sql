-- What people put down in cases: entries, of which how a case stands is folded. Append-only like what 0001 keeps.

CREATE TABLE case_entries (
  seq INTEGER PRIMARY KEY,
  made_at TEXT NOT NULL,
  made_by TEXT NOT NULL,
  kind TEXT NOT NULL,             -- new, add, remove, note, ... (src/cases/entry.h)
  content TEXT NOT NULL,          -- JSON: the case, what is put down, members with their evidence
  hash TEXT NOT NULL
);
CREATE TRIGGER case_entries_keep_u BEFORE UPDATE ON case_entries BEGIN SELECT RAISE (ABORT, 'case_entries are append-only'); END;
CREATE TRIGGER case_entries_keep_d BEFORE DELETE ON case_entries BEGIN SELECT RAISE (ABORT, 'case_entries are append-only'); END;
CREATE TRIGGER case_entries_end AFTER INSERT ON case_entries BEGIN
  INSERT INTO chain_ends VALUES ('case_entries', 1, NEW.hash) ON CONFLICT (name) DO UPDATE SET rows = rows + 1, hash = excluded.hash;
END;
