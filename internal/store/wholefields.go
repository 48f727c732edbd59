package store

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"sync"

	"github.com/rel-journal/rel/internal/journal"
)

// Two copies of a journal that grew apart are brought together field by field: a field of a thing is what the newer edit made
// it, and each element of a list is there or not by itself. Here stands which fields there are, as a file of everything calls
// them and as the tables do.

// wholeField is a field of a thing, or of an element of a list.
type wholeField struct {
	name   string // in the file
	column string
	on     string // the table of what its uid names; empty where it is no uid
	null   bool   // nothing is NULL, not an empty text
}

// key reports whether what one is told by is the key of a name, so that writing it otherwise does not make it another.
func (f wholeField) key() bool { return f.column == "name_key" }

// wholeList is a list of a thing.
type wholeList struct {
	name   string
	table  string // of its elements
	owner  string // the column that names the thing
	fields []wholeField
	told   int // so many of the fields, from the first, tell one element from another
}

// wholeShape is what of a kind of thing can be edited.
type wholeShape struct {
	fields []wholeField
	lists  []wholeList
}

func text(name string) wholeField { return wholeField{name: name, column: name} }

func maybe(name string) wholeField { return wholeField{name: name, column: name, null: true} }

func ref(name, column, on string) wholeField { return wholeField{name, column, on, true} }

// wholeShapes is the shape of each kind that can be edited. Left out are settings, which every computer has of its own, and who is
// not the same as whom, which is only ever added to.
var wholeShapes = sync.OnceValue(func() map[string]wholeShape {
	origin := []wholeField{ref("contact", "contact_id", "contacts"), ref("note", "note_id", "notes")}
	initiative := ref("initiative", "initiative_id", "initiatives")
	contact := ref("contact", "contact_id", "contacts")
	return map[string]wholeShape{
		"group":     {fields: []wholeField{text("name"), maybe("wanted"), maybe("every")}},
		"indicator": {fields: []wholeField{text("name")}},
		"contact": {
			fields: []wholeField{
				text("kind"), text("name"), text("stage"), maybe("every"), maybe("snooze"), text("added"),
				ref("merged_into", "merged_into", "contacts"),
			},
			lists: contactLists(),
		},
		"initiative": {
			fields: []wholeField{text("name"), text("aim"), text("state")},
			lists:  []wholeList{{"members", "initiative_contacts", "initiative_id", []wholeField{contact, text("role")}, 1}},
		},
		"note": {
			fields: []wholeField{
				text("day"), maybe("time"), maybe("channel"), text("body"), text("touch"), text("tried"), text("private"),
				text("author"), maybe("began"), initiative,
			},
			lists: []wholeList{
				{"participants", "participants", "note_id", []wholeField{contact, text("role")}, 1},
				{"heard", "heard", "note_id", []wholeField{ref("speaker", "speaker", "contacts"), text("text")}, 2},
				{"tags", "note_tags", "note_id", []wholeField{{column: "tag"}}, 1},
			},
		},
		"followup": {fields: append(origin, text("owed_by"), text("text"), maybe("due"), text("state"), maybe("closed"), text("added"),
			initiative, maybe("gives"))},
		"fact": {fields: append(origin, text("kind"), text("text"), text("day"), maybe("dropped"))},
		"assessment": {fields: append(origin, text("day"), text("trust"), maybe("integrity"), maybe("intent"), maybe("capability"),
			maybe("record"), text("fairness"), maybe("fairness_from"), text("evidence"))},
		"review": {
			fields: []wholeField{text("day"), maybe("since"), maybe("closed"), text("author")},
			lists:  reviewLists(contact),
		},
	}
})

func contactLists() []wholeList {
	return []wholeList{
		{"aliases", "aliases", "contact_id", []wholeField{{column: "name"}}, 1},
		{"points", "points", "contact_id", []wholeField{text("kind"), text("value"), text("label")}, 2},
		{"positions", "positions", "contact_id", []wholeField{
			text("title"), text("organization"), {"from", "started", "", true}, {"to", "ended", "", true},
		}, 4},
		{"dates", "yearly_dates", "contact_id", []wholeField{text("label"), text("month"), text("day"), maybe("year")}, 3},
		{"groups", "contact_groups", "contact_id", []wholeField{{column: "group_id", on: "groups"}}, 1},
		{"tags", "contact_tags", "contact_id", []wholeField{{column: "tag"}}, 1},
		{"fields", "fields", "contact_id", []wholeField{{name: "name", column: "name_key"}, text("value")}, 1},
		{"left_seats", "dismissed_seats", "contact_id", []wholeField{{name: "key", column: "seat_key"}, text("seat")}, 1},
		{"kept_aside", "properties", "contact_id", []wholeField{text("line"), text("name")}, 1},
	}
}

func reviewLists(contact wholeField) []wholeList {
	return []wholeList{
		{"contacts", "review_contacts", "review_id", []wholeField{text("part"), contact, text("why"), text("name"), maybe("place")}, 3},
		{"answers", "review_answers", "review_id", []wholeField{contact, text("answer")}, 1},
		{"ratings", "review_ratings", "review_id", []wholeField{
			text("indicator"), text("rating"), text("author"), text("remark"), text("numbers"),
		}, 1},
		{"counts", "review_counts", "review_id", []wholeField{{name: "of", column: "counted"}, text("what"), text("n")}, 2},
	}
}

// together are fields that are edited together or not at all, as the one has to fit the other: they are as new as the newest.
var together = [][]string{{"state", "closed"}, {"fairness", "fairness_from"}}

// values is what of an element of JSON tells it from others.
func (l wholeList) values(element any) []any {
	told := make([]any, l.told)
	for i, f := range l.fields[:l.told] {
		v := element
		if f.name != "" {
			object, _ := element.(map[string]any)
			v = object[f.name]
		}
		if text, ok := v.(string); ok && f.key() {
			v = journal.NameKey(text)
		} else if ok && f.null && text == "" {
			v = nil // as the record of changes has it
		}
		told[i] = v
	}
	return told
}

// field is what an element that is told so is called, as a field: a mark, as it stands in files from which the element was
// removed.
func (l wholeList) field(told []any) string {
	sum := sha256.Sum256(plainJSON(told))
	return l.name + " " + hex.EncodeToString(sum[:8])
}

// plainJSON is v as JSON, the same however it was written before.
func plainJSON(v any) []byte {
	var out bytes.Buffer
	e := json.NewEncoder(&out)
	e.SetEscapeHTML(false)
	_ = e.Encode(v) // what was JSON can be
	return bytes.TrimSpace(out.Bytes())
}

// alike reports whether two values are the same as JSON.
func alike(a, b any) bool { return bytes.Equal(plainJSON(a), plainJSON(b)) }
