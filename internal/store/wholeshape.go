package store

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"time"

	"github.com/rel-journal/rel/internal/journal"
)

// wholeThing is a thing in a file of everything, read.
type wholeThing interface {
	head() *wholeHead
	title() string                       // what a dry run calls it
	check(c *shape)                      // that a journal can hold it
	named(names func(table, uid string)) // what it names, by uid
	make(b *wholeBatch)                  // the batch that makes it
	hang(b *wholeBatch)                  // the batch that adds what is in its lists to it
}

// wholeHead is what all things have.
type wholeHead struct {
	Type   string `json:"type"`
	Number int64  `json:"number"`
	UID    string `json:"uid"`

	// Edited is when fields were edited last since the thing was made. A field is called as its key is, an element of a list
	// as the list with a mark behind it, and whether the thing was removed "removed".
	Edited map[string]string `json:"edited,omitempty"`
}

func (h *wholeHead) head() *wholeHead { return h }

func (h *wholeHead) named(func(string, string)) {}

func (h *wholeHead) hang(*wholeBatch) {}

// newWhole is an empty thing of a type; nil for a type that there is not.
func newWhole(kind string) wholeThing {
	switch kind {
	case "settings":
		return &wholeSettings{}
	case "group":
		return &wholeGroup{}
	case "contact":
		return &wholeContact{}
	case "indicator":
		return &wholeIndicator{}
	case "initiative":
		return &wholeInitiative{}
	case "note":
		return &wholeNote{}
	case "followup":
		return &wholeFollowUp{}
	case "fact":
		return &wholeFact{}
	case "assessment":
		return &wholeAssessment{}
	case "review":
		return &wholeReview{}
	case "gone":
		return &wholeGone{}
	case "rel":
		return &wholeSelf{}
	default:
		return nil
	}
}

// readWhole reads a thing. unknown is told of each key in it that nobody knows; those are passed over.
func readWhole(e journal.Entry, unknown func(key string)) (wholeThing, error) {
	if e.Type == "rel" { // what a newer rel says of its files is not lost with them
		unknown = func(string) {}
	}
	x := newWhole(e.Type)
	if x == nil {
		return nil, journal.Bad("rel help formats json lists them", "there is no kind of thing called %q", journal.AsTyped(e.Type))
	}
	d := json.NewDecoder(bytes.NewReader(e.JSON))
	d.DisallowUnknownFields()
	err := d.Decode(x)
	if err != nil && strings.HasPrefix(err.Error(), "json: unknown field") {
		var all any
		if x, err = newWhole(e.Type), firstError(json.Unmarshal(e.JSON, x), json.Unmarshal(e.JSON, &all)); err == nil {
			err = json.Unmarshal(e.JSON, x)
			unknownKeys(all, reflect.TypeOf(x), e.Type, unknown)
		}
	}
	if err != nil {
		return nil, unfit(err)
	}
	c := &shape{}
	if e.Type != "settings" && e.Type != "rel" {
		c.uid("uid", x.head().UID)
		c.need(x.head().Number >= 0 && x.head().Number <= largestNumber, "number %d is none of a journal's", x.head().Number)
	}
	for field, at := range x.head().Edited {
		c.need(len(field) <= longestUID && isInstant(at), "edited: %q is not when anything was edited", journal.AsTyped(field+" "+at))
	}
	x.check(c)
	return x, c.err
}

// isInstant reports whether a text is a moment as the journal keeps it.
func isInstant(text string) bool {
	t, err := time.Parse(time.RFC3339, text)
	return err == nil && instant(t) == text
}

// largestNumber is far more than anybody will ever have of anything, and leaves room for what comes after.
const largestNumber = 1_000_000_000_000

// unfit says of an error of encoding/json what it means to whoever made the file.
func unfit(err error) error {
	const hint = "rel export schema has the shape of each"
	var wrong *json.UnmarshalTypeError
	if errors.As(err, &wrong) {
		value, field := valueWords(wrong.Value), wrong.Field
		for _, ours := range []string{"wholeHead.", "wholeOrigin."} { // how a part of a thing is called in rel is nobody's business
			field = strings.TrimPrefix(field, ours)
		}
		if field == "" {
			return journal.Bad(hint, "it is %s, where an object should stand", journal.AsTyped(value))
		}
		return journal.Bad(hint, "%s cannot be %s", journal.AsTyped(field), journal.AsTyped(value))
	}
	var p *journal.Problem
	if errors.As(err, &p) {
		return p
	}
	return journal.Bad(hint, "%s", strings.TrimPrefix(err.Error(), "json: "))
}

