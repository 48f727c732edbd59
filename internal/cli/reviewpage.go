package cli

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/render"
	"github.com/rel-journal/rel/internal/store"
)

// showReview shows a review as it was on its day.
func (a *app) showReview(ctx context.Context, id int64, f showFlags) error {
	s, err := a.reading(ctx)
	if err != nil {
		return err
	}
	r, err := s.Review(ctx, id)
	if err != nil {
		return err
	}
	w, err := a.wholly(ctx, s, r, wholly{names: true, assessments: f.assessments, private: f.private})
	if err != nil {
		return err
	}
	if a.format == string(render.JSON) || a.format == string(render.CSV) {
		if _, err := printList(a, reviewColumns(w), nil, render.Rows([]journal.Review{r})); err != nil {
			return err
		}
		a.leaveOutAssessed(r, w)
		return nil
	}
	back, err := wayBack(ctx, s, store.HiddenReview, id)
	if err != nil {
		return err
	}
	style, err := a.style()
	if err != nil {
		return err
	}
	if err := writeReview(a.env.Out, style, r, partSections(r, w), back); err != nil {
		return err
	}
	a.leaveOutAssessed(r, w)
	return nil
}

// leaveOutAssessed says how many lines of a review were left out, as they tell how relationships were assessed: those not
// asked for at all, or those that private notes show.
func (a *app) leaveOutAssessed(r journal.Review, w wholly) {
	left := slices.DeleteFunc(slices.Clone(r.Lines), w.tells)
	switch {
	case len(left) == 0:
	case w.assessments:
		a.leftOutOf(len(left), "assessment")
	default:
		a.leftOutAssessed(len(left))
	}
}

// writeReview writes a review as a page: how it was rated, what was counted, whom it found as far as parts say, its groups.
func writeReview(w io.Writer, s render.Style, r journal.Review, parts []render.Section, back string) error {
	title := "Review " + reviewRef(r.ID) + " of " + r.Day().Format("Mon 2 Jan 2006")
	sections := []render.Section{
		{Lines: reviewHead(r, back)}, {Title: "Rated", Lines: ratedLines(r)}, {Title: "Counted", Lines: countedLines(r)},
	}
	if err := render.Page(w, s, title, append(sections, parts...)); err != nil {
		return err
	}
	groups := r.Counts.Groups()
	if len(groups) == 0 {
		return nil
	}
	if err := writeHeading(w, s, "Groups"); err != nil {
		return err
	}
	_, err := render.List(w, s, groupCountColumns(r.Counts), render.Rows(groups))
	return err
}

// writeHeading writes the heading of a part that is a table, as render.Page does those of lines.
func writeHeading(w io.Writer, s render.Style, title string) error {
	if s.Format == render.Markdown {
		_, err := io.WriteString(w, "\n## "+title+"\n\n")
		return err
	}
	_, err := io.WriteString(w, "\n"+s.Paint(render.Bold, title)+"\n")
	return err
}

// reviewHead is when a review was, by whom, and how many it asked about.
func reviewHead(r journal.Review, back string) []render.Line {
	begun, since := r.Begun.Format("Mon 2 Jan 2006"), "the first review"
	switch {
	case !r.Finished():
		begun += ", and not finished: rel review goes on"
	case r.Begun == r.Closed:
		begun = ""
	}
	if !r.Since.IsZero() {
		since = r.Since.Format("Mon 2 Jan 2006")
	}
	asked := ""
	if n := len(r.Turns()); n > 0 {
		asked = fmt.Sprintf("%d of %d", r.Answered(), n)
		if text := answersText(r); text != "" {
			asked += ": " + text
		}
	}
	return []render.Line{
		{Label: "By", Text: r.Author},
		{Label: "Begun", Text: begun},
		{Label: "Since", Text: since},
		{Label: "Asked about", Text: asked},
		{Label: "Removed", Text: back, Tint: render.Yellow},
	}
}

// answersText is how many got which answer: "3 call, 1 rest".
func answersText(r journal.Review) string {
	var parts []string
	for _, answer := range journal.Answers {
		if n := answersOf(r, answer); n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n, answer))
		}
	}
	return strings.Join(parts, ", ")
}

func answersOf(r journal.Review, answer journal.Answer) (n int) {
	for _, l := range r.Turns() {
		if l.Answer == answer {
			n++
		}
	}
	return n
}

// ratedLines are the ratings of a review, each with the numbers that stood beside it.
func ratedLines(r journal.Review) (lines []render.Line) {
	for _, x := range r.Ratings {
		text := ratedBy(x)
		if x.Numbers != "" {
			text += "\n" + x.Numbers
		}
		lines = append(lines, render.Line{Label: x.Indicator, Text: text})
	}
	return lines
}

