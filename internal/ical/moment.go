package ical

import (
	"strings"
	"time"

	"github.com/rel-journal/rel/internal/journal"
)

// moment is a time as a calendar has it: what the clock on the wall shows, and where that wall is.
type moment struct {
	wall   time.Time      // in UTC, as if the wall were there; midnight where it is a whole day
	zone   *time.Location // nil where the calendar does not say, and it is the wall of whoever reads it
	allDay bool
}

// The ways to write a moment.
const (
	layoutDay   = "20060102"
	layoutClock = "20060102T150405"
)

// moment reads one value of a line that holds moments.
func (c *Calendar) moment(l line, value string) (m moment, err error) {
	value = strings.TrimSpace(value)
	if strings.EqualFold(l.param("VALUE"), "PERIOD") {
		value, _, _ = strings.Cut(value, "/")
	}
	if m.wall, err = time.Parse(layoutDay, value); err == nil && m.wall.Year() > 0 {
		m.allDay = true
		return m, nil
	}
	clock, utc := strings.CutSuffix(strings.ToUpper(value), "Z")
	if m.wall, err = time.Parse(layoutClock, clock); err != nil || m.wall.Year() < 1 {
		return m, journal.Bad("dates are written 20261122, times 20261122T143000", "%q is no time (%s, line %d)", clip(value), l.name, l.number)
	}
	switch id := l.param("TZID"); {
	case utc:
		m.zone = time.UTC
	case id != "":
		m.zone, err = c.zone(id)
	}
	return m, err
}

// in is the instant on the clock of a place. A whole day is its midnight there.
func (m moment) in(local *time.Location) time.Time {
	zone := m.zone
	if zone == nil {
		zone = local
	}
	t := onWall(m.wall, zone)
	if !wallOf(t).Equal(m.wall) { // in an hour that is skipped, clocks count on as they went before it (RFC 5545, 3.3.5)
		_, before := onWall(m.wall.Add(-longestSkip), zone).Zone()
		t = m.wall.Add(-time.Duration(before) * time.Second)
	}
	return t.In(local)
}

// longestSkip is longer than clocks are set forward at a time.
const longestSkip = 3 * time.Hour

func onWall(wall time.Time, zone *time.Location) time.Time {
	y, m, d := wall.Date()
	return time.Date(y, m, d, wall.Hour(), wall.Minute(), wall.Second(), 0, zone)
}

// as is the moment on the wall of another: what the clock shows there.
func (m moment) as(other moment) time.Time {
	if m.allDay || other.allDay || m.zone == nil || other.zone == nil {
		return m.wall
	}
	return wallOf(m.in(other.zone))
}

// wallOf is what the clock shows at an instant.
func wallOf(t time.Time) time.Time {
	y, m, d := t.Date()
	return time.Date(y, m, d, t.Hour(), t.Minute(), t.Second(), 0, time.UTC)
}

// key is what the moment is told from others by, in whatever zone it was written.
func (m moment) key() string {
	switch {
	case m.allDay:
		return m.wall.Format(layoutDay)
	case m.zone == nil:
		return m.wall.Format(layoutClock)
	}
	return m.in(time.UTC).Format(layoutClock + "Z")
}

// day is the day on the wall.
func (m moment) day() string { return m.wall.Format(layoutDay) }

// moments reads the values of all lines of a name, which are parted by commas.
func (c *Calendar) moments(x component, name string) (all []moment, err error) {
	for _, l := range x.lines {
		if l.name != name {
			continue
		}
		for value := range strings.SplitSeq(l.value, ",") {
			m, err := c.moment(l, value)
			if err != nil {
				return nil, err
			}
			if all = append(all, m); len(all) > mostDates {
				return nil, journal.Bad("leave the entry out with --skip-bad", "it has more than %d dates (%s, line %d)", mostDates, name, l.number)
			}
		}
	}
	return all, nil
}

// mostDates is how many dates of its own a meeting may have.
const mostDates = 10_000
