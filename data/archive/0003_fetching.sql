-- Custody: how each report came to be held. Kept for ever as the tables of 0001 are. Reports from before this table have no row.

CREATE TABLE exchanges (
  seq INTEGER PRIMARY KEY,
  report TEXT NOT NULL UNIQUE REFERENCES captures (report),
  content TEXT NOT NULL,          -- JSON: who took it in when with what; where it was fetched, what the other side answered
  hash TEXT NOT NULL
);

CREATE TRIGGER exchanges_keep_u BEFORE UPDATE ON exchanges BEGIN SELECT RAISE (ABORT, 'exchanges are append-only'); END;
CREATE TRIGGER exchanges_keep_d BEFORE DELETE ON exchanges BEGIN SELECT RAISE (ABORT, 'exchanges are append-only'); END;

-- Feeds that are followed, and which of their items were taken. A notebook of fetching: neither evidence nor derived.

CREATE TABLE feeds (
  url TEXT PRIMARY KEY,
  title TEXT NOT NULL,            -- '' until it was fetched
  since TEXT NOT NULL, by TEXT NOT NULL,
  asked_at TEXT NOT NULL,         -- '' if never
  etag TEXT NOT NULL, last_modified TEXT NOT NULL   -- of the last answer whose items were all taken
) WITHOUT ROWID;

CREATE TABLE feed_items (         -- stay when the feed is no longer followed
  feed TEXT NOT NULL, item TEXT NOT NULL,
  report TEXT NOT NULL REFERENCES captures (report),
  seen_at TEXT NOT NULL,
  PRIMARY KEY (feed, item)
) WITHOUT ROWID;
