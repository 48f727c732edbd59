package cli

import (
	"iter"
	"strings"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/render"
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

// cardFile is a file of contacts that can be read, as often as they are asked for. The error that comes with a card may be a
// journal.BadRow, of one that cannot be read, and those behind it follow; any other ends them.
type cardFile struct {
	readFile
	cards func() iter.Seq2[journal.Card, error]
	terms bool // each card is a term somebody served
}

// noteFile is a file of notes that can be read, as often as they are asked for.
type noteFile struct {
	readFile
	cards   func() iter.Seq2[journal.NoteCard, error]
	invited bool // who was there is told as a calendar tells it, so that some may be passed by
	named   bool // its texts name who was there, so that some may be passed by

	// people are the contacts that come with them, as those of a cardFile, but none is bad. It is nil where none come.
	people func() iter.Seq2[journal.Card, error]
}

// doubts is what is to be said of a file that may have been misread, as a remark; none where there is no doubt.
func doubts(doubt string) []string {
	if doubt == "" {
		return nil
	}
	return []string{doubt}
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

// held is cards that were read whole, of a format whose files are short.
func held(cards []journal.Card) func() iter.Seq2[journal.Card, error] {
	return func() iter.Seq2[journal.Card, error] { return render.Rows(cards) }
}
