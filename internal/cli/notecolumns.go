package cli

import (
	"slices"
	"strings"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/render"
)

// noteColumns are the columns of a note. JSON has the details besides.
func (a *app) noteColumns() []render.Column[journal.Note] {
	type N = journal.Note
	heard, called := func(n N) any { return heardFrom(n) }, names
	if a.format == string(render.JSON) { // where participants has the numbers
		heard, called = func(n N) any { return n.Heard }, plainNames
	}
	columns := []render.Column[N]{
		{Title: "#", Rigid: true, Value: func(n N) any { return noteRef(n.ID) }},
		{Key: "number", Value: func(n N) any { return n.ID }},
		{Key: "uid", Value: func(n N) any { return n.UID }},
		{Key: "day", Title: "Day", Rigid: true, Value: func(n N) any { return n.Day }, Show: exactDay},
		{Key: "time", Value: func(n N) any { return n.Time }},
		{Key: "channel", Title: "How", Rigid: true, Value: func(n N) any { return string(n.Channel) }, Show: showHow},
		{Title: "With", Value: func(n N) any { return withThen(n) }},
		{Key: "present", Value: func(n N) any { return called(n.Present()) }},
		{Key: "about", Value: func(n N) any { return called(n.About()) }},
		{Key: "body", Title: "Note", Below: true, Value: func(n N) any { return n.Body }, Show: showBody},
		{Key: "heard", Value: heard},
		{Key: "tags", Title: "Tags", Value: func(n N) any { return n.Tags }},
		{Key: "touch", Value: func(n N) any { return n.Touch }},
		{Key: "tried", Value: func(n N) any { return n.Tried }},
		{Key: "private", Value: func(n N) any { return n.Private }},
		{Key: "began", Value: func(n N) any { return string(n.Began) }},
		{Key: "author", Value: func(n N) any { return n.Author }},
		{Key: "initiative", Value: func(n N) any { return n.Initiative.Name }},
	}
	if a.format == string(render.JSON) {
		columns = append(columns, participantsColumn())
	}
	return columns
}

// thenColumn is which positions those present held then, and hold no more, each with their name; for notes that were read
// with them.
func thenColumn() render.Column[journal.Note] {
	return render.Column[journal.Note]{Key: "then", Value: func(n journal.Note) any { return thenHeld(n, ": ") }}
}

// participantsColumn is who took part, each with their number and role.
func participantsColumn() render.Column[journal.Note] {
	return render.Column[journal.Note]{Key: "participants", Value: func(n journal.Note) any { return n.Participants }}
}

// showBody is what was written, and what was heard, as a log reads.
func showBody(n journal.Note, _ render.Style) string {
	said := append([]string{n.Body}, each(n.Heard, heardBy(n))...)
	return strings.Join(slices.DeleteFunc(said, func(s string) bool { return s == "" }), " / ")
}

func exactDay(n journal.Note, _ render.Style) string { return n.Day.String() }

func showHow(n journal.Note, _ render.Style) string { return how(n) }

// how is a note's channel as a person reads it, with what sets the note apart.
func how(n journal.Note) string {
	var words []string
	if n.Tried {
		words = append(words, "tried")
	}
	if n.Channel != "" {
		words = append(words, string(n.Channel))
	}
	if n.Private {
		words = append(words, "private")
	}
	return strings.Join(words, ", ")
}

// with is who took part in a note, and whom it was about.
func with(n journal.Note) string {
	who := names(n.Present())
	if about := n.About(); len(about) > 0 {
		who = append(who, "about "+strings.Join(names(about), "; "))
	}
	return strings.Join(who, "; ")
}

// names are the participants as a person tells them apart.
func names(ps []journal.Participant) []string { return each(ps, journal.Participant.Label) }

func plainNames(ps []journal.Participant) []string {
	return each(ps, func(p journal.Participant) string { return p.Name })
}

func noteRef(id int64) string { return journal.Ref{Letter: journal.RefNote, Number: id}.String() }
