package cli

import (
	"context"
	"io"
	"iter"
	"time"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/render"
	"github.com/rel-journal/rel/internal/store"
)

// recordSheet is a list of one sort of record: a file of its own, and a part of the whole.
type recordSheet struct {
	name, noun, about string
	write             func(*recordsExport, context.Context, io.Writer, render.Format) (int, error)
}

func (s recordSheet) file() string { return s.name + ".csv" }

// recordSheets are what an export of records consists of.
var recordSheets = []recordSheet{
	{"contacts", "contact", "people and organizations, as they are now", (*recordsExport).contacts},
	{"notes", "note", "conversations, as they are now", (*recordsExport).notes},
	{"followups", "follow-up", "what was owed, and what became of it", (*recordsExport).followUps},
	{"facts", "fact", "what was known, assumed, told and still to be asked", (*recordsExport).facts},
	{"assessments", "assessment", "how relationships were, in words and with evidence", (*recordsExport).assessments},
	{"initiatives", "initiative", "what was worked for together, and by whom", (*recordsExport).initiatives},
	{"reviews", "review", "periodic reviews, as of their days", (*recordsExport).reviews},
	{"indicators", "indicator", "what reviews rate, of the journal's own", (*recordsExport).indicators},
	{"aside", "kept line", "what other programs say of contacts and rel has no place for, as lines of a vCard", (*recordsExport).aside},
	{"groups", "group", "kinds of stakeholders", (*recordsExport).groups},
	{"wordings", "earlier wording", "what was there before, what took its place, when and by whom", (*recordsExport).wordings},
	{"changes", "change", "who changed something, when, and by which command", (*recordsExport).changes},
}

func (r *recordsExport) contacts(ctx context.Context, w io.Writer, f render.Format) (int, error) {
	as := r.app.in(f)
	columns := as.contactColumns(store.ContactFilter{}, r.fields)
	if f == render.CSV {
		columns = append(columns, contactDetails()...) // JSON has them already
	}
	held := append(ofHeld(columns), render.Column[store.Held[journal.Contact]]{
		Key: "merged_into", Value: func(h store.Held[journal.Contact]) any { return numberOrNil(h.MergedInto) },
	})
	return writeSheet(r, w, f, held, r.store.HeldContacts(ctx, r.filter))
}

func (r *recordsExport) notes(ctx context.Context, w io.Writer, f render.Format) (int, error) {
	r.private = 0
	columns := r.app.in(f).noteColumns()
	if f == render.CSV {
		columns = append(columns, participantsColumn())
	}
	rows := r.store.HeldNotes(ctx, r.filter)
	return writeSheet(r, w, f, ofHeld(columns), func(yield func(store.Held[journal.Note], error) bool) {
		for h, err := range rows {
			if h.Record.Private {
				r.private++
			}
			if !yield(h, err) {
				return
			}
		}
	})
}

func (r *recordsExport) followUps(ctx context.Context, w io.Writer, f render.Format) (int, error) {
	return writeSheet(r, w, f, ofHeld(followUpColumns(r.app.today())), r.store.HeldFollowUps(ctx, r.filter))
}

func (r *recordsExport) facts(ctx context.Context, w io.Writer, f render.Format) (int, error) {
	return writeSheet(r, w, f, ofHeld(factColumns()), r.store.HeldFacts(ctx, r.filter))
}

func (r *recordsExport) assessments(ctx context.Context, w io.Writer, f render.Format) (int, error) {
	return writeSheet(r, w, f, ofHeld(assessmentColumns()), r.store.HeldAssessments(ctx, r.filter))
}

func (r *recordsExport) initiatives(ctx context.Context, w io.Writer, f render.Format) (int, error) {
	return writeSheet(r, w, f, ofHeld(r.app.in(f).initiativeColumns()), r.store.HeldInitiatives(ctx, r.filter))
}

func (r *recordsExport) reviews(ctx context.Context, w io.Writer, f render.Format) (int, error) {
	return writeSheet(r, w, f, ofHeld(heldReviewColumns(f)), r.store.HeldReviews(ctx, r.filter))
}

