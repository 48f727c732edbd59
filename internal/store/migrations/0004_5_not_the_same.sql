-- Pairs of contacts that are not the same, however alike they are, so that nobody is asked about them again. The one with
-- the lower number comes first.
CREATE TABLE not_the_same (
  contact_id INTEGER NOT NULL REFERENCES contacts,
  other_id   INTEGER NOT NULL REFERENCES contacts,
  PRIMARY KEY (contact_id, other_id),
  CHECK (contact_id < other_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX not_the_same_other ON not_the_same(other_id);

-- Those who became a part of somebody, found by whom.
CREATE INDEX contacts_merged ON contacts(merged_into) WHERE merged_into IS NOT NULL;
