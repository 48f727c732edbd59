package wholefile

import (
	"bytes"
	"errors"
	"iter"
	"reflect"
	"strings"
	"testing"

	"github.com/rel-journal/rel/internal/journal"
)

const sample = `{"rel": {"format": 1, "left_out": {"notes": 2}},
"settings": {"every":90},
"contacts": [
{"uid":"c-1","name":"José \"Pepe\" Núñez"},
{"uid":"c-2","name":"Luis"}
],
"notes": [
{"uid":"n-1","body":"two\nlines"}
]}
`

func read(text string) (all []journal.Entry, err error) {
	for e, err := range Read(strings.NewReader(text), "all.json") {
		if err != nil {
			return all, err
		}
		if e.Type != "rel" {
			all = append(all, e)
		}
	}
	return all, nil
}

func things(all []journal.Entry) iter.Seq2[journal.Entry, error] {
	return func(yield func(journal.Entry, error) bool) {
		for _, e := range all {
			if !yield(e, nil) {
				return
			}
		}
	}
}

func lines(t *testing.T, all []journal.Entry) string {
	t.Helper()
	var out bytes.Buffer
	if _, err := WriteLines(&out, map[string]int{"notes": 2}, things(all)); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// A file is read as it stands, each thing with its line and its place, and both forms have the same.
func TestRead(t *testing.T) {
	all, err := read(sample)
	if err != nil {
		t.Fatal(err)
	}
	want := []journal.Entry{
		{Type: "settings", JSON: []byte(`{"every":90}`), Line: 2, Path: "settings"},
		{Type: "contact", JSON: []byte(`{"uid":"c-1","name":"José \"Pepe\" Núñez"}`), Line: 4, Path: "contacts[0]"},
		{Type: "contact", JSON: []byte(`{"uid":"c-2","name":"Luis"}`), Line: 5, Path: "contacts[1]"},
		{Type: "note", JSON: []byte(`{"uid":"n-1","body":"two\nlines"}`), Line: 8, Path: "notes[0]"},
	}
	if !reflect.DeepEqual(all, want) {
		t.Errorf("read %+v", all)
	}
	var out bytes.Buffer
	n, err := Write(&out, nil, things(all))
	if err != nil || n != 3 {
		t.Errorf("%d things, %v", n, err)
	}
	if again, err := read(out.String()); err != nil || !reflect.DeepEqual(again, want) {
		t.Errorf("again %+v, %v", again, err)
	}
	asLines, err := read(lines(t, all))
	if err != nil || len(asLines) != len(want) {
		t.Fatalf("as lines %+v, %v", asLines, err)
	}
	for i, e := range asLines {
		if e.Type != want[i].Type || e.Line != i+2 || !bytes.HasSuffix(e.JSON, want[i].JSON[1:]) {
			t.Errorf("as lines %d %s", e.Line, e.JSON)
		}
	}
}

// A file that was cut off anywhere is refused, by a problem that says the way out.
func TestCutOff(t *testing.T) {
	all, err := read(sample)
	if err != nil {
		t.Fatal(err)
	}
	for _, text := range []string{sample, lines(t, all)} {
		for i := range len(text) - 1 {
			_, err := read(text[:i])
			var p *journal.Problem
			if !errors.As(err, &p) || p.Hint == "" {
				t.Errorf("cut off at %d: %v", i, err)
			}
		}
	}
}

func TestBadFiles(t *testing.T) {
	head, tail := `{"rel": {"format": 1}, "notes": [`, `]}`
	for text, want := range map[string]string{
		"":                        "was cut off",
		"[]":                      "should stand",
		`{"rel": 1}`:              "does not say which format",
		`{"rel": {"format": 0}}`:  "does not say which format",
		`{"rel": {"format": 99}}`: "reads up to 1",
		`{"type":"rel"}`:          "does not say which format",
		`{"rel": {"format": 1}} {"rel": {"format": 1}}`:                         "behind its end",
		`{"rel": {"format": 1}, "notes": {}}`:                                   "should stand",
		`{"type":"rel","format":1}{"type":"end","things":1}`:                    "1 things are in it, and has 0",
		head + strings.Repeat("[", 20_000) + strings.Repeat("]", 20_000) + tail: "exceeded max depth",
		head + `"` + strings.Repeat("x", largest+2<<20) + `"` + tail:            "more than 64 MiB",
	} {
		_, err := read(text)
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%.60s: %v, want %s", text, err, want)
		}
	}
	long := strings.Repeat("x", 10<<20)
	if all, err := read(head + `{"body":"` + long + `"}` + tail); err != nil || len(all) != 1 {
		t.Errorf("a text of 10 MB: %d, %v", len(all), err)
	}
}

func TestHolds(t *testing.T) {
	for text, want := range map[string]bool{
		sample: true, `{"type":"rel","format":1}`: true, "{\n  \"rel\" : {": true, "": false, `{"entries":[]}`: false, "Name,Email": false,
	} {
		if Holds(text) != want {
			t.Errorf("%.30q: %t", text, !want)
		}
	}
}
