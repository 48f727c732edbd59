package journal

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// EarliestYear is the earliest year of anything in a journal: of a conversation, and of what a yearly date began with.
const EarliestYear = 1800

// ParseYearly reads a date that comes round every year: 1980-05-12, --05-12 or 05-12, may 12,
// 12 may 1980, 12-May-1980 or 5/12/1980. Slashes are read in the only order that fits, else in the one
// given. The year may be missing; 29 February is then fine. Years run from EarliestYear to 9999 and have
// four digits. Errors are *Problem of code Usage.
func ParseYearly(label, text string, order Order) (Yearly, error) {
	plain := plainDate(text)
	w, err := readYearly(plain, order)
	if err != nil {
		return Yearly{}, err
	}
	y := Yearly{Label: label, Month: w.month, Day: w.dom}
	if w.year == "" {
		_, err = w.check(aLeapYear, plain)
	} else {
		y.Year, err = yearBegan(w, plain)
	}
	if err != nil {
		return Yearly{}, err
	}
	return y, nil
}

// yearBegan is the year of a yearly date that has one, once it is sure that there was such a day.
func yearBegan(w written, text string) (int, error) {
	day, err := w.inFullYear(text)
	if err != nil {
		return 0, err
	}
	if day.Year < EarliestYear {
		return 0, Bad("years run from "+strconv.Itoa(EarliestYear)+" to 9999", "the year of %q is too early", AsTyped(text))
	}
	return day.Year, nil
}

// Begun refuses a birthday or an anniversary of what is still to come, as a *Problem of code Usage. Other dates may lie ahead.
func (y Yearly) Begun(today Day) error {
	first := Day{Year: y.Year, Month: y.Month, Dom: y.Day}
	if y.Label != Birthday && y.Label != Anniversary || y.Year == 0 || today.IsZero() || !first.After(today) {
		return nil
	}
	return Bad("correct the year, or leave it out: --"+fmt.Sprintf("%02d-%02d", y.Month, y.Day), "%s is after today, %s", y, today)
}

// readYearly tries each form of a yearly date.
func readYearly(text string, order Order) (written, error) {
	for _, read := range []func(string) (written, bool){readISO, readNoYear, readSpelled} {
		if w, ok := read(text); ok {
			return w, nil
		}
	}
	if s, ok := readSlash(text); ok {
		return s.settled(order, text)
	}
	return written{}, Bad("write 1980-05-12, or may 12 when the year is not known",
		"%q is not a yearly date rel can read", AsTyped(text))
}

// readNoYear reads 05-12, month first as in ISO 8601, with or without the two hyphens that stand for
// the year there and in vCard files. Both numbers have two digits, lest 5-12 be taken for a day first.
func readNoYear(text string) (written, bool) {
	parts := numerals(strings.TrimPrefix(text, "--"), "-")
	if len(parts) != 2 || len(parts[0]) != 2 || len(parts[1]) != 2 {
		return written{}, false
	}
	month, isMonth := upToTwoDigits(parts[0])
	dom, isDom := upToTwoDigits(parts[1])
	return written{month: time.Month(month), dom: dom}, isMonth && isDom
}

// String is the date as 1980-05-12, or as --05-12, vCard's form, when its year is not known. It reads
// back as the same date.
func (y Yearly) String() string {
	if y.Year == 0 {
		return fmt.Sprintf("--%02d-%02d", y.Month, y.Day)
	}
	return fmt.Sprintf("%04d-%02d-%02d", y.Year, y.Month, y.Day)
}

// Next is the next day the date comes round, today included, and never before the year it began. In a
// common year 29 February is kept on the 28th, so that nobody's birthday is passed over. It is no day
// when the date does not come round again before the year 10000.
func (y Yearly) Next(today Day) Day {
	year := max(today.Year, y.Year)
	next, ok := y.in(year)
	if ok && next.Before(today) {
		next, ok = y.in(year + 1)
	}
	if !ok {
		return Day{}
	}
	return next
}

// in is the day the date is kept on in a year.
func (y Yearly) in(year int) (Day, bool) {
	w := written{month: y.Month, dom: y.Day}
	if day, ok := w.in(year); ok {
		return day, true
	}
	if y.Month == time.February && y.Day == 29 {
		w.dom = 28
	}
	return w.in(year)
}
