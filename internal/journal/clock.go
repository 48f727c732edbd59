package journal

import (
	"fmt"
	"strings"
)

// ParseClock reads a time of day, "14:30", "2:30pm", "9am" or "noon", and gives it in the form 15:04.
// An hour by itself is refused, since 9 could be the morning's or the evening's. Errors are *Problem of
// code Usage.
func ParseClock(text string) (string, error) {
	plain := plainDate(text)
	if plain == "noon" {
		return "12:00", nil
	}
	hour, minute, ok := readClock(plain)
	if !ok {
		return "", Bad("write 14:30, 2:30pm, 9am or noon", "%q is not a time of day rel can read", AsTyped(text))
	}
	return fmt.Sprintf("%02d:%02d", hour, minute), nil
}

// readClock reads the hours and minutes of either clock, the one of 24 hours or the one of twice 12.
func readClock(text string) (hour, minute int, ok bool) {
	digits, half := cutHalf(text)
	hours, minutes, colon := strings.Cut(digits, ":")
	if !colon && half != "" {
		minutes = "00"
	}
	hour, ok = upToTwoDigits(hours)
	minute, isMinute := upToTwoDigits(minutes)
	if !ok || !isMinute || len(minutes) != 2 || minute > 59 {
		return 0, 0, false
	}
	if half == "" {
		return hour, minute, hour <= 23
	}
	return hourOf(hour, half), minute, 1 <= hour && hour <= 12
}

// hourOf is the hour from 0 to 23: 12am is midnight, 12pm is noon.
func hourOf(hour int, half string) int {
	hour %= 12
	if half == "pm" {
		hour += 12
	}
	return hour
}

// cutHalf cuts "am" or "pm" off a time; half is empty when it has neither.
func cutHalf(text string) (digits, half string) {
	for _, ending := range []string{"am", "a.m.", "pm", "p.m."} {
		if before, ok := strings.CutSuffix(text, ending); ok {
			return strings.TrimSpace(before), ending[:1] + "m"
		}
	}
	return text, ""
}
