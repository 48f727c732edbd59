// Package monica reads the JSON export of Monica (monicahq.com), a personal relationship manager, as its version 4 writes it:
// "version": "1.0-preview.1", and an account of collections, each of a type, a count and values.
//
// An export is read whole: what its values mean (which field is a phone) stands at its end.
package monica

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"slices"
	"strings"
	"time"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/textfile"
)

// File is an export of Monica.
type File struct {
	People  []journal.Card
	Partial int            // who is known as somebody's relation alone, and is no contact
	Left    map[string]int // what was left out, by what it is

	name  string
	lines map[string]int // where what is of a uuid begins
	zone  *time.Location
	all   account
	named map[string]string // contacts by uuid
	notes []journal.NoteCard
}

// Holds reports whether a text that begins so is an export of Monica: an object whose first keys are its version and that of the
// program.
func Holds(head string) bool {
	d := json.NewDecoder(strings.NewReader(head))
	first, _ := d.Token()
	key, _ := d.Token()
	version, _ := d.Token()
	next, _ := d.Token()
	text, _ := version.(string)
	return first == json.Delim('{') && key == "version" && strings.HasPrefix(text, "1.0-preview") && next == "app_version"
}

// Read reads an export; name is what messages call it, and zone where its instants are days.
func Read(data []byte, name string, zone *time.Location) (*File, error) {
	text, _, err := textfile.Decode(data, name)
	if err != nil {
		return nil, err
	}
	var whole struct{ Account *account }
	if err := json.Unmarshal([]byte(text), &whole); err != nil || whole.Account == nil {
		return nil, broken(name, text, err)
	}
	f := &File{Left: map[string]int{}, name: name, lines: linesOf(text), zone: zone, all: *whole.Account, named: map[string]string{}}
	f.takePeople()
	f.takeActivities()
	f.takeEntries()
	slices.SortStableFunc(f.notes, func(a, b journal.NoteCard) int { return cmp.Compare(a.Line, b.Line) })
	return f, nil
}

// Cards are the notes. Read has made them all.
func (f *File) Cards() iter.Seq2[journal.NoteCard, error] {
	return func(yield func(journal.NoteCard, error) bool) {
		for _, card := range f.notes {
			if !yield(card, nil) {
				return
			}
		}
	}
}

// broken is the error of JSON that is not Monica's, with the line where that shows.
func broken(name, text string, err error) error {
	at := len(text)
	var syntax *json.SyntaxError
	var shape *json.UnmarshalTypeError
	switch {
	case errors.As(err, &syntax):
		at = int(syntax.Offset)
	case errors.As(err, &shape):
		at = int(shape.Offset)
	}
	line := 1 + strings.Count(text[:min(at, len(text))], "\n")
	return journal.Bad("export it anew, under Settings, Export, as JSON",
		"%s:%d: this is no JSON of Monica, or the file was cut off", name, line)
}

// linesOf is where what is of a uuid begins: the line on which it first stands as one.
func linesOf(text string) map[string]int {
	lines, n := map[string]int{}, 0
	for line := range strings.Lines(text) {
		n++
		_, rest, ok := strings.Cut(line, `"uuid":`)
		for ok {
			if _, after, quoted := strings.Cut(rest, `"`); quoted {
				uuid, _, _ := strings.Cut(after, `"`)
				if lines[uuid] == 0 {
					lines[uuid] = n
				}
			}
			_, rest, ok = strings.Cut(rest, `"uuid":`)
		}
	}
	return lines
}

func (f *File) line(uuid string) int { return max(f.lines[uuid], 1) }

// bad puts what cannot be taken among the notes, so that it is told with them.
func (f *File) bad(uuid string, err error) {
	line := f.line(uuid)
	f.notes = append(f.notes, journal.NoteCard{Line: line, Bad: journal.BadRow{File: f.name, Line: line, Err: err}})
}

// pass puts what is passed by among the notes, likewise.
func (f *File) pass(uuid, what, why string) {
	text, err := journal.CleanText("text", what)
	if err != nil {
		text = "" // which nobody asks for
	}
	f.notes = append(f.notes, journal.NoteCard{Line: f.line(uuid), Pass: why, Note: journal.Note{Body: text}})
}

