package ical

import (
	"strings"
	"time"

	"github.com/teambition/rrule-go"

	"github.com/rel-journal/rel/internal/journal"
)

// rule is a rule of recurrence, RRULE, for walls.
type rule struct {
	o rrule.ROption
}

// The bounds of a rule. A rule beyond them is of no meeting, and could keep a computer busy for hours.
const (
	longestRule  = 500    // bytes
	longestPause = 10_000 // days, weeks, months or years from one time to the next
	mostADay     = 24     // times on one day
)

// rules reads the rules of a component.
func (c *Calendar) rules(x component, name string, start moment) (all []rule, err error) {
	for _, l := range x.lines {
		if l.name != name {
			continue
		}
		r, err := readRule(l.value, start)
		switch {
		case err != nil:
			return nil, journal.Bad("leave the entry out with --skip-bad", "the rule of recurrence in line %d %v", l.number, err)
		case len(all) == mostRules:
			return nil, journal.Bad("leave the entry out with --skip-bad", "line %d is one rule of recurrence too many", l.number)
		}
		all = append(all, r)
	}
	return all, nil
}

// mostRules is how many rules of a kind one entry may have; more than one is rare enough.
const mostRules = 4

// ruleError is what is wrong with a rule, as it goes on after "the rule".
type ruleError string

func (e ruleError) Error() string { return string(e) }

// readRule reads a rule for what begins at start.
func readRule(text string, start moment) (r rule, err error) {
	if len(text) > longestRule {
		return r, ruleError("is too long")
	}
	var kept []string
	until := time.Time{}
	for part := range strings.SplitSeq(strings.ToUpper(strings.Trim(strings.TrimSpace(text), ";")), ";") {
		key, value, _ := strings.Cut(part, "=")
		switch key {
		case "UNTIL":
			if until, err = readUntil(value, start); err != nil {
				return r, err
			}
		case "FREQ", "INTERVAL", "COUNT", "WKST", "BYDAY", "BYMONTH", "BYMONTHDAY", "BYYEARDAY", "BYWEEKNO", "BYSETPOS",
			"BYHOUR", "BYMINUTE", "BYSECOND":
			kept = append(kept, part)
		default:
			return r, ruleError("has " + clip(key) + ", which rel does not know")
		}
	}
	said := strings.Join(kept, ";")
	if !strings.Contains(said, "FREQ=") {
		return r, ruleError("does not say how often")
	}
	o, err := rrule.StrToROption(said)
	if err != nil {
		return r, ruleError("makes no sense: " + clip(text))
	}
	r.o = *o
	r.o.Dtstart, r.o.Until = start.wall, until
	return r, r.check(strings.Contains(said, "COUNT="))
}

// readUntil reads the end of a rule: a day, with all of it; or a time, in UTC or on the wall.
func readUntil(value string, start moment) (time.Time, error) {
	if day, err := time.Parse(layoutDay, value); err == nil {
		return day.AddDate(0, 0, 1).Add(-time.Second), nil
	}
	clock, utc := strings.CutSuffix(value, "Z")
	at, err := time.Parse(layoutClock, clock)
	switch {
	case err != nil:
		return at, ruleError("ends on " + clip(value) + ", which is no time")
	case utc && start.zone != nil:
		return wallOf(at.In(start.zone)), nil
	}
	return at, nil
}

// check refuses what no meeting does, and what the library would go astray with.
func (r rule) check(counted bool) error {
	o := r.o
	switch {
	case o.Freq > rrule.DAILY:
		return ruleError("has it recur " + strings.ToLower(o.Freq.String()) + ", which no meeting does")
	case o.Interval < 0 || o.Interval > longestPause:
		return ruleError("leaves an impossible pause")
	case counted && o.Count < 1:
		return ruleError("has it happen no times at all")
	case atLeastOne(o.Byhour)*atLeastOne(o.Byminute)*atLeastOne(o.Bysecond) > mostADay:
		return ruleError("has it recur more than once an hour")
	}
	most := 53
	if o.Freq != rrule.YEARLY || len(o.Bymonth) > 0 {
		most = 5
	}
	for _, w := range o.Byweekday {
		if n := w.N(); n > most || n < -most {
			return ruleError("has a week of the month or year that there is not")
		}
	}
	if _, err := rrule.NewRRule(o); err != nil {
		return ruleError("makes no sense: " + err.Error())
	}
	return nil
}

func atLeastOne(of []int) int { return max(1, len(of)) }

func (r rule) yearly() bool { return r.o.Freq == rrule.YEARLY }

// calendarRepeats is after how many years the calendar repeats itself, to the days of the week.
const calendarRepeats = 400

// walls is when the rule has it happen between two walls.
//
// A rule that never comes true would have the library search up to the year 9999. So the rule is moved to as near its end as
// the calendar repeats itself, and what it says is moved back. Without a count, it need not be followed from its start.
func (r rule) walls(since, until time.Time) (all []time.Time) {
	o := r.o
	if o.Until.IsZero() || o.Until.After(until) {
		o.Until = until
	}
	if o.Dtstart.After(o.Until) {
		return nil
	}
	o.Dtstart = r.near(since)
	years := (rrule.MAXYEAR - until.Year()) / calendarRepeats * calendarRepeats
	o.Dtstart, o.Until = o.Dtstart.AddDate(years, 0, 0), o.Until.AddDate(years, 0, 0)
	expanded, err := rrule.NewRRule(o)
	if err != nil {
		return nil // check has seen it
	}
	next := expanded.Iterator()
	for t, ok := next(); ok && !t.After(o.Until); t, ok = next() {
		if t = t.AddDate(-years, 0, 0); !t.Before(since) {
			all = append(all, t)
		}
	}
	return all
}

// near is a start of the rule that is not long before since, from which it goes on as from its own.
func (r rule) near(since time.Time) time.Time {
	o, pause := r.o, max(1, r.o.Interval)
	passed := max(0, journal.DayOf(since).Sub(journal.DayOf(o.Dtstart))-7)
	switch {
	case o.Count > 0:
	case o.Freq == rrule.WEEKLY:
		return o.Dtstart.AddDate(0, 0, passed/(7*pause)*7*pause)
	case o.Freq == rrule.DAILY:
		return o.Dtstart.AddDate(0, 0, passed/pause*pause)
	case o.Freq == rrule.YEARLY && o.Dtstart.Day() < 29:
		return o.Dtstart.AddDate(passed/366/pause*pause, 0, 0)
	}
	return o.Dtstart
}

// endless reports whether the rule goes on for ever.
func (r rule) endless() bool { return r.o.Count == 0 && r.o.Until.IsZero() }
