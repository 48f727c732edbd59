-- The words of the index of searches, so that the beginning of a word is searched as the words that begin so: the engine
-- would gather every note with any of them before it gave the first. It holds nothing of its own.
CREATE VIRTUAL TABLE note_words USING fts5vocab(notes_fts, instance);
