-- A blank line ends a statement. Days are TEXT 2006-01-02, instants TEXT 2006-01-02T15:04:05.000Z.
-- Entities (contacts, groups, notes, settings) are hidden by `deleted`, never deleted; details hang off
-- them and are inserted and deleted, never updated. See 0001_2_derived.sql for what is derived.

-- What the journal is: the version of this schema, and while a bulk import runs the last note before it.
CREATE TABLE state (
  id      INTEGER PRIMARY KEY CHECK (id = 1),
  version INTEGER NOT NULL,
  bulk    INTEGER
) STRICT;

-- What one command did: the unit of undo. An undo or redo is a change too, and names the one it is about.
CREATE TABLE changes (
  id      INTEGER PRIMARY KEY AUTOINCREMENT,
  uid     TEXT NOT NULL UNIQUE,
  at      TEXT NOT NULL CHECK (at GLOB '????-??-??T??:??:??.???Z'),
  author  TEXT NOT NULL,
  command TEXT NOT NULL,
  undoes  INTEGER REFERENCES changes,
  undone  INTEGER NOT NULL DEFAULT 0 CHECK (undone IN (0, 1))
) STRICT;

-- What each change did to which rows. made: ids first to last. edited: columns before and after, as JSON.
-- linked, unlinked: the detail, as JSON in was.
CREATE TABLE change_rows (
  id        INTEGER PRIMARY KEY,
  change_id INTEGER NOT NULL REFERENCES changes,
  tbl       TEXT NOT NULL,
  op        TEXT NOT NULL CHECK (op IN ('made', 'edited', 'linked', 'unlinked')),
  first     INTEGER,
  last      INTEGER,
  was       TEXT,
  now       TEXT
) STRICT;

CREATE INDEX change_rows_change ON change_rows(change_id, tbl, op);

CREATE INDEX change_rows_row ON change_rows(tbl, first) WHERE first IS NOT NULL;

-- The change being written: every batch begins by making it.
CREATE VIEW change AS SELECT id, undoes IS NULL AS recorded FROM changes ORDER BY id DESC LIMIT 1;

-- A guard: INSERT INTO expect SELECT <condition> aborts the batch unless the condition holds.
CREATE VIEW expect (ok) AS SELECT 1 WHERE 0;

CREATE TRIGGER expect_ok INSTEAD OF INSERT ON expect WHEN NOT coalesce(NEW.ok, 0) BEGIN
  SELECT raise(ABORT, 'expect');
END;

-- A guard at the end of a batch: INSERT INTO effect SELECT <condition> aborts it where it had no effect.
CREATE VIEW effect (ok) AS SELECT 1 WHERE 0;

CREATE TRIGGER effect_ok INSTEAD OF INSERT ON effect WHEN NOT coalesce(NEW.ok, 0) BEGIN
  SELECT raise(ABORT, 'unchanged');
END;

-- How the owner wants the journal to be; one row.
CREATE TABLE settings (
  id         INTEGER PRIMARY KEY CHECK (id = 1),
  every      INTEGER NOT NULL DEFAULT 90 CHECK (every = -1 OR every > 0),
  date_order TEXT CHECK (date_order IN ('mdy', 'dmy')),
  author     TEXT
) STRICT;

CREATE TABLE contacts (
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  uid          TEXT NOT NULL UNIQUE,
  kind         TEXT NOT NULL CHECK (kind IN ('person', 'organization')),
  name         TEXT NOT NULL,
  name_key     TEXT NOT NULL,
  stage        TEXT NOT NULL CHECK (stage IN ('prospect', 'developing', 'sustaining', 'dormant')),
  every        INTEGER CHECK (every = -1 OR every > 0),
  snooze       TEXT CHECK (snooze IS date(snooze)),
  added        TEXT NOT NULL CHECK (added IS date(added)),
  merged_into  INTEGER REFERENCES contacts,
  deleted      INTEGER REFERENCES changes,
  last_touched TEXT,
  cadence      INTEGER,
  cadence_from TEXT,
  due          TEXT GENERATED ALWAYS AS (CASE
    WHEN deleted IS NOT NULL OR merged_into IS NOT NULL OR stage = 'dormant' OR cadence IS NULL OR cadence = -1 THEN NULL
    WHEN last_touched IS NULL AND cadence_from = 'journal' THEN NULL
    ELSE max(date(coalesce(last_touched, added), '+' || cadence || ' days'), coalesce(snooze, ''))
  END) VIRTUAL
) STRICT;

CREATE INDEX contacts_due ON contacts(due) WHERE due IS NOT NULL;

-- Those with no conversation yet, so that counting them reads no contact.
CREATE INDEX contacts_unmet ON contacts(kind, stage, cadence) WHERE last_touched IS NULL AND deleted IS NULL AND merged_into IS NULL;

CREATE INDEX contacts_name ON contacts(name_key);

