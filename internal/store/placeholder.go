package store

import (
	"github.com/rel-journal/rel/internal/db"
	"github.com/rel-journal/rel/internal/journal"
)

// lastContact is the note that a last contact in a list of contacts becomes: who and when is all the list says of it.
func lastContact(r Planned, file string) journal.Note {
	return journal.Note{
		UID: newUID(), Day: r.touch, Channel: r.channel, Touch: true,
		Body:         placeholder(file),
		Participants: []journal.Participant{{UID: r.uid, Role: journal.Present}},
	}
}

// placeholder is the text of such a note.
func placeholder(file string) string { return "Last contact, as " + file + " has it." }

// giveWay removes, as a part of the change, the notes of last contacts for which a note with a number beyond last now tells
// of a conversation with the same person on the same day. One that more was written into stays.
func giveWay(last int64) db.Stmt {
	return db.S(`UPDATE notes SET deleted = `+current+` WHERE deleted IS NULL AND id <= ?1 AND body GLOB ?2 AND heard_text IS NULL
		AND NOT EXISTS (SELECT 1 FROM note_tags WHERE note_id = notes.id)
		AND (SELECT count(*) FROM participants WHERE note_id = notes.id) = 1
		AND EXISTS (SELECT 1 FROM participants p JOIN participants q ON q.contact_id = p.contact_id AND q.day = p.day
			WHERE p.note_id = notes.id AND q.note_id > ?1 AND q.counts)
		AND EXISTS (SELECT 1 FROM change_rows r JOIN changes c ON c.id = r.change_id
			WHERE r.tbl = 'notes' AND r.op = 'made' AND notes.id BETWEEN r.first AND r.last AND c.command = 'import')`,
		last, placeholder("*"))
}
