package store

import (
	"context"
	"fmt"

	"github.com/google/uuid"

	"github.com/rel-journal/rel/internal/db"
	"github.com/rel-journal/rel/internal/journal"
)

// fate is what became of a note that was in the journal once.
type fate int64

const (
	noteThere     fate = iota
	noteRemoved        // by hand
	noteTakenBack      // with the change that made it
)

// nameByOrigin gives the note of an entry the uid that its origin makes: the same whenever the entry comes in, and wherever. One
// whose import was taken back comes in anew, under another.
func (p *notePlanner) nameByOrigin(ctx context.Context, card *journal.NoteCard) error {
	if card.Origin == "" && card.Note.UID == "" {
		return nil
	}
	if err := p.readUIDs(ctx); err != nil {
		return err
	}
	if card.Origin == "" {
		return p.nameAnew(&card.Note)
	}
	first := uidOfOrigin(card.Origin, 0, 0)
	nth := p.equal[first]
	p.equal[first]++
	uid := first
	for again := 0; p.byUID[uid] == noteTakenBack || again == 0; again++ {
		uid = uidOfOrigin(card.Origin, nth, again)
	}
	card.Note.UID = uid.String()
	return nil
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

// uidOfOrigin is the uid of the nth of those of an origin, in the journal for so many times after it was taken back.
func uidOfOrigin(origin string, nth, again int) uuid.UUID {
	return uuid.NewSHA1(uuid.NameSpaceURL, fmt.Appendf(nil, "import:%s\x00%d\x00%d", origin, nth, again))
}

// hasUID reports whether there is a note of this uid, and whether it was removed.
func (p *notePlanner) hasUID(ctx context.Context, text string) (there, gone bool, err error) {
	if text == "" {
		return false, false, nil
	}
	if err := p.readUIDs(ctx); err != nil {
		return false, false, err
	}
	uid, err := uuid.Parse(text)
	is, there := p.byUID[uid]
	return there, is != noteThere, err
}

// takeUID remembers that there will be a note of this uid, which hasUID has looked at.
func (p *notePlanner) takeUID(text string) { p.byUID[uuid.MustParse(text)] = noteThere }

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
