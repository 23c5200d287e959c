-- What a map shows beside incidents, as each report tells it. Derived: `regroup` empties and rebuilds all of it.

CREATE TABLE map_items (
  n INTEGER PRIMARY KEY,
  report INTEGER NOT NULL REFERENCES reports (n),
  layer TEXT NOT NULL,            -- facility, or corridor: one leg of a route
  id TEXT NOT NULL,               -- the same for one thing across reports
  event INTEGER,                  -- place in the reading's list: of the movement that a leg is part of, of what befell a facility
  names TEXT NOT NULL,            -- folded, a line each: its own and those of its places
  actors TEXT NOT NULL,           -- folded names and ids, a line each: who operates it, who moves along it
  origins TEXT NOT NULL,          -- folded names of whom its claims rest on, a line each
  countries TEXT NOT NULL,        -- ' SY IQ '
  lat REAL, lon REAL,             -- where it is, or begins; NULL: not known
  to_lat REAL, to_lon REAL,       -- where a leg ends
  start TEXT NOT NULL, stop TEXT NOT NULL,  -- days that a leg's time can cover, else the day of publication; '' if unknown
  content TEXT NOT NULL           -- JSON, src/archive/map_items.h
);
CREATE INDEX map_items_report ON map_items (report);

CREATE VIRTUAL TABLE map_words USING fts5 (  -- rowid: map_items.n
  text, tokenize = "porter unicode61 remove_diacritics 2"
);

-- Reports from before this table are derived anew by the next command that writes.
INSERT OR REPLACE INTO state (name, value) VALUES ('grouped', '');
