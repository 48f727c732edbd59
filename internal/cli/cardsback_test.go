package cli

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/store"
	"github.com/rel-journal/rel/internal/vcard"
)

// Whatever two cards say, once they are one contact and that was edited, its card comes in elsewhere and goes out again as it is, and
// the cards themselves change nothing any more.
func TestMergedCardsComeBack(t *testing.T) {
	const pairs = 25
	for seed := range uint64(2) {
		c := chance{rand.New(rand.NewPCG(seed, 46))}
		d := newDesk(t)
		var file strings.Builder
		for i := range pairs {
			kind := c.pick("", "", "", "KIND:org")
			file.WriteString(c.card(2*i, kind) + c.card(2*i+1, kind))
		}
		d.rel(t, file.String(), "import", "-")
		c.mergeAndEdit(t, d, pairs)
		for _, format := range vcardFormats[1:] {
			out, _ := d.rel(t, "", "export", "contacts", "--format", format)
			elsewhere := newDesk(t)
			elsewhere.rel(t, out, "import", "-")
			again, _ := elsewhere.rel(t, "", "export", "contacts", "--format", format)
			wantCards(t, again, out, file.String())
		}
		if said, _ := d.rel(t, file.String(), "import", "-"); !strings.HasPrefix(said, "Nothing to import") {
			t.Errorf("seed %d: the same file again: %s", seed, said)
		}
	}
}

// wantCards fails with the first card that is another than it was.
func wantCards(t *testing.T, got, want, file string) {
	t.Helper()
	const end = "END:VCARD\r\n"
	now := strings.SplitAfter(got, end)
	for i, card := range strings.SplitAfter(want, end) {
		if i >= len(now) || now[i] != card {
			t.Fatalf("went out as\n%s\nand then as\n%s\nof\n%s", card, now[min(i, len(now)-1)], file)
		}
	}
}

func (c chance) pick(list ...string) string { return list[c.IntN(len(list))] }

// card is of a few things that several can say, with and without more on the line.
func (c chance) card(i int, kind string) string {
	name := fmt.Sprintf("Sample%d", i)
	lines := []string{"BEGIN:VCARD", "VERSION:4.0", fmt.Sprintf("UID:u%d", i), "FN" + c.more() + ":Dana " + name}
	if kind != "" {
		lines = append(lines, kind)
	}
	for range c.IntN(8) {
		lines = append(lines, c.pick("N", "FN", "NICKNAME", "ORG", "ORG", "TITLE", "ROLE", "NOTE", "BDAY", "TEL", "TEL", "URL", "ADR", "LABEL", "CATEGORIES", "X-PET"))
		last := &lines[len(lines)-1]
		values := map[string]string{
			"N": c.pick(name+";Dana;;;", name+";Dana;;Dr.;", "Lx;Fx;M;;"), "FN": c.pick("Nick", "Fx M Lx", "dana "+name), "NICKNAME": c.pick("Nick", "nick", "Nick,Fx"),
			"ORG": c.pick("Acme", "Acme;Sales", "Base"), "TITLE": c.pick("Boss", "Chief"), "ROLE": c.pick("Boss", "Chair"), "NOTE": c.pick("Some", "Autre"),
			"BDAY": c.pick("1980-05-12", "--0512", "1981-06-13T10:00:00Z", "circa 1980"), "TEL": c.pick("1", "2", "tel:+1-2"), "URL": "https://x.example",
			"ADR": c.pick(";;1 Elm;Bend;;;", "PO 7;;1 Elm;Bend;;;"), "LABEL": c.pick("1 Elm\\nBend", "2 Elm"), "CATEGORIES": c.pick("Alpha", "Beta,Gamma", "alpha", "💥"),
			"X-PET": c.pick("Rex", "Tom"),
		}
		*last += c.more() + ":" + values[*last]
	}
	return strings.Join(append(lines, "END:VCARD"), "\r\n") + "\r\n"
}

// more is what a line may say beyond its text.
func (c chance) more() string {
	return c.pick("", "", "", ";X=1", ";X=2", ";TYPE=work", ";PREF=1", ";PREF=20;X=3")
}

// mergeAndEdit makes one of every two contacts, and changes something about each.
func (c chance) mergeAndEdit(t *testing.T, d *desk, pairs int) {
	t.Helper()
	s, err := store.Open(t.Context(), store.Options{Path: d.db, Now: d.now, Author: "sample", Command: "sample", Outdated: vcard.Outdated})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = s.Close() }()
	for i := range int64(pairs) {
		m, err := s.PlanMerge(t.Context(), 2*i+1, 2*i+2)
		if err == nil {
			m.First, err = s.Merge(t.Context(), m)
		}
		if err == nil {
			err = c.edit(t, s, m.First)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
}

// edit takes something from a contact, or gives it something else.
func (c chance) edit(t *testing.T, s *store.Store, x journal.Contact) error {
	t.Helper()
	gone := journal.Contact{}
	switch what := c.IntN(7); {
	case what == 0 && len(x.Aliases) > 0:
		gone.Aliases = x.Aliases[:1]
	case what == 1 && len(x.Points) > 0:
		gone.Points = x.Points[:1]
	case what == 2 && len(x.Fields) > 0:
		gone.Fields = x.Fields[:1]
	case what == 3 && len(x.Positions) > 0:
		gone.Positions = x.Positions[:1]
	case what == 4 && len(x.Dates) > 0:
		gone.Dates = x.Dates[:1]
	case what == 5 && len(x.Tags) > 0:
		return s.TagContacts(t.Context(), []int64{x.ID}, nil, x.Tags[:1])
	default:
		return nil
	}
	_, err := s.EditContact(t.Context(), x.ID, store.ContactPatch{Gone: gone})
	return err
}
