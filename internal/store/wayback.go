package store

import (
	"context"
	"fmt"

	"github.com/rel-journal/rel/internal/db"
	"github.com/rel-journal/rel/internal/journal"
)

// Hidden is what can be removed and brought back: a table of the journal whose rows people name.
type Hidden string

// What can be hidden.
const (
	HiddenContact  Hidden = "contacts"
	HiddenNote     Hidden = "notes"
	HiddenFollowUp Hidden = "followups"
	HiddenFact     Hidden = "facts"

	HiddenAssessment Hidden = "assessments"
	HiddenInitiative Hidden = "initiatives"
	HiddenReview     Hidden = "reviews"
)

// WayBack is the command that brings back what was hidden: it undoes the change that hid it or, where that was itself
// an undo, does again what was undone. It is empty for what is not hidden, or not there.
func (s *Store) WayBack(ctx context.Context, what Hidden, id int64) (string, error) {
	command, _, err := readOne(ctx, s, db.S(`SELECT CASE WHEN c.undoes IS NULL THEN 'rel undo c' || c.id ELSE 'rel redo c' || c.undoes END
		FROM `+string(what)+` r JOIN changes c ON c.id = r.deleted WHERE r.id = ?`, id), scanOne[string])
	return command, err
}

// CanReplay is nil for a change that can be taken back or done again. An undo or a redo is neither; the error then is
// a *journal.Problem that names the command for what it was about. Nor is a purge, or a change that was purged.
func (s *Store) CanReplay(ctx context.Context, c Change) error {
	const look = "rel history shows what each change did"
	switch {
	case c.Purge():
		return journal.Bad(look, "c%d has erased for good, and cannot be taken back", c.ID)
	case c.Times:
		return journal.Bad(look, "c%d has changed nothing: it says when things were edited elsewhere", c.ID)
	case c.Purged():
		return journal.Bad(look, "nothing of c%d is left: it was purged", c.about())
	case c.Undoes == 0:
		return nil
	}
	about, err := s.Change(ctx, c.Undoes)
	if err != nil {
		return err
	}
	if about.Undone {
		return journal.Bad(fmt.Sprintf("rel redo c%d does c%d again", about.ID, about.ID),
			"c%d is itself an undo or redo, of c%d, which is undone", c.ID, about.ID)
	}
	return journal.Bad(fmt.Sprintf("rel undo c%d takes c%d back", about.ID, about.ID),
		"c%d is itself an undo or redo, of c%d, which is in force", c.ID, about.ID)
}

// FindRemoved is every removed contact that text names by its number, or by the beginnings of the words of a name or
// alias. It is empty when text names none.
func (s *Store) FindRemoved(ctx context.Context, text string) ([]Who, error) {
	ids, err := s.matching(ctx, text, removed)
	if n, ok := journal.ParseNumber(text); ok && err == nil {
		n, err = s.PartOf(ctx, n)
		ids = append(ids, n)
	}
	if err != nil || len(ids) == 0 {
		return nil, err
	}
	return s.findAmong(ctx, removed, "c.id IN (SELECT value FROM json_each(?))", toJSON(ids))
}
