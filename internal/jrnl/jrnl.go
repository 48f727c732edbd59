// Package jrnl reads the journal of jrnl (jrnl.sh), a diary for the command line: the text it is kept in and exported as, and
// its JSON.
//
//	[2026-11-22 09:30] Lunch with @dana *
//	We talked about the budget. @work
//
// It is read entry by entry, as often as somebody asks; no more than one is in memory.
package jrnl

import (
	"encoding/json"
	"iter"
	"slices"
	"strings"
	"unicode"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/textfile"
)

// File is a journal of jrnl.
type File struct {
	NotTaken []string // the keys of JSON that have no place, which the latest run through the cards has found

	name   string
	source textfile.Source
	json   bool
}

// Doubt is what is to be said of how the bytes were taken for text; empty where there is no doubt.
func (f *File) Doubt() string { return f.source.Doubt() }

// HoldsText reports whether a text that begins so is a journal of jrnl: its first line that is not empty begins an entry.
func HoldsText(head string) bool {
	for line := range strings.Lines(head) {
		if line = strings.TrimSpace(line); line != "" {
			_, is := begins(line)
			return is
		}
	}
	return false
}

// HoldsJSON reports whether a text that begins so is the JSON of jrnl: an object that begins with tags or entries.
func HoldsJSON(head string) bool {
	d := json.NewDecoder(strings.NewReader(head))
	if first, err := d.Token(); err != nil || first != json.Delim('{') {
		return false
	}
	key, _ := d.Token()
	first, _ := d.Token()
	return key == "tags" && first == json.Delim('{') || key == "entries" && first == json.Delim('[')
}

// Read finds out how a file is text, or with asJSON is JSON; name is what messages call it.
func Read(open textfile.Open, name string, asJSON bool) (*File, error) {
	source, err := textfile.NewSource(open, name)
	return &File{name: name, source: source, json: asJSON}, err
}

// Cards reads the entries, in the order of the file. What spoils the file as a whole comes as an error, and ends it.
func (f *File) Cards() iter.Seq2[journal.NoteCard, error] {
	return func(yield func(journal.NoteCard, error) bool) {
		f.NotTaken = nil
		text, err := f.source.Read()
		if err != nil {
			yield(journal.NoteCard{}, err)
			return
		}
		defer func() { _ = text.Close() }() // it was only read
		if f.json {
			f.objects(text, yield)
		} else {
			f.texts(text, yield)
		}
	}
}

// entry is an entry as the file has it.
type entry struct {
	Title, Body string
	Date, Time  string
	Tags        []string
	Starred     bool
}

// starred is the tag of an entry with a star.
const starred = "starred"

// card makes a note of an entry, or says what is wrong with it.
func (f *File) card(line int, e entry) journal.NoteCard {
	card := journal.NoteCard{Line: line, Named: true}
	if err := e.note(&card.Note); err != nil {
		card.Bad = f.bad(line, err)
	}
	n := card.Note
	card.Origin = "jrnl\x00" + n.Day.String() + "\x00" + n.Time + "\x00" + n.Body // the same of text and of JSON
	return card
}

func (f *File) bad(line int, err error) error {
	return journal.BadRow{File: f.name, Line: line, Err: err}
}

func (e entry) note(n *journal.Note) (err error) {
	if n.Day, err = journal.ParseISO(e.Date); err != nil || n.Day.Year < journal.EarliestYear {
		return journal.Bad("write the day as 2026-11-22, or leave it out with --skip-bad",
			"%q is no day of an entry", journal.AsTyped(e.Date))
	}
	if e.Time != "" {
		if n.Time, err = journal.ParseClock(withoutSeconds(e.Time)); err != nil {
			return err
		}
	}
	text := strings.TrimSpace(strings.TrimSpace(e.Title) + "\n" + strings.Trim(e.Body, "\n"))
	if n.Body, err = journal.CleanText("text", text); err != nil {
		return err
	}
	words := tagged(text)
	if e.Tags != nil {
		words = e.Tags
	}
	n.Tags = tags(words)
	if e.Starred && !slices.Contains(n.Tags, starred) {
		n.Tags = append(n.Tags, starred)
	}
	return nil
}

// withoutSeconds is a time of day without its seconds: 09:30 AM of 09:30:00 AM.
func withoutSeconds(clock string) string {
	if parts := strings.SplitN(clock, ":", 3); len(parts) == 3 {
		half := strings.TrimLeft(parts[2], "0123456789")
		return parts[0] + ":" + parts[1] + half
	}
	return clock
}

// mostTags is how many tags of an entry are taken; what is more stands in the text alone.
const mostTags = 100

// tags is words as the tags of a note. What can be none, as it is too long, stands in the text alone.
func tags(words []string) (all []string) {
	for _, word := range words {
		tag, err := journal.Tag(strings.TrimLeft(word, "@#"))
		if err == nil && len(all) < mostTags && !slices.Contains(all, tag) {
			all = append(all, tag)
		}
	}
	return all
}

// tagged is the words of a text that jrnl takes for tags: an @ or # and what is like a word behind it.
func tagged(text string) (words []string) {
	for word := range strings.FieldsSeq(text) {
		if word[0] != '@' && word[0] != '#' {
			continue
		}
		if n := strings.IndexFunc(word[1:], isNoTag); n >= 0 {
			word = word[:n+1]
		}
		if len(word) > 1 {
			words = append(words, word)
		}
	}
	return words
}

func isNoTag(r rune) bool {
	return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune("-+*/_", r)
}
