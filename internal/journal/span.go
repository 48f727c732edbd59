package journal

import (
	"strings"
	"time"
)

// unit is what spans of time are counted in.
type unit int

const (
	inDays unit = iota
	inWeeks
	inMonths
	inYears
)

var unitNames = map[string]unit{
	"d": inDays, "day": inDays, "days": inDays,
	"w": inWeeks, "week": inWeeks, "weeks": inWeeks,
	"m": inMonths, "month": inMonths, "months": inMonths,
	"y": inYears, "year": inYears, "years": inYears,
}

// countNames are the numbers people write as words. A dozen is where they turn to digits.
var countNames = map[string]int{
	"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
	"eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
}

// countless stands for every number that is larger. In days it is more than all the years from 1 to
// 9999, so it is out of any range, and times 365 it still fits 32 bits, so it cannot overflow.
const countless = 4_000_000

// span is a length of time as people write it, "2 weeks" or "10d". A negative one lies in the past.
type span struct {
	n    int
	unit unit
}

// readSpan reads the words of a span: a number and a unit, together or apart.
func readSpan(words []string) (span, bool) {
	if len(words) == 1 {
		unitAt := strings.TrimLeft(words[0], "0123456789")
		words = []string{strings.TrimSuffix(words[0], unitAt), unitAt}
	}
	if len(words) != 2 {
		return span{}, false
	}
	n, ok := readCount(words[0])
	u, known := unitNames[words[1]]
	return span{n, u}, ok && known
}

// readBareSpan reads a span that stands alone: "2 weeks", and "month" or "next month" for one.
func readBareSpan(words []string) (span, bool) {
	if len(words) == 2 && words[0] == "next" {
		words = words[1:]
	}
	if len(words) == 1 && isUnit(words[0]) {
		words = []string{"a", words[0]}
	}
	return readSpan(words)
}

// isUnit reports whether the word names one day, week, month or year, written out.
func isUnit(word string) bool {
	_, ok := unitNames[word]
	return ok && len(word) > 1 && !strings.HasSuffix(word, "s")
}

// readCount reads a whole number, in digits or as a word.
func readCount(word string) (int, bool) {
	if n, ok := countNames[word]; ok {
		return n, true
	}
	return readNumber(word)
}

// readNumber reads a whole number in digits; one above countless is countless.
func readNumber(s string) (int, bool) {
	n := 0
	for _, c := range []byte(s) {
		if c < '0' || c > '9' {
			return 0, false
		}
		n = min(n*10+int(c-'0'), countless)
	}
	return n, s != ""
}

// from is the day the span leads to from d, and whether that lies in the years 1 to 9999. Months and
// years are the calendar's: a month before 31 March is the last day of February.
func (s span) from(d Day) (Day, bool) {
	switch s.unit {
	case inWeeks:
		d = d.Add(7 * s.n)
	case inMonths:
		return addMonths(d, s.n)
	case inYears:
		return addMonths(d, 12*s.n)
	default:
		d = d.Add(s.n)
	}
	return d, inCalendar(d.Year)
}

// addMonths keeps the day of the month, or takes the month's last day where it is shorter.
func addMonths(d Day, n int) (Day, bool) {
	months := 12*d.Year + int(d.Month) - 1 + n
	year, month := months/12, time.Month(months%12+1)
	if !inCalendar(year) {
		return Day{}, false
	}
	last := time.Date(year, month+1, 0, 0, 0, 0, 0, time.UTC).Day()
	return Day{year, month, min(d.Dom, last)}, true
}
