-- Facts: what is known of a contact, and what is not to be assumed. note_id is the note it came from, if any, and makes it
-- as private as the note is. day is when it was learned, told, assumed or thought of; dropped is the day on which it
-- turned out to be wrong, or to matter no longer. What was confirmed is known from then on.
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

-- Those still to be found out, so that looking for them reads no other.
CREATE INDEX facts_open ON facts(day) WHERE kind IN ('assume', 'ask') AND dropped IS NULL AND deleted IS NULL;
