package cli

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"iter"
	"strings"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/render"
	"github.com/rel-journal/rel/internal/store"
)

// rowsImport is an import of rows that each stand by themselves, under way. The file is read as it is written: no more of it is
// in memory than a few rows.
type rowsImport[P store.PlannedRow] struct {
	*app
	readFile
	noun              string // what a row is
	skipBad, noBackup bool
	save              *store.SheetMap                 // saved along with it; nil for none
	contacts          *store.Plan                     // those of the file that come with the rows; nil for none
	columns           []render.Column[P]              // of the list that a dry run shows
	counts            []render.Column[store.Imported] // of the answer for a program, beside those of all

	prepare func(ctx context.Context, s *store.Store) error // plans those contacts; may be nil

	plan  func(ctx context.Context, s *store.Store, tick func()) iter.Seq2[P, error]
	write func(ctx context.Context, s *store.Store, tick func(), keep func() error, bad func(P) bool) (store.Imported, error)
	moved func() // says what followed from what was imported; may be nil

	bad  badRows
	done store.Imported
}

// run carries the import out, or with --dry-run shows what it would do.
func (in *rowsImport[P]) run(ctx context.Context, dryRun bool) (err error) {
	if dryRun {
		return in.preview(ctx)
	}
	for range mostPlans {
		if err = in.carryOut(ctx); !errors.Is(err, store.ErrOutdated) {
			return err
		}
	}
	return err
}

// begin begins a new run through the file, with its progress.
func (in *rowsImport[P]) begin(what string) (tick, end func()) {
	in.bad, in.done = badRows{row: in.row}, store.Imported{}
	progress := in.env.Progress(what)
	return func() { progress.Add(1) }, progress.Done
}

func (in *rowsImport[P]) complainOf(row P) bool {
	line, bad := row.At()
	in.bad.add(in.name, line, bad)
	return in.skipBad
}

// carryOut imports, and reports.
func (in *rowsImport[P]) carryOut(ctx context.Context) error {
	if stop, err := in.tryOut(ctx); stop || err != nil {
		return err
	}
	s, err := in.writing(ctx)
	if err != nil {
		return err
	}
	if err := in.ready(ctx, s); err != nil {
		return err
	}
	tick, end := in.begin("Importing")
	var keep func() error
	if !in.noBackup {
		keep = func() error {
			end() // the backup has its own line of progress
			return in.keepBeforeImport(ctx, s)
		}
	}
	in.done, err = in.write(ctx, s, tick, keep, in.complainOf)
	end()
	switch {
	case errors.Is(err, store.ErrBadRows):
		return in.checkBad(in.bad, false)
	case errors.Is(err, store.ErrUnchanged):
		return in.nothing(ctx)
	case err != nil:
		return err
	}
	return in.report()
}

// tryOut goes through the file before the first journal is made, so that none is made for a file that cannot be imported.
func (in *rowsImport[P]) tryOut(ctx context.Context) (stop bool, err error) {
	s, err := in.reading(ctx)
	if err != nil || !s.Absent() {
		return false, err
	}
	if err := in.ready(ctx, s); err != nil {
		return true, err
	}
	for _, err := range in.planned(ctx, s) {
		if err != nil {
			return true, err
		}
	}
	switch {
	case !in.skipBad && in.bad.count > 0:
		return true, in.checkBad(in.bad, false)
	case in.done.Changed() == 0 && !in.contacts.Changes():
		return true, in.nothing(ctx)
	}
	return false, nil
}

// ready plans the contacts that come with the rows.
func (in *rowsImport[P]) ready(ctx context.Context, s *store.Store) error {
	if in.prepare == nil {
		return nil
	}
	return in.prepare(ctx, s)
}

// planned is what would be done with the rows that can be taken. The others are listed, and all are counted.
func (in *rowsImport[P]) planned(ctx context.Context, s *store.Store) iter.Seq2[P, error] {
	return func(yield func(P, error) bool) {
		tick, end := in.begin("Comparing")
		defer end()
		for row, err := range in.plan(ctx, s, tick) {
			if err == nil {
				if _, bad := row.At(); bad != nil {
					in.complainOf(row)
					continue
				}
				in.done.Count(row)
			}
			if !yield(row, err) {
				return
			}
		}
	}
}

