-- Reviews: what a periodic review found on the day it was begun, and what was answered. since is the day of the review
-- before it, if there was one; closed is the day it was finished, and the day it is of. What hangs off a review is a snapshot:
-- names, groups and indicators stand in it as they were called then. Where it names a contact it says by number which one, so
-- that whoever is purged goes from old reviews, too.
CREATE TABLE reviews (
  id      INTEGER PRIMARY KEY AUTOINCREMENT,
  uid     TEXT NOT NULL UNIQUE,
  day     TEXT NOT NULL CHECK (day IS date(day)),
  since   TEXT CHECK (since IS date(since)),
  closed  TEXT CHECK (closed IS date(closed)),
  author  TEXT NOT NULL,
  deleted INTEGER REFERENCES changes
) STRICT;

-- Whom it found, in which part and why: somebody may stand in several. place is the turn in which they are asked about, on
-- the first of their lines; NULL where they are listed and not asked about. Of a vacant seat the contact is who left it.
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

-- The indicators of engagement that a journal has of its own. Two more are given (journal.GivenIndicators).
CREATE TABLE indicators (
  id       INTEGER PRIMARY KEY AUTOINCREMENT,
  uid      TEXT NOT NULL UNIQUE,
  name     TEXT NOT NULL,
  name_key TEXT NOT NULL CHECK (name_key <> ''),
  deleted  INTEGER REFERENCES changes
) STRICT;

CREATE UNIQUE INDEX indicators_name ON indicators(name_key) WHERE deleted IS NULL;

-- How an indicator was rated, by whom, and the numbers that stood beside it.
CREATE TABLE review_ratings (
  review_id INTEGER NOT NULL REFERENCES reviews,
  indicator TEXT NOT NULL,
  rating    TEXT NOT NULL CHECK (rating IN ('clear need', 'basic', 'moderate', 'high')),
  author    TEXT NOT NULL,
  remark    TEXT NOT NULL,
  numbers   TEXT NOT NULL,
  PRIMARY KEY (review_id, indicator)
) STRICT, WITHOUT ROWID;

-- What was counted when it was finished: of a group by its name, or of the whole journal where that is empty.
CREATE TABLE review_counts (
  review_id INTEGER NOT NULL REFERENCES reviews,
  counted   TEXT NOT NULL,
  what      TEXT NOT NULL CHECK (what <> ''),
  n         INTEGER NOT NULL,
  PRIMARY KEY (review_id, counted, what)
) STRICT, WITHOUT ROWID;
