package cli

import (
	"fmt"
	"strings"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/render"
)

// followUpColumns are the columns of a follow-up.
func followUpColumns(today journal.Day) []render.Column[journal.FollowUp] {
	type F = journal.FollowUp
	return []render.Column[F]{
		{Title: "#", Rigid: true, Value: func(f F) any { return followUpRef(f.ID) }},
		{Key: "number", Value: func(f F) any { return f.ID }},
		{Key: "uid", Value: func(f F) any { return f.UID }},
		{Key: "due", Title: "Due", Rigid: true, Value: func(f F) any { return f.Due }, Tint: overdueTint(today)},
		{Key: "owed_by", Title: "Owes", Rigid: true, Value: func(f F) any { return string(f.OwedBy) }},
		{Key: "contact", Value: func(f F) any { return numberOrNil(f.Who.ID) }},
		{Key: "name", Title: "Who", Value: func(f F) any { return f.Who.Name }, Show: showWhom},
		{Key: "text", Title: "Follow-up", Below: true, Value: func(f F) any { return f.Text }, Show: showFollowUp},
		{Key: "state", Title: "State", Rigid: true, Value: func(f F) any { return string(f.State) }, Show: showState},
		{Key: "closed", Value: func(f F) any { return f.Closed }},
		{Key: "overdue", Value: func(f F) any { return f.Overdue(today) }},
		{Key: "late", Value: func(f F) any { return f.Late() }},
		{Key: "added", Value: func(f F) any { return f.Added }},
		{Key: "note", Value: func(f F) any { return numberOrNil(f.Note) }},
		{Key: "private", Value: func(f F) any { return f.Private }},
		{Key: "initiative", Value: func(f F) any { return f.Initiative.Name }},
		{Key: "gives", Value: func(f F) any { return string(f.Gives) }},
		{Key: "contact_uid", Value: func(f F) any { return f.Who.UID }},
		{Key: "note_uid", Value: func(f F) any { return f.NoteUID }},
	}
}

// titled is the columns, the one of this key with a title, so that a table has it unasked.
func titled[T any](columns []render.Column[T], key, title string) []render.Column[T] {
	for i := range columns {
		if columns[i].Key == key {
			columns[i].Title = title
		}
	}
	return columns
}

func overdueTint(today journal.Day) func(journal.FollowUp) render.Tint {
	return func(f journal.FollowUp) render.Tint {
		if f.Overdue(today) {
			return render.Yellow
		}
		return render.Plain
	}
}

func showWhom(f journal.FollowUp, _ render.Style) string { return f.Who.Label() }

// showFollowUp is what is owed, marked where it is private.
func showFollowUp(f journal.FollowUp, _ render.Style) string {
	if f.Private {
		return f.Text + " (private)"
	}
	return f.Text
}

// showState is what has become of a follow-up; nothing while it is open.
func showState(f journal.FollowUp, _ render.Style) string {
	if f.State == journal.Open {
		return ""
	}
	return outcome(f)
}

// outcome is how a follow-up came out: "done", "done late", "dropped".
func outcome(f journal.FollowUp) string {
	if f.Late() {
		return "done late"
	}
	return string(f.State)
}

func followUpRef(id int64) string {
	return journal.Ref{Letter: journal.RefFollowUp, Number: id}.String()
}

// followUpLine is what tells a follow-up apart, on one line: "send the memo, by Fri 27 Nov 2026 (Luis Ortega, t7)".
func followUpLine(f journal.FollowUp, today journal.Day) string {
	text := journal.AsTyped(f.Text)
	if !f.Due.IsZero() {
		text += ", by " + f.Due.Format("Mon 2 Jan 2006")
	}
	if f.Overdue(today) {
		text += ", already overdue"
	}
	return fmt.Sprintf("%s (%s)", text, followUpBy(f))
}

// followUpBy is whom a follow-up is with, and its reference.
func followUpBy(f journal.FollowUp) string {
	return strings.TrimPrefix(f.Who.Label()+", "+followUpRef(f.ID), ", ")
}

// owing is the side that owes something, as a heading.
func owing(by journal.Initiator) string {
	if by == journal.Me {
		return "To do"
	}
	return "Owed to you"
}
