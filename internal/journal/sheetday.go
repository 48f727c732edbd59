package journal

import (
	"strings"
	"time"
)

// ParseSheetDay reads a date as spreadsheets write it: 2025-11-22, 22-Nov-25, 22-Nov-2025, Nov 22, 2025,
// 22.11.2025 (day first) or 11/22/2025. A time of day after it is left out, and the day stands as
// written, whatever the zone. Slashes are read in the only order that fits, else in the one given. Two
// digits of a year mean 1969 to 2068, as in POSIX strptime's %y. Errors are *Problem of code Usage.
func ParseSheetDay(text string, order Order) (Day, error) {
	plain := withoutClock(plainDate(text))
	w, err := readSheetDate(plain, order)
	if err != nil {
		return Day{}, err
	}
	if len(w.year) == 2 {
		w.year = century(w.year) + w.year
	}
	if w.year == "" {
		return Day{}, Bad("add the year, as in 2025-11-22", "%q has no year", AsTyped(text))
	}
	return w.inFullYear(plain)
}

// readSheetDate tries each form of a spreadsheet's date.
func readSheetDate(text string, order Order) (written, error) {
	for _, read := range []func(string) (written, bool){readISO, readDotted, readSpelled} {
		if w, ok := read(text); ok {
			return w, nil
		}
	}
	if s, ok := readSlash(text); ok {
		return s.settled(order, text)
	}
	return written{}, Bad("write it as 2025-11-22, 22-Nov-2025 or 11/22/2025", "%q is not a date rel can read", AsTyped(text))
}

// readDotted reads 22.11.2025. Where dots are used, the day comes first.
func readDotted(text string) (written, bool) {
	parts := numerals(text, ".")
	if len(parts) != 3 {
		return written{}, false
	}
	dom, isDom := upToTwoDigits(parts[0])
	month, isMonth := upToTwoDigits(parts[1])
	return written{parts[2], time.Month(month), dom}, isDom && isMonth
}

// century is what POSIX puts before a year of two digits: 00 to 68 are in the 2000s.
func century(year string) string {
	if year <= "68" {
		return "20"
	}
	return "19"
}

// sheetClocks are the times of day that programs write after a date, in capitals.
var sheetClocks = []string{
	"15:04", "15:04:05", "15:04Z07:00", "15:04:05Z07:00", "15:04:05Z0700",
	"3:04PM", "3:04 PM", "3:04:05PM", "3:04:05 PM",
}

// withoutClock cuts off a time of day that follows a date after a space or, as in ISO 8601, a t.
func withoutClock(text string) string {
	colon := strings.IndexByte(text, ':')
	if colon < 0 {
		return text
	}
	gap := strings.LastIndexAny(text[:colon], " t")
	if gap < 0 {
		return text
	}
	clock := strings.ToUpper(text[gap+1:])
	for _, layout := range sheetClocks {
		if _, err := time.Parse(layout, clock); err == nil {
			return text[:gap]
		}
	}
	return text
}
