-- What became of people's decisions on actors at the last grouping. Derived.

CREATE TABLE decision_states (
  seq INTEGER PRIMARY KEY,        -- decisions.seq
  state TEXT NOT NULL,            -- in_force, undone, overruled, not_attached
  note TEXT NOT NULL
);

INSERT OR REPLACE INTO state (name, value) VALUES ('grouped', '');
