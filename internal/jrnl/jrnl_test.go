package jrnl

import (
	"encoding/json"
	"errors"
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

func sample(t testing.TB, name string) string {
	t.Helper()
	data, err := os.ReadFile("../../testdata/import/jrnl/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// readAll reads a file to its end: the notes that can be taken, what is said of entries that cannot, and what ended it.
func readAll(t testing.TB, text string) (good []journal.NoteCard, bad []string, err error) {
	t.Helper()
	f, err := Read(opens(text), "diary", HoldsJSON(text))
	if err != nil {
		return nil, nil, err
	}
	for card, err := range f.Cards() {
		switch {
		case err != nil:
			return good, bad, err
		case card.Bad != nil:
			bad = append(bad, card.Bad.Error())
		default:
			good = append(good, card)
		}
	}
	return good, bad, nil
}

func TestEntries(t *testing.T) {
	for text, want := range map[string]journal.Note{
		"[2026-11-20 09:30] Title *\nBody.\n\nMore.\n\n": {Time: "09:30", Body: "Title\nBody.\n\nMore.", Tags: []string{"starred"}},
		"[2026-11-20 09:30:15 PM] Title":                 {Time: "21:30", Body: "Title"},
		"[2026-11-20 9:30 am]":                           {Time: "09:30"},
		"[2026-11-20]\nx":                                {Body: "x"},
		"2026-11-20 09:30 A **bold** **\nb":              {Time: "09:30", Body: "A **bold** **\nb"},
		"2026-11-20 09:30:00 AM Title":                   {Time: "09:30", Body: "Title"},
		"[2026-11-20 09:30] a@b.example @Work, #a/b-c @ @work (@no)": {Time: "09:30", Body: "a@b.example @Work, #a/b-c @ @work (@no)",
			Tags: []string{"work", "a/b-c"}},
		"[2026-11-20 09:30] x\n[x] y\n[2026-11-20 foo bar baz] z\n2026-11-20 09:30 w": {Time: "09:30",
			Body: "x\n[x] y\n[2026-11-20 foo bar baz] z\n2026-11-20 09:30 w"},
		`{"entries": [{"title": "Title", "body": "Body.\n\nMore.", "date": "2026-11-20", "time": "09:30", "tags": ["@a"], "starred": true}]}`: {
			Time: "09:30", Body: "Title\nBody.\n\nMore.", Tags: []string{"a", "starred"}},
		`{"tags": {"@a": 1}, "more": [{}], "entries": [{"title": "T", "date": "2026-11-20", "weather": {"sun": 1}}]}`: {Body: "T"},
	} {
		want.Day = journal.Day{Year: 2026, Month: time.November, Dom: 20}
		good, bad, err := readAll(t, text)
		if err != nil || len(bad) > 0 || len(good) != 1 || !reflect.DeepEqual(good[0].Note, want) || !good[0].Named {
			t.Errorf("%s: %+v, %q, %v", text, good, bad, err)
		}
	}
}

func TestHolds(t *testing.T) {
	for text, want := range map[string]string{
		"\n[2026-11-20 09:30] x":       "text",
		"2026-11-20 09:30 x":           "text",
		"[2026-11-20] x":               "text",
		"2026-11-20,09:30,x":           "",
		"2026-11-20 09:30,x":           "",
		"[x] y":                        "",
		"":                             "",
		` {"tags":{"@a":1},"entr`:      "json",
		`{"entries":[`:                 "json",
		`{"entries":{`:                 "",
		`{"tags":[`:                    "",
		`[{"title":"x"}]`:              "",
		`{"version":"1","tags":{"a":1`: "",
	} {
		got := map[bool]string{true: "text"}[HoldsText(text)] + map[bool]string{true: "json"}[HoldsJSON(text)]
		if got != want {
			t.Errorf("%q holds %q, want %q", text, got, want)
		}
	}
}

func TestBadEntries(t *testing.T) {
	for text, want := range map[string]string{
		"[2026-11-20 09:30] x\n[1582-10-10 09:30] x": `diary:2: "1582-10-10" is no day of an entry`,
		"[2026-02-30] x":       `diary:1: "2026-02-30" is no day of an entry`,
		"[2026-11-20 25:00] x": `diary:1: "25:00" is not a time of day rel can read`,
		"[2026-11-20 09:30] x" + strings.Repeat("y", 10<<20):                    "diary:1: the entry is longer than 1 MiB",
		"[2026-11-20 09:30] x\n" + strings.Repeat("y\n", 1<<20):                 "diary:1: the entry is longer than 1 MiB",
		"{\"entries\": [\n{\"title\": 7}]}":                                     "diary:2: this is no entry of jrnl",
		"{\"entries\": [\n\n7]}":                                                "diary:3: this is no entry of jrnl",
		"{\"entries\": [\n{\"title\":\"x\"}]}":                                  `diary:2: "" is no day of an entry`,
		"{\"entries\": [\n{\"title\":\"\\u0000\", \"date\": \"2026-11-20\"}]}":  "diary:2: the text has a NUL character in it",
		"{\"entries\": [\n{\"title\":\"" + strings.Repeat("x", 2<<20) + "\"}]}": "diary:2: the entry is longer than 1 MiB",
	} {
		_, bad, err := readAll(t, text)
		if err != nil || len(bad) != 1 || bad[0] != want {
			t.Errorf("%.60q: %.200q, %v, want %s", text, bad, err, want)
		}
	}
}

func TestBrokenJSON(t *testing.T) {
	const head = "{\"entries\": [\n{\"title\": \"T\", \"date\": \"2026-11-20\"}"
	for text, want := range map[string]string{
		head:            "diary:2: this is no JSON of jrnl, or the file was cut off",
		head + "]":      "diary:2: this is no JSON of jrnl, or the file was cut off",
		head + "]} x":   "diary:2: this is no JSON of jrnl, or the file was cut off",
		head + "]}\n{}": "diary:3: this is no JSON of jrnl, or the file was cut off",
		head + ",\n\"" + strings.Repeat("x", 10<<20) + "\"]}": "diary:2: an entry has more than 8 MiB",
		"{\"entries\": [" + strings.Repeat("[", 20_000):       "diary:1: this is no JSON of jrnl, or the file was cut off",
	} {
		if _, _, err := readAll(t, text); err == nil || err.Error() != want {
			t.Errorf("%.80q: %v, want %s", text, err, want)
		}
	}
}

// However a file is cut off, the whole entries are read, and JSON is refused in the end.
func TestTruncated(t *testing.T) {
	for _, name := range []string{"diary.txt", "diary.json"} {
		text := strings.TrimSpace(sample(t, name))
		all, _, err := readAll(t, text)
		if err != nil || len(all) < 3 {
			t.Fatalf("%s: %v, %d entries", name, err, len(all))
		}
		for at := range text {
			f, err := Read(opens(text[:at]), name, name == "diary.json")
			if err != nil {
				t.Fatal(err)
			}
			n, ended := 0, error(nil)
			for card, err := range f.Cards() {
				if ended = err; err == nil && card.Bad == nil {
					if n++; card.Line != all[n-1].Line {
						t.Fatalf("%s cut off at %d: %+v", name, at, card)
					}
				}
			}
			if n > len(all) || name == "diary.json" && ended == nil {
				t.Fatalf("%s cut off at %d: %d entries, %v", name, at, n, ended)
			}
		}
	}
}

// Time and memory are bounded, whatever a file has too much of.
func TestTooMuch(t *testing.T) {
	for name, text := range map[string]string{
		"empty entries":      strings.Repeat("[2026-11-20 09:30] \n", 1_000_000),
		"lines of none":      "[2026-11-20 09:30] x\n" + strings.Repeat("\n", 1_000_000),
		"tags":               "[2026-11-20 09:30] " + strings.Repeat("@a ", 300_000),
		"ats":                "[2026-11-20 09:30] " + strings.Repeat("@", 1_000_000),
		"empty JSON entries": `{"entries":[` + strings.Repeat("{},\n", 1_000_000) + `{}]}`,
		"JSON of no entries": `{"tags":{},"x":[` + strings.Repeat("0,", 2_000_000) + `0],"entries":[]}`,
		"keys":               `{"tags":{}` + strings.Repeat(`,"x":0`, 1_000_000) + `}`,
		"a line of 10 MB":    strings.Repeat("x", 10<<20),
	} {
		t.Run(name, func(t *testing.T) {
			var before, after runtime.MemStats
			runtime.GC()
			runtime.ReadMemStats(&before)
			started := time.Now()
			f, err := Read(opens(text), "diary", strings.HasPrefix(text, "{"))
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
		})
	}
}

func TestCharsets(t *testing.T) {
	for _, text := range []string{"[2026-11-20 09:30] Caf\xe9\r\n", "\ufeff[2026-11-20 09:30] Café\n"} {
		good, bad, err := readAll(t, text)
		if err != nil || len(bad) > 0 || len(good) != 1 || good[0].Note.Body != "Café" {
			t.Errorf("%q: %+v, %q, %v", text, good, bad, err)
		}
	}
	if _, _, err := readAll(t, "[2026-11-20] \x00"); err == nil {
		t.Error("took a NUL for text")
	}
}

// FuzzRead holds what the store may rely on: whatever the file, reading it does not panic, a refusal has a hint, and notes are
// clean.
func FuzzRead(f *testing.F) {
	for _, name := range []string{"diary.txt", "diary.json"} {
		f.Add([]byte(sample(f, name)))
	}
	f.Add([]byte("2026-11-20 09:30:00 AM x *\n\xff"))
	f.Add([]byte("{\"entries\":[{\"date\":\"9999-12-31\",\"title\":\"\\u001b[31m\"}],\"x\":[]}"))
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, asJSON := range []bool{HoldsJSON(string(data)), !HoldsText(string(data))} {
			file, err := Read(opens(string(data)), "diary", asJSON)
			if err != nil {
				checkProblem(t, err)
				return
			}
			for card, err := range file.Cards() {
				switch n := card.Note; {
				case err != nil:
					checkProblem(t, err)
				case card.Bad != nil:
					checkProblem(t, card.Bad)
				default:
					text, err := journal.CleanText("text", n.Body)
					if err != nil || text != n.Body || card.Line < 1 || slices.Contains(n.Tags, "") {
						t.Fatalf("%+v: %v", card, err)
					}
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

// What jrnl exports as JSON and as text are the same notes.
func TestFormsAgree(t *testing.T) {
	text, _, err := readAll(t, sample(t, "diary.txt"))
	if err != nil {
		t.Fatal(err)
	}
	data := sample(t, "diary.json")
	if !json.Valid([]byte(data)) {
		t.Fatal("the sample is no JSON")
	}
	object, _, err := readAll(t, data)
	if err != nil || len(text) != len(object) {
		t.Fatalf("%d and %d entries, %v", len(text), len(object), err)
	}
	for i := range text {
		if !reflect.DeepEqual(text[i].Note, object[i].Note) {
			t.Errorf("%+v and %+v", text[i].Note, object[i].Note)
		}
	}
}
