-- Imports: what was taken over from other archives. Append-only like what 0001 keeps.

CREATE TABLE imports (
  seq INTEGER PRIMARY KEY,
  made_at TEXT NOT NULL,
  made_by TEXT NOT NULL,
  content TEXT NOT NULL,          -- JSON: the file, the ends of its chains, which rows came from it with the hashes that they had there
  hash TEXT NOT NULL
);
CREATE TRIGGER imports_keep_u BEFORE UPDATE ON imports BEGIN SELECT RAISE (ABORT, 'imports are append-only'); END;
CREATE TRIGGER imports_keep_d BEFORE DELETE ON imports BEGIN SELECT RAISE (ABORT, 'imports are append-only'); END;
CREATE TRIGGER imports_end AFTER INSERT ON imports BEGIN
  INSERT INTO chain_ends VALUES ('imports', 1, NEW.hash) ON CONFLICT (name) DO UPDATE SET rows = rows + 1, hash = excluded.hash;
END;

-- In which order rows that people made count, where some came from another archive: there they stand behind rows that are younger. The numbers that
-- people see are these places. What has no row here was made later, and its place is its number.
CREATE TABLE log_places (
  name TEXT NOT NULL,             -- of the table
  seq INTEGER NOT NULL,
  place INTEGER NOT NULL,
  origin TEXT NOT NULL,           -- the hash that the row had where it was made
  PRIMARY KEY (name, seq)
) WITHOUT ROWID;
CREATE UNIQUE INDEX log_places_place ON log_places (name, place);
