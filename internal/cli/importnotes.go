package cli

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"iter"
	"strings"

	"github.com/rel-journal/rel/internal/render"
	"github.com/rel-journal/rel/internal/store"
)

// importNotes imports a file of notes that can be read. It is read as it is written: no more of it is in memory than a few
// rows.
func (a *app) importNotes(ctx context.Context, file noteFile, f *importFlags) error {
	o := store.NoteImport{Add: f.add}
	var err error
	if o.Tags, err = readTags(f.tags); err != nil {
		return err
	}
	in := &notesImport{app: a, noteFile: file, options: o, skipBad: f.skipBad, noBackup: f.noBackup}
	if f.dryRun {
		return in.preview(ctx)
	}
	for range mostPlans {
		if err = in.carryOut(ctx); !errors.Is(err, store.ErrOutdated) {
			return err
		}
	}
	return err
}

// notesImport is an import of notes under way.
type notesImport struct {
	*app
	noteFile
	options           store.NoteImport
	skipBad, noBackup bool

	bad  badRows
	done store.ImportedNotes
}

// begin is the options of a new run through the file, with its progress.
func (in *notesImport) begin(what string) (o store.NoteImport, end func()) {
	in.bad, in.done = badRows{row: in.row}, store.ImportedNotes{}
	progress := in.env.Progress(what)
	o = in.options
	o.Tick = func() { progress.Add(1) }
	return o, progress.Done
}

func (in *notesImport) complainOf(row store.PlannedNote) bool {
	in.bad.add(in.name, row.Card.Line, row.Bad)
	return in.skipBad
}

// carryOut imports, and reports.
func (in *notesImport) carryOut(ctx context.Context) error {
	if stop, err := in.tryOut(ctx); stop || err != nil {
		return err
	}
	s, err := in.writing(ctx)
	if err != nil {
		return err
	}
	o, end := in.begin("Importing")
	if !in.noBackup {
		o.Keep = func() error {
			end() // the backup has its own line of progress
			return in.keepBeforeImport(ctx, s)
		}
	}
	in.done, err = s.ImportNotes(ctx, in.cards(), o, in.complainOf)
	end()
	switch {
	case errors.Is(err, store.ErrBadRows):
		return in.checkBad(in.bad, false)
	case errors.Is(err, store.ErrUnchanged):
		return in.nothing()
	case err != nil:
		return err
	}
	return in.report()
}

// tryOut goes through the file before the first journal is made, so that none is made for a file that cannot be imported.
func (in *notesImport) tryOut(ctx context.Context) (stop bool, err error) {
	s, err := in.reading(ctx)
	if err != nil || !s.Absent() {
		return false, err
	}
	for _, err := range in.planned(ctx, s) {
		if err != nil {
			return true, err
		}
	}
	switch {
	case !in.skipBad && len(in.bad.listed) > 0:
		return true, in.checkBad(in.bad, false)
	case in.done.Added == 0:
		return true, in.nothing()
	}
	return false, nil
}

// planned is what would be done with the rows that can be taken. The others are listed, and all are counted.
func (in *notesImport) planned(ctx context.Context, s *store.Store) iter.Seq2[store.PlannedNote, error] {
	return func(yield func(store.PlannedNote, error) bool) {
		o, end := in.begin("Comparing")
		defer end()
		for row, err := range s.PlanNotes(ctx, in.cards(), o) {
			if err == nil && row.Bad != nil {
				in.complainOf(row)
				continue
			}
			in.done.Count(row)
			if !yield(row, err) {
				return
			}
		}
	}
}

// preview lists what an import would do, row by row, and how it reads the file.
func (in *notesImport) preview(ctx context.Context) error {
	s, err := in.reading(ctx)
	if err != nil {
		return err
	}
	if _, err := printList(in.app, plannedNoteColumns(), nil, in.planned(ctx, s)); err != nil {
		return err
	}
	bad := in.checkBad(in.bad, in.skipBad)
	if !in.machine() {
		in.tellHow(in.readFile)
		in.tellRemarks(in.readFile)
		in.talk("Nothing was written. %s: %s.", withoutDryRun(bad != nil), in.tally())
	}
	return bad
}

