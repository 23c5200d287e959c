-- What speaks against taking a report for what it says it is (src/incidents/doubts.h), as JSON: [{"flag", "why"}], and the outlets that its byline
-- names. Made anew with the rest of the row.
ALTER TABLE reports ADD COLUMN flags TEXT NOT NULL DEFAULT '[]';
ALTER TABLE reports ADD COLUMN bylines TEXT NOT NULL DEFAULT '[]';
