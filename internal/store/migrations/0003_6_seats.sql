-- Vacant seats that nobody need ask about any more. A seat is a title at an organization, and vacant when somebody left it
-- and nobody is known to hold it; it is let go of by whoever left it, so that it comes up again when another leaves it.
-- seat is for reading; seat_key is the keys of title and organization with a slash between them.
CREATE TABLE dismissed_seats (
  contact_id INTEGER NOT NULL REFERENCES contacts,
  seat       TEXT NOT NULL,
  seat_key   TEXT NOT NULL,
  PRIMARY KEY (contact_id, seat_key)
) STRICT, WITHOUT ROWID;
