-- The schema of version 4, which journals out there have. It does not change any more: what comes next is a
-- migration of its own. Written by go test ./internal/store -run TestSchema -update

CREATE TABLE state (
  id      INTEGER PRIMARY KEY CHECK (id = 1),
  version INTEGER NOT NULL,
  bulk    INTEGER
, purged INTEGER NOT NULL DEFAULT 0 CHECK (purged IN (0, 1)), stamp TEXT, before TEXT) STRICT;

CREATE TABLE changes (
  id      INTEGER PRIMARY KEY AUTOINCREMENT,
  uid     TEXT NOT NULL UNIQUE,
  at      TEXT NOT NULL CHECK (at GLOB '????-??-??T??:??:??.???Z'),
  author  TEXT NOT NULL,
  command TEXT NOT NULL,
  undoes  INTEGER REFERENCES changes,
  undone  INTEGER NOT NULL DEFAULT 0 CHECK (undone IN (0, 1))
) STRICT;

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

CREATE VIEW change AS SELECT id, undoes IS NULL AS recorded FROM changes ORDER BY id DESC LIMIT 1;

CREATE VIEW expect (ok) AS SELECT 1 WHERE 0;

CREATE TRIGGER expect_ok INSTEAD OF INSERT ON expect WHEN NOT coalesce(NEW.ok, 0) BEGIN
  SELECT raise(ABORT, 'expect');
END;

CREATE VIEW effect (ok) AS SELECT 1 WHERE 0;

CREATE TRIGGER effect_ok INSTEAD OF INSERT ON effect WHEN NOT coalesce(NEW.ok, 0) BEGIN
  SELECT raise(ABORT, 'unchanged');
END;

CREATE TABLE settings (
  id         INTEGER PRIMARY KEY CHECK (id = 1),
  every      INTEGER NOT NULL DEFAULT 90 CHECK (every = -1 OR every > 0),
  date_order TEXT CHECK (date_order IN ('mdy', 'dmy')),
  author     TEXT
, backup_folder TEXT, backup_recipient TEXT, hold INTEGER NOT NULL DEFAULT 0 CHECK (hold IN (0, 1))) STRICT;

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

CREATE INDEX contacts_unmet ON contacts(kind, stage, cadence) WHERE last_touched IS NULL AND deleted IS NULL AND merged_into IS NULL;

CREATE INDEX contacts_name ON contacts(name_key);

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
, initiative_id INTEGER REFERENCES initiatives) STRICT;

CREATE INDEX notes_day ON notes(day);

CREATE TABLE participants (
  contact_id INTEGER NOT NULL REFERENCES contacts,
  day        TEXT NOT NULL,
  note_id    INTEGER NOT NULL REFERENCES notes,
  role       TEXT NOT NULL CHECK (role IN ('present', 'about')),
  counts     INTEGER NOT NULL CHECK (counts IN (0, 1)),
  PRIMARY KEY (contact_id, day, note_id)
) STRICT, WITHOUT ROWID;

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

CREATE VIEW contact_truth AS
  SELECT id,
    nullif(max(coalesce(own_touch, ''), coalesce(people_touch, '')), '') AS last_touched,
    CASE WHEN every IS NOT NULL THEN every WHEN kind = 'organization' THEN -1 ELSE coalesce(group_every, journal_every) END AS cadence,
    CASE WHEN every IS NOT NULL THEN 'contact' WHEN kind = 'person' AND group_every IS NOT NULL THEN 'group' ELSE 'journal' END AS cadence_from
  FROM (SELECT c.id, c.kind, c.every,
    (SELECT p.day FROM participants p WHERE p.contact_id = c.id AND p.counts ORDER BY p.day DESC LIMIT 1) AS own_touch,
    CASE WHEN c.kind = 'organization' THEN (SELECT max(p.day) FROM organization_people h JOIN participants p ON p.contact_id = h.contact_id
      WHERE h.organization_id = c.id AND p.counts AND p.day BETWEEN h.started AND h.ended) END AS people_touch,
    (SELECT CASE WHEN count(g.every) > 0 THEN coalesce(min(nullif(g.every, -1)), -1) END
      FROM contact_groups m JOIN groups g ON g.id = m.group_id WHERE m.contact_id = c.id AND g.deleted IS NULL) AS group_every,
    (SELECT every FROM settings) AS journal_every
  FROM contacts c);

CREATE TRIGGER contacts_derive_ai AFTER INSERT ON contacts BEGIN
  UPDATE contacts SET (last_touched, cadence, cadence_from) = (SELECT last_touched, cadence, cadence_from FROM contact_truth t WHERE t.id = NEW.id) WHERE id = NEW.id;
  INSERT INTO name_words(word, contact_id) SELECT DISTINCT value, NEW.id FROM json_each('[' || replace(json_quote(NEW.name_key), ' ', '","') || ']');
END;

CREATE TRIGGER contacts_derive_au AFTER UPDATE OF every, kind, name_key ON contacts BEGIN
  UPDATE contacts SET (last_touched, cadence, cadence_from) = (SELECT last_touched, cadence, cadence_from FROM contact_truth t WHERE t.id = NEW.id) WHERE id = NEW.id;
END;

CREATE TRIGGER contacts_words_au AFTER UPDATE OF name_key ON contacts WHEN OLD.name_key <> NEW.name_key BEGIN
  DELETE FROM name_words WHERE contact_id = NEW.id;
  INSERT INTO name_words(word, contact_id) SELECT DISTINCT value, NEW.id FROM json_each('[' || replace(json_quote(NEW.name_key), ' ', '","') || ']');
  INSERT INTO name_words(word, contact_id) SELECT DISTINCT w.value, NEW.id FROM aliases a, json_each('[' || replace(json_quote(a.name_key), ' ', '","') || ']') w
    WHERE a.contact_id = NEW.id ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER aliases_words_ai AFTER INSERT ON aliases BEGIN
  INSERT INTO name_words(word, contact_id) SELECT DISTINCT value, NEW.contact_id FROM json_each('[' || replace(json_quote(NEW.name_key), ' ', '","') || ']')
    WHERE true ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER aliases_words_ad AFTER DELETE ON aliases BEGIN
  DELETE FROM name_words WHERE contact_id = OLD.contact_id;
  INSERT INTO name_words(word, contact_id) SELECT DISTINCT w.value, c.id FROM contacts c, json_each('[' || replace(json_quote(c.name_key), ' ', '","') || ']') w
    WHERE c.id = OLD.contact_id;
  INSERT INTO name_words(word, contact_id) SELECT DISTINCT w.value, OLD.contact_id FROM aliases a, json_each('[' || replace(json_quote(a.name_key), ' ', '","') || ']') w
    WHERE a.contact_id = OLD.contact_id ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER aliases_derive_ai AFTER INSERT ON aliases BEGIN
  UPDATE contacts SET last_touched = (SELECT last_touched FROM contact_truth t WHERE t.id = contacts.id) WHERE id = NEW.contact_id AND kind = 'organization';
END;

CREATE TRIGGER aliases_derive_ad AFTER DELETE ON aliases BEGIN
  UPDATE contacts SET last_touched = (SELECT last_touched FROM contact_truth t WHERE t.id = contacts.id) WHERE id = OLD.contact_id AND kind = 'organization';
END;

CREATE TRIGGER positions_derive_ai AFTER INSERT ON positions
  WHEN EXISTS (SELECT 1 FROM participants WHERE contact_id = NEW.contact_id AND counts) BEGIN
  UPDATE contacts SET last_touched = (SELECT last_touched FROM contact_truth t WHERE t.id = contacts.id) WHERE kind = 'organization'
    AND id IN (SELECT id FROM contacts WHERE name_key = NEW.organization_key UNION ALL SELECT contact_id FROM aliases WHERE name_key = NEW.organization_key);
END;

CREATE TRIGGER positions_derive_ad AFTER DELETE ON positions
  WHEN EXISTS (SELECT 1 FROM participants WHERE contact_id = OLD.contact_id AND counts) BEGIN
  UPDATE contacts SET last_touched = (SELECT last_touched FROM contact_truth t WHERE t.id = contacts.id) WHERE kind = 'organization'
    AND id IN (SELECT id FROM contacts WHERE name_key = OLD.organization_key UNION ALL SELECT contact_id FROM aliases WHERE name_key = OLD.organization_key);
END;

CREATE TRIGGER contact_groups_derive_ai AFTER INSERT ON contact_groups BEGIN
  UPDATE contacts SET (cadence, cadence_from) = (SELECT cadence, cadence_from FROM contact_truth t WHERE t.id = NEW.contact_id) WHERE id = NEW.contact_id;
END;

