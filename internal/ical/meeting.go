package ical

import (
	"cmp"
	"iter"
	"slices"
	"strings"

	"github.com/rel-journal/rel/internal/journal"
)

// Cards reads the meetings of the period as notes, in the order of the file: a series as one for each time it was held. What
// spoils the file as a whole comes as an error, and ends it.
func (c *Calendar) Cards() iter.Seq2[journal.NoteCard, error] {
	return func(yield func(journal.NoteCard, error) bool) {
		c.Left = Left{Others: map[string]int{}}
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

// cards is what an entry of the calendar becomes.
func (c *Calendar) cards(x component) []journal.NoteCard {
	switch x.name {
	case "VEVENT":
	case "VTODO":
		c.Left.Others["to-do"]++
		return nil
	case "VJOURNAL":
		c.Left.Others["journal entry"]++
		return nil
	default: // time zones, and when somebody is free
		return nil
	}
	p := c.party(x)
	held, err := c.held(x)
	why := c.notHeld(x, p)
	switch {
	case err != nil && why == nil:
		return []journal.NoteCard{{Line: x.number, Bad: err}}
	case err != nil:
		*why++
		return nil
	case len(held) == 0:
		c.Left.Elsewhen++
		return nil
	case why != nil:
		*why += len(held)
		return nil
	}
	return c.notes(x, p, held)
}

// notHeld is the count of those that are no notes whenever they are, to which the entry belongs; nil where it belongs to none.
func (c *Calendar) notHeld(x component, p party) *int {
	switch {
	case strings.EqualFold(x.text("STATUS"), "CANCELLED"), x.method == "CANCEL":
		return &c.Left.Canceled
	case p.declined, x.method == "REPLY", x.method == "COUNTER", x.method == "DECLINECOUNTER", x.method == "REFRESH":
		return &c.Left.Declined
	case len(p.present) == 0 && p.bad == nil:
		return &c.Left.Alone
	}
	return nil
}

// held is when the meeting was in the period, as far as is written: to come or not, canceled or not.
func (c *Calendar) held(x component) ([]moment, error) {
	l, ok := x.line("DTSTART")
	switch {
	case x.bad != nil:
		return nil, x.bad
	case !ok:
		return nil, journal.Bad("leave the entry out with --skip-bad", "it does not say when it begins (DTSTART)")
	}
	start, err := c.moment(l, l.value)
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
	n, err := c.note(x)
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
			c.Left.Future++
			continue
		case recurs && (c.moved[noteUID(meeting, key)] || c.moved[noteUID(meeting, m.day())]):
			continue // it stands by itself elsewhere
		}
		card := journal.NoteCard{Line: x.number, Note: n, Invited: p.present, Touch: p.touch()}
		card.Note.Day = c.dayOf(m)
		if !m.allDay {
			card.Note.Time = at.Format("15:04")
		}
		if meeting != "" {
			card.Note.UID = noteUID(meeting, key).String()
		}
		all = append(all, card)
	}
	if _, more := x.line("DESCRIPTION"); more && !c.o.Describe {
		c.Left.Described += len(all)
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
		return "", journal.Bad("leave the entry out with --skip-bad", "it moves all that follow it, too (line %d), which rel cannot follow", l.number)
	case moved:
		was, err := c.moment(l, l.value)
		return was.key(), err
	case recurs:
		return m.key(), nil
	}
	return "", nil
}

// untitled is what a meeting without a title is called.
const untitled = "Meeting"

// note is what a meeting says of itself.
func (c *Calendar) note(x component) (n journal.Note, err error) {
	n.Channel = channelOf(x)
	n.Private = slices.Contains([]string{"PRIVATE", "CONFIDENTIAL"}, strings.ToUpper(x.text("CLASS")))
	n.Body = cmp.Or(oneLine(x.text("SUMMARY")), untitled)
	if place := placeOf(x); place != "" {
		n.Body += " (" + place + ")"
	}
	if more := x.text("DESCRIPTION"); c.o.Describe && more != "" {
		n.Body += "\n\n" + more
	}
	n.Body, err = journal.CleanText("text", n.Body)
	return n, err
}

// oneLine is a text on one line.
func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }
