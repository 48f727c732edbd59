package friendsmd

import (
	"errors"
	"fmt"
	"io"
	"os"
	"reflect"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/textfile"
)

func opens(text string) textfile.Open {
	return func() (io.ReadCloser, error) { return io.NopCloser(strings.NewReader(text)), nil }
}

func sample(t testing.TB) string {
	t.Helper()
	data, err := os.ReadFile("../../testdata/import/friends/friends.md")
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// readAll reads a file to its end: the notes that can be taken, and what is said of lines that cannot.
func readAll(t testing.TB, text string) (f *File, good []journal.NoteCard, bad []string) {
	t.Helper()
	f, err := Read(opens(text), "friends.md")
	if err != nil {
		t.Fatal(err)
	}
	for card, err := range f.Cards() {
		switch {
		case err != nil:
			t.Fatal(err)
		case card.Bad != nil:
			bad = append(bad, card.Bad.Error())
		default:
			good = append(good, card)
		}
	}
	return f, good, bad
}

func TestFriends(t *testing.T) {
	for line, want := range map[string]journal.Contact{
		"- Dana Whitcomb":     {Name: "Dana Whitcomb"},
		"Dana  Whitcomb  ":    {Name: "Dana Whitcomb"},
		"- Dana (a.k.a. Dee)": {Name: "Dana", Aliases: []string{"Dee"}},
		"- Dana (a.k.a. Dee a.k.a. D (the 1st)) [Salem, OR] @a-b @c:1": {Name: "Dana", Aliases: []string{"Dee", "D (the 1st)"},
			Tags: []string{"a-b", "c:1"}, Fields: []journal.Field{{Name: "Location", Value: "Salem, OR"}}},
		"- Dana [Salem]@a": {Name: "Dana", Tags: []string{"a"}, Fields: []journal.Field{{Name: "Location", Value: "Salem"}}},
		"- Dana @a":        {Name: "Dana", Tags: []string{"a"}},
	} {
		f, _, bad := readAll(t, "### Friends:\n"+line)
		if len(bad) > 0 || len(f.People) != 1 || !reflect.DeepEqual(f.People[0].Contact, want) {
			t.Errorf("%s: %+v, %q", line, f.People, bad)
		}
	}
}

func TestEntries(t *testing.T) {
	const people = "### Friends:\n- Dana Whitcomb (a.k.a. Dee)\n- Luis\n"
	for text, want := range map[string]struct {
		body     string
		who, tag []string
	}{
		"Saw **Dana Whitcomb** at _The Hall_.":          {"Saw Dana Whitcomb at The Hall.", []string{"dana whitcomb"}, nil},
		"**Dee**, **Luis** and **Dana Whitcomb** @a @A": {"Dee, Luis and Dana Whitcomb @a @A", []string{"dana whitcomb", "luis"}, []string{"a"}},
		"** **Luis**: 2 ** 3 ** 4":                      {"** Luis: 2 ** 3 ** 4", []string{"luis"}, nil},
		"**Luis** sent a_b_c, mail@x.example @ @b-c- d": {"Luis sent a_b_c, mail@x.example @ @b-c- d", []string{"luis"}, []string{"b-c"}},
		"**Ann O'Hara** is not listed: _x":              {"Ann O'Hara is not listed: _x", []string{"ann ohara"}, nil},
	} {
		f, good, bad := readAll(t, people+"### Activities:\n- 2026-11-20: "+text)
		if len(bad) > 0 || len(good) != 1 {
			t.Errorf("%s: %+v, %q", text, good, bad)
			continue
		}
		got := good[0]
		if got.Note.Body != want.body || !slices.Equal(got.With, want.who) || !slices.Equal(got.Note.Tags, want.tag) || got.Whom != nil {
			t.Errorf("%s: %+v", text, got)
		}
		for _, key := range got.With {
			if !slices.ContainsFunc(f.People, func(c journal.Card) bool { return c.Key == key }) {
				t.Errorf("%s: nobody has the key %s", text, key)
			}
		}
	}
}

func TestBadLines(t *testing.T) {
	for text, want := range map[string]string{
		"hello":                       "friends.md:1: the line stands under no heading that is known",
		"### Friends:\n-":             "friends.md:2: the name is empty",
		"### Friends:\n- D (x)":       `friends.md:2: it is not clear what "(x)" is behind the name`,
		"### Friends:\n- D (a.k.a. x": "friends.md:2: the other names have no closing parenthesis",
		"### Friends:\n- D [x":        "friends.md:2: the place has no closing bracket",
		"### Friends:\n- D @x:":       `friends.md:2: it is not clear what "@x:" is behind the name`,
		"### Notes:\n\n- x":           "friends.md:3: the line begins with no day such as 2026-11-22",
		"### Notes:\n- 1582-10-10: x": "friends.md:2: the line begins with no day such as 2026-11-22",
		"### Notes:\n- 2026-11-20: " + strings.Repeat("x", 10<<20):                "friends.md:2: the line is longer than 1 MiB",
		"### Friends:\n- " + strings.Repeat("x", 10<<20):                          "friends.md:2: the line is longer than 1 MiB",
		"### Notes:\n- 2026-11-20: " + strings.Repeat("**D** ", 2000):             "friends.md:2: the line has 1000 people or more",
		"### Notes:\n- 2026-11-20: **D** @" + strings.Repeat("x", 100):            "friends.md:2: the tag is 100 characters long, and at most 60 are taken",
		"### Notes:\n- 2026-11-20: **D** @x\n### Events:\n- 2026-11-20: **D** @x": "friends.md:4: the line stands under no heading that is known",
	} {
		_, _, bad := readAll(t, text)
		if len(bad) != 1 || bad[0] != want {
			t.Errorf("%.60q: %.200q, want %s", text, bad, want)
		}
	}
}

// However a file is cut off, what is read of its whole lines is what is read of the whole file.
func TestTruncated(t *testing.T) {
	text := sample(t)
	_, all, _ := readAll(t, text)
	for at := range text {
		_, good, bad := readAll(t, text[:at])
		whole := strings.Count(text[:at], "\n")
		for i, card := range good {
			if card.Line <= whole && !reflect.DeepEqual(card.Note, all[i].Note) {
				t.Fatalf("cut off at %d: %+v", at, card)
			}
		}
		if len(bad) > 1 || len(bad) == 1 && !strings.HasPrefix(bad[0], fmt.Sprintf("friends.md:%d: ", whole+1)) {
			t.Fatalf("cut off at %d: %q", at, bad)
		}
	}
}

// Time and memory are bounded, whatever a file has too much of.
func TestTooMuch(t *testing.T) {
	const people = "### Friends:\n- Dana\n### Activities:\n"
	million := func(text string) string { return strings.Repeat(text, 1_000_000) }
	for name, text := range map[string]string{
		"empty entries":  people + million("- 2026-11-20:\n"),
		"empty lines":    people + million("\n"),
		"lines of none":  people + million("-\n"),
		"headings":       million("### Notes:\n"),
		"bad friends":    "### Friends:\n" + strings.Repeat("-\n", mostBad-1),
		"asterisks":      people + "- 2026-11-20: " + strings.Repeat("** ", 300_000),
		"marks":          people + "- 2026-11-20: **Dana** " + strings.Repeat("_a ", 300_000),
		"ats":            people + "- 2026-11-20: **Dana** " + strings.Repeat("@ ", 500_000),
		"tags":           people + "- 2026-11-20: **Dana** " + strings.Repeat("@a ", 300_000),
		"parentheses":    "### Friends:\n- Dana (a.k.a. " + strings.Repeat(") ", 500_000),
		"a line of 10MB": people + strings.Repeat("x", 10<<20),
	} {
		t.Run(name, func(t *testing.T) {
			var before, after runtime.MemStats
			runtime.GC()
			runtime.ReadMemStats(&before)
			started := time.Now()
			f, err := Read(opens(text), "friends.md")
			if err != nil {
				t.Fatal(err)
			}
			for _, err := range f.Cards() {
				if err != nil {
					t.Fatal(err)
				}
			}
			runtime.GC()
			runtime.ReadMemStats(&after)
			if took := time.Since(started); took > time.Minute {
				t.Errorf("took %s", took)
			}
			if grown := int64(after.HeapAlloc) - int64(before.HeapAlloc); grown > 32<<20 {
				t.Errorf("holds %d MiB", grown>>20)
			}
			runtime.KeepAlive(f)
		})
	}
}

func TestWholeFileRefused(t *testing.T) {
	for text, want := range map[string]string{
		"### Notes:\n\x00": "friends.md:2: there is a NUL character, so this is no text file",
		"### Friends:\n" + strings.Repeat("-\n", 20000): "friends.md: 10000 friends or more cannot be read",
		"### Notes:\né é é \xff":                        "friends.md:2: the file is UTF-8, but a character on this line is damaged",
	} {
		if _, err := Read(opens(text), "friends.md"); err == nil || err.Error() != want {
			t.Errorf("%.20q: %v", text, err)
		}
	}
	broken := errors.New("the disk is gone")
	if _, err := Read(func() (io.ReadCloser, error) { return nil, broken }, "x"); !errors.Is(err, broken) {
		t.Errorf("a broken file: %v", err)
	}
}

// In another charset the names are the same.
func TestCharsets(t *testing.T) {
	for name, text := range map[string]string{
		"Windows-1252": "### Friends:\r\n- Jos\xe9 D\xedaz\r\n",
		"UTF-8":        "\ufeff### Friends:\n- José Díaz\n",
		"UTF-16":       utf16("### Friends:\n- José Díaz\n"),
	} {
		f, _, bad := readAll(t, text)
		if len(bad) > 0 || len(f.People) != 1 || f.People[0].Contact.Name != "José Díaz" {
			t.Errorf("%s: %+v, %q", name, f.People, bad)
		}
	}
}

func utf16(text string) string {
	out := []byte{0xff, 0xfe}
	for _, r := range text {
		out = append(out, byte(r), byte(r>>8))
	}
	return string(out)
}

// FuzzRead holds what the store may rely on: whatever the file, reading it does not panic, a refusal has a hint, and notes and
// people are clean.
func FuzzRead(f *testing.F) {
	f.Add([]byte(sample(f)))
	f.Add([]byte("### Friends:\n- D (a.k.a. x (y)) [z] @a:b-c\n### Notes:\n- 2026-11-20: **D** _z_ @a"))
	f.Add([]byte("\xff\xfe#\x00#\x00#\x00 \x00N\x00"))
	f.Add([]byte("### Activities:\n- 2026-02-30: x\n- 9999-12-31: **\x1b[31mD** ** _ _a_b"))
	f.Fuzz(func(t *testing.T, data []byte) {
		Holds(string(data))
		file, err := Read(opens(string(data)), "friends.md")
		if err != nil {
			checkProblem(t, err)
			return
		}
		for _, c := range file.People {
			if name, err := journal.CleanName(c.Contact.Name); err != nil || name != c.Contact.Name || c.Key == "" {
				t.Fatalf("%+v: %v", c, err)
			}
		}
		for card, err := range file.Cards() {
			switch {
			case err != nil:
				checkProblem(t, err)
			case card.Bad != nil:
				checkProblem(t, card.Bad)
			default:
				if text, err := journal.CleanText("text", card.Note.Body); err != nil || text != card.Note.Body {
					t.Fatalf("%q: %v", card.Note.Body, err)
				}
			}
		}
	})
}

func checkProblem(t *testing.T, err error) {
	t.Helper()
	var p *journal.Problem
	if !errors.As(err, &p) || p.Hint == "" {
		t.Fatalf("refused with %v", err)
	}
}
