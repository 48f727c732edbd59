package document

import (
	"fmt"
	"testing"

	"github.com/rel-journal/rel/internal/journal"
)

func TestShow(t *testing.T) {
	n := journal.Note{Day: journal.Day{Year: 2026, Month: 11, Dom: 22}, Time: "12:30", Body: "x\n---\n\ny",
		Participants: []journal.Participant{{UID: "a", Name: "Null", Role: journal.Present}, {UID: "b", Name: "Yes: no", Role: journal.Present}},
		Heard: []journal.Heard{{SpeakerUID: "a", Speaker: "Null", Text: "a: b # c"}, {Text: "no: x\ny\n  z"}, {Text: "a\nb\n\nc # d"}, {Text: "\x1b[2J\u0085 \ttab"}}, Tags: []string{"0202", "1e3", "no"}}
	text := NoteForm().Write(OfNote(n), "n1 head")
	fmt.Println(text)
	d, p := NoteForm().Read(Text([]byte(text)))
	fmt.Println(p)
	fmt.Printf("%+v\n", d)
	fmt.Println(NoteForm().Differences(OfNote(n), d))
	for _, s := range []string{"---\ntags:\n  - #qris\n  - a\n---\n", "---\ntags: # x\n  - a\n---\n", "---\nday: a #3\n---\n", "---\ntags: [a, b]\n---\n",
		"---\nheard:\n- a: b: c\ntags: 'x\n---\n", "---\nday: *a\n---\n", "---\nday: &x b\n---\n", "---\nday: !!str b\n---\n", "---\nday: b\nday: c\n---\n", "---\nday\n---\n", "---\n \ttags:\n\t- x\n---\n", "---\nheard:\n  luis: a\n  x:\n---\n", "---\ntags: @x\n---\n","---\ntags: #x\n---\n", "---\nheard:\n  - luis: he said \"no\" to it\n  - \"x\" y\n---\n"} {
		d, p := NoteForm().Read(s)
		fmt.Printf("%q %+v\n", s, d.Entries)
		for _, x := range p { fmt.Println("   ", x.Line, told(x.Err)) }
	}
	fmt.Println(ContactForm().Write(OfContact(journal.Contact{Name:"Dana", Points: []journal.Point{{journal.PointPhone, "0202", "work"},{journal.PointWeb, "https://x.org/a#b", ""}, {journal.PointAddress, "12 Main\nPolk", "home"}}, Fields: []journal.Field{{"State", "OR"}}}, journal.Day{})))
}
