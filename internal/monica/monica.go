// Package monica reads the JSON export of Monica (monicahq.com), a personal relationship manager, as its version 4 writes it:
// "version": "1.0-preview.1", and an account of collections, each of a type, a count and values.
//
// What its values mean (which field is a phone) stands at the end of an export, so that it is gone through twice: once to learn
// that, and who is called what, and once for each time its contacts or its notes are asked for. Of these, one is held at a time.
package monica

import (
	"cmp"
	"encoding/json"
	"fmt"
	"iter"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/textfile"
)

// File is an export of Monica.
type File struct {
	Partial int              // who is known as somebody's relation alone, and is no contact
	Left    map[string]int   // what was left out, by what it is
	Unknown map[Property]int // what some things say besides, and was left out: of how many

	source textfile.Source
	name   string
	zone   *time.Location

	named    map[string]string     // contacts by uuid
	related  map[string][]relation // what somebody is of a contact, by the contact's uuid
	with     map[string][]string   // with whom each activity was
	instance instance
}

// relation is that a contact is something of another.
type relation struct{ kind, is string }

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

// Read reads what has to be known of an export before its contacts and notes are; name is what messages call it, and zone where
// its instants are days. It may be opened as often as it is asked for.
func Read(open textfile.Open, name string, zone *time.Location) (*File, error) {
	source, err := textfile.NewSource(open, name)
	if err != nil {
		return nil, err
	}
	f := &File{
		Left: map[string]int{}, Unknown: map[Property]int{}, source: source, name: name, zone: zone,
		named: map[string]string{}, related: map[string][]relation{}, with: map[string][]string{},
	}
	return f, f.learn()
}

// learn goes through the export for who is called what, who belongs to whom, and what has no place.
func (f *File) learn() error {
	var activities []string
	err := f.walk(func(kind string, value json.RawMessage, _ int) bool {
		switch kind {
		case "contact":
			f.learnContact(itemOf(value))
		case "relationship":
			f.learnRelation(itemOf(value))
		case "activity":
			x := itemOf(value)
			activities = append(activities, x.UUID)
			f.unknownOf(kind, x)
		case kindEntry:
			f.unknownOf(kind, itemOf(value))
		case "photo", "document":
			f.left(kind, 1)
		}
		return true
	})
	for _, uuid := range activities {
		if f.with[uuid] == nil {
			f.left("activity with nobody", 1)
		}
	}
	for _, all := range f.related {
		for _, r := range all {
			if f.named[r.is] == "" {
				f.left("relationship", 1)
			}
		}
	}
	return err
}

// People are the contacts that can be taken.
func (f *File) People() iter.Seq2[journal.Card, error] {
	return func(yield func(journal.Card, error) bool) {
		genders, kinds := names(f.instance.Genders), names(f.instance.Fields)
		ended := false
		err := f.walk(func(kind string, value json.RawMessage, line int) bool {
			if kind != "contact" {
				return true
			}
			r := f.at(value, line)
			if m, err := r.contact(itemOf(value), genders, kinds); err == nil && m != nil {
				ended = !yield(m.card(), nil)
			}
			return !ended
		})
		if err != nil && !ended {
			yield(journal.Card{}, err)
		}
	}
}

// Cards are the notes, and what cannot be taken, be it a note or a contact.
func (f *File) Cards() iter.Seq2[journal.NoteCard, error] {
	return func(yield func(journal.NoteCard, error) bool) {
		genders, kinds := names(f.instance.Genders), names(f.instance.Fields)
		events, activities := names(f.instance.Events), names(f.instance.Activities)
		ended := false
		err := f.walk(func(kind string, value json.RawMessage, line int) bool {
			r, x := f.at(value, line), itemOf(value)
			switch kind {
			case "contact":
				if m, err := r.contact(x, genders, kinds); err != nil {
					r.bad(x.UUID, err)
				} else if m != nil {
					r.takeNotes(x, events)
				} else {
					r.pass(x.UUID, r.named[x.UUID], KnownAsRelation)
				}
			case "activity":
				r.takeActivity(x, activities)
			case kindEntry:
				r.takeEntry(x)
			}
			slices.SortStableFunc(r.notes, func(a, b journal.NoteCard) int { return cmp.Compare(a.Line, b.Line) })
			for _, card := range r.notes {
				ended = ended || !yield(card, nil)
			}
			return !ended
		})
		if err != nil && !ended {
			yield(journal.NoteCard{}, err)
		}
	}
}

// KnownAsRelation is why a contact is passed by.
const KnownAsRelation = "known as a relation alone, whom fields name"

// reading is one value of an export that is read, with the notes that it makes.
type reading struct {
	*File
	line0 int            // where the value begins
	lines map[string]int // on which of its lines what is of a uuid begins
	notes []journal.NoteCard
}

func (f *File) at(value json.RawMessage, line int) *reading {
	return &reading{File: f, line0: line, lines: linesOf(string(value))}
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

func (r *reading) line(uuid string) int { return r.line0 + max(r.lines[uuid], 1) - 1 }

// bad puts what cannot be taken among the notes, so that it is told with them.
func (r *reading) bad(uuid string, err error) {
	line := r.line(uuid)
	r.notes = append(r.notes, journal.NoteCard{Line: line, Bad: journal.BadRow{File: r.name, Line: line, Err: err}})
}

// pass puts what is passed by among the notes, likewise.
func (r *reading) pass(uuid, what, why string) {
	text, err := journal.CleanText("text", what)
	if err != nil {
		text = "" // which nobody asks for
	}
	r.notes = append(r.notes, journal.NoteCard{Line: r.line(uuid), Pass: why, Note: journal.Note{Body: text}})
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

// instance is what the values of an export mean.
type instance struct {
	Fields     []item `json:"contact_field_types"`
	Genders    []item
	Activities []item `json:"activity_types"`
	Events     []item `json:"life_event_types"`
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
		for _, key := range slices.Sorted(maps.Keys(object)) {
			list = append(list, object[key])
		}
	} else if err := json.Unmarshal(data, &list); err != nil {
		return err
	}
	*c = collections{}
	for _, x := range list {
		all := (*c)[x.Type]
		(*c)[x.Type] = collection{x.Type, append(all.Values, x.Values...)}
	}
	return nil
}

// items are the items of a type.
func (c collections) items(kind string) (all []item) {
	for _, value := range c[kind].Values {
		all = append(all, itemOf(value))
	}
	return all
}

func itemOf(value json.RawMessage) (x item) {
	if json.Unmarshal(value, &x) != nil {
		x = item{Properties: value} // says complains
	}
	return x
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
				out[x.UUID] = words(p.Key)
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
