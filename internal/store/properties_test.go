package store

import (
	"strings"
	"testing"

	"github.com/rel-journal/rel/internal/journal"
)

// aside is a contact with lines of another program.
func aside(name string, lines ...string) journal.Contact {
	c := named(name)
	for _, line := range lines {
		of, _, _ := strings.Cut(line, ":")
		c.Kept = append(c.Kept, journal.Aside(of, line))
	}
	return c
}

// Another program's card is known by what that program calls it, whatever name it has by now; two that it calls differently
// are two, and of two programs they may be one.
func TestImportByAnotherProgramsUID(t *testing.T) {
	s := open(t)
	p := planned(t, s, cards(aside("Ana Okafor", "UID:a"), aside("Ana Okafor", "UID:b")), ImportOptions{})
	same(t, "first", actions(t, p), []Action{Adding, Adding})
	do(t, s.Import(t.Context(), p, nil))

	again := aside("Ana Ortega", "UID:b", "X-SPOUSE:Kim")
	p = planned(t, s, cards(aside("Ana Okafor", "UID:a"), again), ImportOptions{})
	same(t, "again", actions(t, p), []Action{Leaving, Updating})
	if rowsIn(t, p)[1].ID != 2 {
		t.Errorf("number %d", rowsIn(t, p)[1].ID)
	}
	same(t, "gains", rowsIn(t, p)[1].Gains, []string{"kept aside X-SPOUSE"})
	do(t, s.Import(t.Context(), p, nil))

	other := aside("Luis Ortega", "UID:c")
	other.Points = []journal.Point{email("luis@example.org")}
	add(t, s, other)
	other.Kept = []journal.Property{journal.Aside("UID", "UID:of another program")}
	p = planned(t, s, cards(other), ImportOptions{})
	same(t, "of another program", rowsIn(t, p)[0].Gains, []string{"what another program calls them"})
	do(t, s.Import(t.Context(), p, nil))
	same(t, "once more", actions(t, planned(t, s, cards(other), ImportOptions{})), []Action{Leaving})

	do(t, s.RemoveContact(t.Context(), 1))
	p = planned(t, s, cards(aside("Ana Okafor", "UID:a")), ImportOptions{})
	same(t, "removed", actions(t, p), []Action{Leaving})
}

// What is kept aside is kept as it came first: a picture that is another by now is said, and not taken.
func TestImportKeepsAside(t *testing.T) {
	photo := func(sign string) string { return "PHOTO:" + strings.Repeat(sign, 100_000) }
	s := open(t)
	do(t, s.Import(t.Context(), planned(t, s, cards(aside("Ana Okafor", photo("A"), "IMPP:x", "IMPP:y")), ImportOptions{}), nil))
	same(t, "again", actions(t, planned(t, s, cards(aside("Ana Okafor", photo("A"), "IMPP:y")), ImportOptions{})), []Action{Leaving})
	p := planned(t, s, cards(aside("Ana Okafor", photo("B"), "IMPP:z", "X-AIM:a")), ImportOptions{})
	same(t, "gains", rowsIn(t, p)[0].Gains, []string{"kept aside X-AIM"})
	same(t, "differs", rowsIn(t, p)[0].Differs, []string{"otherwise in the file than kept aside here: PHOTO, IMPP"})
	do(t, s.Import(t.Context(), p, nil))
	kept, err := s.Kept(t.Context(), 1)
	do(t, err)
	same(t, "kept", journal.PropertyNames(kept), []string{"PHOTO", "2 IMPP", "X-AIM"})
	if kept[0].Line != photo("A") {
		t.Error("the picture is another")
	}
}