CREATE TRIGGER contact_groups_derive_ad AFTER DELETE ON contact_groups BEGIN
  UPDATE contacts SET (cadence, cadence_from) = (SELECT cadence, cadence_from FROM contact_truth t WHERE t.id = OLD.contact_id) WHERE id = OLD.contact_id;
END;

CREATE TRIGGER groups_derive_au AFTER UPDATE OF every, deleted ON groups BEGIN
  UPDATE contacts SET (cadence, cadence_from) = (SELECT cadence, cadence_from FROM contact_truth t WHERE t.id = contacts.id)
    WHERE id IN (SELECT contact_id FROM contact_groups WHERE group_id = NEW.id);
END;

CREATE TRIGGER settings_derive_au AFTER UPDATE OF every ON settings BEGIN
  UPDATE contacts SET (cadence, cadence_from) = (SELECT cadence, cadence_from FROM contact_truth t WHERE t.id = contacts.id) WHERE cadence_from = 'journal';
END;

CREATE TRIGGER participants_derive_ai AFTER INSERT ON participants WHEN NEW.counts AND (SELECT bulk FROM state) IS NULL BEGIN
  UPDATE contacts SET last_touched = NEW.day WHERE (last_touched IS NULL OR last_touched < NEW.day) AND id IN (SELECT NEW.contact_id
    UNION ALL SELECT organization_id FROM organization_people WHERE contact_id = NEW.contact_id AND NEW.day BETWEEN started AND ended);
END;

CREATE TRIGGER participants_derive_ad AFTER DELETE ON participants WHEN OLD.counts AND (SELECT bulk FROM state) IS NULL BEGIN
  UPDATE contacts SET last_touched = (SELECT last_touched FROM contact_truth t WHERE t.id = contacts.id) WHERE last_touched = OLD.day
    AND id IN (SELECT OLD.contact_id UNION ALL SELECT organization_id FROM organization_people WHERE contact_id = OLD.contact_id);
END;

CREATE TRIGGER participants_derive_au AFTER UPDATE OF day, counts ON participants WHEN (SELECT bulk FROM state) IS NULL BEGIN
  UPDATE contacts SET last_touched = (SELECT last_touched FROM contact_truth t WHERE t.id = contacts.id)
    WHERE id IN (SELECT NEW.contact_id UNION ALL SELECT organization_id FROM organization_people WHERE contact_id = NEW.contact_id);
END;

CREATE TRIGGER notes_derive_au AFTER UPDATE OF day, touch, deleted ON notes BEGIN
  UPDATE participants SET day = NEW.day, counts = NEW.touch AND NEW.deleted IS NULL AND role = 'present' WHERE note_id = NEW.id;
END;

CREATE TRIGGER heard_derive_ai AFTER INSERT ON heard BEGIN
  UPDATE notes SET heard_text = (SELECT group_concat(text, char(10)) FROM (SELECT text FROM heard WHERE note_id = NEW.note_id ORDER BY id))
    WHERE id = NEW.note_id;
END;

CREATE TRIGGER heard_derive_ad AFTER DELETE ON heard BEGIN
  UPDATE notes SET heard_text = (SELECT group_concat(text, char(10)) FROM (SELECT text FROM heard WHERE note_id = OLD.note_id ORDER BY id))
    WHERE id = OLD.note_id;
END;

CREATE TRIGGER notes_fts_ai AFTER INSERT ON notes WHEN (SELECT bulk FROM state) IS NULL BEGIN
  INSERT INTO notes_fts(rowid, body, heard_text) VALUES (NEW.id, NEW.body, NEW.heard_text);
END;

CREATE TRIGGER notes_fts_au AFTER UPDATE OF body, heard_text ON notes WHEN NEW.id <= coalesce((SELECT bulk FROM state), NEW.id) BEGIN
  INSERT INTO notes_fts(notes_fts, rowid, body, heard_text) VALUES ('delete', OLD.id, OLD.body, OLD.heard_text);
  INSERT INTO notes_fts(rowid, body, heard_text) VALUES (NEW.id, NEW.body, NEW.heard_text);
END;

CREATE TRIGGER notes_fts_ad AFTER DELETE ON notes BEGIN
  INSERT INTO notes_fts(notes_fts, rowid, body, heard_text) VALUES ('delete', OLD.id, OLD.body, OLD.heard_text);
END;

CREATE TRIGGER state_bulk_done AFTER UPDATE OF bulk ON state WHEN OLD.bulk IS NOT NULL AND NEW.bulk IS NULL BEGIN
  INSERT INTO notes_fts(rowid, body, heard_text) SELECT id, body, heard_text FROM notes WHERE id > OLD.bulk;
  INSERT INTO change_rows(change_id, tbl, op, first, last) SELECT (SELECT id FROM change), 'notes', 'made', min(id), max(id) FROM notes WHERE id > OLD.bulk HAVING count(*) > 0;
  UPDATE contacts SET last_touched = (SELECT last_touched FROM contact_truth t WHERE t.id = contacts.id);
END;

CREATE TRIGGER contacts_made AFTER INSERT ON contacts WHEN (SELECT recorded FROM change) BEGIN
  UPDATE change_rows SET last = NEW.id WHERE change_id = (SELECT id FROM change) AND tbl = 'contacts' AND op = 'made' AND last = NEW.id - 1;
  INSERT INTO change_rows(change_id, tbl, op, first, last) SELECT id, 'contacts', 'made', NEW.id, NEW.id FROM change WHERE changes() = 0;
END;

CREATE TRIGGER contacts_edited AFTER UPDATE OF kind, name, name_key, stage, every, snooze, added, merged_into, deleted ON contacts WHEN (SELECT recorded FROM change) BEGIN
  INSERT INTO change_rows(change_id, tbl, op, first, last, was, now)
    SELECT (SELECT id FROM change), 'contacts', 'edited', NEW.id, NEW.id, json_group_object(k, o), json_group_object(k, n) FROM (
      SELECT 'kind' AS k, OLD.kind AS o, NEW.kind AS n WHERE OLD.kind IS NOT NEW.kind UNION ALL
      SELECT 'name' AS k, OLD.name AS o, NEW.name AS n WHERE OLD.name IS NOT NEW.name UNION ALL
      SELECT 'name_key' AS k, OLD.name_key AS o, NEW.name_key AS n WHERE OLD.name_key IS NOT NEW.name_key UNION ALL
      SELECT 'stage' AS k, OLD.stage AS o, NEW.stage AS n WHERE OLD.stage IS NOT NEW.stage UNION ALL
      SELECT 'every' AS k, OLD.every AS o, NEW.every AS n WHERE OLD.every IS NOT NEW.every UNION ALL
      SELECT 'snooze' AS k, OLD.snooze AS o, NEW.snooze AS n WHERE OLD.snooze IS NOT NEW.snooze UNION ALL
      SELECT 'added' AS k, OLD.added AS o, NEW.added AS n WHERE OLD.added IS NOT NEW.added UNION ALL
      SELECT 'merged_into' AS k, OLD.merged_into AS o, NEW.merged_into AS n WHERE OLD.merged_into IS NOT NEW.merged_into UNION ALL
      SELECT 'deleted' AS k, OLD.deleted AS o, NEW.deleted AS n WHERE OLD.deleted IS NOT NEW.deleted) HAVING count(*) > 0;
END;

CREATE TRIGGER groups_made AFTER INSERT ON groups WHEN (SELECT recorded FROM change) BEGIN
  UPDATE change_rows SET last = NEW.id WHERE change_id = (SELECT id FROM change) AND tbl = 'groups' AND op = 'made' AND last = NEW.id - 1;
  INSERT INTO change_rows(change_id, tbl, op, first, last) SELECT id, 'groups', 'made', NEW.id, NEW.id FROM change WHERE changes() = 0;
END;

CREATE TRIGGER groups_edited AFTER UPDATE OF name, name_key, wanted, every, deleted ON groups WHEN (SELECT recorded FROM change) BEGIN
  INSERT INTO change_rows(change_id, tbl, op, first, last, was, now)
    SELECT (SELECT id FROM change), 'groups', 'edited', NEW.id, NEW.id, json_group_object(k, o), json_group_object(k, n) FROM (
      SELECT 'name' AS k, OLD.name AS o, NEW.name AS n WHERE OLD.name IS NOT NEW.name UNION ALL
      SELECT 'name_key' AS k, OLD.name_key AS o, NEW.name_key AS n WHERE OLD.name_key IS NOT NEW.name_key UNION ALL
      SELECT 'wanted' AS k, OLD.wanted AS o, NEW.wanted AS n WHERE OLD.wanted IS NOT NEW.wanted UNION ALL
      SELECT 'every' AS k, OLD.every AS o, NEW.every AS n WHERE OLD.every IS NOT NEW.every UNION ALL
      SELECT 'deleted' AS k, OLD.deleted AS o, NEW.deleted AS n WHERE OLD.deleted IS NOT NEW.deleted) HAVING count(*) > 0;
