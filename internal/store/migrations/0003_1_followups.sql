-- Follow-ups: something owed, by me or by a contact. contact_id is with whom, nobody when it is NULL; note_id is the note
-- it came from, if any, and makes it as private as the note is. due is until when, if that was said; closed is the day on
-- which it was done or dropped.
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
  deleted    INTEGER REFERENCES changes,
  CHECK ((state = 'open') = (closed IS NULL))
) STRICT;

CREATE INDEX followups_contact ON followups(contact_id) WHERE contact_id IS NOT NULL;

CREATE INDEX followups_note ON followups(note_id) WHERE note_id IS NOT NULL;

-- Those still open, so that counting those due reads no other.
CREATE INDEX followups_open ON followups(due) WHERE state = 'open' AND deleted IS NULL;
