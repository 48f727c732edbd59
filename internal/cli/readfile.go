package cli

import (
	"iter"
	"strings"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/store"
)

// readFile is a file that was read, of whatever format: how to speak of it.
type readFile struct {
	name    string   // the file's
	row     string   // what is a contact or a note in it: "row", "card"
	how     []string // how it was read, a line each: told by a dry run
	remarks []string // what else is to be known of it, told by a dry run and after the import

	// after is what is to be known of it once it was read to its end; it may be nil.
	after func(store.Imported) []string
}

// cardFile is a file of contacts that was read.
type cardFile struct {
	readFile
	cards []journal.Card
	bad   []journal.BadRow // those that could not be read
	terms bool             // each card is a term somebody served
}

// noteFile is a file of notes that can be read, as often as they are asked for.
type noteFile struct {
	readFile
	cards   func() iter.Seq2[journal.NoteCard, error]
	invited bool           // who was there is told as a calendar tells it, so that some may be passed by
	named   bool           // its texts name who was there, so that some may be passed by
	people  []journal.Card // the contacts that come with them
}

// tellHow says how the file was read.
func (a *app) tellHow(f readFile) {
	if len(f.how) > 0 {
		a.talk("\n%s", strings.Join(f.how, "\n"))
	}
}

func (a *app) tellRemarks(f readFile) {
	for _, r := range f.remarks {
		a.talk("%s", r)
	}
}

// fields are the names of the fields that cards have, in their order.
func fields(cards []journal.Card) (names []string) {
	seen := map[string]bool{}
	for _, c := range cards {
		for _, f := range c.Contact.Fields {
			if !seen[f.Name] {
				seen[f.Name] = true
				names = append(names, f.Name)
			}
		}
	}
	return names
}
