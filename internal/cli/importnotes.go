package cli

import (
	"context"
	"fmt"
	"iter"
	"strings"

	"github.com/rel-journal/rel/internal/render"
	"github.com/rel-journal/rel/internal/store"
)

// importNotes imports a file of notes that can be read.
func (a *app) importNotes(ctx context.Context, file noteFile, f *importFlags) error {
	given, err := a.given(ctx, f)
	if err != nil {
		return err
	}
	o := store.NoteImport{Add: f.add, Given: given, Map: f.saving(f.sort)}
	var done store.ImportedNotes
	in := &rowsImport[store.PlannedNote]{
		app: a, readFile: file.readFile, noun: "note", skipBad: f.skipBad, noBackup: f.noBackup, save: o.Map, columns: plannedNoteColumns(),
		counts: []render.Column[store.Imported]{{Key: "replaced", Value: func(store.Imported) any { return done.Replaced }}},
		moved:  func() { a.reportMoved(done) },
		plan: func(ctx context.Context, s *store.Store, tick func()) iter.Seq2[store.PlannedNote, error] {
			o.Tick = tick
			return s.PlanNotes(ctx, file.cards(), o)
		},
		write: func(
			ctx context.Context, s *store.Store, tick func(), keep func() error, bad func(store.PlannedNote) bool,
		) (store.Imported, error) {
			o.Tick, o.Keep = tick, keep
			done, err = s.ImportNotes(ctx, file.cards(), o, bad)
			return done.Imported, err
		},
	}
	if file.people != nil {
		in.prepare = func(ctx context.Context, s *store.Store) (err error) {
			in.contacts, err = a.planWith(ctx, s, file, f)
			o.Who = in.contacts
			return err
		}
		in.counts = append(in.counts, render.Column[store.Imported]{Key: "updated", Value: func(store.Imported) any {
			return in.contacts.Count(store.Updating)
		}})
	}
	if file.invited {
		in.columns = append(in.columns, strangersColumn())
	}
	if file.invited || file.named || file.people != nil {
		in.counts = append(in.counts, render.Column[store.Imported]{Key: "passed", Value: func(d store.Imported) any { return d.Passed }})
	}
	return in.run(ctx, f.dryRun)
}

// planWith plans the contacts that come with the notes of a file.
func (a *app) planWith(ctx context.Context, s *store.Store, file noteFile, f *importFlags) (*store.Plan, error) {
	o, err := a.importOptions(ctx, f, file.name)
	if err != nil {
		return nil, err
	}
	return s.PlanImport(ctx, file.people(), o)
}

func plannedNoteColumns() []render.Column[store.PlannedNote] {
	type P = store.PlannedNote
	return []render.Column[P]{
		{Key: "line", Title: "Line", Right: true, Rigid: true, Value: func(p P) any { return p.Card.Line }},
		{Key: "action", Title: "Would", Rigid: true, Value: func(p P) any { return string(p.Action) }, Show: showRowAction[P]},
		{Key: "day", Title: "Day", Rigid: true, Value: func(p P) any { return p.Card.Note.Day }, Show: func(p P, _ render.Style) string {
			return dayOrNothing(p.Card.Note.Day)
		}},
		{Key: "channel", Title: "How", Rigid: true, Value: func(p P) any { return string(p.Card.Note.Channel) }},
		{Key: "present", Title: "With", Value: func(p P) any { return p.Present() }},
		{Key: "about", Title: "About", Value: func(p P) any { return p.About() }},
		{Key: "adds", Title: "New", Value: func(p P) any { return p.Fresh() }},
		whyColumn[P](),
		{Key: "body", Title: "Note", Below: true, Value: func(p P) any { return p.Card.Note.Body }},
	}
}

// whyColumn is why a row is left alone, or passed by.
func whyColumn[P store.PlannedRow]() render.Column[P] {
	return render.Column[P]{Key: "why", Title: "Why", Value: func(p P) any { return p.Why() }}
}

func showRowAction[P store.PlannedRow](p P, _ render.Style) string {
	action, _ := p.Done()
	return showWould(action)
}

// reportMoved says what the notes of an import have moved.
func (a *app) reportMoved(d store.ImportedNotes) {
	if d.Replaced > 0 {
		a.talk("Removed, as a note of the same day now says more: %s, of an earlier import.", countOf(d.Replaced, "last contact"))
	}
	var moved []string
	for _, m := range []struct {
		n    int
		what string
	}{{d.Developing, "now developing"}, {d.Returned, "developing again"}, {d.Awake, "no longer snoozed"}} {
		if m.n > 0 {
			moved = append(moved, fmt.Sprintf("%s %s", countOf(m.n, "contact"), m.what))
		}
	}
	if moved != nil {
		a.talk("%s.", sentenceCase(strings.Join(moved, ", ")))
	}
}
