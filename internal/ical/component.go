package ical

import (
	"cmp"
	"errors"
	"io"
	"slices"
	"strings"

	"github.com/rel-journal/rel/internal/journal"
)

// component is what stands in a calendar: a meeting, a to-do, a time zone. Of its lines it has those that are read.
type component struct {
	name   string // VEVENT
	number int    // the line it begins on
	method string // what its calendar is for; empty where that was not said
	lines  []line
	parts  []component // of a time zone, when its clocks are changed
	size   int         // bytes of its lines
	bad    error       // why it cannot be taken, as far as that shows in its lines
	unread []string    // what else it says: the names of lines that are not read, and of what stands in it, each once
}

// largestComponent is how many bytes of a component are held; deepest, how deep one may stand in another.
const (
	largestComponent = 4 << 20
	deepest          = 8
)

// isRead reports whether a property is read at all.
func isRead(name string) bool {
	switch name {
	case "BEGIN", "END", "METHOD", "VERSION", "UID", "SUMMARY", "LOCATION", "DESCRIPTION", "CLASS", "STATUS", "ATTENDEE", "ORGANIZER",
		"DTSTART", "DTEND", "DURATION", "RRULE", "RDATE", "EXRULE", "EXDATE", "RECURRENCE-ID", "TZID", "TZOFFSETFROM", "TZOFFSETTO",
		"CATEGORIES", "URL", "COMMENT", "CONTACT":
		return true
	}
	return slices.Contains(onlineProperties(), name)
}

// line is the first line of this name.
func (x component) line(name string) (line, bool) {
	for _, l := range x.lines {
		if l.name == name {
			return l, true
		}
	}
	return line{}, false
}

// text is the text of the first line of this name; empty where there is none.
func (x component) text(name string) string {
	l, _ := x.line(name)
	return strings.TrimSpace(plain(l.value))
}

// texts are the texts of all lines of this name that have one.
func (x component) texts(name string) (all []string) {
	for _, l := range x.lines {
		if text := strings.TrimSpace(plain(l.value)); l.name == name && text != "" {
			all = append(all, text)
		}
	}
	return all
}

// mostUnread is how many names of what is not read are remembered of an entry.
const mostUnread = 100

// pass remembers that something of this name is not read.
func (x *component) pass(name string) {
	if name = clip(name); len(x.unread) < mostUnread && !slices.Contains(x.unread, name) {
		x.unread = append(x.unread, name)
	}
}

// take keeps a line, if it is one that is read.
func (x *component) take(l line) {
	switch {
	case l.name == "" && x.bad == nil:
		x.bad = journal.Bad("mend the line, or leave the meeting out with --skip-bad",
			"line %d is no line of a calendar: %q", l.number, clip(l.value))
	case !isRead(l.name):
		if l.says {
			x.pass(l.name)
		}
	case l.cut || x.size+l.size() > largestComponent:
		if slices.Contains([]string{"DESCRIPTION", "COMMENT", "CONTACT", "URL", "CATEGORIES"}, l.name) {
			x.pass(l.name) // a long agenda is not what a meeting is told by
		} else if x.bad == nil {
			x.bad = bad("line %d and those before it hold more than rel reads of one entry", l.number)
		}
	default:
		x.size += l.size()
		x.lines = append(x.lines, l)
	}
}

// clip is the beginning of a text, for a message.
func clip(text string) string {
	const most = 40
	if runes := []rune(text); len(runes) > most {
		return string(runes[:most]) + "…"
	}
	return text
}

// each calls visit for whatever stands in the calendars of a file, in its order, until visit says false.
func (c *Calendar) each(visit func(component) bool) error {
	file, err := c.open()
	if err != nil {
		return err
	}
	defer func() { _ = file.Close() }()
	w := walk{c: c, visit: visit}
	s := newLines(file)
	for {
		l, err := s.next()
		switch {
		case errors.Is(err, io.EOF):
			return w.end(l.number)
		case err != nil:
			return err
		}
		if err := w.step(l); err != nil || w.stopped {
			return err
		}
	}
}

// walk is a way through a file, line by line.
type walk struct {
	c       *Calendar
	visit   func(component) bool
	stopped bool

	open   []component // what is open, the calendar first
	method string
	seen   bool // there was a calendar
}

func (w *walk) step(l line) error {
	switch {
	case l.name == "BEGIN":
		return w.begin(l)
	case l.name == "END":
		return w.close(l)
	case len(w.open) == 0:
		return w.stray(l)
	case len(w.open) > 1:
		w.open[len(w.open)-1].take(l)
	case l.name == "METHOD":
		w.method = strings.ToUpper(strings.TrimSpace(l.value))
	case l.name == "VERSION" && strings.TrimSpace(l.value) == "1.0":
		return journal.Bad("export it as iCalendar (.ics), version 2.0", "%s:%d: this is a vCalendar of version 1.0", w.c.o.Name, l.number)
	}
	return nil
}

// stray refuses a line outside of any calendar.
func (w *walk) stray(l line) error {
	if w.seen {
		return w.c.broken(l.number, "behind the calendar there is %q", clip(l.name+l.value))
	}
	return journal.Bad("name a calendar file (.ics), which begins with "+beginCalendar,
		"%s:%d: this is no calendar", w.c.o.Name, l.number)
}

func (w *walk) begin(l line) error {
	name := strings.ToUpper(strings.TrimSpace(l.value))
	switch {
	case len(w.open) == 0 && name != "VCALENDAR":
		return w.stray(l)
	case len(w.open) > 0 && name == "VCALENDAR":
		return w.c.broken(l.number, "a calendar begins in %s of line %d", w.open[len(w.open)-1].name, w.open[len(w.open)-1].number)
	case len(w.open) >= deepest:
		return w.c.broken(l.number, "%s stands deeper in others than %d", clip(name), deepest)
	case name == "VCALENDAR":
		w.method, w.seen = "", true
	}
	w.open = append(w.open, component{name: name, number: l.number, method: w.method})
	return nil
}

// close ends what is open, and shows it if it stands in a calendar itself.
func (w *walk) close(l line) error {
	name, n := strings.ToUpper(strings.TrimSpace(l.value)), len(w.open)
	switch {
	case n == 0:
		return w.stray(l)
	case w.open[n-1].name != name:
		return w.c.broken(l.number, "%s of line %d ends as %q", w.open[n-1].name, w.open[n-1].number, clip(name))
	}
	x := w.open[n-1]
	w.open = w.open[:n-1]
	switch owner := n - 2; {
	case n == 2:
		w.stopped = !w.visit(x)
	case n == 3 && w.open[owner].name == "VTIMEZONE" && w.open[owner].size+x.size <= largestComponent:
		w.open[owner].size += x.size
		w.open[owner].parts = append(w.open[owner].parts, x)
	case n > 2:
		w.open[owner].pass(x.name)
		w.open[owner].bad = cmp.Or(w.open[owner].bad, x.bad)
	}
	return nil
}

// end is behind the last line.
func (w *walk) end(number int) error {
	switch n := len(w.open); {
	case n > 0:
		return w.c.broken(number, "the file ends in %s of line %d", w.open[n-1].name, w.open[n-1].number)
	case !w.seen:
		return journal.Bad("name a calendar file (.ics), which begins with "+beginCalendar, "%s: the file is empty", w.c.o.Name)
	}
	return nil
}
