package cli

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/render"
)

// agendum is one thing that a day has, as a program reads it.
type agendum struct {
	what string // due, follow-up, occasion, assumption, question, review or prospect
	ref  string // what it can be named by
	who  int64  // the contact's number; zero for nobody
	name string
	day  journal.Day // since when it is due, until when it is owed, when it is, or since when it is assumed; none for a prospect
	text string
	call string // their telephone number
}

func agendaColumns() []render.Column[agendum] {
	type A = agendum
	return []render.Column[A]{
		{Key: "what", Title: "What", Rigid: true, Value: func(a A) any { return a.what }},
		{Key: "ref", Title: "#", Rigid: true, Value: func(a A) any { return a.ref }},
		{Key: "contact", Value: func(a A) any { return numberOrNil(a.who) }},
		{Key: "name", Title: "Name", Value: func(a A) any { return a.name }},
		{Key: "day", Title: "Day", Rigid: true, Value: func(a A) any { return a.day }},
		{Key: "text", Title: "Text", Value: func(a A) any { return a.text }},
		{Key: "phone", Title: "Phone", Rigid: true, Value: func(a A) any { return a.call }},
	}
}

// printAgenda is the day for a program: one list of all it has.
func (a *app) printAgenda(v dayView) error {
	if _, err := printList(a, agendaColumns(), nil, render.Rows(v.agenda())); err != nil {
		return err
	}
	if v.secret > 0 {
		a.leftOutOf(v.secret, "follow-up")
	}
	if v.unsaid > 0 {
		a.leftOutOf(v.unsaid, "fact")
	}
	return nil
}

// agenda is all the day has, as rows: who is due, what is owed, what comes up, what is to be
// found out, who waits.
func (v dayView) agenda() []agendum {
	var all []agendum
	for _, d := range v.due.List {
		last := "no conversation yet"
		if !d.LastTouched.IsZero() {
			last = "last touched " + showLast(d, render.Style{})
		}
		all = append(all, agendum{"due", strconv.FormatInt(d.ID, 10), d.ID, d.Name, d.Due, last, d.Phone})
	}
	for _, f := range slices.Concat(v.followUps, v.soon) {
		all = append(all, agendum{"follow-up", followUpRef(f.ID), f.Who.ID, f.Who.Name, f.Due, string(f.OwedBy) + ": " + f.Text, ""})
	}
	for _, o := range v.occasions {
		all = append(all, agendum{"occasion", strconv.FormatInt(o.ID, 10), o.ID, o.Name, o.Day, o.What, ""})
	}
	for _, f := range v.toCheck {
		what := map[journal.FactKind]string{journal.Assume: "assumption", journal.Ask: "question"}[f.Kind]
		all = append(all, agendum{what, factRef(f.ID), f.Who.ID, f.Who.Name, f.Day, f.Text, ""})
	}
	if r := v.reviews; r.Open != 0 {
		all = append(all, agendum{"review", reviewRef(r.Open), 0, "", r.Begun, fmt.Sprintf("%d to be asked about", r.Waiting), ""})
	}
	for _, w := range v.prospects {
		all = append(all, agendum{"prospect", strconv.FormatInt(w.ID, 10), w.ID, w.Name, journal.Day{}, w.Position, ""})
	}
	return all
}
