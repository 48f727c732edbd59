-- When what came here from another copy of the journal was edited there, so that of two edits the newer is known; and what was
-- removed or purged there, so that an older file does not bring it back. Of field what a file of everything calls it.
CREATE TABLE elsewhere (
  tbl       TEXT NOT NULL,
  uid       TEXT NOT NULL,
  field     TEXT NOT NULL,
  change_id INTEGER NOT NULL REFERENCES changes,
  at        TEXT NOT NULL CHECK (at GLOB '????-??-??T??:??:??.???Z'),
  PRIMARY KEY (tbl, uid, field, change_id)
) STRICT, WITHOUT ROWID;

-- What was edited, and not merely made, is looked up whole when copies are brought together.
CREATE INDEX change_rows_edits ON change_rows(tbl) WHERE op <> 'made';
