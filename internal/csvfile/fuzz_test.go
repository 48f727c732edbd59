package csvfile

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/rel-journal/rel/internal/journal"
)

// FuzzRead holds what the store may rely on: whatever the file, Read does not panic, refuses with a
// hint, and every card is clean, within its limits, on a line of its own, and not after today.
func FuzzRead(f *testing.F) {
	// Small seeds: the fuzzer spends its time on making large ones smaller.
	for _, sheet := range []string{
		"", "Name", "sep=;\nName;Name\na;b", "Name,Email,Tags\nDana,'=a@b; c@d,\"x,#y\"",
		"First,Last,Suffix,Kind\n,,Jr.,person", "Name,,,\na,b,c,d", "Name,Birthday\na,5/6/1980", "\xff\xfeN\x00a\x00", "Name\n\x80\x81",
		"Title\nName;E-mail\r\nDana \x96 Whitcomb;mailto:a@b\r\n", "\"Last, First\"\tLast contact\tEvery\n\"Whitcomb, Dana\"\t22.11.2025\t2w\n",
		"Company,Title,Notes,notes\nBright Steps,x,\"a\nb\",c", "Name,Phone\nJos\u00e9,'+1; '-2\n\n,x",
		"uid,name,groups\n019a0c4e-7c1a-7b52-8f60-5d1f0c6a2b11,Dana,\"a, b; c\"",
	} {
		f.Add([]byte(sheet))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		s, err := readWhole(Read, data, Options{Name: "fuzz.csv", Today: today, Order: journal.MDY})
		if err != nil {
			var p *journal.Problem
			if s != nil || !errors.As(err, &p) || p.Hint == "" {
				t.Fatalf("refused with %v", err)
			}
			return
		}
		last := 0
		for _, c := range s.Cards {
			if c.Line <= last || c.LastContact.After(today) || c.Contact.UID != "" && !isUID(c.Contact.UID) {
				t.Fatalf("card %+v after line %d", c, last)
			}
			last = c.Line
			checkContact(t, c.Contact)
		}
		for _, b := range s.Bad {
			var p *journal.Problem
			if b.Line < 1 || !errors.As(b, &p) || p.Hint == "" {
				t.Fatalf("bad row %+v", b)
			}
		}
	})
}

// checkContact checks that a contact is in the one form the journal keeps.
func checkContact(t *testing.T, c journal.Contact) {
	t.Helper()
	if !slices.Contains(journal.Kinds, c.Kind) {
		t.Fatalf("kind %q", c.Kind)
	}
	clean := slices.Concat([]string{c.Name}, c.Aliases, c.Groups)
	var fields []string
	for _, f := range c.Fields {
		fields = append(fields, journal.NameKey(f.Name))
		clean = append(clean, f.Name)
		if text, err := journal.CleanText("value", f.Value); err != nil || text != f.Value || strings.TrimSpace(text) == "" {
			t.Fatalf("field %q: %v", f, err)
		}
	}
	for _, name := range clean {
		if got, err := journal.CleanName(name); err != nil || got != name {
			t.Fatalf("name %q is not clean: %q, %v", name, got, err)
		}
	}
	slices.Sort(fields)
	if len(slices.Compact(fields)) != len(c.Fields) {
		t.Fatalf("two fields of one name in %v", c.Fields)
	}
	for _, tag := range c.Tags {
		if got, err := journal.Tag(tag); err != nil || got != tag {
			t.Fatalf("tag %q is not clean: %v", tag, err)
		}
	}
	for _, p := range c.Points {
		if p.Value == "" || p.Kind == journal.PointEmail && !journal.IsEmail(p.Value) {
			t.Fatalf("point %+v", p)
		}
	}
}
