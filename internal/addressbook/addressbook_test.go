package addressbook

import (
	"io"
	"os"
	"reflect"
	"strings"
	"testing"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/textfile"
)

func opens(text string) textfile.Open {
	return func() (io.ReadCloser, error) { return io.NopCloser(strings.NewReader(text)), nil }
}

func sample(t testing.TB, name string) string {
	t.Helper()
	data, err := os.ReadFile("../../testdata/import/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

var readers = map[string]func(textfile.Open, Options) (*Book, error){"mutt/aliases": ReadMutt, "abook/addressbook": ReadAbook}

// read reads a text that can be read to its end.
func read(t testing.TB, name, text string) *Book {
	t.Helper()
	b, err := readers[name](opens(text), Options{Name: "book", Group: func(name string) bool { return name == "Providers" }})
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func email(values ...string) (points []journal.Point) {
	for _, v := range values {
		points = append(points, journal.Point{Kind: journal.PointEmail, Value: v})
	}
	return points
}

func TestMutt(t *testing.T) {
	for text, want := range map[string]journal.Contact{
		"alias dana Dana Whitcomb <d@example.org>":                     {Name: "Dana Whitcomb", Aliases: []string{"dana"}, Points: email("d@example.org")},
		"alias\tdana\t\"Whitcomb, Dana\" <d@example.org>":              {Name: "Whitcomb, Dana", Aliases: []string{"dana"}, Points: email("d@example.org")},
		"alias dana d@example.org (Dana Whitcomb)":                     {Name: "Dana Whitcomb", Aliases: []string{"dana"}, Points: email("d@example.org")},
		"alias dana d@example.org":                                     {Name: "dana", Points: email("d@example.org")},
		"alias dana \\\n  <d@example.org>":                             {Name: "dana", Points: email("d@example.org")},
		`alias x "A \\"B\\" \#1 \$c" <d@example.org>`:                  {Name: `A "B" #1 $c`, Aliases: []string{"x"}, Points: email("d@example.org")},
		"alias -group Providers x <d@example.org> # hi tags:a,B there": {Name: "x", Points: email("d@example.org"), Groups: []string{"Providers"}, Tags: []string{"a", "b"}, Fields: []journal.Field{{Name: "Notes", Value: "hi there"}}},
	} {
		b := read(t, "mutt/aliases", text)
		if len(b.Bad) > 0 || len(b.Cards) != 1 || !reflect.DeepEqual(b.Cards[0].Contact, want) {
			t.Errorf("%s: %+v, %v, want %+v", text, b.Cards, b.Bad, want)
		}
	}
}

func TestBad(t *testing.T) {
	for text, want := range map[string]string{
		"alias dana":                                             `book:1: the alias "dana" has no address`,
		"\nalias t a@example.org, b@example.org":                 `book:2: the alias "t" is a list of several addresses, and no contact`,
		"alias dana Dana":                                        `book:1: "Dana" is no e-mail address`,
		"alias x " + strings.Repeat("x", 10<<20):                 "book:1: the line is longer than 1 MiB",
		"[format]\nprogram=abook\n[0]\nemail=a@b.test":           "book:3: the name is empty",
		"[format]\nprogram=abook\n[0]\nname=D\nemail=a@b.test,c": `book:3: "c" is no e-mail address`,
	} {
		name := "mutt/aliases"
		if strings.HasPrefix(text, "[") {
			name = "abook/addressbook"
		}
		b := read(t, name, text)
		if len(b.Bad) != 1 || b.Bad[0].Error() != want {
			t.Errorf("%.60q: %v, want %s", text, b.Bad, want)
		}
	}
	if _, err := ReadAbook(opens(strings.Repeat("[0]\n", mostBad+1)), Options{Name: "book"}); err == nil {
		t.Error("a file of nothing but bad entries is read to its end")
	}
	b := read(t, "abook/addressbook", "x\n[format]\nprogram=abook\n[0]\nname=D\nastray\n")
	if !reflect.DeepEqual(b.Others.Lines, []int{1, 6}) {
		t.Errorf("lines that belong to nobody: %v", b.Others)
	}
}

func TestHolds(t *testing.T) {
	for text, want := range map[string]string{
		"# x\n\nalias d <d@example.org>": "mutt", "alias d \\\n": "mutt", "alias,name\nd,x@y": "", "alias d": "", "set x": "", "": "",
		"# x\n[format]\nprogram = abook": "abook", "[format]\n[0]\nprogram=abook": "", "[0]": "", "[format]": "",
		"# x\nset realname=\"x\"\nbind index x \\\n y\nalias d d@example.org": "mutt",
		"set realname=\"x\"\n":            "",
		"set,name\nalias d d@example.org": "",
		"name set\nalias d d@example.org": "",
	} {
		got := map[bool]string{true: "mutt"}[HoldsMutt(text)] + map[bool]string{true: "abook"}[HoldsAbook(text)]
		if got != want {
			t.Errorf("%q holds %q, want %q", text, got, want)
		}
	}
}

// However a file is cut off, what is read of the entries before the last is what is read of the whole file.
func TestTruncated(t *testing.T) {
	for name := range readers {
		text := sample(t, name)
		all := read(t, name, text)
		for at := range text {
			b := read(t, name, text[:at])
			for i, card := range b.Cards[:max(len(b.Cards)-1, 0)] {
				if !reflect.DeepEqual(card, all.Cards[i]) {
					t.Fatalf("%s cut off at %d: %+v", name, at, card)
				}
			}
			if len(b.Cards) > len(all.Cards) || len(b.Bad) > 1 {
				t.Fatalf("%s cut off at %d: %v", name, at, b.Bad)
			}
		}
	}
}

// What goes out as aliases comes in as it was.
func TestAliases(t *testing.T) {
	for _, name := range []string{"Dana Whitcomb", "`touch x` $HOME #1", `\ "a" \`, "A, B <c> (d); e", "東京", "-group x"} {
		var a Aliases
		lines := a.Lines(journal.Contact{Name: name, Points: email("a@example.org", "b@example.org")})
		b := read(t, "mutt/aliases", strings.Join(lines, "\n"))
		if len(lines) != 2 || len(b.Bad) > 0 || len(b.Cards) != 2 || b.Cards[0].Contact.Name != name ||
			!reflect.DeepEqual(b.Cards[1].Contact.Points, email("b@example.org")) {
			t.Errorf("%s: %q, %+v, %v", name, lines, b.Cards, b.Bad)
		}
	}
}

// FuzzRead holds what the store may rely on: whatever the file, reading it does not panic, and a contact has a name.
func FuzzRead(f *testing.F) {
	for name := range readers {
		f.Add(sample(f, name))
	}
	f.Add("alias -group \"x d\\")
	f.Fuzz(func(t *testing.T, text string) {
		HoldsMutt(text)
		HoldsAbook(text)
		for name, reader := range readers {
			b, err := reader(opens(text), Options{Name: name})
			if err != nil {
				continue
			}
			for _, card := range b.Cards {
				if name, err := journal.CleanName(card.Contact.Name); err != nil || name != card.Contact.Name || card.Line < 1 {
					t.Errorf("%q: %+v", text, card)
				}
			}
		}
	})
}