END;

CREATE TRIGGER notes_made AFTER INSERT ON notes WHEN (SELECT recorded FROM change) AND (SELECT bulk FROM state) IS NULL BEGIN
  UPDATE change_rows SET last = NEW.id WHERE change_id = (SELECT id FROM change) AND tbl = 'notes' AND op = 'made' AND last = NEW.id - 1;
  INSERT INTO change_rows(change_id, tbl, op, first, last) SELECT id, 'notes', 'made', NEW.id, NEW.id FROM change WHERE changes() = 0;
END;

CREATE TRIGGER aliases_linked AFTER INSERT ON aliases WHEN (SELECT recorded FROM change)
  AND NOT EXISTS (SELECT 1 FROM change_rows WHERE change_id = (SELECT id FROM change)
    AND tbl = 'contacts' AND op = 'made' AND NEW.contact_id BETWEEN first AND last) BEGIN
  INSERT INTO change_rows(change_id, tbl, op, was) SELECT id, 'aliases', 'linked', json_object('id', NEW.id, 'contact_id', NEW.contact_id, 'name', NEW.name, 'name_key', NEW.name_key) FROM change;
END;

CREATE TRIGGER aliases_unlinked AFTER DELETE ON aliases WHEN (SELECT recorded FROM change)
  AND NOT EXISTS (SELECT 1 FROM change_rows WHERE change_id = (SELECT id FROM change)
    AND tbl = 'contacts' AND op = 'made' AND OLD.contact_id BETWEEN first AND last) BEGIN
  INSERT INTO change_rows(change_id, tbl, op, was) SELECT id, 'aliases', 'unlinked', json_object('id', OLD.id, 'contact_id', OLD.contact_id, 'name', OLD.name, 'name_key', OLD.name_key) FROM change;
END;

CREATE TRIGGER points_linked AFTER INSERT ON points WHEN (SELECT recorded FROM change)
  AND NOT EXISTS (SELECT 1 FROM change_rows WHERE change_id = (SELECT id FROM change)
    AND tbl = 'contacts' AND op = 'made' AND NEW.contact_id BETWEEN first AND last) BEGIN
  INSERT INTO change_rows(change_id, tbl, op, was) SELECT id, 'points', 'linked', json_object('id', NEW.id, 'contact_id', NEW.contact_id, 'kind', NEW.kind, 'value', NEW.value, 'value_key', NEW.value_key, 'label', NEW.label) FROM change;
END;

CREATE TRIGGER points_unlinked AFTER DELETE ON points WHEN (SELECT recorded FROM change)
  AND NOT EXISTS (SELECT 1 FROM change_rows WHERE change_id = (SELECT id FROM change)
    AND tbl = 'contacts' AND op = 'made' AND OLD.contact_id BETWEEN first AND last) BEGIN
  INSERT INTO change_rows(change_id, tbl, op, was) SELECT id, 'points', 'unlinked', json_object('id', OLD.id, 'contact_id', OLD.contact_id, 'kind', OLD.kind, 'value', OLD.value, 'value_key', OLD.value_key, 'label', OLD.label) FROM change;
END;

CREATE TRIGGER positions_linked AFTER INSERT ON positions WHEN (SELECT recorded FROM change)
  AND NOT EXISTS (SELECT 1 FROM change_rows WHERE change_id = (SELECT id FROM change)
    AND tbl = 'contacts' AND op = 'made' AND NEW.contact_id BETWEEN first AND last) BEGIN
  INSERT INTO change_rows(change_id, tbl, op, was) SELECT id, 'positions', 'linked', json_object('id', NEW.id, 'contact_id', NEW.contact_id, 'title', NEW.title, 'organization', NEW.organization, 'organization_key', NEW.organization_key, 'started', NEW.started, 'ended', NEW.ended) FROM change;
END;

CREATE TRIGGER positions_unlinked AFTER DELETE ON positions WHEN (SELECT recorded FROM change)
  AND NOT EXISTS (SELECT 1 FROM change_rows WHERE change_id = (SELECT id FROM change)
    AND tbl = 'contacts' AND op = 'made' AND OLD.contact_id BETWEEN first AND last) BEGIN
  INSERT INTO change_rows(change_id, tbl, op, was) SELECT id, 'positions', 'unlinked', json_object('id', OLD.id, 'contact_id', OLD.contact_id, 'title', OLD.title, 'organization', OLD.organization, 'organization_key', OLD.organization_key, 'started', OLD.started, 'ended', OLD.ended) FROM change;
END;

CREATE TRIGGER yearly_dates_linked AFTER INSERT ON yearly_dates WHEN (SELECT recorded FROM change)
  AND NOT EXISTS (SELECT 1 FROM change_rows WHERE change_id = (SELECT id FROM change)
    AND tbl = 'contacts' AND op = 'made' AND NEW.contact_id BETWEEN first AND last) BEGIN
  INSERT INTO change_rows(change_id, tbl, op, was) SELECT id, 'yearly_dates', 'linked', json_object('id', NEW.id, 'contact_id', NEW.contact_id, 'label', NEW.label, 'month', NEW.month, 'day', NEW.day, 'year', NEW.year) FROM change;
END;

CREATE TRIGGER yearly_dates_unlinked AFTER DELETE ON yearly_dates WHEN (SELECT recorded FROM change)
  AND NOT EXISTS (SELECT 1 FROM change_rows WHERE change_id = (SELECT id FROM change)
    AND tbl = 'contacts' AND op = 'made' AND OLD.contact_id BETWEEN first AND last) BEGIN
  INSERT INTO change_rows(change_id, tbl, op, was) SELECT id, 'yearly_dates', 'unlinked', json_object('id', OLD.id, 'contact_id', OLD.contact_id, 'label', OLD.label, 'month', OLD.month, 'day', OLD.day, 'year', OLD.year) FROM change;
END;

CREATE TRIGGER fields_linked AFTER INSERT ON fields WHEN (SELECT recorded FROM change)
  AND NOT EXISTS (SELECT 1 FROM change_rows WHERE change_id = (SELECT id FROM change)
    AND tbl = 'contacts' AND op = 'made' AND NEW.contact_id BETWEEN first AND last) BEGIN
  INSERT INTO change_rows(change_id, tbl, op, was) SELECT id, 'fields', 'linked', json_object('contact_id', NEW.contact_id, 'name', NEW.name, 'name_key', NEW.name_key, 'value', NEW.value, 'value_key', NEW.value_key) FROM change;
END;

CREATE TRIGGER fields_unlinked AFTER DELETE ON fields WHEN (SELECT recorded FROM change)
  AND NOT EXISTS (SELECT 1 FROM change_rows WHERE change_id = (SELECT id FROM change)
    AND tbl = 'contacts' AND op = 'made' AND OLD.contact_id BETWEEN first AND last) BEGIN
  INSERT INTO change_rows(change_id, tbl, op, was) SELECT id, 'fields', 'unlinked', json_object('contact_id', OLD.contact_id, 'name', OLD.name, 'name_key', OLD.name_key, 'value', OLD.value, 'value_key', OLD.value_key) FROM change;
END;

CREATE TRIGGER contact_groups_linked AFTER INSERT ON contact_groups WHEN (SELECT recorded FROM change)
  AND NOT EXISTS (SELECT 1 FROM change_rows WHERE change_id = (SELECT id FROM change)
    AND tbl = 'contacts' AND op = 'made' AND NEW.contact_id BETWEEN first AND last) BEGIN
  INSERT INTO change_rows(change_id, tbl, op, was) SELECT id, 'contact_groups', 'linked', json_object('contact_id', NEW.contact_id, 'group_id', NEW.group_id) FROM change;
END;

CREATE TRIGGER contact_groups_unlinked AFTER DELETE ON contact_groups WHEN (SELECT recorded FROM change)
  AND NOT EXISTS (SELECT 1 FROM change_rows WHERE change_id = (SELECT id FROM change)
    AND tbl = 'contacts' AND op = 'made' AND OLD.contact_id BETWEEN first AND last) BEGIN
  INSERT INTO change_rows(change_id, tbl, op, was) SELECT id, 'contact_groups', 'unlinked', json_object('contact_id', OLD.contact_id, 'group_id', OLD.group_id) FROM change;
END;

