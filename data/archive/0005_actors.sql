-- Actors across reports and what holds between them. Derived: `regroup` empties and rebuilds all of it but `actor_ids`.

CREATE TABLE actor_groups (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL, folded TEXT NOT NULL, type TEXT NOT NULL, country TEXT NOT NULL,
  reports INTEGER NOT NULL, incidents INTEGER NOT NULL,
  first_published TEXT NOT NULL, last_published TEXT NOT NULL,   -- '' if unknown
  review TEXT NOT NULL,           -- confirmed, rejected: of an entry of a base or list; else unreviewed
  content TEXT NOT NULL           -- the actor as JSON
) WITHOUT ROWID;

CREATE TABLE actor_names (        -- what an actor is found by
  folded TEXT NOT NULL,
  actor TEXT NOT NULL REFERENCES actor_groups (id),
  PRIMARY KEY (folded, actor)
) WITHOUT ROWID;
CREATE INDEX actor_names_actor ON actor_names (actor);

CREATE TABLE actor_members (      -- which entities of which reports it is
  report INTEGER NOT NULL REFERENCES reports (n),
  entity INTEGER NOT NULL,
  actor TEXT NOT NULL REFERENCES actor_groups (id),
  PRIMARY KEY (report, entity)
) WITHOUT ROWID;
CREATE INDEX actor_members_actor ON actor_members (actor);

CREATE TABLE actor_relations (
  id TEXT PRIMARY KEY,
  type TEXT NOT NULL,
  from_end TEXT NOT NULL, to_end TEXT NOT NULL, body TEXT NOT NULL,   -- ids; '' for what is only described
  start TEXT NOT NULL, stop TEXT NOT NULL,   -- days that it can have begun and ended; '' if unknown
  told TEXT NOT NULL,             -- day of the first report that tells it; '' if unknown
  review TEXT NOT NULL,
  content TEXT NOT NULL           -- the relation as JSON
) WITHOUT ROWID;
CREATE INDEX actor_relations_from ON actor_relations (from_end);
CREATE INDEX actor_relations_to ON actor_relations (to_end);
CREATE INDEX actor_relations_body ON actor_relations (body) WHERE body <> '';

-- Ids that actors have had, with what each was made from (type, name, text of the report): it resolves to the actor that this entity is of today.
CREATE TABLE actor_ids (
  id TEXT PRIMARY KEY,
  type TEXT NOT NULL, folded TEXT NOT NULL, text_sha256 TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE actor_aliases (      -- ids of today's actors under other names, and ids that were given out before
  id TEXT PRIMARY KEY,
  actor TEXT NOT NULL REFERENCES actor_groups (id)
) WITHOUT ROWID;

CREATE INDEX incident_actors_id ON incident_actors (id);

-- Reports from before these tables are derived anew by the next command that writes.
INSERT OR REPLACE INTO state (name, value) VALUES ('grouped', '');
