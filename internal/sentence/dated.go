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

// undated is a day before today that a text speaks of, without the colon that would make it that of the note: what it
// begins with, or else, further on, what can only be a day of something past ("yesterday", "last Tuesday", "3 days ago") or
// stands behind "on" ("on Tuesday", "on nov 3"). It is empty when there is none.
func undated(text string, dates journal.Dates) string {
	words := fields(text)
	for at := range words {
		for n := min(mostDateWords, len(words)-at); n > 0; n-- {
			phrase := strings.TrimRight(text[words[at].start:words[at+n-1].end], ",.;:!?)-–—")
			if at > 0 && !pastForm(phrase) {
				continue
			}
			if day, isDate, err := dates.Spot(phrase); isDate && err == nil && day.Before(dates.Today) {
				return strings.TrimPrefix(strings.TrimPrefix(phrase, "on "), "On ")
			}
		}
	}
	return ""
}

// pastForm reports whether a phrase is one that a day of something past is spoken of in.
func pastForm(phrase string) bool {
	plain := strings.ToLower(phrase)
	return plain == "yesterday" || strings.HasSuffix(plain, " ago") || strings.HasPrefix(plain, "last ") || strings.HasPrefix(plain, "on ")
}