func plannedNoteColumns() []render.Column[store.PlannedNote] {
	type P = store.PlannedNote
	return []render.Column[P]{
		{Key: "line", Title: "Line", Right: true, Rigid: true, Value: func(p P) any { return p.Card.Line }},
		{Key: "action", Title: "Would", Rigid: true, Value: func(p P) any { return string(p.Action) }, Show: showNoteAction},
		{Key: "day", Title: "Day", Rigid: true, Value: func(p P) any { return p.Card.Note.Day }, Show: func(p P, _ render.Style) string {
			return p.Card.Note.Day.String()
		}},
		{Key: "channel", Title: "How", Rigid: true, Value: func(p P) any { return string(p.Card.Note.Channel) }},
		{Key: "present", Title: "With", Value: func(p P) any { return p.Present() }},
		{Key: "about", Title: "About", Value: func(p P) any { return p.About() }},
		{Key: "adds", Title: "New", Value: func(p P) any { return p.Fresh() }},
		{Key: "body", Title: "Note", Below: true, Value: func(p P) any { return p.Card.Note.Body }},
	}
}

func showNoteAction(p store.PlannedNote, _ render.Style) string { return showWould(p.Action) }

// nothing is the answer where all is there already.
func (in *notesImport) nothing() error {
	if err := in.checkBad(in.bad, true); err != nil {
		return err
	}
	in.reportRemoved()
	if in.machine() {
		return in.printDone()
	}
	return in.say("Nothing to import from %s: %s.", in.name, in.tally())
}

// report says what was done, and what the notes moved.
func (in *notesImport) report() error {
	_ = in.checkBad(in.bad, true) // lists them
	in.tellRemarks(in.readFile)
	in.reportRemoved()
	d := in.done
	if n := len(d.People); n > 0 {
		in.talk("New contacts: %s.", few(d.People))
	}
	if d.Replaced > 0 {
		in.talk("Removed, as a note of the same day now says more: %s, of an earlier import.", countOf(d.Replaced, "last contact"))
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
		in.talk("%s.", sentenceCase(strings.Join(moved, ", ")))
	}
	if in.machine() {
		return in.printDone()
	}
	return in.say("Imported %s: %s   (rel undo to take back)", in.name, in.tally())
}

// mostFew is how many names or headings a sentence lists.
const mostFew = 10

// few is a list as a sentence has it: not all of a long one.
func few(list []string) string {
	text := strings.Join(list[:min(len(list), mostFew)], ", ")
	if more := len(list) - mostFew; more > 0 {
		text += fmt.Sprintf(" and %d more", more)
	}
	return text
}

func (in *notesImport) reportRemoved() {
	if n := in.done.Removed; n > 0 {
		in.talk("%s removed here before, and stayed so; rel history, and rel redo, can bring them back.", countOf(n, "note")+" "+was(n))
	}
}

func (in *notesImport) tally() string {
	d := in.done
	var parts []string
	if d.Added > 0 {
		parts = append(parts, countOf(d.Added, "note")+" added")
	}
	switch {
	case d.Left > 0 && parts == nil:
		parts = append(parts, countOf(d.Left, "note")+" left alone")
	case d.Left > 0:
		parts = append(parts, fmt.Sprintf("%d left alone", d.Left))
	}
	return cmp.Or(strings.Join(parts, ", "), "no note in it")
}

// printDone is the answer for a program: one row of numbers.
func (in *notesImport) printDone() error {
	type N = store.ImportedNotes
	_, err := printList(in.app, []render.Column[N]{
		{Key: "added", Value: func(n N) any { return n.Added }},
		{Key: "same", Value: func(n N) any { return n.Left }},
		{Key: "removed", Value: func(n N) any { return n.Removed }},
		{Key: "bad", Value: func(N) any { return len(in.bad.listed) + in.bad.more }},
		{Key: "contacts", Value: func(n N) any { return len(n.People) }},
		{Key: "replaced", Value: func(n N) any { return n.Replaced }},
	}, nil, render.Rows([]N{in.done}))
	return err
}
