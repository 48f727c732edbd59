package cli

import (
	"context"

	"github.com/rel-journal/rel/internal/document"
	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/store"
)

// openOutOf are the follow-ups that came from a note and are open.
func openOutOf(ctx context.Context, s *store.Store, note int64) ([]journal.FollowUp, error) {
	var all []journal.FollowUp
	filter := store.FollowUpFilter{Note: note, States: []journal.State{journal.Open}, Private: true, ByNumber: true}
	for f, err := range s.FollowUps(ctx, filter) {
		if err != nil {
			return nil, err
		}
		all = append(all, f)
	}
	return all, nil
}

// owing takes what one side owes from now on. What stood there has commands of its own.
func (e *noteEdit) owing(ctx context.Context, c document.Change, by journal.Initiator) {
	for _, v := range c.Gone {
		e.wrongAt(c.Line, e.stays(v, by))
	}
	present := presentAfter(e.was, e.patch)
	for _, v := range c.New {
		f, err := e.oweLine(ctx, v, present)
		if f.OwedBy = by; !e.wrongAt(v.Line, err) {
			e.patch.Owed = append(e.patch.Owed, f)
		}
	}
}

// stays refuses to take away or to change a follow-up that stood on the page.
func (e *noteEdit) stays(v document.Value, by journal.Initiator) error {
	ref := "t7"
	for _, f := range e.owed {
		if of := document.OfOwed(f); f.OwedBy == by && of.Name == v.Name && of.Text == v.Text {
			ref = followUpRef(f.ID)
		}
	}
	return journal.Bad("put it back as it was; rel drop "+ref+" lets it go, rel rm "+ref+" removes it, rel edit "+ref+" changes it",
		"%s would be gone: %s", ref, pageLine(v))
}

// pageLine is a value as it stands on a page.
func pageLine(v document.Value) string {
	return journal.AsTyped(heardLine(journal.Heard{Speaker: v.Name, Text: v.Text}))
}

// oweLine reads a line of what is owed.
func (e *noteEdit) oweLine(ctx context.Context, v document.Value, present []store.Who) (f journal.FollowUp, err error) {
	w, ok, err := e.labeled(ctx, v.Name)
	if err != nil {
		return f, err
	}
	if ok {
		f.Who = someone(w)
		f.Text, f.Due, err = e.followUpText(ctx, v.Text)
		return f, err
	}
	return e.owe(ctx, heardLine(journal.Heard{Speaker: v.Name, Text: v.Text}), present)
}