// valueWords is what encoding/json says of a value, in words: "number 1e3" is 1e3.
func valueWords(value string) string {
	number, isNumber := strings.CutPrefix(value, "number ")
	switch {
	case isNumber:
		return number
	case value == "array":
		return "a list"
	case value == "object":
		return "an object"
	case value == "bool":
		return "true or false"
	default:
		return "a " + value
	}
}

// unknownKeys tells of the keys in a value of JSON that its type does not have.
func unknownKeys(v any, t reflect.Type, path string, tell func(string)) {
	for t.Kind() == reflect.Pointer || t.Kind() == reflect.Slice {
		t = t.Elem()
	}
	switch v := v.(type) {
	case []any:
		for _, one := range v {
			unknownKeys(one, t, path, tell)
		}
	case map[string]any:
		if t.Kind() != reflect.Struct {
			return
		}
		for key, value := range v {
			if f, ok := fieldOf(t, key); ok {
				unknownKeys(value, f.Type, path+"."+key, tell)
			} else {
				tell(path + "." + key)
			}
		}
	}
}

// fieldOf is the field of a type that holds a key.
func fieldOf(t reflect.Type, key string) (reflect.StructField, bool) {
	for _, f := range reflect.VisibleFields(t) {
		if strings.EqualFold(f.Tag.Get("json"), key) {
			return f, true
		}
	}
	return reflect.StructField{}, false
}

// shape gathers the first thing that is wrong with a thing.
type shape struct{ err error }

func (c *shape) need(ok bool, format string, args ...any) {
	if !ok && c.err == nil {
		c.err = journal.Bad("rel export schema has the shape of each", format, args...)
	}
}

// uid checks what something is called outside the journal.
func (c *shape) uid(key, uid string) {
	c.need(uid != "", "%s is missing", key)
	c.need(len(uid) <= longestUID && !strings.ContainsFunc(uid, func(r rune) bool { return r < ' ' }), "%s is no uid", key)
}

const longestUID = 200

// text checks a text that must be there.
func (c *shape) text(key, text string) {
	c.need(strings.TrimSpace(text) != "", "%s is missing", key)
	c.free(text)
}

// free checks texts that may be empty.
func (c *shape) free(texts ...string) {
	for _, t := range texts {
		c.need(!strings.ContainsRune(t, 0), "there is a NUL in a text")
	}
}

// name checks a name that things are told apart by.
func (c *shape) name(name string) {
	c.text("name", name)
	c.need(journal.NameKey(name) != "", "name %q has neither letters nor figures", journal.AsTyped(name))
}

// every checks a number of days that may be missing.
func (c *shape) every(days *int64) {
	c.need(days == nil || *days == int64(journal.Never) || *days > 0 && *days <= longestCadence,
		"every is a number of days, or -1 for never")
}

const longestCadence = 1_000_000 // days, which no day of the calendar is behind

// there checks a day that must be there.
func (c *shape) there(key string, d journal.Day) { c.need(!d.IsZero(), "%s is missing", key) }

// wordOf checks that a word is one of those that there are.
func wordOf[T ~string](c *shape, key string, word T, of []T) {
	if c.err == nil && !slices.Contains(of, word) {
		c.need(false, "%s cannot be %q: it is one of %s", key, journal.AsTyped(string(word)), inQuotes(of))
	}
}

// wordOrNone is wordOf for a word that may be missing.
func wordOrNone[T ~string](c *shape, key string, word T, of []T) {
	if word != "" {
		wordOf(c, key, word, of)
	}
}

func inQuotes[T ~string](words []T) string {
	all := make([]string, len(words))
	for i, w := range words {
		all[i] = fmt.Sprintf("%q", string(w))
	}
	return strings.Join(all, ", ")
}
