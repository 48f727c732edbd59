package journal

import (
	"errors"
	"slices"
	"strings"
	"time"
)

// Edge is which day stands for a month, a quarter or a year that is named as a whole, where one will do.
type Edge int

// The edges. What happened on a day is not named by a month, so that no edge is asked for there.
const (
	NoEdge   Edge = iota // only a day will do
	FirstDay             // where something begins: --since
	LastDay              // where it ends: --until, --by
)

// stretch is the months that are named as a whole: one, a quarter or a year.
type stretch struct{ first, last Month }

// edge is the day that stands for the months, and whether the calendar reaches so far.
func (s stretch) edge(e Edge) (Day, bool) {
	if s.first < 0 || s.last >= 12*9999 {
		return Day{}, false
	}
	first, last := s.first.First(), s.last.First()
	if e == LastDay {
		return DayOf(time.Date(last.Year, last.Month+1, 0, 0, 0, 0, 0, time.UTC)), true
	}
	return first, true
}

// edgeWords say themselves which day of the months is meant.
var edgeWords = [...]struct {
	words string
	edge  Edge
}{{"end of ", LastDay}, {"the end of ", LastDay}, {"start of ", FirstDay}, {"the start of ", FirstDay},
	{"beginning of ", FirstDay}, {"the beginning of ", FirstDay}}

// stretched reads what names months as a whole: "october", "oct 2026", "2026-10", "last month", "this quarter", "q3 2026",
// "2026", "end of october". It is the first of their days or the last, as g has it unless the text says so itself.
func (g Dates) stretched(text string) (Day, error) {
	edge := g.Edge
	for _, e := range edgeWords {
		if rest, ok := strings.CutPrefix(text, e.words); ok {
			text, edge = rest, e.edge
			if unit := strings.TrimPrefix(rest, "the "); monthsIn[unit] > 0 {
				text = "this " + unit
			}
		}
	}
	s, err := g.months(text)
	if err != nil {
		return Day{}, err
	}
	day, ok := s.edge(edge)
	if !ok {
		return Day{}, outOfRange(text)
	}
	return day, nil
}

// months reads the months that a text names.
func (g Dates) months(text string) (stretch, error) {
	words := spelledParts(text)
	if len(words) == 1 && len(words[0]) == 4 && allDigits(words[0]) {
		words = []string{"year", words[0]}
	}
	if len(words) == 1 {
		first, n := monthsOf(words[0])
		return g.nearest(first, n, text)
	}
	if len(words) != 2 {
		return stretch{}, errOtherForm
	}
	if n, known := monthsIn[words[1]]; known {
		return g.beside(words[0], n)
	}
	if len(words[0]) == 4 && allDigits(words[0]) { // 2026-10, 2026-q3, 2026 october
		words[0], words[1] = words[1], words[0]
	}
	first, n := monthsOf(words[0])
	if month, ok := upToTwoDigits(words[0]); ok && 1 <= month && month <= 12 {
		first, n = Month(month-1), 1
	}
	year, ok := readNumber(words[1])
	if n == 0 || !ok || len(words[1]) != 4 {
		return stretch{}, errOtherForm
	}
	first += Month(12 * (year - 1))
	return stretch{first, first + n - 1}, nil
}

// monthsIn is how many months a unit of them has.
var monthsIn = map[string]Month{"month": 1, "quarter": 3, "year": 12}

// monthsOf is the first month of the year that a word names, from 0, and how many months it names; none where it names none.
func monthsOf(word string) (first, n Month) {
	word = strings.TrimSuffix(word, ".")
	if m, ok := monthNames()[word]; ok {
		return Month(m - 1), 1
	}
	if q := slices.Index([]string{"q1", "q2", "q3", "q4"}, word); q >= 0 {
		return Month(3 * q), 3
	}
	if word == "year" {
		return 0, 12
	}
	return 0, 0
}

// beside is the month, quarter or year of today, the one before it or the one after.
func (g Dates) beside(which string, n Month) (stretch, error) {
	now := MonthOf(g.Today) / n * n
	switch which {
	case "this":
	case "last":
		now -= n
	case "next":
		now += n
	default:
		return stretch{}, errOtherForm
	}
	return stretch{now, now + n - 1}, nil
}

// nearest is the months of a year that is not said: the latest that have begun, or the first that are not over, the way g looks.
func (g Dates) nearest(first, n Month, text string) (stretch, error) {
	if n == 0 || n == 12 {
		return stretch{}, errOtherForm
	}
	now := MonthOf(g.Today)
	first += now / 12 * 12
	switch {
	case g.Toward == Exact:
		return stretch{}, g.inexact(text)
	case g.Toward == Forward && first+n-1 < now:
		first += 12
	case g.Toward == Back && first > now:
		first -= 12
	}
	return stretch{first, first + n - 1}, nil
}

// notOneDay is the problem of a text that names months where a day is needed; nil where it names none.
func (g Dates) notOneDay(text string) error {
	g.Edge = FirstDay
	if g.Toward == Exact {
		g.Toward = Back
	}
	first, err := g.stretched(text)
	if errors.Is(err, errOtherForm) {
		return nil
	}
	if err != nil {
		return err
	}
	return Bad("write the day itself, such as "+first.String()+"; see rel help dates", "%q is no single day", AsTyped(text))
}
