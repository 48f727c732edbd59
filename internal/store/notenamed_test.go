package store

import (
	"strings"
	"testing"

	"github.com/rel-journal/rel/internal/journal"
)

// A text names people by whole names of several words, or behind an @ by any; whom it is about stands behind "about" or "re".
func TestNamedIn(t *testing.T) {
	d := &directory{byName: map[string][]*listed{}, byEmail: map[string][]*listed{}, byID: map[int64]*listed{}}
	for i, name := range []string{"Dana Whitcomb", "Luis Ortega", "Luis Said", "Ana Ortega-Díaz", "Mum", "J. R. Park", "Gone Away"} {
		d.add(&listed{id: int64(i + 1), name: name, removed: name == "Gone Away"})
	}
	enter(d.byName, journal.NameKey("Dee"), d.byID[1])
	for text, want := range map[string]string{
		"Met Dana Whitcomb and luis ortega.":             "Dana Whitcomb; Luis Ortega |",
		"Dana Whitcomb's visit, DANA WHITCOMB’S":         "Dana Whitcomb |",
		"Talked about Luis Ortega and Dana Whitcomb":     "| Luis Ortega; Dana Whitcomb",
		"@dana re Luis Said, with Ana Ortega Diaz":       "Dana Whitcomb; Ana Ortega-Díaz | Luis Said",
		"@dee, @Dana-Whitcomb @mum":                      "Dana Whitcomb; Mum |",
		"(J. R. Park)":                                   "J. R. Park |",
		"Dee, Mum, dana and Ana, Gone Away, @gone @qris": "|",
		"I saw Dana. Whitcomb came. Dana, Whitcomb":      "|",
		"Luis @ortega @":                                 "|",
		"":                                               "|",
	} {
		present, about, err := d.namedIn(&journal.Note{Body: text})
		if got := strings.TrimSpace(strings.Join(namesOf(present), "; ") + " | " + strings.Join(namesOf(about), "; ")); err != nil || got != want {
			t.Errorf("%q names %s, %v, want %s", text, got, err, want)
		}
	}
	n := journal.Note{Body: "@dana @qris", Tags: []string{"dana", "qris"}}
	if _, _, err := d.namedIn(&n); err != nil || strings.Join(n.Tags, " ") != "qris" {
		t.Errorf("tags %v, %v", n.Tags, err)
	}
	_, _, err := d.namedIn(&journal.Note{Body: "Met @luis"})
	if err == nil || err.Error() != `"luis" could be Luis Ortega (2) or Luis Said (3)` {
		t.Errorf("of several: %v", err)
	}
}
