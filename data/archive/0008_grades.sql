-- Grades that people give, on two axes kept apart: how reliable a source is, how credible a claim. Append-only like what 0001 keeps.

CREATE TABLE grades (
  seq INTEGER PRIMARY KEY,
  made_at TEXT NOT NULL,
  made_by TEXT NOT NULL,
  kind TEXT NOT NULL,             -- reliability, credibility, undo
  content TEXT NOT NULL,          -- JSON: what is graded, the grade, why
  hash TEXT NOT NULL
);
CREATE TRIGGER grades_keep_u BEFORE UPDATE ON grades BEGIN SELECT RAISE (ABORT, 'grades are append-only'); END;
CREATE TRIGGER grades_keep_d BEFORE DELETE ON grades BEGIN SELECT RAISE (ABORT, 'grades are append-only'); END;
CREATE TRIGGER grades_end AFTER INSERT ON grades BEGIN
  INSERT INTO chain_ends VALUES ('grades', 1, NEW.hash) ON CONFLICT (name) DO UPDATE SET rows = rows + 1, hash = excluded.hash;
END;
