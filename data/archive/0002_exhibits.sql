-- Images and films that came in as files, kept for ever as the tables of 0001 are.

CREATE TABLE exhibit_files (
  seq INTEGER PRIMARY KEY,
  sha256 TEXT NOT NULL REFERENCES originals (sha256),
  kind TEXT NOT NULL,             -- image, video, audio
  type TEXT NOT NULL,             -- jpeg, png, mp4, ...
  width INTEGER NOT NULL, height INTEGER NOT NULL, milliseconds INTEGER NOT NULL,  -- 0: not known
  print TEXT NOT NULL,            -- of the picture, 16 hexadecimal digits; '' if it has none
  says TEXT NOT NULL,             -- JSON [[name, value]]: what the file says of itself
  location TEXT NOT NULL,         -- the same of what can tell where somebody was; not shown unless asked for
  caption TEXT NOT NULL,          -- given with it; '' if none
  report TEXT NOT NULL,           -- the report that it came with; '' if it came alone
  input TEXT NOT NULL,            -- the file or address that it came from
  captured_at TEXT NOT NULL,
  hash TEXT NOT NULL,
  UNIQUE (sha256, report)
);
CREATE INDEX exhibit_files_report ON exhibit_files (report) WHERE report <> '';

CREATE TRIGGER exhibit_files_keep_u BEFORE UPDATE ON exhibit_files BEGIN SELECT RAISE (ABORT, 'exhibit_files are append-only'); END;
CREATE TRIGGER exhibit_files_keep_d BEFORE DELETE ON exhibit_files BEGIN SELECT RAISE (ABORT, 'exhibit_files are append-only'); END;
