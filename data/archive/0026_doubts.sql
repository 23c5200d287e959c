-- Why to look twice at a report, and the outlets that its byline names, as in 0025, in rows of their own: few reports have any, lists ask for them, and
-- in a row of `reports` they stood behind its facts. Made anew with the rest of the report.
CREATE TABLE report_doubts (
  n INTEGER PRIMARY KEY REFERENCES reports (n),
  flags TEXT NOT NULL, bylines TEXT NOT NULL
);
ALTER TABLE reports DROP COLUMN flags;
ALTER TABLE reports DROP COLUMN bylines;
