package vcard

import (
	"bytes"
	"cmp"
	"errors"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/rel-journal/rel/internal/journal"
)

var today = journal.Day{Year: 2026, Month: 11, Dom: 23}

// read reads a file of which every card can be read.
func read(t *testing.T, text string) []journal.Card {
	t.Helper()
	cards, bad := readAll(t, text)
	if len(bad) > 0 {
		t.Fatal(bad)
	}
	return cards
}

// readAll reads a file, and gives back what is wrong with the cards that cannot be read.
func readAll(t *testing.T, text string) (cards []journal.Card, bad []string) {
	t.Helper()
	group := func(name string) bool { return name == "Providers" }
	for card, err := range Read(strings.NewReader(text), Options{Name: "a.vcf", Group: group}) {
		var b journal.BadRow
		switch {
		case errors.As(err, &b):
			bad = append(bad, b.Error())
		case err != nil:
			t.Fatal(err)
		default:
			cards = append(cards, card)
		}
	}
	return cards, bad
}

func write(t *testing.T, v Version, contacts ...journal.Contact) string {
	t.Helper()
	var b bytes.Buffer
	w := NewWriter(&b, v, today)
	for _, c := range contacts {
		if err := w.Write(c); err != nil {
			t.Fatal(err)
		}
	}
	return b.String()
}

func card(lines ...string) string {
	return "BEGIN:VCARD\r\nVERSION:3.0\r\n" + strings.Join(lines, "\r\n") + "\r\nEND:VCARD\r\n"
}

// same fails unless two contacts are alike. The order of what is kept aside, and of fields, which are a set, is nothing.
func same(t *testing.T, got, want journal.Contact) {
	t.Helper()
	if got, want := inOrder(got), inOrder(want); !reflect.DeepEqual(got, want) {
		t.Fatalf("came back as\n%+v\nand was\n%+v", got, want)
	}
}

func inOrder(c journal.Contact) journal.Contact {
	c.Kept = slices.SortedFunc(slices.Values(c.Kept), func(a, b journal.Property) int { return cmp.Compare(a.Key, b.Key) })
	c.Fields = slices.SortedFunc(slices.Values(c.Fields), func(a, b journal.Field) int { return cmp.Compare(a.Name, b.Name) })
	if len(c.Aliases) == 0 {
		c.Aliases = nil
	}
	return c
}

// TestAddressParts: an encoded semicolon belongs to its component, where the separators are not encoded.
func TestAddressParts(t *testing.T) {
	for value, want := range map[string]string{
		";CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:PO 7;Apt=3B2;1 =C3=89lm St;Town;OH;00001;USA": "PO 7\nApt;2\n1 Élm St\nTown, OH 00001\nUSA",
		";ENCODING=QUOTED-PRINTABLE:=3B=3B1 Elm St=3BTown=3BOH=3B00001=3B":                      "1 Elm St\nTown, OH 00001",
	} {
		cards := read(t, "BEGIN:VCARD\nVERSION:2.1\nN:Baker;Tom\nADR"+value+"\nEND:VCARD\n")
		if got := cards[0].Contact.Points; len(got) != 1 || got[0].Value != want {
			t.Errorf("%s is %+v, want %q", value, got, want)
		}
	}
}

// A text with nothing to escape is what it is, and nothing is made of it.
func TestEscapeNothing(t *testing.T) {
	if n := testing.AllocsPerRun(10, func() { _ = escape("Dana Núñez: \"Elm\"") }); n != 0 {
		t.Errorf("%.0f allocations", n)
	}
	if got := escape("a\\b,c;d\ne"); got != `a\\b\,c\;d\ne` {
		t.Errorf("got %s", got)
	}
}
