package cli

import (
	"context"
	"errors"

	"github.com/rel-journal/rel/internal/render"
	"github.com/rel-journal/rel/internal/store"
)

// logHeard reads back what people said.
func (a *app) logHeard(ctx context.Context, f store.NoteFilter, keys []string) error {
	s, err := a.reading(ctx)
	if err != nil {
		return err
	}
	restore := a.page()
	n, err := printList(a, heardColumns(), keys, s.HeardLines(ctx, f))
	if err := errors.Join(err, restore()); err != nil {
		return err
	}
	all, private, err := s.CountHeard(ctx, f)
	if err != nil {
		return err
	}
	if private > 0 {
		a.leftOut(private)
	}
	switch {
	case a.machine():
	case n == 0:
		a.talk("Nothing like that was heard. rel note WHO TEXT --heard \"what they said\" keeps it.")
	case all > n:
		a.more(all-n, true)
	}
	return nil
}

// heardColumns are the columns of what was heard.
func heardColumns() []render.Column[store.HeardLine] {
	type L = store.HeardLine
	return []render.Column[L]{
		{Title: "#", Rigid: true, Value: func(l L) any { return noteRef(l.Note) }},
		{Key: "number", Value: func(l L) any { return l.Note }},
		{Key: "uid", Value: func(l L) any { return l.UID }},
		{Key: "day", Title: "Day", Rigid: true, Value: func(l L) any { return l.Day },
			Show: func(l L, _ render.Style) string { return l.Day.String() }},
		{Key: "time", Value: func(l L) any { return l.Time }},
		{Key: "channel", Value: func(l L) any { return string(l.Channel) }},
		{Key: "speaker", Title: "Who", Value: func(l L) any { return l.Speaker.Name },
			Show: func(l L, _ render.Style) string { return l.Speaker.Label() }},
		{Key: "speaker_number", Value: func(l L) any { return numberOrNone(l.Speaker.ContactID) }},
		{Key: "heard", Title: "Heard", Below: true, Value: func(l L) any { return l.Text }},
		{Key: "private", Value: func(l L) any { return l.Private }},
	}
}

// numberOrNone is a number, or nothing where it is of nobody.
func numberOrNone(id int64) any {
	if id == 0 {
		return nil
	}
	return id
}
