-- The words that copies are found by are made from the report's text when they are asked for; what else finding copies needs stays.

ALTER TABLE texts RENAME COLUMN words TO facts;

UPDATE state SET value = '' WHERE name = 'grouped';   -- all is made anew at the next write
