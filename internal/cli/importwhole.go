package cli

import (
	"context"
	"fmt"
	"iter"
	"maps"
	"slices"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/render"
	"github.com/rel-journal/rel/internal/store"
	"github.com/rel-journal/rel/internal/textfile"
	"github.com/rel-journal/rel/internal/wholefile"
)

// importWhole imports a file of everything: what the journal lacks of it.
func (a *app) importWhole(ctx context.Context, file incoming, f *importFlags) error {
	source, err := textfile.NewSource(file.open, file.name())
	if err != nil {
		return err
	}
	var left store.LeftOut
	unknown := map[string]bool{}
	o := store.WholeImport{
		File: file.name(), Unknown: func(key string) { unknown[key] = true }, LeftOut: func(l store.LeftOut) { left = l },
	}
	read := readFile{name: o.File, row: "thing", after: func(store.Imported) (said []string) {
		if lacks := lacking(left); lacks != "" {
			said = append(said, "Left out of the file where it was made: "+lacks+".")
		}
		if len(unknown) > 0 {
			said = append(said, fmt.Sprintf("Not known to this rel, and left out: %s.", few(slices.Sorted(maps.Keys(unknown)))))
		}
		return said
	}}
	type P = store.PlannedThing
	in := &rowsImport[P]{
		app: a, readFile: read, noun: "thing", skipBad: f.skipBad, noBackup: f.noBackup,
		columns: plannedThingColumns(), counts: broughtColumns(),
		plan: func(ctx context.Context, s *store.Store, tick func()) iter.Seq2[P, error] {
			o.Tick = tick
			return s.PlanWhole(ctx, things(source, file.name()), o)
		},
		write: func(ctx context.Context, s *store.Store, tick func(), keep func() error, bad func(P) bool) (store.Imported, error) {
			o.Tick, o.Keep = tick, keep
			return s.ImportWhole(ctx, things(source, file.name()), o, bad)
		},
	}
	return in.run(ctx, f.dryRun)
}

// lacking is what a file of everything lacks, in words.
func lacking(left store.LeftOut) string {
	var parts []string
	for _, p := range []struct {
		n    int
		what string
	}{{left.Notes, "private note"}, {left.FollowUps, "follow-up"}, {left.Facts, "fact"}, {left.Assessments, "assessment"}} {
		if p.n > 0 {
			parts = append(parts, countOf(p.n, p.what))
		}
	}
	if len(parts) == 0 {
		return ""
	}
	return and(parts)
}

// things are the things of the file, read anew each time.
func things(source textfile.Source, name string) iter.Seq2[journal.Entry, error] {
	return func(yield func(journal.Entry, error) bool) {
		text, err := source.Read()
		if err != nil {
			yield(journal.Entry{}, err)
			return
		}
		defer func() { _ = text.Close() }() // it was only read
		wholefile.Read(text, name)(yield)
	}
}

func plannedThingColumns() []render.Column[store.PlannedThing] {
	type P = store.PlannedThing
	return []render.Column[P]{
		{Key: "line", Title: "Line", Right: true, Rigid: true, Value: func(p P) any { return p.Entry.Line }},
		{Key: "action", Title: "Would", Rigid: true, Value: wouldThing, Show: showRowAction[P]},
		{Key: "type", Title: "What", Rigid: true, Value: func(p P) any { return p.Entry.Type }},
		{Key: "title", Title: "Which", Value: func(p P) any { return p.Title() }},
		whyColumn[P](),
		{Key: "changes", Title: "Changes", Below: true, Value: func(p P) any { return p.Changes() }},
	}
}

func wouldThing(p store.PlannedThing) any {
	action, _ := p.Done()
	return string(action)
}

// broughtColumns count what became otherwise here.
func broughtColumns() []render.Column[store.Imported] {
	type I = store.Imported
	return []render.Column[I]{
		{Key: "updated", Value: func(d I) any { return d.Updated }},
		{Key: "gone", Value: func(d I) any { return d.Gone }},
	}
}
