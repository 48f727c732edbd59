package journal

import (
	"strings"
	"time"
)

// slashDate is a date of two numbers and perhaps a year, 5/12/2026, not yet read in an order.
type slashDate struct {
	first, second int
	year          string // in digits; empty when missing
}

// readSlash reads the numbers of a slash date.
func readSlash(text string) (slashDate, bool) {
	parts := numerals(text, "/")
	if len(parts) != 2 && len(parts) != 3 {
		return slashDate{}, false
	}
	first, isFirst := upToTwoDigits(parts[0])
	second, isSecond := upToTwoDigits(parts[1])
	s := slashDate{first: first, second: second}
	if len(parts) == 3 {
		s.year = parts[2]
	}
	return s, isFirst && isSecond
}

// as reads the date in an order; any but DMY is month first.
func (s slashDate) as(order Order) written {
	if order == DMY {
		return written{s.year, time.Month(s.second), s.first}
	}
	return written{s.year, time.Month(s.first), s.second}
}

// fits reports whether the numbers can be a month and a day in the order.
func (s slashDate) fits(order Order) bool {
	w := s.as(order)
	return time.January <= w.month && w.month <= time.December && 1 <= w.dom && w.dom <= 31
}

// only is the one order that fits; unset when both do, or none.
func (s slashDate) only() Order {
	switch monthFirst, dayFirst := s.fits(MDY), s.fits(DMY); {
	case monthFirst && !dayFirst:
		return MDY
	case dayFirst && !monthFirst:
		return DMY
	}
	return OrderUnset
}

// in reads the date in the order that was set, and in no other: where people type dates, 13/5 with the
// month first is a slip of the hand or of the setting, and which of the two only they know. While no order
// is set, what can be read in one way only is read that way.
func (s slashDate) in(order Order, text string) (written, error) {
	if order != MDY && order != DMY {
		return s.unordered(text)
	}
	if only := s.only(); only != OrderUnset && only != order {
		return written{}, Bad("write the month as a word, or rel config date-order "+string(only),
			"there is no month %d: %q is read as %s", s.as(order).month, AsTyped(text), order)
	}
	return s.as(order), nil
}

// unordered reads a date that is the same day in every order, as 11/19 and 5/5 are.
func (s slashDate) unordered(text string) (written, error) {
	only := s.only()
	switch {
	case only != OrderUnset || s.first == s.second:
		return s.as(only), nil
	case !s.fits(MDY):
		return written{}, noSuchDay(text)
	default:
		return written{}, orderNeeded(text)
	}
}

// settled reads the date in the only order that fits, or else in the one that was set: files come from
// elsewhere, and a number over 12 says more about them than a setting does.
func (s slashDate) settled(order Order, text string) (written, error) {
	if only := s.only(); only != OrderUnset {
		return s.as(only), nil
	}
	if !s.fits(MDY) {
		return written{}, noSuchDay(text)
	}
	if order != MDY && order != DMY {
		return written{}, orderNeeded(text)
	}
	return s.as(order), nil
}

func orderNeeded(text string) error {
	return Bad("write the month as a word, or settle it with rel config date-order mdy (or dmy)",
		"%q can be read with the month first or the day first", AsTyped(text))
}

// Slashes is what the slash dates of one column show of the order they were written in. Each part is
// the first value of its sort as it stands in the column, or empty when there is none.
type Slashes struct {
	MonthFirst string // can only be read month first, as 11/22/2025
	DayFirst   string // can only be read day first, as 22/11/2025
	Either     string // can be read both ways, as 5/12/2025
}

// Look looks at the next value of the column. One that is no slash date, or none in either order, says nothing.
func (s *Slashes) Look(value string) {
	date, ok := readSlash(withoutClock(plainDate(value)))
	if !ok || !date.fits(MDY) && !date.fits(DMY) {
		return
	}
	sort := &s.Either
	switch date.only() {
	case MDY:
		sort = &s.MonthFirst
	case DMY:
		sort = &s.DayFirst
	}
	if *sort == "" {
		*sort = strings.TrimSpace(value)
	}
}

// Order is the order that the column settles by itself; unset when it is ambiguous, in conflict, or
// without slash dates.
func (s Slashes) Order() Order {
	switch {
	case s.MonthFirst != "" && s.DayFirst == "":
		return MDY
	case s.DayFirst != "" && s.MonthFirst == "":
		return DMY
	}
	return OrderUnset
}

// Ambiguous reports whether there are slash dates and every one of them can be read both ways.
func (s Slashes) Ambiguous() bool {
	return s.Either != "" && s.MonthFirst == "" && s.DayFirst == ""
}

// Conflict reports whether some values can only be read month first, and others only day first.
func (s Slashes) Conflict() bool { return s.MonthFirst != "" && s.DayFirst != "" }