func (r *recordsExport) aside(ctx context.Context, w io.Writer, f render.Format) (int, error) {
	type H = store.HeldProperty
	return writeSheet(r, w, f, []render.Column[H]{
		{Key: "contact", Value: func(h H) any { return h.Contact }},
		{Key: "name", Value: func(h H) any { return h.Name }},
		{Key: "property", Value: func(h H) any { return h.Property.Name }},
		{Key: "line", Value: func(h H) any { return h.Line }},
	}, r.store.HeldProperties(ctx, r.filter))
}

func (r *recordsExport) indicators(ctx context.Context, w io.Writer, f render.Format) (int, error) {
	type I = journal.Indicator
	return writeSheet(r, w, f, ofHeld([]render.Column[I]{
		{Key: "uid", Value: func(i I) any { return i.UID }},
		{Key: "name", Value: func(i I) any { return i.Name }},
	}), r.store.HeldIndicators(ctx, r.filter))
}

func (r *recordsExport) groups(ctx context.Context, w io.Writer, f render.Format) (int, error) {
	type G = journal.Group
	return writeSheet(r, w, f, ofHeld([]render.Column[G]{
		{Key: "number", Value: func(g G) any { return g.ID }},
		{Key: "uid", Value: func(g G) any { return g.UID }},
		{Key: "name", Value: func(g G) any { return g.Name }},
		{Key: "wanted", Value: func(g G) any { return numberOrNil(int64(g.Wanted)) }},
		{Key: "every", Value: func(g G) any { return g.Every }},
		{Key: "members", Value: func(g G) any { return g.Members }},
	}), r.store.HeldGroups(ctx, r.filter))
}

func (r *recordsExport) wordings(ctx context.Context, w io.Writer, f render.Format) (int, error) {
	type W = store.Wording
	return writeSheet(r, w, f, []render.Column[W]{
		{Key: "change", Value: func(w W) any { return w.Change }},
		{Key: "at", Value: func(w W) any { return w.At.Format(time.RFC3339) }},
		{Key: "author", Value: func(w W) any { return w.Author }},
		{Key: "command", Value: func(w W) any { return w.Command }},
		{Key: "undone", Value: func(w W) any { return w.Undone }},
		{Key: "record", Value: func(w W) any { return w.Record }},
		{Key: "number", Value: func(w W) any { return w.Number }},
		{Key: "did", Value: func(w W) any { return w.Did }},
		{Key: "what", Value: func(w W) any { return w.What }},
		{Key: "from", Value: func(w W) any { return w.From }},
		{Key: "to", Value: func(w W) any { return w.To }},
	}, r.store.Wordings(ctx, r.filter))
}

func (r *recordsExport) changes(ctx context.Context, w io.Writer, f render.Format) (int, error) {
	columns := r.app.in(f).changeColumns()
	for i := range columns {
		if columns[i].Key == "what" {
			columns[i].Key = "" // the wordings say it better
		}
	}
	return writeSheet(r, w, f, columns, r.store.HeldChanges(ctx, r.filter))
}

// in is the app as it prints in another format.
func (a *app) in(f render.Format) *app {
	other := *a
	other.format = string(f)
	return &other
}

// ofHeld is the columns of a record as columns of what is held, and by which change it was removed, and when.
func ofHeld[T any](columns []render.Column[T]) []render.Column[store.Held[T]] {
	type H = store.Held[T]
	var out []render.Column[H]
	for _, c := range columns {
		if c.Key != "" {
			out = append(out, render.Column[H]{Key: c.Key, Value: func(h H) any { return c.Value(h.Record) }})
		}
	}
	return append(out,
		render.Column[H]{Key: "removed_by", Value: func(h H) any { return numberOrNil(h.RemovedBy) }},
		render.Column[H]{Key: "removed_at", Value: func(h H) any {
			if h.RemovedAt.IsZero() {
				return nil
			}
			return h.RemovedAt.Format(time.RFC3339)
		}})
}

// numberOrNil is a number, or nothing where there is none.
func numberOrNil(n int64) any {
	if n == 0 {
		return nil
	}
	return n
}

// writeSheet writes the rows in a format.
func writeSheet[T any](r *recordsExport, w io.Writer, f render.Format, columns []render.Column[T], rows iter.Seq2[T, error]) (int, error) {
	return render.List(w, render.Style{Format: f}, columns, counting(rows, func() { r.progress.Add(1) }))
}
