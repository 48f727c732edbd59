package cli

import (
	"context"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/store"
)

// owed reads what --todo and --owed of a note say.
func (a *app) owed(ctx context.Context, f noteFlags, present []store.Who) ([]journal.FollowUp, error) {
	var out []journal.FollowUp
	for _, side := range []struct {
		by    journal.Initiator
		texts []string
	}{{journal.Me, f.todo}, {journal.Them, f.owed}} {
		for _, text := range side.texts {
			one, err := a.owe(ctx, text, present)
			if err != nil {
				return nil, err
			}
			one.OwedBy = side.by
			out = append(out, one)
		}
	}
	return out, nil
}

// owe reads one thing that is owed, with the day until when. A name before a colon is whom it is with; without one, it is
// the only one present, and among several nobody.
func (a *app) owe(ctx context.Context, text string, present []store.Who) (f journal.FollowUp, err error) {
	if text, err = journal.CleanFollowUp(text); err != nil {
		return f, err
	}
	l, err := a.leading(ctx, text, present)
	if err != nil {
		return f, err
	}
	switch {
	case l.here != nil:
		f.Who, text = someone(*l.here), l.rest
	case len(l.elsewhere) > 0:
		w, err := a.oneOfThem(ctx, l.name, l.elsewhere)
		if err != nil {
			return f, err
		}
		f.Who, text = someone(w), l.rest
	case len(present) == 1:
		f.Who = someone(present[0])
	}
	f.Text, f.Due, err = a.followUpText(ctx, text)
	return f, err
}

// followUpText reads what is owed, and until when.
func (a *app) followUpText(ctx context.Context, text string) (string, journal.Day, error) {
	g, err := a.dates(ctx, journal.Forward)
	if err != nil {
		return "", journal.Day{}, err
	}
	text, due, err := g.ParseFollowUp(text)
	if undated := g.Undated(text); err == nil && due.IsZero() && undated != "" {
		a.talk("No day is set, as none is read out of %q: rel edit REF --by 2026-12-04 sets one.", journal.AsTyped(undated))
	}
	return text, due, err
}

func someone(w store.Who) journal.Someone { return journal.Someone{ID: w.ID, UID: w.UID, Name: w.Name} }
