package ical

import (
	"cmp"
	"iter"
	"slices"
	"strings"

	"github.com/rel-journal/rel/internal/journal"
)

// Cards reads the entries of a calendar, in the order of the file: the meetings of the period as notes, a series as one for each
// time it was held, and all others as what is passed by, with why. What spoils the file as a whole comes as an error, and ends it.
func (c *Calendar) Cards() iter.Seq2[journal.NoteCard, error] {
	return func(yield func(journal.NoteCard, error) bool) {
		left := false
		err := c.each(func(x component) bool {
			for _, card := range c.cards(x) {
				if left = !yield(card, nil); left {
					return false
				}
			}
			return true
		})
		if err != nil && !left {
			yield(journal.NoteCard{}, err)
		}
	}
}

// Why an entry of a calendar is no note. What is no meeting says what it is.
const (
	Alone    = "with nobody but you"
	Declined = "declined"
	Canceled = "canceled"
	Future   = "still to come"
	Before   = "before the period"
	After    = "after the period"
	Never    = "with no day in the period" // of a series

	ToDo  = "to-do"
	Diary = "journal entry"
	Busy  = "time somebody is free or busy"
	Other = "entry of another kind"
)

// cards is what an entry of the calendar becomes.
func (c *Calendar) cards(x component) []journal.NoteCard {
	switch x.name {
	case "VEVENT":
		return c.meetings(x)
	case "VTIMEZONE":
		return nil
	case "VTODO":
		return c.passed(x, ToDo, nil)
	case "VJOURNAL":
		return c.passed(x, Diary, nil)
	case "VFREEBUSY":
		return c.passed(x, Busy, nil)
	}
	return c.passed(x, Other, nil)
}

// meetings is what an event becomes.
func (c *Calendar) meetings(x component) []journal.NoteCard {
	p := c.party(x)
	held, err := c.held(x)
	why := notHeld(x, p)
	switch {
	case err != nil && why == "":
		return []journal.NoteCard{{Line: x.number, Bad: err}}
	case err == nil && len(held) == 0:
		return c.passed(x, c.elsewhen(x), nil)
	case why != "":
		return c.passed(x, why, held)
	}
	return c.notes(x, p, held)
}

// canceled is the status of a meeting that will not be held.
const canceled = "CANCELLED" //nolint:misspell // so the format spells it

// notHeld is why the entry is no note, whenever it is; empty where it may be one.
func notHeld(x component, p party) string {
	switch {
	case strings.EqualFold(x.text("STATUS"), canceled), x.method == "CANCEL":
		return Canceled
	case p.declined, x.method == "REPLY", x.method == "COUNTER", x.method == "DECLINECOUNTER", x.method == "REFRESH":
		return Declined
	case len(p.present) == 0 && p.bad == nil:
		return Alone
	}
	return ""
}

// passed is an entry that is passed by: one for each time it was held, or for when it begins, as far as that can be read.
func (c *Calendar) passed(x component, why string, held []moment) (all []journal.NoteCard) {
	title, err := journal.CleanText("text", journal.OneSpaced(x.text("SUMMARY")))
	if err != nil {
		title = "" // which nobody asks for
	}
	card := journal.NoteCard{Line: x.number, Pass: why, Note: journal.Note{Body: title}}
	for _, m := range held {
		card.Note.Day = c.dayOf(m)
		all = append(all, card)
	}
	if held != nil {
		return all
	}
	if m, err := c.start(x); err == nil {
		card.Note.Day = c.dayOf(m)
	}
	return []journal.NoteCard{card}
}

// elsewhen is why a meeting without a day in the period is no note.
func (c *Calendar) elsewhen(x component) string {
	m, err := c.start(x)
	day := c.dayOf(m)
	switch {
	case err != nil: // which was said before
	case day.After(journal.DayOf(c.o.Now)):
		return Future
	case day.After(c.o.Until):
		return After
	case !c.recurs(x):
		return Before
	}
	return Never
}

// start is when an entry begins.
func (c *Calendar) start(x component) (moment, error) {
	l, ok := x.line("DTSTART")
	if !ok {
		return moment{}, bad("it does not say when it begins (DTSTART)")
	}
	return c.moment(l, l.value)
}

// held is when the meeting was in the period, as far as is written: to come or not, canceled or not.
func (c *Calendar) held(x component) ([]moment, error) {
	if x.bad != nil {
		return nil, x.bad
	}
	start, err := c.start(x)
	if err != nil {
		return nil, err
	}
	all := []moment{start}
	if _, moved := x.line("RECURRENCE-ID"); !moved {
		s, err := c.series(x, start)
		if err != nil {
			return nil, err
		}
		if len(s.rules)+len(s.added) > 0 {
			all = s.moments()
		}
	}
	return slices.DeleteFunc(all, func(m moment) bool {
		day := c.dayOf(m)
		return day.Before(c.o.Since) || day.After(c.o.Until)
	}), nil
}

// dayOf is the day of a moment where the journal is kept.
func (c *Calendar) dayOf(m moment) journal.Day {
	if m.allDay {
		return journal.DayOf(m.wall)
	}
	return journal.DayOf(m.in(c.o.Now.Location()))
}

// notes is the notes of a meeting, one for each time it was held.
func (c *Calendar) notes(x component, p party, held []moment) (all []journal.NoteCard) {
	card := journal.NoteCard{Line: x.number, Invited: p.present, Touch: p.touch()}
	err := c.tell(x, &card)
	card.Left = append(card.Left, p.left...)
	if err = cmp.Or(p.bad, err); err != nil {
		return []journal.NoteCard{{Line: x.number, Bad: err}}
	}
	meeting, recurs := x.text("UID"), c.recurs(x)
	for _, m := range held {
		at := m.in(c.o.Now.Location())
		key, err := c.keyOf(x, m, recurs)
		switch {
		case err != nil:
			return []journal.NoteCard{{Line: x.number, Bad: err}}
		case !m.allDay && at.After(c.o.Now):
			all = append(all, c.passed(x, Future, []moment{m})...)
			continue
		case recurs && (c.moved[noteUID(meeting, key)] || c.moved[noteUID(meeting, m.day())]):
			continue // it stands by itself elsewhere
		}
		card.Note.Day = c.dayOf(m)
		if !m.allDay {
			card.Note.Time = at.Format("15:04")
		}
		if meeting != "" {
			card.Note.UID = noteUID(meeting, key).String()
		}
		all = append(all, card)
	}
	return all
}

// recurs reports whether a meeting is a series.
func (c *Calendar) recurs(x component) bool {
	_, ruled := x.line("RRULE")
	_, dated := x.line("RDATE")
	_, moved := x.line("RECURRENCE-ID")
	return (ruled || dated) && !moved
}

// keyOf is what tells a meeting from the others of its uid: when it is, or was to be before it was moved.
func (c *Calendar) keyOf(x component, m moment, recurs bool) (string, error) {
	l, moved := x.line("RECURRENCE-ID")
	switch {
	case moved && strings.EqualFold(l.param("RANGE"), "THISANDFUTURE"):
		return "", bad("it moves all that follow it, too (line %d), which rel cannot follow", l.number)
	case moved:
		was, err := c.moment(l, l.value)
		return was.key(), err
	case recurs:
		return m.key(), nil
	}
	return "", nil
}
