package cli

import (
	"context"
	"errors"
	"fmt"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/render"
	"github.com/rel-journal/rel/internal/store"
)

// listAssessments lists the latest of each relationship, or all of those with the contacts that args name.
func (a *app) listAssessments(ctx context.Context, args []string, filter filterFlags) error {
	f, err := a.assessmentFilter(ctx, args, filter)
	if err != nil {
		return err
	}
	s, err := a.reading(ctx)
	if err != nil {
		return err
	}
	all, err := store.All(s.Assessments(ctx, f))
	if err != nil {
		return err
	}
	promises, err := s.Promises(ctx, whose(all)...)
	if err != nil {
		return err
	}
	columns := assessmentColumns(keptColumns(promises)...)
	if !f.Latest {
		columns = untitledBeside(assessmentColumns(), f)
	}
	restore := a.page()
	_, err = printList(a, columns, filter.columns, render.Rows(all))
	if err := errors.Join(err, restore()); err != nil {
		return err
	}
	return a.sayOfAssessments(ctx, s, f, all, promises)
}

// assessmentFilter is the filter of the flags.
func (a *app) assessmentFilter(ctx context.Context, args []string, filter filterFlags) (f store.AssessmentFilter, err error) {
	if f.Of, err = filter.contacts(ctx, a); err != nil {
		return f, err
	}
	f.Of.Deleted = false // those that were removed are assessments
	f.Deleted, f.Private, f.Limit = filter.deleted, filter.private || !a.machine(), filter.limit
	f.Latest = len(args) == 0 && !f.Deleted
	if len(args) > 0 {
		p, err := a.whos(ctx, false, args[0])
		f.Who = p.ids()
		return f, unadded(err, args[0])
	}
	return f, nil
}

// untitledBeside is the columns without the name, where that goes without saying.
func untitledBeside(columns []render.Column[journal.Assessment], f store.AssessmentFilter) []render.Column[journal.Assessment] {
	if len(f.Who) == 1 {
		return untitled(columns, "name")
	}
	return columns
}

// whose is the numbers of the contacts that assessments are of.
func whose(all []journal.Assessment) []int64 {
	return each(all, func(x journal.Assessment) int64 { return x.Who.ID })
}

// sayOfAssessments says what a list of assessments leaves out, and how promises were kept beside what is said of one.
func (a *app) sayOfAssessments(
	ctx context.Context, s *store.Store, f store.AssessmentFilter, all []journal.Assessment, promises map[int64]journal.Promises,
) error {
	there, private, err := s.CountAssessments(ctx, f)
	if err != nil {
		return err
	}
	if private > 0 {
		a.leftOutOf(private, "assessment")
	}
	switch {
	case a.machine():
	case len(all) == 0 && f.Deleted:
		a.talk("No assessment like that was removed.")
	case len(all) == 0:
		a.talk("No relationship like that is assessed yet. rel assess WHO --trust WORD --evidence TEXT does so; " +
			"rel help practice explains the words.")
	case there > len(all):
		a.talk("%d more (--limit 0 lists all).", there-len(all))
	}
	if len(f.Who) == 1 && !a.machine() {
		if kept := bothKept(promises[f.Who[0]]); kept != "" {
			a.talk("Promises: %s.", kept)
		}
	}
	return nil
}

// printAssessments prints assessments for a program, but for those that private notes show where they were not asked for.
func (a *app) printAssessments(all []journal.Assessment, private bool) error {
	secret := func(x journal.Assessment) bool { return x.Private && !private }
	return printOpen(a, assessmentColumns(), all, secret, "assessment")
}

// leftOutAssessed says how many assessments were left out where they were not asked for.
func (a *app) leftOutAssessed(n int) {
	if n > 0 {
		fmt.Fprintf(a.env.Err, "%s left out (--assessments).\n", countOf(n, "assessment"))
	}
}

// assessedLine is how the relationship with a contact was last assessed, on the contact's card.
func assessedLine(ctx context.Context, s *store.Store, contact int64, style render.Style) (line render.Line, err error) {
	line.Label = "Assessed"
	latest, err := store.All(s.Assessments(ctx, store.AssessmentFilter{Who: []int64{contact}, Latest: true, Private: true}))
	for _, x := range latest {
		line.Text = trustLine(x)
		if text := fairnessLine(x); text != "" {
			line.Text += "; " + text
		}
		line.Text += fmt.Sprintf(" (%s, %s)", agoOrDay(x.Day, style), assessmentRef(x.ID))
	}
	return line, err
}

// shownLines are the assessments that a note shows, as its card has them.
func shownLines(ctx context.Context, s *store.Store, n journal.Note) (lines []render.Line, err error) {
	filter := store.AssessmentFilter{Note: n.ID, Private: true, Deleted: n.Deleted, ByNumber: true}
	for x, err := range s.Assessments(ctx, filter) {
		if err != nil {
			return nil, err
		}
		x.Private = false // the card says so
		lines = append(lines, render.Line{
			Label: "Assessment", Text: fmt.Sprintf("%s (%s, %s)", assessedText(x), x.Who.Label(), assessmentRef(x.ID)),
		})
	}
	return eachLabelOnce(lines), nil
}
