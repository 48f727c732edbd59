-- Assessments: how a relationship was, in words, on a day. They are added, and never changed: the next one says what is so
-- now. Of integrity, intent, capability and record each says whether trust rests on it or whether it is in question;
-- NULL where nothing is said of it. fairness is how fairly they find they are treated, and fairness_from whether they said
-- so or it is a guess. note_id is the note that shows it, if any.
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
