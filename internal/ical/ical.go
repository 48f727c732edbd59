// Package ical reads meetings out of a calendar file, and writes a calendar for others to subscribe to. The format is
// iCalendar (RFC 5545), as Outlook, Google and Apple write and read it.
//
// A file is never held in memory: it is read once for its time zones, once for the meetings that were moved out of their
// series, and then meeting by meeting, as often as somebody asks. What a rule of recurrence means is left to a library
// (rrule-go, a port of dateutil's); lines, parameters and time zones are read here, since the libraries that read them hold
// the whole file, know no line numbers, and take a time zone for its name.
package ical

import (
	"fmt"
	"time"

	"github.com/google/uuid"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/textfile"
)

// Options say which of the meetings of a file are wanted, and how they are told.
type Options struct {
	Name         string      // of the file, for messages
	Since, Until journal.Day // the period, both days among it
	Now          time.Time   // what begins later is still to come; its zone is that in which days are days
	Me           []string    // the e-mail addresses of whoever keeps the journal
	Describe     bool        // take in what the meeting says of itself beyond its title
}

// Calendar is a calendar file.
type Calendar struct {
	o     Options
	open  textfile.Open
	zones map[string]*time.Location
	moved map[uuid.UUID]bool // the meetings of a series that stand by themselves elsewhere in the file
}

// beginCalendar is what a calendar begins with.
const beginCalendar = "BEGIN:VCALENDAR"

// Read finds out what has to be known of a calendar before its meetings are. What spoils the file as a whole is a *Problem.
func Read(open textfile.Open, o Options) (*Calendar, error) {
	c := &Calendar{o: o, open: open, zones: map[string]*time.Location{}, moved: map[uuid.UUID]bool{}}
	if err := c.each(c.takeZone); err != nil {
		return nil, err
	}
	return c, c.each(c.takeMoved)
}

// takeZone keeps the first time zone of its name; one that makes no sense is left to its name.
func (c *Calendar) takeZone(x component) bool {
	if id := x.text("TZID"); x.name == "VTIMEZONE" && id != "" && c.zones[id] == nil {
		if zone, err := c.makeZone(x); err == nil {
			c.zones[id] = zone
		}
	}
	return true
}

// takeMoved remembers a meeting that was moved, so that its series leaves it out.
func (c *Calendar) takeMoved(x component) bool {
	if l, ok := x.line("RECURRENCE-ID"); x.name == "VEVENT" && ok {
		if was, err := c.moment(l, l.value); err == nil {
			c.moved[noteUID(x.text("UID"), was.key())] = true
		}
	}
	return true
}

// noteUID is the uid of the note of a meeting: the same whenever the meeting is imported, and wherever. The key tells the
// meetings of a series apart, and is empty for a single one.
func noteUID(meeting, key string) uuid.UUID {
	return uuid.NewSHA1(uuid.NameSpaceURL, []byte("ical:"+meeting+"\x00"+key))
}

// broken is the error of a file that cannot be read on.
func (c *Calendar) broken(line int, format string, args ...any) error {
	return journal.Bad("export the calendar anew; this file was cut off or damaged",
		"%s:%d: %s", c.o.Name, line, fmt.Sprintf(format, args...))
}

// bad is the error of a meeting that cannot be taken, which nobody will mend in the file.
func bad(format string, args ...any) error {
	return journal.Bad("leave the meeting out with --skip-bad", format, args...)
}
