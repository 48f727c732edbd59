-- Maps of sheets, saved under a name: what was said of their columns when such a sheet was imported. sort is what each row
-- is, date_order how its slash dates are read where that was said, columns a JSON array with the heading of each column and what
-- it is taken as.
CREATE TABLE sheet_maps (
  settings_id INTEGER NOT NULL REFERENCES settings,
  name        TEXT NOT NULL,
  name_key    TEXT NOT NULL CHECK (name_key <> ''),
  sort        TEXT NOT NULL CHECK (sort <> ''),
  date_order  TEXT CHECK (date_order IN ('mdy', 'dmy')),
  columns     TEXT NOT NULL CHECK (json_valid(columns)),
  PRIMARY KEY (settings_id, name_key)
) STRICT, WITHOUT ROWID;
