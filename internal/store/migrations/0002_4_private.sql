-- The private notes, so that how many an answer leaves out is counted without reading the others.
CREATE INDEX notes_private ON notes(day) WHERE private = 1;