-- The words of every name and alias, so that `dana w` is found without reading all names.
CREATE TABLE name_words (
  word       TEXT NOT NULL,
  contact_id INTEGER NOT NULL REFERENCES contacts,
  PRIMARY KEY (word, contact_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX name_words_contact ON name_words(contact_id);

CREATE TABLE aliases (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  contact_id INTEGER NOT NULL REFERENCES contacts,
  name       TEXT NOT NULL,
  name_key   TEXT NOT NULL,
  UNIQUE (contact_id, name)
) STRICT;

CREATE INDEX aliases_name ON aliases(name_key);

CREATE TABLE points (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  contact_id INTEGER NOT NULL REFERENCES contacts,
  kind       TEXT NOT NULL CHECK (kind IN ('email', 'phone', 'web', 'address')),
  value      TEXT NOT NULL,
  value_key  TEXT NOT NULL,
  label      TEXT NOT NULL,
  UNIQUE (contact_id, kind, value)
) STRICT;

CREATE INDEX points_value ON points(kind, value_key);

CREATE TABLE positions (
  id               INTEGER PRIMARY KEY AUTOINCREMENT,
  contact_id       INTEGER NOT NULL REFERENCES contacts,
  title            TEXT NOT NULL,
  organization     TEXT NOT NULL,
  organization_key TEXT NOT NULL,
  started          TEXT CHECK (started IS date(started)),
  ended            TEXT CHECK (ended IS date(ended)),
  CHECK (title <> '' OR organization <> ''),
  CHECK (started IS NULL OR ended IS NULL OR started <= ended)
) STRICT;

CREATE INDEX positions_contact ON positions(contact_id);

CREATE INDEX positions_organization ON positions(organization_key);

CREATE TABLE yearly_dates (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  contact_id INTEGER NOT NULL REFERENCES contacts,
  label      TEXT NOT NULL,
  month      INTEGER NOT NULL CHECK (month BETWEEN 1 AND 12),
  day        INTEGER NOT NULL CHECK (day BETWEEN 1 AND 31),
  year       INTEGER,
  UNIQUE (contact_id, label, month, day)
) STRICT;

CREATE TABLE fields (
  contact_id INTEGER NOT NULL REFERENCES contacts,
  name       TEXT NOT NULL,
  name_key   TEXT NOT NULL,
  value      TEXT NOT NULL,
  value_key  TEXT NOT NULL,
  PRIMARY KEY (contact_id, name_key)
) STRICT, WITHOUT ROWID;

CREATE INDEX fields_value ON fields(name_key, value_key);

CREATE TABLE groups (
  id       INTEGER PRIMARY KEY AUTOINCREMENT,
  uid      TEXT NOT NULL UNIQUE,
  name     TEXT NOT NULL,
  name_key TEXT NOT NULL,
  wanted   INTEGER CHECK (wanted > 0),
  every    INTEGER CHECK (every = -1 OR every > 0),
  deleted  INTEGER REFERENCES changes
) STRICT;

CREATE UNIQUE INDEX groups_name ON groups(name_key) WHERE deleted IS NULL;

CREATE TABLE contact_groups (
  contact_id INTEGER NOT NULL REFERENCES contacts,
  group_id   INTEGER NOT NULL REFERENCES groups,
  PRIMARY KEY (contact_id, group_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX contact_groups_group ON contact_groups(group_id);

CREATE TABLE contact_tags (
  contact_id INTEGER NOT NULL REFERENCES contacts,
  tag        TEXT NOT NULL,
  PRIMARY KEY (contact_id, tag)
) STRICT, WITHOUT ROWID;

CREATE INDEX contact_tags_tag ON contact_tags(tag);

CREATE TABLE notes (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  uid        TEXT NOT NULL UNIQUE,
  day        TEXT NOT NULL CHECK (day IS date(day)),
  time       TEXT CHECK (time GLOB '[0-2][0-9]:[0-5][0-9]'),
  channel    TEXT CHECK (channel IN ('meeting', 'call', 'video', 'email', 'message', 'letter', 'encounter', 'social', 'forum')),
  body       TEXT NOT NULL,
  touch      INTEGER NOT NULL CHECK (touch IN (0, 1)),
  tried      INTEGER NOT NULL CHECK (tried IN (0, 1)),
  private    INTEGER NOT NULL CHECK (private IN (0, 1)),
  author     TEXT NOT NULL,
  began      TEXT CHECK (began IN ('me', 'them')),
  deleted    INTEGER REFERENCES changes,
  heard_text TEXT
) STRICT;

CREATE INDEX notes_day ON notes(day);

-- day and counts are copies, kept by triggers, so that the latest touch is one seek.
CREATE TABLE participants (
  contact_id INTEGER NOT NULL REFERENCES contacts,
  day        TEXT NOT NULL,
  note_id    INTEGER NOT NULL REFERENCES notes,
  role       TEXT NOT NULL CHECK (role IN ('present', 'about')),
  counts     INTEGER NOT NULL CHECK (counts IN (0, 1)),
  PRIMARY KEY (contact_id, day, note_id)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX participants_note ON participants(note_id, contact_id);

CREATE TABLE heard (
  id      INTEGER PRIMARY KEY AUTOINCREMENT,
  note_id INTEGER NOT NULL REFERENCES notes,
  speaker INTEGER REFERENCES contacts,
  text    TEXT NOT NULL
) STRICT;

CREATE INDEX heard_note ON heard(note_id);

CREATE INDEX heard_speaker ON heard(speaker) WHERE speaker IS NOT NULL;

CREATE TABLE note_tags (
  note_id INTEGER NOT NULL REFERENCES notes,
  tag     TEXT NOT NULL,
  PRIMARY KEY (note_id, tag)
) STRICT, WITHOUT ROWID;

CREATE INDEX note_tags_tag ON note_tags(tag);

CREATE VIRTUAL TABLE notes_fts USING fts5(body, heard_text, content = 'notes', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2');

INSERT INTO state(id, version) VALUES (1, 1);

INSERT INTO settings(id) VALUES (1);