// countedLines are the numbers of the whole journal, in a few lines.
func countedLines(r journal.Review) []render.Line {
	if !r.Finished() {
		return nil
	}
	n := func(what journal.Counted) int { return r.Counts.N("", what) }
	stage := func(s journal.Stage) string { return fmt.Sprintf("%d %s", n(journal.Counted(s)), s) }
	kept := func(done, late, dropped, overdue journal.Counted) string {
		if n(done)+n(late)+n(dropped)+n(overdue) == 0 {
			return ""
		}
		return fmt.Sprintf("%d kept, %d late, %d dropped, %d overdue", n(done), n(late), n(dropped), n(overdue))
	}
	return []render.Line{
		{Label: "People", Text: fmt.Sprintf("%d: %s", n(journal.CountPeople), strings.Join(each(journal.Stages, stage), ", "))},
		{Label: "Organizations", Text: some(n(journal.CountOrganizations))},
		{Label: "Touched", Text: fmt.Sprintf("%d of %d within their cadence; in touch with %s%s",
			n(journal.CountTouched), n(journal.CountAsked), peopleOf(n(journal.CountMet)), sincePart(r.Since))},
		{Label: "Notes", Text: fmt.Sprintf("%d, of which %s, %d in person, %d with something heard", n(journal.CountNotes),
			countOf(n(journal.CountConversations), "conversation"), n(journal.CountInPerson), n(journal.CountHeard))},
		{Label: "You promised", Text: kept(journal.MineKept, journal.MineLate, journal.MineDropped, journal.MineOverdue)},
		{Label: "They promised", Text: kept(journal.TheirsKept, journal.TheirsLate, journal.TheirsDropped, journal.TheirsOverdue)},
		{Label: "Trust", Text: trustText(r.Counts, "")},
		{Label: "Vacant seats", Text: some(n(journal.CountSeats))},
	}
}

// peopleOf is how many people, in words.
func peopleOf(n int) string {
	if n == 1 {
		return "1 person"
	}
	return fmt.Sprintf("%d people", n)
}

// some is a number, or nothing where there is none.
func some(n int) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprint(n)
}

// groupCountColumns are a group as a review counted it, by its name.
func groupCountColumns(c journal.Counts) []render.Column[string] {
	count := func(title string, what journal.Counted) render.Column[string] {
		return render.Column[string]{Title: title, Right: true, Rigid: true, Value: func(g string) any { return c.N(g, what) }}
	}
	trust := render.Column[string]{Title: "Trust", Below: true, Show: func(g string, _ render.Style) string { return trustText(c, g) }}
	if !slices.ContainsFunc(c.Groups(), func(g string) bool { return trustText(c, g) != "" }) {
		trust.Title = "" // of too few to be told
	}
	return []render.Column[string]{
		{Title: "Group", Value: func(g string) any { return g }},
		count("Prospect", journal.Counted(journal.Prospect)),
		count("Developing", journal.Counted(journal.Developing)),
		count("Sustaining", journal.Counted(journal.Sustaining)),
		count("Dormant", journal.Counted(journal.Dormant)),
		count("Wanted", journal.CountWanted),
		{Title: "Touched", Right: true, Rigid: true, Show: func(g string, _ render.Style) string {
			if c.N(g, journal.CountAsked) == 0 {
				return ""
			}
			return fmt.Sprintf("%d of %d", c.N(g, journal.CountTouched), c.N(g, journal.CountAsked))
		}},
		trust,
	}
}

// wholly is how much of whom a review found is told.
type wholly struct {
	names       bool // who they are
	assessments bool // and whom assessments are about
	private     bool // and those that private notes show

	secret map[int64]bool // whose assessments those are, by their number
}

// allOfIt is all that a review holds, as it is told to whoever it belongs to.
var allOfIt = wholly{names: true, assessments: true, private: true}

// wholly finds out what of a review is not for others, unless all is wanted; a table is on one's own screen, and has all.
func (a *app) wholly(ctx context.Context, s *store.Store, r journal.Review, w wholly) (wholly, error) {
	if !a.machine() {
		return allOfIt, nil
	}
	if w.private || !w.names || !w.assessments {
		return w, nil
	}
	var err error
	w.secret, err = s.SecretlyAssessed(ctx, r)
	return w, err
}

// tells reports whether a line is told.
func (w wholly) tells(l journal.ReviewLine) bool {
	return w.names && (!l.Part.OfAssessments() || w.assessments && !w.secret[l.Who.ID])
}

// reviewColumns are a review for a program.
func reviewColumns(w wholly) []render.Column[journal.Review] {
	type R = journal.Review
	return append(reviewFacts(),
		render.Column[R]{Key: "ratings", Value: func(r R) any { return each(r.Ratings, ratingJSON) }},
		render.Column[R]{Key: "counts", Value: func(r R) any {
			return each(r.Counts, func(c journal.Count) countJSON { return countJSON{c.Of, c.What, c.N} })
		}},
		render.Column[R]{Key: "contacts", Value: func(r R) any {
			return each(slices.DeleteFunc(slices.Clone(r.Lines), func(l journal.ReviewLine) bool { return !w.tells(l) }), lineJSON)
		}},
	)
}

type ratedJSON struct {
	Indicator string         `json:"indicator"`
	Rating    journal.Rating `json:"rating"`
	By        string         `json:"by"`
	Remark    string         `json:"remark"`
	Numbers   string         `json:"numbers"`
}

func ratingJSON(x journal.Rated) ratedJSON {
	return ratedJSON{x.Indicator, x.Rating, x.Author, x.Remark, x.Numbers}
}

type countJSON struct {
	Of   string          `json:"of"`
	What journal.Counted `json:"what"`
	N    int             `json:"n"`
}

type reviewedJSON struct {
	Contact int64          `json:"contact"`
	Name    string         `json:"name"`
	Part    journal.Part   `json:"part"`
	Why     string         `json:"why"`
	Turn    int            `json:"turn"`
	Answer  journal.Answer `json:"answer"`
}

func lineJSON(l journal.ReviewLine) reviewedJSON {
	return reviewedJSON{l.Who.ID, l.Who.Name, l.Part, l.Why, l.Place, l.Answer}
}
