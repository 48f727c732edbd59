-- The participants of a note with their roles, so that an export finds all it needs in the index.

DROP INDEX participants_note;

CREATE UNIQUE INDEX participants_note ON participants(note_id, contact_id, role);
