package monica

import (
	"errors"
	"io"
	"iter"
	"maps"
	"os"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/rel-journal/rel/internal/journal"
)

func sample(t testing.TB) string {
	t.Helper()
	data, err := os.ReadFile("../../testdata/import/monica/export.json")
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// opened opens a text as a file.
func opened(text string) func() (io.ReadCloser, error) {
	return func() (io.ReadCloser, error) { return io.NopCloser(strings.NewReader(text)), nil }
}

func read(t testing.TB, text string) *File {
	t.Helper()
	f, err := Read(opened(text), "monica.json", time.UTC)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// all is what comes without an error.
func all[T any](t testing.TB, seq iter.Seq2[T, error]) (out []T) {
	t.Helper()
	for x, err := range seq {
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, x)
	}
	return out
}

// account is an export of these collections.
func export(collections string) string {
	return `{"version":"1.0-preview.1","app_version":"4","account":{"data":[` + collections + `]}}`
}

func TestHolds(t *testing.T) {
	for text, want := range map[string]bool{
		sample(t): true, export(""): true, `{"version": "1.0-preview.1", "app_v`: false, `{"version":"2","app_version":"5"}`: false, "": false, "[]": false,
		`{"version":1,"app_version":"4"}`: false,
	} {
		if Holds(text) != want {
			t.Errorf("%.60q holds an export: %v", text, !want)
		}
	}
}

// An instant is the day it is where the journal is kept; the day of what happened is the same everywhere.
func TestDays(t *testing.T) {
	const contact = `{"type":"contact","values":[{"uuid":"a","properties":{"first_name":"Dana"},"data":[
		{"type":"note","values":[{"uuid":"n","created_at":"2026-11-18T02:00:00.000000Z","properties":{"body":"x"}}]},
		{"type":"call","values":[{"uuid":"c","properties":{"called_at":"2026-11-18T00:00:00Z"}}]}]}]}`
	f, err := Read(opened(export(contact)), "x", time.FixedZone("", -8*3600))
	if err != nil {
		t.Fatal(err)
	}
	var days []string
	for card := range f.Cards() {
		days = append(days, card.Note.Day.String())
	}
	if got := strings.Join(days, " "); got != "2026-11-17 2026-11-18" {
		t.Errorf("days %s", got)
	}
}

// Where PHP makes an object of a list with holes, or a list of an empty object, it is read all the same.
func TestShapesOfPHP(t *testing.T) {
	f := read(t, `{"account":{"data":{"1":{"type":"contact","values":[{"uuid":"a","properties":{"first_name":"Dana"},"data":[]},
		{"uuid":"b","properties":{"first_name":"Luis"},"data":null}]}}}}`)
	if people, notes := all(t, f.People()), all(t, f.Cards()); len(people) != 2 || len(notes) != 0 {
		t.Errorf("read %+v, %+v", people, notes)
	}
}

func TestBad(t *testing.T) {
	for collections, want := range map[string]string{
		`{"type":"contact","values":[{"uuid":"a"}]}`:                                                                                      "the name is empty",
		`{"type":"contact","values":[7]}`:                                                                                                 "it is not as Monica writes it",
		`{"type":"contact","values":[{"properties":{"first_name":"D","tags":7}}]}`:                                                        "it is not as Monica writes it",
		`{"type":"contact","values":[{"properties":{"first_name":"D","description":"\u0000"}}]}`:                                          "the Description has a NUL character in it",
		`{"type":"contact","values":[{"properties":{"first_name":"D"},"data":[{"type":"debt","values":[{"properties":{"status":7}}]}]}]}`: "it is not as Monica writes it",
		`{"type":"contact","values":[{"uuid":"a","properties":{"first_name":"D"},"data":[{"type":"call","values":[{"uuid":"x"}]}]}]}`:     `"" is no day`,
	} {
		notes := all(t, read(t, export(collections)).Cards())
		if len(notes) != 1 || notes[0].Bad == nil || notes[0].Bad.Error() != "monica.json:1: "+want {
			t.Errorf("%s: %+v, want %s", collections, notes, want)
		}
	}
}

// However a file is cut off, it is refused whole, with its line.
func TestTruncated(t *testing.T) {
	text := strings.TrimSpace(sample(t))
	for at := range text {
		if at%7 > 0 && at > 2000 && at < len(text)-2000 {
			continue // every byte of the beginning and the end, and of the rest each seventh
		}
		_, err := Read(opened(text[:at]), "monica.json", time.UTC)
		var p *journal.Problem
		if !errors.As(err, &p) || p.Hint == "" || !strings.HasPrefix(p.What, "monica.json:") {
			t.Fatalf("cut off at %d: %v", at, err)
		}
	}
}

// Time and memory are bounded, whatever a file has too much of.
func TestTooMuch(t *testing.T) {
	person := func(first, data string) string {
		return export(`{"type":"contact","values":[{"uuid":"a","properties":{"first_name":"` + first + `"},"data":[` + data + `]}]}`)
	}
	for name, text := range map[string]string{
		"a name of 10 MB": person(strings.Repeat("x", 10<<20), ""),
		"pets":            person("D", `{"type":"pet","values":[`+strings.Repeat(`{"properties":{"name":"x"}},`, 20_000)+`{}]}`),
		"empty items":     export(`{"type":"photo","values":[` + strings.Repeat("{},", 1_000_000) + `{}]}`),
		"deep":            export(strings.Repeat("[", 20_000)),
	} {
		t.Run(name, func(t *testing.T) {
			var before, after runtime.MemStats
			runtime.GC()
			runtime.ReadMemStats(&before)
			started := time.Now()
			f, err := Read(opened(text), "x", time.UTC)
			runtime.GC()
			runtime.ReadMemStats(&after)
			if took := time.Since(started); took > time.Minute {
				t.Errorf("took %s", took)
			}
			if grown, most := int64(after.HeapAlloc)-int64(before.HeapAlloc), int64(100<<20); grown > most {
				t.Errorf("holds %d MiB", grown>>20)
			}
			if (err != nil) != (name == "deep") {
				t.Errorf("%v", err)
			}
			runtime.KeepAlive(f)
		})
	}
}

// Where the kinds stand behind their values, or the meaning of all stands first, it is the same.
func TestAnyOrder(t *testing.T) {
	const people = `"values":[{"uuid":"a","properties":{"first_name":"Dana"},"data":[{"type":"contact_field","values":[
		{"properties":{"data":"202-555-0142","type":"p"}}]}]}]`
	const kinds = `"instance":{"contact_field_types":[{"uuid":"p","properties":{"name":"Phone"}}]}`
	for _, text := range []string{
		`{"account":{"data":[{"type":"contact",` + people + `}],` + kinds + `}}`,
		`{"account":{` + kinds + `,"data":[{` + people + `,"type":"contact"}]}}`,
	} {
		found := all(t, read(t, text).People())
		if len(found) != 1 || found[0].Contact.Point(journal.PointPhone) != "202-555-0142" {
			t.Errorf("%s: %+v", text, found)
		}
	}
}

// A single thing has its bounds, and a file has none.
func TestOneThingTooLarge(t *testing.T) {
	_, err := Read(opened(export(`{"type":"contact","values":[{"uuid":"`+strings.Repeat("x", largest+1<<16)+`"}]}`)), "monica.json", time.UTC)
	var p *journal.Problem
	if !errors.As(err, &p) || p.What != "monica.json:1: one thing in it has more than 64 MiB" {
		t.Errorf("refused with %v", err)
	}
}

func TestCharset(t *testing.T) {
	f := read(t, strings.ReplaceAll(sample(t), "Whitcomb", "D\xedaz"))
	if got := all(t, f.People())[0].Contact.Name; got != "Dana R. Díaz" {
		t.Errorf("read %q", got)
	}
}

// FuzzRead holds what the store may rely on: whatever the file, reading it does not panic, a refusal has a hint, and people and
// notes are clean.
func FuzzRead(f *testing.F) {
	f.Add([]byte(sample(f)))
	f.Add([]byte(export(`{"type":"contact","values":[{"uuid":"a","properties":[],"data":{"0":{"type":"call","values":[null]}}}]}`)))
	f.Add([]byte(export(`{"type":"relationship","values":[{"properties":{"type":"","of_contact":"a"}}]}`)))
	f.Fuzz(func(t *testing.T, data []byte) {
		Holds(string(data))
		file, err := Read(opened(string(data)), "monica.json", time.UTC)
		if err != nil {
			checkProblem(t, err)
			return
		}
		for _, c := range all(t, file.People()) {
			if name, err := journal.CleanName(c.Contact.Name); err != nil || name != c.Contact.Name || c.Line < 1 {
				t.Fatalf("%+v: %v", c, err)
			}
		}
		for _, card := range all(t, file.Cards()) {
			if card.Bad != nil {
				checkProblem(t, card.Bad)
			} else if text, err := journal.CleanText("text", card.Note.Body); err != nil || text != card.Note.Body {
				t.Fatalf("%q: %v", card.Note.Body, err)
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

// Of two collections of one type both are taken, in the order of their keys.
func TestTwoOfOneType(t *testing.T) {
	const fields = `{"type":"pet","values":[{"properties":{"name":"%s"}}]}`
	f := read(t, export(`{"type":"contact","values":[{"uuid":"a","properties":{"first_name":"Dana"},"data":{
		"2":`+strings.Replace(fields, "%s", "Rex", 1)+`,"1":`+strings.Replace(fields, "%s", "Ada", 1)+`,"3":`+strings.Replace(fields, "%s", "Bo", 1)+`}}]}`))
	if people := all(t, f.People()); len(people) != 1 || people[0].Contact.Fields[0].Value != "Ada; Rex; Bo" {
		t.Errorf("read %+v", people)
	}
}

// What things say that has no place is counted by its name, unless it says nothing or is of the program.
func TestUnknownProperties(t *testing.T) {
	f := read(t, export(`{"type":"contact","values":[
		{"uuid":"a","properties":{"first_name":"Dana","vcard":"BEGIN:VCARD","distant_etag":"x","stay_in_touch_trigger_date":null,"number_of_views":3},"data":[
			{"type":"gift","values":[{"properties":{"name":"A book","recipient":"b"}}]},
			{"type":"conversation","values":[{"properties":{"happened_at":"2026-11-18","messages":[{"properties":{"content":"x","written_at":"2026"}}]}}]}]},
		{"uuid":"b","properties":{"first_name":"Luis","vcard":"BEGIN:VCARD"}},
		{"uuid":"c","properties":{"first_name":"Ana","vcard":"BEGIN:VCARD","is_partial":true}}]},
		{"type":"activity","values":[{"uuid":"d","properties":{"summary":"Lunch","emotions":["joy"]}}]}`))
	want := map[Property]int{
		{"contact", "vcard"}: 2, {"gift", "recipient"}: 1, {"message", "written at"}: 1, {"activity", "emotions"}: 1,
	}
	if !maps.Equal(f.Unknown, want) {
		t.Errorf("unknown: %v, want %v", f.Unknown, want)
	}
}
