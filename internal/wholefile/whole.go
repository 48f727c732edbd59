// Package wholefile reads and writes the file of a whole journal: all that is in it, as JSON or as NDJSON, things of one kind after
// the other and one thing at a time, so that a file may be of any size. What a thing has is not looked into here; schema.json
// says it, for people and programs.
//
// As JSON the file is one object: "rel", which says the version of its shape, then a list for each kind of thing. As NDJSON it is
// an object on each line, with its kind under "type": first "rel", and last "end", which says how many stand between them, so
// that a file that was cut off is known. Both have the same things in the same order.
package wholefile

import (
	_ "embed"
	"strings"
	"unicode"
)

// Format is the version of the shape that is written, and the newest that is read.
const Format = 1

// Schema is the JSON Schema of a file as JSON.
//
//go:embed schema.json
var Schema string

// Types are the kinds of things, in the order they are written in.
var Types = []string{"settings", "gone", "group", "contact", "indicator", "initiative", "note", "followup", "fact", "assessment", "review"}

// many is the key of the things of a kind.
func many(kind string) string {
	if kind == "settings" || kind == "gone" {
		return kind
	}
	return kind + "s"
}

// one is the kind of the things under a key; a key nobody knows is its own.
func one(key string) string {
	if key == "settings" {
		return key
	}
	return strings.TrimSuffix(key, "s")
}

// Header is what a file says of itself.
type Header struct {
	Format  int `json:"format"`
	LeftOut any `json:"left_out,omitempty"` // how many there were of what was left out, by kind
}

// Holds reports whether the text of a file that begins so is that of a whole journal.
func Holds(head string) bool {
	plain := strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, head[:min(len(head), longestBeginning)])
	return strings.HasPrefix(plain, `{"rel":`) || strings.HasPrefix(plain, `{"type":"rel"`)
}

const longestBeginning = 1000
