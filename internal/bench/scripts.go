package main

// What the shell is asked where it is not simply what rel asks.

// groupBy is who is due, found the obvious way: the latest day of each contact, read from an index that holds all of them.
const groupBy = `SELECT c.id, c.name, t.last FROM (SELECT contact_id, max(day) AS last FROM participants WHERE counts GROUP BY contact_id) t
JOIN contacts c ON c.id = t.contact_id WHERE t.last <= date('now', '-90 days') ORDER BY t.last LIMIT 20;
`

// relevance weighs every note that holds the common word.
const relevance = `SELECT n.id, n.day, snippet(notes_fts, 0, '', '', '…', 16) FROM notes_fts JOIN notes n ON n.id = notes_fts.rowid
WHERE notes_fts MATCH '"` + commonWord + `"*' ORDER BY bm25(notes_fts) LIMIT 20;
`

// exportNotes is the columns of rel export notes.
const exportNotes = `SELECT n.id, n.uid, n.day, n.time, n.channel,
  (SELECT group_concat(c.name, '; ') FROM participants p JOIN contacts c ON c.id = p.contact_id
    WHERE p.note_id = n.id AND p.role = 'present'),
  (SELECT group_concat(c.name, '; ') FROM participants p JOIN contacts c ON c.id = p.contact_id
    WHERE p.note_id = n.id AND p.role = 'about'),
  n.body,
  (SELECT group_concat(h.text || coalesce(' (' || c.name || ')', ''), '; ') FROM heard h
    LEFT JOIN contacts c ON c.id = h.speaker WHERE h.note_id = n.id),
  (SELECT group_concat(tag, '; ') FROM note_tags WHERE note_id = n.id),
  n.touch, n.tried, n.private, n.began, n.author
FROM notes n WHERE n.deleted IS NULL AND n.private = 0 ORDER BY n.id;
`

// durable is how rel writes.
const durable = "PRAGMA foreign_keys = ON;\nPRAGMA synchronous = full;\nPRAGMA busy_timeout = 5000;\n"

// change heads what the shell writes.
const change = `INSERT INTO changes(uid, at, author, command)
  VALUES ('01900000-0000-7000-8000-ffffffffffff', '2026-01-01T12:00:00.000Z', 'sample', 'import');
`

// firstContact is one contact in a new journal.
const firstContact = change + `INSERT INTO contacts(uid, kind, name, name_key, stage, added)
  VALUES ('01900000-0000-7000-8000-fffffffffffe', 'person', 'Dana Whitcomb', 'dana whitcomb', 'prospect', '2026-01-01');
`

// importRows is the rows of a sample into the journal's own tables, in bulk as rel does: the triggers on each row are
// quiet, and what is derived is filled in at the end. %s is the folder of the files.
const importRows = durable + `BEGIN IMMEDIATE;
` + change + `UPDATE state SET bulk = (SELECT coalesce(max(id), 0) FROM notes);
.mode csv
.import %[1]s/` + noteRows + ` notes
.import %[1]s/` + participantRows + ` participants
.import %[1]s/` + heardRows + ` heard
.import %[1]s/` + tagRows + ` note_tags
UPDATE state SET bulk = NULL;
COMMIT;
`