// preview lists what an import would do, row by row, and how it reads the file.
func (in *rowsImport[P]) preview(ctx context.Context) error {
	s, err := in.reading(ctx)
	if err != nil {
		return err
	}
	if err := in.ready(ctx, s); err != nil {
		return err
	}
	if err := in.previewContacts(); err != nil {
		return err
	}
	if _, err := printList(in.app, in.columns, nil, in.planned(ctx, s)); err != nil {
		return err
	}
	bad := in.checkBad(in.bad, in.skipBad)
	if !in.machine() {
		in.tellHow(in.readFile)
		in.tellRemarks(in.readFile)
		in.tellAfter()
		in.tellNewGroups()
		in.talk("Nothing was written. %s: %s.", withoutDryRun(bad != nil), in.tally())
	}
	return bad
}

// nothing is the answer where all is there already.
func (in *rowsImport[P]) nothing(ctx context.Context) error {
	if err := in.checkBad(in.bad, true); err != nil {
		return err
	}
	in.tellAfter()
	if err := in.tellContacts(); err != nil {
		return err
	}
	in.reportRemoved()
	if err := in.saveMapAlone(ctx, in.save); err != nil {
		return err
	}
	if in.machine() {
		return in.printDone()
	}
	return in.say("Nothing to import from %s: %s.", in.name, in.tally())
}

// report says what was done, and what followed from it.
func (in *rowsImport[P]) report() error {
	_ = in.checkBad(in.bad, true) // lists them
	in.tellRemarks(in.readFile)
	in.tellAfter()
	if err := in.tellContacts(); err != nil {
		return err
	}
	in.reportRemoved()
	if n := len(in.done.People); n > 0 {
		in.talk("New contacts: %s.", few(in.done.People))
	}
	in.tellNewGroups()
	if len(in.done.Initiatives) > 0 {
		in.talk("New initiatives: %s.", few(in.done.Initiatives))
	}
	if in.moved != nil {
		in.moved()
	}
	in.tellSaved(in.save)
	if in.machine() {
		return in.printDone()
	}
	return in.say("Imported %s: %s   (rel undo to take back)", in.name, in.tally())
}

// mostFew is how many names or headings a sentence lists.
const mostFew = 10

// few is a list as a sentence has it: not all of a long one.
func few(list []string) string {
	var shown []string
	for _, name := range list[:min(len(list), mostFew)] {
		shown = append(shown, journal.Clip(name, 120))
	}
	text := strings.Join(shown, ", ")
	if more := len(list) - mostFew; more > 0 {
		text += fmt.Sprintf(" and %d more", more)
	}
	return text
}

// tellAfter says what is to be known of the file now that it was read.
func (in *rowsImport[P]) tellAfter() {
	if in.after == nil {
		return
	}
	for _, r := range in.after(in.done) {
		in.talk("%s", r)
	}
}

// tellNewGroups says which groups are made for those who are added with the rows.
func (in *rowsImport[P]) tellNewGroups() {
	if len(in.done.Groups) > 0 {
		in.talk("New groups: %s.", few(in.done.Groups))
	}
}

func (in *rowsImport[P]) reportRemoved() {
	if n := in.done.Removed; n > 0 {
		in.talk("%s removed here before, and stayed so; rel history, and rel redo, can bring them back.", countOf(n, in.noun)+" "+was(n))
	}
}

func (in *rowsImport[P]) tally() string {
	d := in.done
	var parts []string
	if in.contacts != nil && in.contacts.Len() > 0 {
		parts = append(parts, tally(in.contacts))
	}
	notes := len(parts)
	if d.Added > 0 {
		parts = append(parts, countOf(d.Added, in.noun)+" added")
	}
	for _, c := range []struct {
		n    int
		what string
	}{{d.Updated, "updated"}, {d.Gone, "removed"}} {
		switch {
		case c.n > 0 && len(parts) == notes:
			parts = append(parts, countOf(c.n, in.noun)+" "+c.what)
		case c.n > 0:
			parts = append(parts, fmt.Sprintf("%d %s", c.n, c.what))
		}
	}
	switch {
	case d.Left > 0 && len(parts) == notes:
		parts = append(parts, countOf(d.Left, in.noun)+" left alone")
	case d.Left > 0:
		parts = append(parts, fmt.Sprintf("%d left alone", d.Left))
	}
	return cmp.Or(strings.Join(parts, ", "), "no "+in.noun+" in it")
}

// printDone is the answer for a program: one row of numbers.
func (in *rowsImport[P]) printDone() error {
	type I = store.Imported
	_, err := printList(in.app, append([]render.Column[I]{
		{Key: "added", Value: func(d I) any { return d.Added }},
		{Key: "same", Value: func(d I) any { return d.Left }},
		{Key: "removed", Value: func(d I) any { return d.Removed }},
		{Key: "bad", Value: func(I) any { return in.bad.count }},
		{Key: "contacts", Value: func(d I) any { return in.newContacts(d) }},
	}, in.counts...), nil, render.Rows([]I{in.done}))
	return err
}
