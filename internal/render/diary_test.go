package render

import (
	"errors"
	"strings"
	"testing"

	"github.com/rel-journal/rel/internal/journal"
)

func TestDiary(t *testing.T) {
	day := func(d int) journal.Day { return journal.Day{Year: 2026, Month: 11, Dom: d} }
	entries := []Entry{
		{Day: day(22), Ref: "n6", Head: "meeting: Dana Whitcomb; Luis Ortega", Aside: "#qris", Body: "Went over the pilot, and then\n\nover it again.", Lines: []string{"Luis Ortega: worries about rates"}},
		{Day: day(22), Ref: "n841", Head: "call: Luis Ortega"},
		{Day: day(20), Ref: "n5", Head: "", Body: "A\x1b[45m\tb\u202e"},
	}
	var b strings.Builder
	n, err := Diary(&b, Style{TTY: true, Width: 30}, Rows(entries))
	if err != nil || n != 3 {
		t.Fatalf("%d entries, %v", n, err)
	}
	expect(t, b.String(), `Sun 22 Nov 2026
n6  meeting: Dana Whitcomb;
    Luis Ortega #qris
    Went over the pilot, and
    then

    over it again.
      Luis Ortega: worries
      about rates
n841  call: Luis Ortega

Fri 20 Nov 2026
n5
    A␛[45m    b⟨202E⟩
`)
}

func TestDiaryOfNothing(t *testing.T) {
	var b strings.Builder
	if n, err := Diary(&b, Style{}, Rows[Entry](nil)); n != 0 || err != nil || b.Len() > 0 {
		t.Errorf("%d entries, %v: %q", n, err, b.String())
	}
}

// An error of the entries ends the diary behind those before it.
func TestDiaryBreaksOff(t *testing.T) {
	lost := errors.New("lost")
	var b strings.Builder
	n, err := Diary(&b, Style{}, func(yield func(Entry, error) bool) {
		_ = yield(Entry{Ref: "n1", Head: "a", Day: journal.Day{Year: 2026, Month: 1, Dom: 1}}, nil) && yield(Entry{}, lost)
	})
	if n != 1 || !errors.Is(err, lost) || b.String() != "Thu 1 Jan 2026\nn1  a\n" {
		t.Errorf("%d, %v, %q", n, err, b.String())
	}
}
