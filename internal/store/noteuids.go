package store

import (
	"context"
	"fmt"
	"strings"

	"github.com/google/uuid"

	"github.com/rel-journal/rel/internal/db"
	"github.com/rel-journal/rel/internal/journal"
)

// fate is what became of a note that was in the journal once.
type fate uint8

const (
	noteThere     fate = iota
	noteRemoved        // by hand
	noteTakenBack      // with the change that made it
)

// nameByOrigin gives the note of an entry the uid that its origin makes, where it came without one. One whose import was taken
// back comes in anew, under another.
func (p *notePlanner) nameByOrigin(ctx context.Context, card *journal.NoteCard) error {
	if err := p.readUIDs(ctx); err != nil {
		return err
	}
	if card.Note.UID != "" {
		return p.nameAnew(&card.Note)
	}
	var day journal.Day
	if card.Origin == "" {
		card.Origin, day = tells(*card), card.Note.Day
	}
	card.Note.UID = p.origins.next(card.Origin, day, func(uid uuid.UUID) bool { return p.byUID[uid] == noteTakenBack })
	return nil
}

// tells is the origin of a row of a sheet, and of a meeting without a uid: what it says, and not which file does.
func tells(card journal.NoteCard) string {
	says := []string{"says", card.Note.Day.String(), card.Present, card.About, card.Note.Body, card.Heard}
	for _, i := range card.Invited {
		says = append(says, i.Key())
	}
	return strings.Join(says, "\x00")
}

// nameAnew gives a note that was taken back the uid under which it comes in anew.
func (p *notePlanner) nameAnew(n *journal.Note) error {
	first := n.UID
	uid, err := uuid.Parse(first)
	for again := 0; err == nil && p.byUID[uid] == noteTakenBack; again++ {
		uid = uidAgain(first, again)
		n.UID = uid.String()
	}
	return err
}

// hasUID reports whether there is a note of this uid, and whether it was removed.
func (p *notePlanner) hasUID(text string) (there, gone bool, err error) {
	uid, err := uuid.Parse(text)
	is, there := p.byUID[uid]
	return there, is != noteThere, err
}

// take remembers that there will be a note of the uid that the card came with. One made by its origin is no other's.
func (p *notePlanner) take(card journal.NoteCard) {
	if card.Origin == "" {
		p.byUID[uuid.MustParse(card.Note.UID)] = noteThere
	}
}

// readUIDs reads which notes there are, once.
func (p *notePlanner) readUIDs(ctx context.Context) error {
	if p.byUID != nil {
		return nil
	}
	p.byUID = map[uuid.UUID]fate{}
	q := db.S(`SELECT n.uid, CASE WHEN n.deleted IS NULL THEN ? WHEN `+takenBack+` THEN ? ELSE ? END
		FROM notes n LEFT JOIN changes c ON c.id = n.deleted`, int64(noteThere), int64(noteTakenBack), int64(noteRemoved))
	for row, err := range p.s.db.Pages(ctx, q) {
		var text string
		var is int64
		if err == nil {
			err = row.Scan(&text, &is)
		}
		if err != nil {
			return explain(err)
		}
		uid, err := uuid.Parse(text)
		if err != nil {
			return fmt.Errorf("the uid of a note: %w", err)
		}
		p.byUID[uid] = fate(is)
	}
	return nil
}
