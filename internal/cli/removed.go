package cli

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/store"
)

// wayBack is a hint of how what was removed comes back; empty for what was not.
func wayBack(ctx context.Context, s *store.Store, what store.Hidden, id int64) (string, error) {
	command, err := s.WayBack(ctx, what, id)
	if command != "" {
		command += " brings it back"
	}
	return command, err
}

// removed is the error of a name that only contacts who were removed have, with the way to bring them back; nil
// where there are none.
func (a *app) removed(ctx context.Context, text string) error {
	s, err := a.reading(ctx)
	if err != nil {
		return err
	}
	found, err := s.FindRemoved(ctx, text)
	if err != nil || len(found) == 0 {
		return err
	}
	if len(found) > mostRemoved {
		return journal.Missing("rel list --deleted shows them", "%q fits %d contacts who were removed", journal.AsTyped(text), len(found))
	}
	var who, hints []string
	for _, w := range found {
		command, err := s.WayBack(ctx, store.HiddenContact, w.ID)
		if err != nil {
			return err
		}
		who = append(who, fmt.Sprintf("%s (%d)", w.Name, w.ID))
		hints = append(hints, command+" brings "+w.Name+" back")
	}
	if len(found) == 1 && journal.NameKey(text) == journal.NameKey(found[0].Name) {
		hints = append(hints, "rel add "+quote(found[0].Name)+" adds another")
	}
	return journal.Missing(strings.Join(hints, "; "), "%s %s removed", and(who), was(len(who)))
}

// anyWho is who, for whoever was removed too, where nobody else is called so.
func (a *app) anyWho(ctx context.Context, text string) (store.Who, error) {
	w, err := a.who(ctx, text)
	if !isMissing(err) {
		return w, err
	}
	s, failed := a.reading(ctx)
	if failed != nil {
		return w, failed
	}
	found, failed := s.FindRemoved(ctx, text)
	switch {
	case failed != nil:
		return w, failed
	case len(found) == 0:
		return w, err
	default:
		return a.oneOfThem(ctx, text, found)
	}
}

// mostRemoved is of how many who were removed the way back is shown.
const mostRemoved = 3

// unadded is the error of somebody nobody knows for a command that only looks, or erases: none of them adds anybody.
func unadded(err error, text string) error {
	var p *journal.Problem
	if !isMissing(err) || !errors.As(err, &p) || !strings.HasSuffix(p.Hint, addsThem) {
		return err
	}
	return journal.Missing(strings.TrimSuffix(p.Hint, howToAdd(text))+"rel list shows every contact with its number", "%s", p.What)
}
