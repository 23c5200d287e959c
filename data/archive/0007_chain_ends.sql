-- Where each chain ends, so that rows cut off its end are missed. Written with each row that is appended.

CREATE TABLE chain_ends (
  name TEXT PRIMARY KEY,          -- of the table
  rows INTEGER NOT NULL,          -- that were ever appended
  hash TEXT NOT NULL              -- of its last row
);

INSERT INTO chain_ends SELECT 'originals', seq, hash FROM originals ORDER BY seq DESC LIMIT 1;
INSERT INTO chain_ends SELECT 'captures', seq, hash FROM captures ORDER BY seq DESC LIMIT 1;
INSERT INTO chain_ends SELECT 'readings', seq, hash FROM readings ORDER BY seq DESC LIMIT 1;
INSERT INTO chain_ends SELECT 'decisions', seq, hash FROM decisions ORDER BY seq DESC LIMIT 1;
INSERT INTO chain_ends SELECT 'exhibit_files', seq, hash FROM exhibit_files ORDER BY seq DESC LIMIT 1;
INSERT INTO chain_ends SELECT 'exchanges', seq, hash FROM exchanges ORDER BY seq DESC LIMIT 1;

CREATE TRIGGER originals_end AFTER INSERT ON originals BEGIN
  INSERT INTO chain_ends VALUES ('originals', 1, NEW.hash) ON CONFLICT (name) DO UPDATE SET rows = rows + 1, hash = excluded.hash;
END;
CREATE TRIGGER captures_end AFTER INSERT ON captures BEGIN
  INSERT INTO chain_ends VALUES ('captures', 1, NEW.hash) ON CONFLICT (name) DO UPDATE SET rows = rows + 1, hash = excluded.hash;
END;
CREATE TRIGGER readings_end AFTER INSERT ON readings BEGIN
  INSERT INTO chain_ends VALUES ('readings', 1, NEW.hash) ON CONFLICT (name) DO UPDATE SET rows = rows + 1, hash = excluded.hash;
END;
CREATE TRIGGER decisions_end AFTER INSERT ON decisions BEGIN
  INSERT INTO chain_ends VALUES ('decisions', 1, NEW.hash) ON CONFLICT (name) DO UPDATE SET rows = rows + 1, hash = excluded.hash;
END;
CREATE TRIGGER exhibit_files_end AFTER INSERT ON exhibit_files BEGIN
  INSERT INTO chain_ends VALUES ('exhibit_files', 1, NEW.hash) ON CONFLICT (name) DO UPDATE SET rows = rows + 1, hash = excluded.hash;
END;
CREATE TRIGGER exchanges_end AFTER INSERT ON exchanges BEGIN
  INSERT INTO chain_ends VALUES ('exchanges', 1, NEW.hash) ON CONFLICT (name) DO UPDATE SET rows = rows + 1, hash = excluded.hash;
END;
