package render

import (
	"strconv"

	"github.com/rel-journal/rel/internal/journal"
)

// Day is a day as the style's reader wants it: relative on a terminal, 2006-01-02 elsewhere.
func (s Style) Day(d journal.Day) string {
	if !s.TTY || s.Today.IsZero() {
		return d.String()
	}
	return Ago(d, s.Today)
}

// Short is Day in as little room as a table has: "5mo ago", "in 3d", "today".
func (s Style) Short(d journal.Day) string {
	if !s.TTY || s.Today.IsZero() {
		return d.String()
	}
	return ago(d, s.Today, shortUnits)
}

// units are the words for days, weeks, months and years.
type units [4]string

var (
	longUnits  = units{" days", " weeks", " months", " years"}
	shortUnits = units{"d", "w", "mo", "y"}
)

// Ago is how far a day is from today, in words: "today", "yesterday", "3 days ago", "in 2 weeks". Up to
// two weeks it counts days, up to two months weeks, up to two years months, then years, always in whole
// units that have gone by, so it never claims more time than there was. No day at all is the empty string.
func Ago(d, today journal.Day) string { return ago(d, today, longUnits) }

func ago(d, today journal.Day, u units) string {
	if d.IsZero() {
		return ""
	}
	switch days := d.Sub(today); {
	case days == 0:
		return "today"
	case days == 1:
		return "tomorrow"
	case days == -1:
		return "yesterday"
	case days < 0:
		return span(d, today, u) + " ago"
	default:
		return "in " + span(today, d, u)
	}
}

// Span is the time between two days, of which the second is later, in words: "1 day", "3 weeks".
func Span(from, to journal.Day) string {
	if to.Sub(from) == 1 {
		return "1 day"
	}
	return span(from, to, longUnits)
}

// span tells the time between two days, at least two apart, in the largest unit of which there are two.
func span(from, to journal.Day, u units) string {
	days, months := to.Sub(from), months(from, to)
	switch {
	case months >= 24:
		return strconv.Itoa(months/12) + u[3]
	case months >= 2:
		return strconv.Itoa(months) + u[2]
	case days >= 14:
		return strconv.Itoa(days/7) + u[1]
	default:
		return strconv.Itoa(days) + u[0]
	}
}

// months is how many whole months of the calendar lie between two days.
func months(from, to journal.Day) int {
	n := (to.Year-from.Year)*12 + int(to.Month-from.Month)
	if to.Dom < from.Dom {
		n--
	}
	return n
}
