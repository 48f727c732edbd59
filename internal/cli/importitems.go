package cli

import (
	"context"
	"iter"

	"github.com/rel-journal/rel/internal/csvfile"
	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/render"
	"github.com/rel-journal/rel/internal/store"
	"github.com/rel-journal/rel/internal/textfile"
)

func (a *app) importFollowUpSheet(ctx context.Context, file incoming, f *importFlags) error {
	type P = store.PlannedItem[journal.FollowUp]
	due := []render.Column[P]{
		{Key: "due", Title: "Due", Rigid: true, Value: func(p P) any { return p.Card.Item.Due }, Show: func(p P, _ render.Style) string {
			return dayOrNothing(p.Card.Item.Due)
		}},
		{Key: "owed_by", Title: "Owes", Rigid: true, Value: func(p P) any { return string(p.Card.Item.OwedBy) }},
		{Key: "state", Title: "State", Rigid: true, Value: func(p P) any { return string(p.Card.Item.State) }},
		{Key: "text", Title: "Follow-up", Below: true, Value: func(p P) any { return p.Card.Item.Text }},
	}
	return importItemSheet(ctx, a, file, f, itemSheet[journal.FollowUp]{
		noun: "follow-up", columns: due, read: csvfile.ReadFollowUps,
		plan: (*store.Store).PlanFollowUps, write: (*store.Store).ImportFollowUps,
	})
}

func (a *app) importFactSheet(ctx context.Context, file incoming, f *importFlags) error {
	type P = store.PlannedItem[journal.Fact]
	kind := []render.Column[P]{
		{Key: "kind", Title: "Kind", Rigid: true, Value: func(p P) any { return string(p.Card.Item.Kind) }},
		{Key: "day", Title: "Since", Rigid: true, Value: func(p P) any { return p.Card.Item.Day }, Show: func(p P, _ render.Style) string {
			return p.Card.Item.Day.String()
		}},
		{Key: "text", Title: "Fact", Below: true, Value: func(p P) any { return p.Card.Item.Text }},
	}
	return importItemSheet(ctx, a, file, f, itemSheet[journal.Fact]{
		noun: "fact", columns: kind, read: csvfile.ReadFacts, plan: (*store.Store).PlanFacts, write: (*store.Store).ImportFacts,
	})
}

func dayOrNothing(d journal.Day) string {
	if d.IsZero() {
		return ""
	}
	return d.String()
}

// itemSheet is what sheets of follow-ups and of facts differ in.
type itemSheet[T any] struct {
	noun    string
	columns []render.Column[store.PlannedItem[T]]
	read    func(textfile.Open, csvfile.Options) (*csvfile.Items[T], error)
	plan    func(
		*store.Store, context.Context, iter.Seq2[journal.ItemCard[T], error], store.ItemImport,
	) iter.Seq2[store.PlannedItem[T], error]
	write func(
		*store.Store, context.Context, iter.Seq2[journal.ItemCard[T], error], store.ItemImport, func(store.PlannedItem[T]) bool,
	) (store.Imported, error)
}

func importItemSheet[T any](ctx context.Context, a *app, file incoming, f *importFlags, x itemSheet[T]) error {
	o, err := a.sheetOptions(ctx, file, f)
	if err != nil {
		return err
	}
	progress := a.env.Progress("Reading")
	o.Tick = func() { progress.Add(1) }
	sheet, err := x.read(file.open, o)
	progress.Done()
	if err != nil {
		return err
	}
	given, err := a.given(ctx, f)
	if err != nil {
		return err
	}
	type P = store.PlannedItem[T]
	save := f.saving(f.sort)
	in := &rowsImport[P]{
		app: a, noun: x.noun, skipBad: f.skipBad, noBackup: f.noBackup, save: save,
		readFile: readFile{
			name: file.name(), row: rowOfSheet,
			how:     howRead(sheet.Encoding, sheet.Delimiter, sheet.Columns),
			remarks: append(doubts(sheet.Doubt()), leftOut(sheet.LeftOut, x.noun)...),
		},
		columns: append([]render.Column[P]{
			{Key: "line", Title: "Line", Right: true, Rigid: true, Value: func(p P) any { return p.Card.Line }},
			{Key: "action", Title: "Would", Rigid: true, Value: func(p P) any { return string(p.Action) }, Show: showRowAction[P]},
			{Key: "name", Title: "Who", Value: func(p P) any { return p.Who() }},
			{Key: "adds", Title: "New", Value: func(p P) any { return p.Fresh() }},
			whyColumn[P](),
		}, x.columns...),
		plan: func(ctx context.Context, s *store.Store, tick func()) iter.Seq2[P, error] {
			return x.plan(s, ctx, sheet.Cards(), store.ItemImport{Add: f.add, Given: given, Tick: tick})
		},
		write: func(ctx context.Context, s *store.Store, tick func(), keep func() error, bad func(P) bool) (store.Imported, error) {
			return x.write(s, ctx, sheet.Cards(), store.ItemImport{Add: f.add, Given: given, Map: save, Tick: tick, Keep: keep}, bad)
		},
	}
	return in.run(ctx, f.dryRun)
}