CREATE TRIGGER contact_tags_linked AFTER INSERT ON contact_tags WHEN (SELECT recorded FROM change)
  AND NOT EXISTS (SELECT 1 FROM change_rows WHERE change_id = (SELECT id FROM change)
    AND tbl = 'contacts' AND op = 'made' AND NEW.contact_id BETWEEN first AND last) BEGIN
  INSERT INTO change_rows(change_id, tbl, op, was) SELECT id, 'contact_tags', 'linked', json_object('contact_id', NEW.contact_id, 'tag', NEW.tag) FROM change;
END;

CREATE TRIGGER contact_tags_unlinked AFTER DELETE ON contact_tags WHEN (SELECT recorded FROM change)
  AND NOT EXISTS (SELECT 1 FROM change_rows WHERE change_id = (SELECT id FROM change)
    AND tbl = 'contacts' AND op = 'made' AND OLD.contact_id BETWEEN first AND last) BEGIN
  INSERT INTO change_rows(change_id, tbl, op, was) SELECT id, 'contact_tags', 'unlinked', json_object('contact_id', OLD.contact_id, 'tag', OLD.tag) FROM change;
END;

CREATE TRIGGER participants_linked AFTER INSERT ON participants WHEN (SELECT recorded FROM change) AND (SELECT bulk FROM state) IS NULL
  AND NOT EXISTS (SELECT 1 FROM change_rows WHERE change_id = (SELECT id FROM change)
    AND tbl = 'notes' AND op = 'made' AND NEW.note_id BETWEEN first AND last) BEGIN
  INSERT INTO change_rows(change_id, tbl, op, was) SELECT id, 'participants', 'linked', json_object('note_id', NEW.note_id, 'contact_id', NEW.contact_id, 'role', NEW.role) FROM change;
END;

CREATE TRIGGER participants_unlinked AFTER DELETE ON participants WHEN (SELECT recorded FROM change) AND (SELECT bulk FROM state) IS NULL
  AND NOT EXISTS (SELECT 1 FROM change_rows WHERE change_id = (SELECT id FROM change)
    AND tbl = 'notes' AND op = 'made' AND OLD.note_id BETWEEN first AND last) BEGIN
  INSERT INTO change_rows(change_id, tbl, op, was) SELECT id, 'participants', 'unlinked', json_object('note_id', OLD.note_id, 'contact_id', OLD.contact_id, 'role', OLD.role) FROM change;
END;

CREATE TRIGGER heard_linked AFTER INSERT ON heard WHEN (SELECT recorded FROM change) AND (SELECT bulk FROM state) IS NULL
  AND NOT EXISTS (SELECT 1 FROM change_rows WHERE change_id = (SELECT id FROM change)
    AND tbl = 'notes' AND op = 'made' AND NEW.note_id BETWEEN first AND last) BEGIN
  INSERT INTO change_rows(change_id, tbl, op, was) SELECT id, 'heard', 'linked', json_object('id', NEW.id, 'note_id', NEW.note_id, 'speaker', NEW.speaker, 'text', NEW.text) FROM change;
END;

CREATE TRIGGER heard_unlinked AFTER DELETE ON heard WHEN (SELECT recorded FROM change) AND (SELECT bulk FROM state) IS NULL
  AND NOT EXISTS (SELECT 1 FROM change_rows WHERE change_id = (SELECT id FROM change)
    AND tbl = 'notes' AND op = 'made' AND OLD.note_id BETWEEN first AND last) BEGIN
  INSERT INTO change_rows(change_id, tbl, op, was) SELECT id, 'heard', 'unlinked', json_object('id', OLD.id, 'note_id', OLD.note_id, 'speaker', OLD.speaker, 'text', OLD.text) FROM change;
END;

CREATE TRIGGER note_tags_linked AFTER INSERT ON note_tags WHEN (SELECT recorded FROM change) AND (SELECT bulk FROM state) IS NULL
  AND NOT EXISTS (SELECT 1 FROM change_rows WHERE change_id = (SELECT id FROM change)
    AND tbl = 'notes' AND op = 'made' AND NEW.note_id BETWEEN first AND last) BEGIN
  INSERT INTO change_rows(change_id, tbl, op, was) SELECT id, 'note_tags', 'linked', json_object('note_id', NEW.note_id, 'tag', NEW.tag) FROM change;
END;

CREATE TRIGGER note_tags_unlinked AFTER DELETE ON note_tags WHEN (SELECT recorded FROM change) AND (SELECT bulk FROM state) IS NULL
  AND NOT EXISTS (SELECT 1 FROM change_rows WHERE change_id = (SELECT id FROM change)
    AND tbl = 'notes' AND op = 'made' AND OLD.note_id BETWEEN first AND last) BEGIN
  INSERT INTO change_rows(change_id, tbl, op, was) SELECT id, 'note_tags', 'unlinked', json_object('note_id', OLD.note_id, 'tag', OLD.tag) FROM change;
END;

CREATE UNIQUE INDEX participants_note ON participants(note_id, contact_id, role);

CREATE INDEX notes_private ON notes(day) WHERE private = 1;

CREATE TABLE followups (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  uid        TEXT NOT NULL UNIQUE,
  contact_id INTEGER REFERENCES contacts,
  note_id    INTEGER REFERENCES notes,
  owed_by    TEXT NOT NULL CHECK (owed_by IN ('me', 'them')),
  text       TEXT NOT NULL CHECK (text <> ''),
  due        TEXT CHECK (due IS date(due)),
  state      TEXT NOT NULL CHECK (state IN ('open', 'done', 'dropped')),
  closed     TEXT CHECK (closed IS date(closed)),
  added      TEXT NOT NULL CHECK (added IS date(added)),
  deleted    INTEGER REFERENCES changes, initiative_id INTEGER REFERENCES initiatives, gives TEXT CHECK (gives IN ('people', 'money', 'time', 'voice')),
  CHECK ((state = 'open') = (closed IS NULL))
) STRICT;

CREATE INDEX followups_contact ON followups(contact_id) WHERE contact_id IS NOT NULL;

CREATE INDEX followups_note ON followups(note_id) WHERE note_id IS NOT NULL;

CREATE INDEX followups_open ON followups(due) WHERE state = 'open' AND deleted IS NULL;

CREATE TABLE facts (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  uid        TEXT NOT NULL UNIQUE,
  contact_id INTEGER NOT NULL REFERENCES contacts,
  note_id    INTEGER REFERENCES notes,
  kind       TEXT NOT NULL CHECK (kind IN ('known', 'cares', 'told', 'assume', 'ask')),
  text       TEXT NOT NULL CHECK (text <> ''),
  day        TEXT NOT NULL CHECK (day IS date(day)),
  dropped    TEXT CHECK (dropped IS date(dropped)),
  deleted    INTEGER REFERENCES changes
) STRICT;

CREATE INDEX facts_contact ON facts(contact_id);

CREATE INDEX facts_note ON facts(note_id) WHERE note_id IS NOT NULL;

CREATE INDEX facts_open ON facts(day) WHERE kind IN ('assume', 'ask') AND dropped IS NULL AND deleted IS NULL;

CREATE VIRTUAL TABLE note_words USING fts5vocab(notes_fts, instance);

CREATE TRIGGER changes_stamp AFTER INSERT ON changes BEGIN
  UPDATE state SET before = stamp, stamp = NEW.uid;
END;

CREATE INDEX yearly_dates_in_year ON yearly_dates(month, day);

CREATE INDEX positions_started ON positions(started) WHERE started IS NOT NULL;

CREATE INDEX positions_ended ON positions(ended) WHERE ended IS NOT NULL;