// left counts what has no place.
func (f *File) left(what string, n int) { f.Left[what] += n }

// day is the day of a date or an instant: "2026-11-20", "2026-11-20T00:00:00Z". Monica keeps the days of what happened as
// midnights, which are that day everywhere.
func day(text string) (journal.Day, error) {
	if len(text) > len(time.DateOnly) {
		text = text[:len(time.DateOnly)]
	}
	d, err := journal.ParseISO(text)
	if err != nil || d.Year < journal.EarliestYear {
		return d, journal.Bad("leave it out with --skip-bad", "%q is no day", journal.AsTyped(text))
	}
	return d, nil
}

// instant is the day of an instant where the journal is kept.
func (f *File) instant(text string) (journal.Day, error) {
	at, err := time.Parse(time.RFC3339, text)
	if err != nil {
		return day(text)
	}
	return day(journal.DayOf(at.In(f.zone)).String())
}

// account is what is exported. Of most of it only is read what rel has a place for.
type account struct {
	Data       collections
	Properties struct {
		Entries []item `json:"journal_entries"`
	}
	Instance struct {
		Fields     []item `json:"contact_field_types"`
		Genders    []item
		Activities []item `json:"activity_types"`
		Events     []item `json:"life_event_types"`
	}
}

// item is anything of it: a contact, a call, a kind of field.
type item struct {
	UUID       string          `json:"uuid"`
	Created    string          `json:"created_at"`
	Data       collections     `json:"data"`
	Properties json.RawMessage `json:"properties"`

	// Of a date alone:
	Age     bool   `json:"is_age_based"`
	NoYear  bool   `json:"is_year_unknown"`
	DateDay string `json:"date"`
}

// says is the properties of an item; ones that are not as Monica writes them are an error.
func (x item) says(properties any) error {
	if len(x.Properties) == 0 || x.Properties[0] == '[' { // PHP writes an empty object so
		return nil
	}
	if err := json.Unmarshal(x.Properties, properties); err != nil {
		return journal.Bad("leave it out with --skip-bad", "it is not as Monica writes it")
	}
	return nil
}

// collections are what belongs to an item, by type. Monica writes a list; where some are missing, PHP may make an object of it.
type collections map[string]collection

type collection struct {
	Type   string
	Values []json.RawMessage
}

func (c *collections) UnmarshalJSON(data []byte) error {
	var list []collection
	if len(data) > 0 && data[0] == '{' {
		var object map[string]collection
		if err := json.Unmarshal(data, &object); err != nil {
			return err
		}
		for _, x := range object {
			list = append(list, x)
		}
	} else if err := json.Unmarshal(data, &list); err != nil {
		return err
	}
	*c = collections{}
	for _, x := range list {
		(*c)[x.Type] = x
	}
	return nil
}

// items are the items of a type.
func (c collections) items(kind string) (all []item) {
	for _, value := range c[kind].Values {
		var x item
		if json.Unmarshal(value, &x) != nil {
			x = item{Properties: value} // says complains
		}
		all = append(all, x)
	}
	return all
}

// names are what items are called, by uuid.
func names(all []item) map[string]string {
	out := map[string]string{}
	for _, x := range all {
		var p struct {
			Name string
			Key  string `json:"translation_key"`
		}
		if x.says(&p) == nil {
			out[x.UUID] = p.Name
			if p.Name == "" {
				out[x.UUID] = strings.ReplaceAll(p.Key, "_", " ")
			}
		}
	}
	return out
}

// titled is a text with a title above it.
func titled(title, text string) string {
	return strings.TrimSpace(strings.TrimSpace(title) + "\n\n" + strings.TrimSpace(text))
}

// plainly is a value as text.
func plainly(v any) string {
	switch v := v.(type) {
	case nil:
		return ""
	case string:
		return strings.TrimSpace(v)
	case float64, bool:
		return fmt.Sprint(v)
	}
	return ""
}
