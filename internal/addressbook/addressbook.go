// Package addressbook reads and writes the address books of programs for a terminal: the aliases of mutt and NeoMutt, and what
// abook keeps. Those are short lists, and are held in memory; a line that cannot be read is told with its number, and what
// has no place of its own is kept as a field.
package addressbook

import (
	"fmt"
	"iter"
	"slices"
	"strings"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/textfile"
)

// Options are what reading has to know beyond the file.
type Options struct {
	Name  string                 // the file's name, for messages
	Group func(name string) bool // whether the journal has a group of this name; nil where it has none
}

// Book is an address book that was read.
type Book struct {
	Cards  []journal.Card
	Bad    []journal.BadRow // those that could not be read
	Others journal.Alone    // lines that are about nobody
	Doubt  string           // what is to be said of how the bytes were taken for text; empty where there is no doubt

	o Options
}

// All is those that could be read, and behind them, as errors, those that could not.
func (b *Book) All() iter.Seq2[journal.Card, error] {
	return func(yield func(journal.Card, error) bool) {
		for _, card := range b.Cards {
			if !yield(card, nil) {
				return
			}
		}
		for _, bad := range b.Bad {
			if !yield(journal.Card{}, bad) {
				return
			}
		}
	}
}

// What stands in fields.
const (
	fieldNotes = "Notes"
	fieldLists = "Lists" // the names of lists that can be neither a group nor a tag
)

const (
	longestLine = 1 << 20
	mostBad     = 10_000 // a file with more is no address book
)

// read hands a book each line of a file. An error of take is told of its line.
func (b *Book) read(open textfile.Open, take func(line int, text string)) error {
	source, err := textfile.NewSource(open, b.o.Name)
	if err != nil {
		return err
	}
	b.Doubt = source.Doubt()
	text, err := source.Read()
	if err != nil {
		return err
	}
	defer func() { _ = text.Close() }() // it was only read
	for line, err := range textfile.Lines(text, longestLine) {
		switch {
		case err != nil:
			return err
		case line.Cut:
			b.bad(line.Number, journal.Bad("see whether it is the file you mean", "the line is longer than 1 MiB"))
		default:
			take(line.Number, line.Text)
		}
		if len(b.Bad) >= mostBad {
			return journal.Bad("see whether it is the file you mean", "%s: %d entries or more cannot be read", b.o.Name, mostBad)
		}
	}
	return nil
}

func (b *Book) bad(line int, err error) {
	b.Bad = append(b.Bad, journal.BadRow{File: b.o.Name, Line: line, Err: err})
}

// card adds a contact, or what is wrong with them.
func (b *Book) card(line int, c journal.Contact, err error) {
	if err != nil {
		b.bad(line, err)
		return
	}
	b.Cards = append(b.Cards, journal.Card{Line: line, Contact: c})
}

// called gives a contact another name, unless it is theirs already.
func called(c *journal.Contact, name string) error {
	alias, err := journal.CleanName(name)
	if err == nil && journal.NameKey(alias) != journal.NameKey(c.Name) {
		c.Aliases = append(c.Aliases, alias)
	}
	return err
}

// listed puts a contact on lists: each a group of that name where there is one, and else a tag.
func (b *Book) listed(c *journal.Contact, lists ...string) error {
	for _, list := range lists {
		name, err := journal.CleanName(list)
		if err != nil {
			continue // there is nothing in it
		}
		tag, err := journal.Tag(name)
		switch {
		case b.o.Group != nil && b.o.Group(name):
			if !slices.Contains(c.Groups, name) {
				c.Groups = append(c.Groups, name)
			}
		case err != nil:
			if err := keep(c, fieldLists, name); err != nil {
				return err
			}
		case !slices.Contains(c.Tags, tag):
			c.Tags = append(c.Tags, tag)
		}
	}
	return nil
}

// keep keeps a value as a field, behind what the field has already.
func keep(c *journal.Contact, name, value string) error {
	name, err := journal.CleanName(name)
	if err != nil {
		return err
	}
	if value, err = journal.CleanText(name, strings.TrimSpace(value)); err != nil || value == "" {
		return err
	}
	at := slices.IndexFunc(c.Fields, func(f journal.Field) bool { return journal.NameKey(f.Name) == journal.NameKey(name) })
	if at < 0 {
		c.Fields = append(c.Fields, journal.Field{Name: name, Value: value})
	} else {
		c.Fields[at].Value += "\n" + value
	}
	return nil
}

// reach adds a way to reach a contact, once.
func reach(c *journal.Contact, kind journal.PointKind, label, text string) error {
	value, err := journal.CleanText(string(kind), strings.TrimSpace(text))
	switch {
	case err != nil || value == "":
		return err
	case kind == journal.PointEmail && !journal.IsEmail(value):
		return journal.Bad("write it as dana@example.org", "%q is no e-mail address", journal.AsTyped(value))
	}
	same := func(p journal.Point) bool { return p.Kind == kind && p.Value == value }
	if !slices.ContainsFunc(c.Points, same) {
		c.Points = append(c.Points, journal.Point{Kind: kind, Value: value, Label: label})
	}
	return nil
}

// numbered is a name with a number behind it from the second on: "dana", "dana-2".
func numbered(name string, n int) string {
	if n < 2 {
		return name
	}
	return fmt.Sprintf("%s-%d", name, n)
}
