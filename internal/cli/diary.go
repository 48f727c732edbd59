package cli

import (
	"cmp"
	"iter"
	"slices"
	"strings"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/render"
)

// printDiary prints notes as a journal reads, for a person on a terminal, and says how many there were.
func (a *app) printDiary(notes iter.Seq2[journal.Note, error]) (int, error) {
	style, err := a.style()
	if err != nil {
		return 0, err
	}
	return render.Diary(a.env.Out, style, func(yield func(render.Entry, error) bool) {
		for n, err := range inTime(notes) {
			if !yield(entry(n), err) {
				return
			}
		}
	})
}

// inTime is notes that come day by day, with those of each day in the order of their times; those without a time come last,
// as they were written down. The notes of one day are held at once.
func inTime(notes iter.Seq2[journal.Note, error]) iter.Seq2[journal.Note, error] {
	return func(yield func(journal.Note, error) bool) {
		var day []journal.Note
		flush := func() bool {
			slices.SortFunc(day, func(a, b journal.Note) int {
				return cmp.Or(cmp.Compare(cmp.Or(a.Time, "~"), cmp.Or(b.Time, "~")), cmp.Compare(a.ID, b.ID))
			})
			for _, n := range day {
				if !yield(n, nil) {
					return false
				}
			}
			day = day[:0]
			return true
		}
		for n, err := range notes {
			if err != nil {
				if flush() {
					yield(n, err)
				}
				return
			}
			if len(day) > 0 && day[0].Day != n.Day && !flush() {
				return
			}
			day = append(day, n)
		}
		flush()
	}
}

// entry is a note as an entry of a diary.
func entry(n journal.Note) render.Entry {
	e := render.Entry{Day: n.Day, Ref: noteRef(n.ID), Head: withThen(n), Body: strings.TrimSpace(n.Body)}
	if how := strings.TrimPrefix(n.Time+", "+how(n), ", "); strings.Trim(how, ", ") != "" {
		e.Head = strings.TrimSuffix(how, ", ") + ": " + e.Head
	}
	e.Aside = strings.Join(each(n.Tags, func(t string) string { return "#" + t }), " ")
	if n.Initiative.ID != 0 {
		e.Aside = strings.TrimPrefix(e.Aside+"  "+n.Initiative.Name, "  ")
	}
	e.Lines = each(n.Heard, func(h journal.Heard) string { return saidBy(n, h) })
	return e
}

// withThen is who took part in a note, each with the position they held then and hold no more: "Dana Whitcomb (then Director,
// Office of Child Care)".
func withThen(n journal.Note) string {
	called := slices.Clone(n.Participants)
	for i, p := range called {
		if p.Then != "" {
			called[i].Name, called[i].Shared = p.Label()+" (then "+p.Then+")", false
		}
	}
	n.Participants = called
	return with(n)
}

// saidBy is a line of what was heard, who said it before it.
func saidBy(n journal.Note, h journal.Heard) string {
	if h.Speaker == "" {
		return "heard: " + h.Text
	}
	return speakerLabel(n, h) + ": " + h.Text
}
