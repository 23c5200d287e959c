-- Actors that grow with what comes in: each is kept as a summary, so that one more report costs the same however many there are.

DROP TABLE actor_aliases;
DROP TABLE actor_names;
DROP TABLE actor_members;
DROP TABLE actor_relations;
DROP TABLE actor_groups;

CREATE TABLE actor_groups (
  n INTEGER PRIMARY KEY,          -- grows in the order in which they began
  id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL, folded TEXT NOT NULL, type TEXT NOT NULL, country TEXT NOT NULL,
  reports INTEGER NOT NULL, incidents INTEGER NOT NULL DEFAULT 0,
  first_published TEXT NOT NULL, last_published TEXT NOT NULL,   -- '' if unknown
  review TEXT NOT NULL,           -- confirmed, rejected: of an entry of a base or list; else unreviewed
  members INTEGER NOT NULL,       -- entities
  kept BLOB NOT NULL              -- src/incidents/kept_actor.h
);

CREATE TABLE actor_keys (         -- what entities that it could be find it by
  key INTEGER NOT NULL,           -- of the words in src/incidents/actor_keys.h
  actor INTEGER NOT NULL,         -- actor_groups.n; may be of one that ended
  PRIMARY KEY (key, actor)
) WITHOUT ROWID;

CREATE TABLE actor_names (        -- what people find it by
  folded TEXT NOT NULL,
  actor TEXT NOT NULL REFERENCES actor_groups (id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (folded, actor)
) WITHOUT ROWID;
CREATE INDEX actor_names_actor ON actor_names (actor);

CREATE TABLE actor_members (      -- which entities of which reports it is
  report INTEGER NOT NULL REFERENCES reports (n),
  entity INTEGER NOT NULL,
  actor TEXT NOT NULL REFERENCES actor_groups (id) DEFERRABLE INITIALLY DEFERRED,
  name INTEGER NOT NULL,          -- key of its name
  PRIMARY KEY (report, entity)
) WITHOUT ROWID;
CREATE INDEX actor_members_actor ON actor_members (actor);
CREATE INDEX actor_members_name ON actor_members (name);

CREATE TABLE actor_aliases (      -- ids of today's actors under other names, and ids that were given out before
  id TEXT PRIMARY KEY,
  actor TEXT NOT NULL REFERENCES actor_groups (id) DEFERRABLE INITIALLY DEFERRED
) WITHOUT ROWID;
CREATE INDEX actor_aliases_actor ON actor_aliases (actor);

-- Ids that actors have had, with what each stands for (type, name, text of a report): the first that told it, and those published before it that
-- came later. It resolves to the actor that one of these entities is of today.
ALTER TABLE actor_ids RENAME TO actor_ids_before;
CREATE TABLE actor_ids (
  id TEXT NOT NULL,
  type TEXT NOT NULL, folded TEXT NOT NULL, text_sha256 TEXT NOT NULL
);
INSERT INTO actor_ids SELECT id, type, folded, text_sha256 FROM actor_ids_before;
DROP TABLE actor_ids_before;
CREATE INDEX actor_ids_id ON actor_ids (id);
CREATE INDEX actor_ids_text ON actor_ids (text_sha256);

CREATE TABLE actor_stale (        -- that a report left, to be made anew from the entities that are left
  actor TEXT PRIMARY KEY
) WITHOUT ROWID;

CREATE TABLE actor_decided (      -- people's decisions in force, tied to entities
  decision INTEGER NOT NULL,      -- decisions.seq
  part INTEGER NOT NULL,          -- of a merge that a later split divided
  side INTEGER NOT NULL,          -- 0, 1: of a merge; 2, 3: kept apart; 4, 5: what stays, what was taken off it; 6: an entry
  report INTEGER NOT NULL,
  entity INTEGER NOT NULL,
  place INTEGER NOT NULL,         -- among the report's facts
  PRIMARY KEY (decision, part, side, report, entity)
) WITHOUT ROWID;

CREATE TABLE actor_relations (
  n INTEGER PRIMARY KEY,
  key INTEGER NOT NULL UNIQUE,    -- of type, ends, time and manner
  id TEXT NOT NULL UNIQUE,
  type TEXT NOT NULL,
  from_end TEXT NOT NULL, to_end TEXT NOT NULL, body TEXT NOT NULL,   -- ids; '' for what is only described
  title TEXT NOT NULL,            -- of an office, as it is compared
  start TEXT NOT NULL, stop TEXT NOT NULL,   -- days that it can have begun and ended; '' if unknown
  told TEXT NOT NULL,             -- day of the first report that tells it; '' if unknown
  affirmed TEXT NOT NULL,         -- day of the last report that affirms it; '' if unknown
  stated INTEGER NOT NULL DEFAULT 0,  -- reports that tell it, but for those that tell an office bare
  review TEXT NOT NULL,
  content BLOB NOT NULL           -- ends, time and manner (src/archive/relation_rows.h)
);
CREATE INDEX actor_relations_from ON actor_relations (from_end, title);
CREATE INDEX actor_relations_to ON actor_relations (to_end);
CREATE INDEX actor_relations_body ON actor_relations (body) WHERE body <> '';

CREATE TABLE relation_claims (    -- what each report claims of a relation
  relation INTEGER NOT NULL REFERENCES actor_relations (n),
  report INTEGER NOT NULL REFERENCES reports (n),
  bare INTEGER NOT NULL,          -- 1: an office told without what it is an office of
  claims BLOB NOT NULL,
  PRIMARY KEY (relation, report)
) WITHOUT ROWID;
CREATE INDEX relation_claims_report ON relation_claims (report);

CREATE INDEX reports_version_of ON reports (version_of) WHERE version_of <> '';

INSERT OR REPLACE INTO state (name, value) VALUES ('grouped', '');