CREATE TABLE dismissed_seats (
  contact_id INTEGER NOT NULL REFERENCES contacts,
  seat       TEXT NOT NULL,
  seat_key   TEXT NOT NULL,
  PRIMARY KEY (contact_id, seat_key)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER dismissed_seats_linked AFTER INSERT ON dismissed_seats WHEN (SELECT recorded FROM change)
  AND NOT EXISTS (SELECT 1 FROM change_rows WHERE change_id = (SELECT id FROM change)
    AND tbl = 'contacts' AND op = 'made' AND NEW.contact_id BETWEEN first AND last) BEGIN
  INSERT INTO change_rows(change_id, tbl, op, was) SELECT id, 'dismissed_seats', 'linked', json_object('contact_id', NEW.contact_id, 'seat', NEW.seat, 'seat_key', NEW.seat_key) FROM change;
END;

CREATE TRIGGER dismissed_seats_unlinked AFTER DELETE ON dismissed_seats WHEN (SELECT recorded FROM change)
  AND NOT EXISTS (SELECT 1 FROM change_rows WHERE change_id = (SELECT id FROM change)
    AND tbl = 'contacts' AND op = 'made' AND OLD.contact_id BETWEEN first AND last) BEGIN
  INSERT INTO change_rows(change_id, tbl, op, was) SELECT id, 'dismissed_seats', 'unlinked', json_object('contact_id', OLD.contact_id, 'seat', OLD.seat, 'seat_key', OLD.seat_key) FROM change;
END;

CREATE TRIGGER facts_edited AFTER UPDATE OF contact_id, note_id, kind, text, day, dropped, deleted ON facts WHEN (SELECT recorded FROM change) BEGIN
  INSERT INTO change_rows(change_id, tbl, op, first, last, was, now)
    SELECT (SELECT id FROM change), 'facts', 'edited', NEW.id, NEW.id, json_group_object(k, o), json_group_object(k, n) FROM (
      SELECT 'contact_id' AS k, OLD.contact_id AS o, NEW.contact_id AS n WHERE OLD.contact_id IS NOT NEW.contact_id UNION ALL
      SELECT 'note_id' AS k, OLD.note_id AS o, NEW.note_id AS n WHERE OLD.note_id IS NOT NEW.note_id UNION ALL
      SELECT 'kind' AS k, OLD.kind AS o, NEW.kind AS n WHERE OLD.kind IS NOT NEW.kind UNION ALL
      SELECT 'text' AS k, OLD.text AS o, NEW.text AS n WHERE OLD.text IS NOT NEW.text UNION ALL
      SELECT 'day' AS k, OLD.day AS o, NEW.day AS n WHERE OLD.day IS NOT NEW.day UNION ALL
      SELECT 'dropped' AS k, OLD.dropped AS o, NEW.dropped AS n WHERE OLD.dropped IS NOT NEW.dropped UNION ALL
      SELECT 'deleted' AS k, OLD.deleted AS o, NEW.deleted AS n WHERE OLD.deleted IS NOT NEW.deleted) HAVING count(*) > 0;
END;

CREATE TRIGGER facts_made AFTER INSERT ON facts WHEN (SELECT recorded FROM change) BEGIN
  UPDATE change_rows SET last = NEW.id WHERE change_id = (SELECT id FROM change) AND tbl = 'facts' AND op = 'made' AND last = NEW.id - 1;
  INSERT INTO change_rows(change_id, tbl, op, first, last) SELECT id, 'facts', 'made', NEW.id, NEW.id FROM change WHERE changes() = 0;
END;

CREATE TRIGGER followups_made AFTER INSERT ON followups WHEN (SELECT recorded FROM change) BEGIN
  UPDATE change_rows SET last = NEW.id WHERE change_id = (SELECT id FROM change) AND tbl = 'followups' AND op = 'made' AND last = NEW.id - 1;
  INSERT INTO change_rows(change_id, tbl, op, first, last) SELECT id, 'followups', 'made', NEW.id, NEW.id FROM change WHERE changes() = 0;
END;

CREATE TRIGGER settings_edited AFTER UPDATE OF every, date_order, author, backup_folder, backup_recipient, hold ON settings WHEN (SELECT recorded FROM change) BEGIN
  INSERT INTO change_rows(change_id, tbl, op, first, last, was, now)
    SELECT (SELECT id FROM change), 'settings', 'edited', NEW.id, NEW.id, json_group_object(k, o), json_group_object(k, n) FROM (
      SELECT 'every' AS k, OLD.every AS o, NEW.every AS n WHERE OLD.every IS NOT NEW.every UNION ALL
      SELECT 'date_order' AS k, OLD.date_order AS o, NEW.date_order AS n WHERE OLD.date_order IS NOT NEW.date_order UNION ALL
      SELECT 'author' AS k, OLD.author AS o, NEW.author AS n WHERE OLD.author IS NOT NEW.author UNION ALL
      SELECT 'backup_folder' AS k, OLD.backup_folder AS o, NEW.backup_folder AS n WHERE OLD.backup_folder IS NOT NEW.backup_folder UNION ALL
      SELECT 'backup_recipient' AS k, OLD.backup_recipient AS o, NEW.backup_recipient AS n WHERE OLD.backup_recipient IS NOT NEW.backup_recipient UNION ALL
      SELECT 'hold' AS k, OLD.hold AS o, NEW.hold AS n WHERE OLD.hold IS NOT NEW.hold) HAVING count(*) > 0;
END;

CREATE TABLE assessments (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  uid           TEXT NOT NULL UNIQUE,
  contact_id    INTEGER NOT NULL REFERENCES contacts,
  note_id       INTEGER REFERENCES notes,
  day           TEXT NOT NULL CHECK (day IS date(day)),
  trust         TEXT NOT NULL CHECK (trust IN ('unknown', 'strained', 'guarded', 'growing', 'strong')),
  integrity     TEXT CHECK (integrity IN ('rests', 'questioned')),
  intent        TEXT CHECK (intent IN ('rests', 'questioned')),
  capability    TEXT CHECK (capability IN ('rests', 'questioned')),
  record        TEXT CHECK (record IN ('rests', 'questioned')),
  fairness      TEXT NOT NULL CHECK (fairness IN ('fair', 'mixed', 'unfair', 'unknown')),
  fairness_from TEXT CHECK (fairness_from IN ('they said', 'my guess')),
  evidence      TEXT NOT NULL,
  deleted       INTEGER REFERENCES changes,
  CHECK ((fairness = 'unknown') = (fairness_from IS NULL)),
  CHECK (evidence <> '' OR (trust = 'unknown' AND fairness = 'unknown'))
) STRICT;

CREATE INDEX assessments_contact ON assessments(contact_id, day);

CREATE INDEX assessments_note ON assessments(note_id) WHERE note_id IS NOT NULL;

CREATE TABLE initiatives (
  id       INTEGER PRIMARY KEY AUTOINCREMENT,
  uid      TEXT NOT NULL UNIQUE,
  name     TEXT NOT NULL,
  name_key TEXT NOT NULL CHECK (name_key <> ''),
  aim      TEXT NOT NULL,
  state    TEXT NOT NULL CHECK (state IN ('planned', 'under way', 'done', 'dropped')),
  deleted  INTEGER REFERENCES changes
) STRICT;

CREATE UNIQUE INDEX initiatives_name ON initiatives(name_key) WHERE deleted IS NULL;

CREATE TABLE initiative_contacts (
  initiative_id INTEGER NOT NULL REFERENCES initiatives,
  contact_id    INTEGER NOT NULL REFERENCES contacts,
  role          TEXT NOT NULL,
  PRIMARY KEY (initiative_id, contact_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX initiative_contacts_contact ON initiative_contacts(contact_id);

CREATE INDEX followups_initiative ON followups(initiative_id) WHERE initiative_id IS NOT NULL;

CREATE INDEX notes_initiative ON notes(initiative_id) WHERE initiative_id IS NOT NULL;

CREATE TABLE reviews (
  id      INTEGER PRIMARY KEY AUTOINCREMENT,
  uid     TEXT NOT NULL UNIQUE,
  day     TEXT NOT NULL CHECK (day IS date(day)),
  since   TEXT CHECK (since IS date(since)),
  closed  TEXT CHECK (closed IS date(closed)),
  author  TEXT NOT NULL,
  deleted INTEGER REFERENCES changes
) STRICT;

CREATE TABLE review_contacts (
  review_id  INTEGER NOT NULL REFERENCES reviews,
  part       TEXT NOT NULL CHECK (part IN
    ('quiet', 'still quiet', 'back', 'strained', 'in question', 'slipping', 'promises', 'unassessed', 'seat', 'prospect')),
  contact_id INTEGER NOT NULL REFERENCES contacts,
  name       TEXT NOT NULL,
  why        TEXT NOT NULL,
  place      INTEGER,
  PRIMARY KEY (review_id, part, contact_id, why)
) STRICT, WITHOUT ROWID;

CREATE INDEX review_contacts_contact ON review_contacts(contact_id);

CREATE TABLE review_answers (
  review_id  INTEGER NOT NULL REFERENCES reviews,
  contact_id INTEGER NOT NULL REFERENCES contacts,
  answer     TEXT NOT NULL CHECK (answer IN ('call', 'assess', 'rest', 'dormant', 'keep')),
  PRIMARY KEY (review_id, contact_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX review_answers_contact ON review_answers(contact_id);

CREATE TABLE indicators (
  id       INTEGER PRIMARY KEY AUTOINCREMENT,
  uid      TEXT NOT NULL UNIQUE,
  name     TEXT NOT NULL,
  name_key TEXT NOT NULL CHECK (name_key <> ''),
  deleted  INTEGER REFERENCES changes
) STRICT;

CREATE UNIQUE INDEX indicators_name ON indicators(name_key) WHERE deleted IS NULL;

CREATE TABLE review_ratings (
  review_id INTEGER NOT NULL REFERENCES reviews,
  indicator TEXT NOT NULL,
  rating    TEXT NOT NULL CHECK (rating IN ('clear need', 'basic', 'moderate', 'high')),
  author    TEXT NOT NULL,
  remark    TEXT NOT NULL,
  numbers   TEXT NOT NULL,
  PRIMARY KEY (review_id, indicator)
) STRICT, WITHOUT ROWID;

CREATE TABLE review_counts (
  review_id INTEGER NOT NULL REFERENCES reviews,
  counted   TEXT NOT NULL,
  what      TEXT NOT NULL CHECK (what <> ''),
  n         INTEGER NOT NULL,
  PRIMARY KEY (review_id, counted, what)
) STRICT, WITHOUT ROWID;

CREATE TABLE properties (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  contact_id INTEGER NOT NULL REFERENCES contacts,
  name       TEXT NOT NULL,
  line_key   TEXT NOT NULL,
  line       TEXT NOT NULL,
  UNIQUE (contact_id, line_key)
) STRICT;

CREATE TABLE not_the_same (
  contact_id INTEGER NOT NULL REFERENCES contacts,
  other_id   INTEGER NOT NULL REFERENCES contacts,
  PRIMARY KEY (contact_id, other_id),
  CHECK (contact_id < other_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX not_the_same_other ON not_the_same(other_id);

CREATE INDEX contacts_merged ON contacts(merged_into) WHERE merged_into IS NOT NULL;

CREATE TABLE sheet_maps (
  settings_id INTEGER NOT NULL REFERENCES settings,
  name        TEXT NOT NULL,
  name_key    TEXT NOT NULL CHECK (name_key <> ''),
  sort        TEXT NOT NULL CHECK (sort <> ''),
  date_order  TEXT CHECK (date_order IN ('mdy', 'dmy')),
  columns     TEXT NOT NULL CHECK (json_valid(columns)),
  PRIMARY KEY (settings_id, name_key)
) STRICT, WITHOUT ROWID;

CREATE VIEW organization_people AS
  SELECT h.organization_id, h.contact_id, h.started, h.ended FROM organization_holders h
  WHERE EXISTS (SELECT 1 FROM contacts c WHERE c.id = h.contact_id AND c.deleted IS NULL AND c.merged_into IS NULL);

CREATE VIEW organization_holders AS
  SELECT o.id AS organization_id, p.contact_id, coalesce(p.started, '') AS started, coalesce(p.ended, '9999-12-31') AS ended
  FROM positions p JOIN contacts o ON o.name_key = p.organization_key AND o.kind = 'organization'
  UNION ALL
  SELECT o.id, p.contact_id, coalesce(p.started, ''), coalesce(p.ended, '9999-12-31')
  FROM positions p JOIN aliases a ON a.name_key = p.organization_key JOIN contacts o ON o.id = a.contact_id AND o.kind = 'organization';

CREATE TRIGGER contacts_people_au AFTER UPDATE OF deleted, merged_into ON contacts
  WHEN EXISTS (SELECT 1 FROM participants WHERE contact_id = NEW.id AND counts) BEGIN
  UPDATE contacts SET last_touched = (SELECT last_touched FROM contact_truth t WHERE t.id = contacts.id)
    WHERE id IN (SELECT organization_id FROM organization_holders WHERE contact_id = NEW.id);
END;

CREATE TABLE elsewhere (
  tbl       TEXT NOT NULL,
  uid       TEXT NOT NULL,
  field     TEXT NOT NULL,
  change_id INTEGER NOT NULL REFERENCES changes,
  at        TEXT NOT NULL CHECK (at GLOB '????-??-??T??:??:??.???Z'),
  PRIMARY KEY (tbl, uid, field, change_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX change_rows_edits ON change_rows(tbl) WHERE op <> 'made';

CREATE TRIGGER assessments_edited AFTER UPDATE OF contact_id, note_id, day, trust, integrity, intent, capability, record, fairness, fairness_from, evidence, deleted ON assessments WHEN (SELECT recorded FROM change) BEGIN
  INSERT INTO change_rows(change_id, tbl, op, first, last, was, now)
    SELECT (SELECT id FROM change), 'assessments', 'edited', NEW.id, NEW.id, json_group_object(k, o), json_group_object(k, n) FROM (
      SELECT 'contact_id' AS k, OLD.contact_id AS o, NEW.contact_id AS n WHERE OLD.contact_id IS NOT NEW.contact_id UNION ALL
      SELECT 'note_id' AS k, OLD.note_id AS o, NEW.note_id AS n WHERE OLD.note_id IS NOT NEW.note_id UNION ALL
      SELECT 'day' AS k, OLD.day AS o, NEW.day AS n WHERE OLD.day IS NOT NEW.day UNION ALL
      SELECT 'trust' AS k, OLD.trust AS o, NEW.trust AS n WHERE OLD.trust IS NOT NEW.trust UNION ALL
      SELECT 'integrity' AS k, OLD.integrity AS o, NEW.integrity AS n WHERE OLD.integrity IS NOT NEW.integrity UNION ALL
      SELECT 'intent' AS k, OLD.intent AS o, NEW.intent AS n WHERE OLD.intent IS NOT NEW.intent UNION ALL
      SELECT 'capability' AS k, OLD.capability AS o, NEW.capability AS n WHERE OLD.capability IS NOT NEW.capability UNION ALL
      SELECT 'record' AS k, OLD.record AS o, NEW.record AS n WHERE OLD.record IS NOT NEW.record UNION ALL
      SELECT 'fairness' AS k, OLD.fairness AS o, NEW.fairness AS n WHERE OLD.fairness IS NOT NEW.fairness UNION ALL
      SELECT 'fairness_from' AS k, OLD.fairness_from AS o, NEW.fairness_from AS n WHERE OLD.fairness_from IS NOT NEW.fairness_from UNION ALL
      SELECT 'evidence' AS k, OLD.evidence AS o, NEW.evidence AS n WHERE OLD.evidence IS NOT NEW.evidence UNION ALL
      SELECT 'deleted' AS k, OLD.deleted AS o, NEW.deleted AS n WHERE OLD.deleted IS NOT NEW.deleted) HAVING count(*) > 0;
END;

CREATE TRIGGER assessments_made AFTER INSERT ON assessments WHEN (SELECT recorded FROM change) BEGIN
  UPDATE change_rows SET last = NEW.id WHERE change_id = (SELECT id FROM change) AND tbl = 'assessments' AND op = 'made' AND last = NEW.id - 1;
  INSERT INTO change_rows(change_id, tbl, op, first, last) SELECT id, 'assessments', 'made', NEW.id, NEW.id FROM change WHERE changes() = 0;
END;

CREATE TRIGGER followups_edited AFTER UPDATE OF contact_id, note_id, owed_by, text, due, state, closed, added, initiative_id, gives, deleted ON followups WHEN (SELECT recorded FROM change) BEGIN
  INSERT INTO change_rows(change_id, tbl, op, first, last, was, now)
    SELECT (SELECT id FROM change), 'followups', 'edited', NEW.id, NEW.id, json_group_object(k, o), json_group_object(k, n) FROM (
      SELECT 'contact_id' AS k, OLD.contact_id AS o, NEW.contact_id AS n WHERE OLD.contact_id IS NOT NEW.contact_id UNION ALL
      SELECT 'note_id' AS k, OLD.note_id AS o, NEW.note_id AS n WHERE OLD.note_id IS NOT NEW.note_id UNION ALL
      SELECT 'owed_by' AS k, OLD.owed_by AS o, NEW.owed_by AS n WHERE OLD.owed_by IS NOT NEW.owed_by UNION ALL
      SELECT 'text' AS k, OLD.text AS o, NEW.text AS n WHERE OLD.text IS NOT NEW.text UNION ALL
      SELECT 'due' AS k, OLD.due AS o, NEW.due AS n WHERE OLD.due IS NOT NEW.due UNION ALL
      SELECT 'state' AS k, OLD.state AS o, NEW.state AS n WHERE OLD.state IS NOT NEW.state UNION ALL
      SELECT 'closed' AS k, OLD.closed AS o, NEW.closed AS n WHERE OLD.closed IS NOT NEW.closed UNION ALL
      SELECT 'added' AS k, OLD.added AS o, NEW.added AS n WHERE OLD.added IS NOT NEW.added UNION ALL
      SELECT 'initiative_id' AS k, OLD.initiative_id AS o, NEW.initiative_id AS n WHERE OLD.initiative_id IS NOT NEW.initiative_id UNION ALL
      SELECT 'gives' AS k, OLD.gives AS o, NEW.gives AS n WHERE OLD.gives IS NOT NEW.gives UNION ALL
      SELECT 'deleted' AS k, OLD.deleted AS o, NEW.deleted AS n WHERE OLD.deleted IS NOT NEW.deleted) HAVING count(*) > 0;
END;

CREATE TRIGGER indicators_edited AFTER UPDATE OF name, name_key, deleted ON indicators WHEN (SELECT recorded FROM change) BEGIN
  INSERT INTO change_rows(change_id, tbl, op, first, last, was, now)
    SELECT (SELECT id FROM change), 'indicators', 'edited', NEW.id, NEW.id, json_group_object(k, o), json_group_object(k, n) FROM (
      SELECT 'name' AS k, OLD.name AS o, NEW.name AS n WHERE OLD.name IS NOT NEW.name UNION ALL
      SELECT 'name_key' AS k, OLD.name_key AS o, NEW.name_key AS n WHERE OLD.name_key IS NOT NEW.name_key UNION ALL
      SELECT 'deleted' AS k, OLD.deleted AS o, NEW.deleted AS n WHERE OLD.deleted IS NOT NEW.deleted) HAVING count(*) > 0;
END;

CREATE TRIGGER indicators_made AFTER INSERT ON indicators WHEN (SELECT recorded FROM change) BEGIN
  UPDATE change_rows SET last = NEW.id WHERE change_id = (SELECT id FROM change) AND tbl = 'indicators' AND op = 'made' AND last = NEW.id - 1;
  INSERT INTO change_rows(change_id, tbl, op, first, last) SELECT id, 'indicators', 'made', NEW.id, NEW.id FROM change WHERE changes() = 0;
END;

CREATE TRIGGER initiative_contacts_linked AFTER INSERT ON initiative_contacts WHEN (SELECT recorded FROM change)
  AND NOT EXISTS (SELECT 1 FROM change_rows WHERE change_id = (SELECT id FROM change)
    AND tbl = 'initiatives' AND op = 'made' AND NEW.initiative_id BETWEEN first AND last) BEGIN
  INSERT INTO change_rows(change_id, tbl, op, was) SELECT id, 'initiative_contacts', 'linked', json_object('initiative_id', NEW.initiative_id, 'contact_id', NEW.contact_id, 'role', NEW.role) FROM change;
END;

CREATE TRIGGER initiative_contacts_unlinked AFTER DELETE ON initiative_contacts WHEN (SELECT recorded FROM change)
  AND NOT EXISTS (SELECT 1 FROM change_rows WHERE change_id = (SELECT id FROM change)
    AND tbl = 'initiatives' AND op = 'made' AND OLD.initiative_id BETWEEN first AND last) BEGIN
  INSERT INTO change_rows(change_id, tbl, op, was) SELECT id, 'initiative_contacts', 'unlinked', json_object('initiative_id', OLD.initiative_id, 'contact_id', OLD.contact_id, 'role', OLD.role) FROM change;
END;

CREATE TRIGGER initiatives_edited AFTER UPDATE OF name, name_key, aim, state, deleted ON initiatives WHEN (SELECT recorded FROM change) BEGIN
  INSERT INTO change_rows(change_id, tbl, op, first, last, was, now)
    SELECT (SELECT id FROM change), 'initiatives', 'edited', NEW.id, NEW.id, json_group_object(k, o), json_group_object(k, n) FROM (
      SELECT 'name' AS k, OLD.name AS o, NEW.name AS n WHERE OLD.name IS NOT NEW.name UNION ALL
      SELECT 'name_key' AS k, OLD.name_key AS o, NEW.name_key AS n WHERE OLD.name_key IS NOT NEW.name_key UNION ALL
      SELECT 'aim' AS k, OLD.aim AS o, NEW.aim AS n WHERE OLD.aim IS NOT NEW.aim UNION ALL
      SELECT 'state' AS k, OLD.state AS o, NEW.state AS n WHERE OLD.state IS NOT NEW.state UNION ALL
      SELECT 'deleted' AS k, OLD.deleted AS o, NEW.deleted AS n WHERE OLD.deleted IS NOT NEW.deleted) HAVING count(*) > 0;
END;

CREATE TRIGGER initiatives_made AFTER INSERT ON initiatives WHEN (SELECT recorded FROM change) BEGIN
  UPDATE change_rows SET last = NEW.id WHERE change_id = (SELECT id FROM change) AND tbl = 'initiatives' AND op = 'made' AND last = NEW.id - 1;
  INSERT INTO change_rows(change_id, tbl, op, first, last) SELECT id, 'initiatives', 'made', NEW.id, NEW.id FROM change WHERE changes() = 0;
END;

CREATE TRIGGER not_the_same_linked AFTER INSERT ON not_the_same WHEN (SELECT recorded FROM change)
  AND NOT EXISTS (SELECT 1 FROM change_rows WHERE change_id = (SELECT id FROM change)
    AND tbl = 'contacts' AND op = 'made' AND NEW.contact_id BETWEEN first AND last) BEGIN
  INSERT INTO change_rows(change_id, tbl, op, was) SELECT id, 'not_the_same', 'linked', json_object('contact_id', NEW.contact_id, 'other_id', NEW.other_id) FROM change;
END;

CREATE TRIGGER not_the_same_unlinked AFTER DELETE ON not_the_same WHEN (SELECT recorded FROM change)
  AND NOT EXISTS (SELECT 1 FROM change_rows WHERE change_id = (SELECT id FROM change)
    AND tbl = 'contacts' AND op = 'made' AND OLD.contact_id BETWEEN first AND last) BEGIN
  INSERT INTO change_rows(change_id, tbl, op, was) SELECT id, 'not_the_same', 'unlinked', json_object('contact_id', OLD.contact_id, 'other_id', OLD.other_id) FROM change;
END;

CREATE TRIGGER notes_edited AFTER UPDATE OF day, time, channel, body, touch, tried, private, author, began, initiative_id, deleted ON notes WHEN (SELECT recorded FROM change) BEGIN
  INSERT INTO change_rows(change_id, tbl, op, first, last, was, now)
    SELECT (SELECT id FROM change), 'notes', 'edited', NEW.id, NEW.id, json_group_object(k, o), json_group_object(k, n) FROM (
      SELECT 'day' AS k, OLD.day AS o, NEW.day AS n WHERE OLD.day IS NOT NEW.day UNION ALL
      SELECT 'time' AS k, OLD.time AS o, NEW.time AS n WHERE OLD.time IS NOT NEW.time UNION ALL
      SELECT 'channel' AS k, OLD.channel AS o, NEW.channel AS n WHERE OLD.channel IS NOT NEW.channel UNION ALL
      SELECT 'body' AS k, OLD.body AS o, NEW.body AS n WHERE OLD.body IS NOT NEW.body UNION ALL
      SELECT 'touch' AS k, OLD.touch AS o, NEW.touch AS n WHERE OLD.touch IS NOT NEW.touch UNION ALL
      SELECT 'tried' AS k, OLD.tried AS o, NEW.tried AS n WHERE OLD.tried IS NOT NEW.tried UNION ALL
      SELECT 'private' AS k, OLD.private AS o, NEW.private AS n WHERE OLD.private IS NOT NEW.private UNION ALL
      SELECT 'author' AS k, OLD.author AS o, NEW.author AS n WHERE OLD.author IS NOT NEW.author UNION ALL
      SELECT 'began' AS k, OLD.began AS o, NEW.began AS n WHERE OLD.began IS NOT NEW.began UNION ALL
      SELECT 'initiative_id' AS k, OLD.initiative_id AS o, NEW.initiative_id AS n WHERE OLD.initiative_id IS NOT NEW.initiative_id UNION ALL
      SELECT 'deleted' AS k, OLD.deleted AS o, NEW.deleted AS n WHERE OLD.deleted IS NOT NEW.deleted) HAVING count(*) > 0;
END;

CREATE TRIGGER properties_linked AFTER INSERT ON properties WHEN (SELECT recorded FROM change)
  AND NOT EXISTS (SELECT 1 FROM change_rows WHERE change_id = (SELECT id FROM change)
    AND tbl = 'contacts' AND op = 'made' AND NEW.contact_id BETWEEN first AND last) BEGIN
  INSERT INTO change_rows(change_id, tbl, op, was) SELECT id, 'properties', 'linked', json_object('id', NEW.id, 'contact_id', NEW.contact_id, 'name', NEW.name, 'line_key', NEW.line_key, 'line', NEW.line) FROM change;
END;

CREATE TRIGGER properties_unlinked AFTER DELETE ON properties WHEN (SELECT recorded FROM change)
  AND NOT EXISTS (SELECT 1 FROM change_rows WHERE change_id = (SELECT id FROM change)
    AND tbl = 'contacts' AND op = 'made' AND OLD.contact_id BETWEEN first AND last) BEGIN
  INSERT INTO change_rows(change_id, tbl, op, was) SELECT id, 'properties', 'unlinked', json_object('id', OLD.id, 'contact_id', OLD.contact_id, 'name', OLD.name, 'line_key', OLD.line_key, 'line', OLD.line) FROM change;
END;

CREATE TRIGGER review_answers_linked AFTER INSERT ON review_answers WHEN (SELECT recorded FROM change)
  AND NOT EXISTS (SELECT 1 FROM change_rows WHERE change_id = (SELECT id FROM change)
    AND tbl = 'reviews' AND op = 'made' AND NEW.review_id BETWEEN first AND last) BEGIN
  INSERT INTO change_rows(change_id, tbl, op, was) SELECT id, 'review_answers', 'linked', json_object('review_id', NEW.review_id, 'contact_id', NEW.contact_id, 'answer', NEW.answer) FROM change;
END;

CREATE TRIGGER review_answers_unlinked AFTER DELETE ON review_answers WHEN (SELECT recorded FROM change)
  AND NOT EXISTS (SELECT 1 FROM change_rows WHERE change_id = (SELECT id FROM change)
    AND tbl = 'reviews' AND op = 'made' AND OLD.review_id BETWEEN first AND last) BEGIN
  INSERT INTO change_rows(change_id, tbl, op, was) SELECT id, 'review_answers', 'unlinked', json_object('review_id', OLD.review_id, 'contact_id', OLD.contact_id, 'answer', OLD.answer) FROM change;
END;

CREATE TRIGGER review_contacts_linked AFTER INSERT ON review_contacts WHEN (SELECT recorded FROM change)
  AND NOT EXISTS (SELECT 1 FROM change_rows WHERE change_id = (SELECT id FROM change)
    AND tbl = 'reviews' AND op = 'made' AND NEW.review_id BETWEEN first AND last) BEGIN
  INSERT INTO change_rows(change_id, tbl, op, was) SELECT id, 'review_contacts', 'linked', json_object('review_id', NEW.review_id, 'part', NEW.part, 'contact_id', NEW.contact_id, 'name', NEW.name, 'why', NEW.why, 'place', NEW.place) FROM change;
END;

CREATE TRIGGER review_contacts_unlinked AFTER DELETE ON review_contacts WHEN (SELECT recorded FROM change)
  AND NOT EXISTS (SELECT 1 FROM change_rows WHERE change_id = (SELECT id FROM change)
    AND tbl = 'reviews' AND op = 'made' AND OLD.review_id BETWEEN first AND last) BEGIN
  INSERT INTO change_rows(change_id, tbl, op, was) SELECT id, 'review_contacts', 'unlinked', json_object('review_id', OLD.review_id, 'part', OLD.part, 'contact_id', OLD.contact_id, 'name', OLD.name, 'why', OLD.why, 'place', OLD.place) FROM change;
END;

CREATE TRIGGER review_counts_linked AFTER INSERT ON review_counts WHEN (SELECT recorded FROM change)
  AND NOT EXISTS (SELECT 1 FROM change_rows WHERE change_id = (SELECT id FROM change)
    AND tbl = 'reviews' AND op = 'made' AND NEW.review_id BETWEEN first AND last) BEGIN
  INSERT INTO change_rows(change_id, tbl, op, was) SELECT id, 'review_counts', 'linked', json_object('review_id', NEW.review_id, 'counted', NEW.counted, 'what', NEW.what, 'n', NEW.n) FROM change;
END;

CREATE TRIGGER review_counts_unlinked AFTER DELETE ON review_counts WHEN (SELECT recorded FROM change)
  AND NOT EXISTS (SELECT 1 FROM change_rows WHERE change_id = (SELECT id FROM change)
    AND tbl = 'reviews' AND op = 'made' AND OLD.review_id BETWEEN first AND last) BEGIN
  INSERT INTO change_rows(change_id, tbl, op, was) SELECT id, 'review_counts', 'unlinked', json_object('review_id', OLD.review_id, 'counted', OLD.counted, 'what', OLD.what, 'n', OLD.n) FROM change;
END;

CREATE TRIGGER review_ratings_linked AFTER INSERT ON review_ratings WHEN (SELECT recorded FROM change)
  AND NOT EXISTS (SELECT 1 FROM change_rows WHERE change_id = (SELECT id FROM change)
    AND tbl = 'reviews' AND op = 'made' AND NEW.review_id BETWEEN first AND last) BEGIN
  INSERT INTO change_rows(change_id, tbl, op, was) SELECT id, 'review_ratings', 'linked', json_object('review_id', NEW.review_id, 'indicator', NEW.indicator, 'rating', NEW.rating, 'author', NEW.author, 'remark', NEW.remark, 'numbers', NEW.numbers) FROM change;
END;

CREATE TRIGGER review_ratings_unlinked AFTER DELETE ON review_ratings WHEN (SELECT recorded FROM change)
  AND NOT EXISTS (SELECT 1 FROM change_rows WHERE change_id = (SELECT id FROM change)
    AND tbl = 'reviews' AND op = 'made' AND OLD.review_id BETWEEN first AND last) BEGIN
  INSERT INTO change_rows(change_id, tbl, op, was) SELECT id, 'review_ratings', 'unlinked', json_object('review_id', OLD.review_id, 'indicator', OLD.indicator, 'rating', OLD.rating, 'author', OLD.author, 'remark', OLD.remark, 'numbers', OLD.numbers) FROM change;
END;

CREATE TRIGGER reviews_edited AFTER UPDATE OF day, since, closed, author, deleted ON reviews WHEN (SELECT recorded FROM change) BEGIN
  INSERT INTO change_rows(change_id, tbl, op, first, last, was, now)
    SELECT (SELECT id FROM change), 'reviews', 'edited', NEW.id, NEW.id, json_group_object(k, o), json_group_object(k, n) FROM (
      SELECT 'day' AS k, OLD.day AS o, NEW.day AS n WHERE OLD.day IS NOT NEW.day UNION ALL
      SELECT 'since' AS k, OLD.since AS o, NEW.since AS n WHERE OLD.since IS NOT NEW.since UNION ALL
      SELECT 'closed' AS k, OLD.closed AS o, NEW.closed AS n WHERE OLD.closed IS NOT NEW.closed UNION ALL
      SELECT 'author' AS k, OLD.author AS o, NEW.author AS n WHERE OLD.author IS NOT NEW.author UNION ALL
      SELECT 'deleted' AS k, OLD.deleted AS o, NEW.deleted AS n WHERE OLD.deleted IS NOT NEW.deleted) HAVING count(*) > 0;
END;

CREATE TRIGGER reviews_made AFTER INSERT ON reviews WHEN (SELECT recorded FROM change) BEGIN
  UPDATE change_rows SET last = NEW.id WHERE change_id = (SELECT id FROM change) AND tbl = 'reviews' AND op = 'made' AND last = NEW.id - 1;
  INSERT INTO change_rows(change_id, tbl, op, first, last) SELECT id, 'reviews', 'made', NEW.id, NEW.id FROM change WHERE changes() = 0;
END;

CREATE TRIGGER sheet_maps_linked AFTER INSERT ON sheet_maps WHEN (SELECT recorded FROM change)
  AND NOT EXISTS (SELECT 1 FROM change_rows WHERE change_id = (SELECT id FROM change)
    AND tbl = 'settings' AND op = 'made' AND NEW.settings_id BETWEEN first AND last) BEGIN
  INSERT INTO change_rows(change_id, tbl, op, was) SELECT id, 'sheet_maps', 'linked', json_object('settings_id', NEW.settings_id, 'name', NEW.name, 'name_key', NEW.name_key, 'sort', NEW.sort, 'date_order', NEW.date_order, 'columns', NEW.columns) FROM change;
END;

CREATE TRIGGER sheet_maps_unlinked AFTER DELETE ON sheet_maps WHEN (SELECT recorded FROM change)
  AND NOT EXISTS (SELECT 1 FROM change_rows WHERE change_id = (SELECT id FROM change)
    AND tbl = 'settings' AND op = 'made' AND OLD.settings_id BETWEEN first AND last) BEGIN
  INSERT INTO change_rows(change_id, tbl, op, was) SELECT id, 'sheet_maps', 'unlinked', json_object('settings_id', OLD.settings_id, 'name', OLD.name, 'name_key', OLD.name_key, 'sort', OLD.sort, 'date_order', OLD.date_order, 'columns', OLD.columns) FROM change;
END;
