-- Initiatives: what several contacts work for together, and in which role each. What one of them has committed is a
-- follow-up that names the initiative, and what is given; a note can belong to one.
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

ALTER TABLE followups ADD COLUMN initiative_id INTEGER REFERENCES initiatives;

ALTER TABLE followups ADD COLUMN gives TEXT CHECK (gives IN ('people', 'money', 'time', 'voice'));

CREATE INDEX followups_initiative ON followups(initiative_id) WHERE initiative_id IS NOT NULL;

ALTER TABLE notes ADD COLUMN initiative_id INTEGER REFERENCES initiatives;

CREATE INDEX notes_initiative ON notes(initiative_id) WHERE initiative_id IS NOT NULL;
