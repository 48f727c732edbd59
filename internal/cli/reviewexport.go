package cli

import (
	"context"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/render"
	"github.com/rel-journal/rel/internal/term"
)

// exportReview exports a review for a meeting, the last finished one unless another is named: totals, and whom it found, who made
// it and who rated only where names are asked for.
func (a *app) exportReview(cmd *cobra.Command, args []string, filter filterFlags, f exportFlags) error {
	ctx := cmd.Context()
	if name := misplacedFlag(cmd, "who", "kind", "group", "tag", "stage", "field", "via", "since", "until",
		"columns", "sort", "limit"); name != "" {
		return journal.Bad("rel export review r2 --names -o review.csv", "a review is whole, and not exported by --%s", name)
	}
	if err := a.meetingFormat(cmd, f.file); err != nil {
		return err
	}
	s, err := a.reading(ctx)
	if err != nil {
		return err
	}
	r, err := a.reviewForMeeting(ctx, args)
	if err != nil {
		return err
	}
	w, err := a.wholly(ctx, s, r, wholly{names: f.names, assessments: f.assessments, private: filter.private})
	if err != nil {
		return err
	}
	if !w.names {
		r = r.WithoutAuthors()
		if slices.ContainsFunc(r.Ratings, func(x journal.Rated) bool { return x.Remark != "" }) {
			a.talk("Remarks go out as they were written.")
		}
	}
	switch a.format {
	case string(render.Markdown):
		err = a.exportReviewPage(r, w, f)
	case string(render.JSON):
		err = export(a, f, "review", reviewColumns(w), nil, render.Rows([]journal.Review{r}))
	default:
		err = export(a, f, "line", sheetLineColumns(), nil, render.Rows(sheetLines(r, w)))
	}
	if err == nil && w.names {
		a.leaveOutAssessed(r, w)
	}
	return err
}

// meetingFormat settles the format: that of any export, or Markdown, as which a review can be read aloud.
func (a *app) meetingFormat(cmd *cobra.Command, file string) error {
	said := cmd.Flags().Changed("format")
	if said && a.format == string(render.Markdown) || !said && strings.EqualFold(filepath.Ext(file), ".md") {
		a.format = string(render.Markdown)
		return nil
	}
	return a.exportFormat(cmd, "review", file)
}

// reviewForMeeting is the review that args name, or the one finished last.
func (a *app) reviewForMeeting(ctx context.Context, args []string) (journal.Review, error) {
	if len(args) > 0 {
		return a.review(ctx, args[0])
	}
	s, err := a.reading(ctx)
	if err != nil {
		return journal.Review{}, err
	}
	r, found, err := s.LastReview(ctx)
	if err == nil && !found {
		err = journal.Missing("rel review begins one, and finishes it; rel export review r1 exports one that goes on",
			"no review was finished yet")
	}
	return r, err
}

// exportReviewPage writes the review as a document.
func (a *app) exportReviewPage(r journal.Review, w wholly, f exportFlags) error {
	style := render.Style{Format: render.Markdown, Today: a.today()}
	var parts []render.Section
	if w.names {
		parts = partSections(r, w)
	}
	if f.file == "" || f.file == "-" {
		return writeReview(a.env.Out, style, r, parts, "")
	}
	if err := a.checkTarget(f.file); err != nil {
		return err
	}
	if err := term.WriteFile(f.file, f.force, func(w io.Writer) error { return writeReview(w, style, r, parts, "") }); err != nil {
		return notWritten(f.file, err)
	}
	return a.say("Wrote %s to %s", reviewRef(r.ID), f.file)
}

// sheetLine is a line of a review as a sheet.
type sheetLine struct {
	section string // review, rating, counted, group, answer, or a part
	of      string // of which indicator, group or contact
	what    string
	value   any
	remark  string
}

func sheetLineColumns() []render.Column[sheetLine] {
	type L = sheetLine
	return []render.Column[L]{
		{Key: "section", Value: func(l L) any { return l.section }},
		{Key: "of", Value: func(l L) any { return l.of }},
		{Key: "what", Value: func(l L) any { return l.what }},
		{Key: "value", Value: func(l L) any { return l.value }},
		{Key: "remark", Value: func(l L) any { return l.remark }},
	}
}

// sheetLines is a review as the lines of a sheet.
func sheetLines(r journal.Review, w wholly) (out []sheetLine) {
	add := func(section, of, what string, value any, remark string) {
		out = append(out, sheetLine{section, of, what, value, remark})
	}
	add("review", "", "number", r.ID, "")
	add("review", "", "day", r.Day(), "")
	add("review", "", "since", r.Since, "")
	if w.names {
		add("review", "", "by", r.Author, "")
	}
	for _, x := range r.Ratings {
		add("rating", x.Indicator, "rating", string(x.Rating), x.Remark)
		add("rating", x.Indicator, "numbers", x.Numbers, "")
	}
	for _, answer := range journal.Answers {
		add("answer", "", string(answer), answersOf(r, answer), "")
	}
	for _, of := range append([]string{""}, r.Counts.Groups()...) {
		for _, what := range journal.AllCounted() {
			if r.Counts.Has(of, what) {
				add(map[bool]string{true: "counted", false: "group"}[of == ""], of, string(what), r.Counts.N(of, what), "")
			}
		}
	}
	for _, l := range r.Lines {
		if w.tells(l) {
			add(string(l.Part), l.Who.Name, string(l.Answer), l.Why, "")
		}
	}
	return out
}
