-- What another program says of a contact and rel has no place for, kept aside so that it can be given back: lines of a vCard.
-- name is what they are of; those of the name UID are what that program calls the contact. line_key is what two are compared
-- by, the line itself unless it is long, so that nobody need read a picture to know that it is there already.
CREATE TABLE properties (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  contact_id INTEGER NOT NULL REFERENCES contacts,
  name       TEXT NOT NULL,
  line_key   TEXT NOT NULL,
  line       TEXT NOT NULL,
  UNIQUE (contact_id, line_key)
) STRICT;
