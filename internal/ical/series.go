package ical

import (
	"slices"
	"time"

	"github.com/rel-journal/rel/internal/journal"
)

// series is when something recurs, by the clock on the wall of where it does: a meeting at nine is at nine in summer, too.
type series struct {
	start        moment
	rules        []rule
	except       []rule
	added        []moment
	removed      []moment
	since, until time.Time // the walls that are of interest; since may be zero
}

// series is when a meeting recurs, as far as that touches the period.
func (c *Calendar) series(x component, start moment) (s series, err error) {
	s = series{start: start, since: wall(c.o.Since.Add(-aroundTheWorld)), until: wall(c.o.Until.Add(aroundTheWorld))}
	if s.rules, err = c.rules(x, "RRULE", start); err != nil {
		return s, err
	}
	if s.except, err = c.rules(x, "EXRULE", start); err != nil {
		return s, err
	}
	if s.added, err = c.moments(x, "RDATE"); err != nil {
		return s, err
	}
	s.removed, err = c.moments(x, "EXDATE")
	return s, err
}

// aroundTheWorld is by how many days a day can differ between two places, and one to spare.
const aroundTheWorld = 2

// wall is the midnight that begins a day.
func wall(d journal.Day) time.Time {
	return time.Date(d.Year, d.Month, d.Dom, 0, 0, 0, 0, time.UTC)
}

// walls is when it is, in the order of time, each once. The start is always among it, whatever the rules say.
func (s series) walls() []time.Time {
	all := []time.Time{s.start.wall}
	for _, m := range s.added {
		all = append(all, m.as(s.start))
	}
	for _, r := range s.rules {
		all = append(all, r.walls(s.since, s.until)...)
	}
	var except []time.Time
	for _, r := range s.except {
		except = append(except, r.walls(s.since, s.until)...)
	}
	gone := s.gone()
	all = slices.DeleteFunc(all, func(t time.Time) bool {
		return t.Before(s.since) || t.After(s.until) || gone(t) || slices.ContainsFunc(except, t.Equal)
	})
	slices.SortFunc(all, time.Time.Compare)
	return slices.CompactFunc(all, time.Time.Equal)
}

// gone tells what is excepted by its date: at that time, or on that whole day where either knows days alone.
func (s series) gone() func(time.Time) bool {
	times, days := map[time.Time]bool{}, map[string]bool{}
	for _, m := range s.removed {
		if m.allDay || s.start.allDay {
			days[m.day()] = true
		} else {
			times[m.as(s.start)] = true
		}
	}
	return func(t time.Time) bool { return times[t] || len(days) > 0 && days[t.Format(layoutDay)] }
}

// moments is when it is, in its own zone.
func (s series) moments() []moment {
	walls := s.walls()
	all := make([]moment, len(walls))
	for i, t := range walls {
		all[i] = moment{t, s.start.zone, s.start.allDay}
	}
	return all
}
