package journal

import (
	"slices"
	"strings"
	"sync"
	"time"
	"unicode/utf8"
)

// written is a date as it stands on paper: its year may be missing or short, and the day need not exist.
type written struct {
	year  string // in digits; empty when missing
	month time.Month
	dom   int
}

// in is the day in a year, and whether there is such a day.
func (w written) in(year int) (Day, bool) {
	day := Day{year, w.month, w.dom}
	return day, inCalendar(year) && DayOf(day.utc()) == day
}

// inFullYear is the day in the year as written, which must have four digits: two could be of any century.
func (w written) inFullYear(text string) (Day, error) {
	year, ok := readNumber(w.year)
	if !ok || len(w.year) != 4 {
		return Day{}, Bad("write the year in four digits", "the year of %q is not clear", AsTyped(text))
	}
	return w.check(year, text)
}

// check is in, with the error for a day that there is not.
func (w written) check(year int, text string) (Day, error) {
	day, ok := w.in(year)
	if !ok {
		return Day{}, noSuchDay(text)
	}
	return day, nil
}

// plainDate is text in lower case with single spaces, which is how all readers of dates want it.
func plainDate(text string) string {
	return strings.ToLower(strings.Join(strings.Fields(text), " "))
}

// readISO reads a date with its year first, 2026-11-22 or 2026/11/22. One digit will do for the month
// or the day, since after a year nobody writes the day before the month.
func readISO(text string) (written, bool) {
	parts := numerals(text, "-")
	if parts == nil {
		parts = numerals(text, "/")
	}
	if len(parts) != 3 || len(parts[0]) != 4 {
		return written{}, false
	}
	month, isMonth := upToTwoDigits(parts[1])
	dom, isDom := upToTwoDigits(parts[2])
	return written{parts[0], time.Month(month), dom}, isMonth && isDom
}

// readSpelled reads a date that has its month as a word, before or after the day: "nov 22, 2025",
// "the 22nd of november", 22-Nov-2025. The year may be missing.
func readSpelled(text string) (written, bool) {
	parts := spelledParts(text)
	if len(parts) != 2 && len(parts) != 3 {
		return written{}, false
	}
	month, monthFirst := monthNames()[strings.TrimSuffix(parts[0], ".")]
	number := parts[1]
	if !monthFirst {
		month, number = monthNames()[strings.TrimSuffix(parts[1], ".")], parts[0]
	}
	dom, isDom := upToTwoDigits(withoutOrdinal(number))
	w := written{month: month, dom: dom}
	if len(parts) == 3 {
		w.year = parts[2]
	}
	return w, month != 0 && isDom && (len(parts) == 2 || allDigits(w.year))
}

// spelledParts splits at spaces and commas and drops the small words, or splits at hyphens.
func spelledParts(text string) []string {
	if !strings.Contains(text, " ") {
		return strings.Split(text, "-")
	}
	parts := strings.FieldsFunc(text, func(r rune) bool { return r == ' ' || r == ',' })
	return slices.DeleteFunc(parts, func(s string) bool { return s == "the" || s == "of" })
}

// withoutOrdinal is "22" for "22nd". Which of the four endings it is does not matter.
func withoutOrdinal(number string) string {
	for _, ending := range []string{"st", "nd", "rd", "th"} {
		if bare, ok := strings.CutSuffix(number, ending); ok {
			return bare
		}
	}
	return number
}

// numerals splits text at the separator; nil unless that gives several parts, all of them digits.
func numerals(text, separator string) []string {
	parts := strings.Split(text, separator)
	if len(parts) < 2 || slices.ContainsFunc(parts, func(s string) bool { return !allDigits(s) }) {
		return nil
	}
	return parts
}

// upToTwoDigits reads a month's or a day's number.
func upToTwoDigits(s string) (int, bool) {
	n, ok := readNumber(s)
	return n, ok && len(s) <= 2
}

// allDigits reports whether s is one or more of 0 to 9, and not of any other script's digits.
func allDigits(s string) bool {
	return s != "" && strings.Trim(s, "0123456789") == ""
}

// inCalendar reports whether the days of the year can be written as a Day.
func inCalendar(year int) bool { return 1 <= year && year <= 9999 }

// AsTyped is text as an error or an answer shows it again: not so long as to bury the message.
func AsTyped(text string) string { return Clip(text, 40) }

// Clip is the beginning of a text for a message, so many characters of it, where it shows that there is more.
func Clip(text string, most int) string {
	if len(text) <= most {
		return text
	}
	if r := []rune(text[:min(len(text), most*utf8.UTFMax+utf8.UTFMax)]); len(r) > most {
		return string(r[:most]) + "…"
	}
	return text
}

func noSuchDay(text string) error {
	return Bad("check the month and the day; 29 February is in leap years only", "there is no day %q", AsTyped(text))
}

var monthNames = sync.OnceValue(func() map[string]time.Month {
	return shortened(time.January, time.December, map[string]time.Month{"sept": time.September})
})

var weekdayNames = sync.OnceValue(func() map[string]time.Weekday {
	return shortened(time.Sunday, time.Saturday, map[string]time.Weekday{
		"tues": time.Tuesday, "thur": time.Thursday, "thurs": time.Thursday,
	})
})

// shortened adds to names those from first to last, in full and by their first three letters.
func shortened[T interface {
	~int
	String() string
}](first, last T, names map[string]T) map[string]T {
	for value := first; value <= last; value++ {
		name := strings.ToLower(value.String())
		names[name], names[name[:3]] = value, value
	}
	return names
}
