package sentence

import (
	"strings"

	"github.com/rel-journal/rel/internal/journal"
)

// leadingDate is the day of a note, and the sentence without it.
func leadingDate(text string, dates journal.Dates) (day journal.Day, rest string, dated bool, err error) {
	head, rest, found := strings.Cut(text, ":")
	if !found || strings.TrimSpace(strings.ToLower(head)) == "review" {
		return dates.Today, text, false, nil
	}
	day, dated, err = dates.Spot(head)
	switch {
	case !dated:
		return dates.Today, text, false, nil
	case err == nil:
		err = journal.Held(day, dates.Today)
	}
	return day, rest, true, err
}

// mostDateWords is of how many words a date is at most.
const mostDateWords = 4

// undated is a day before today with which a text begins, without the colon that would make it that of the note.
func undated(text string, dates journal.Dates) string {
	words := fields(text)
	for n := min(mostDateWords, len(words)); n > 0; n-- {
		head := strings.TrimRight(text[words[0].start:words[n-1].end], ",-–—")
		if day, isDate, err := dates.Spot(head); isDate && err == nil && day.Before(dates.Today) {
			return head
		}
	}
	return ""
}
