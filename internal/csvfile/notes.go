package csvfile

import (
	"iter"
	"slices"
	"strconv"
	"strings"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/textfile"
)

// Notes is a sheet of notes. It is read row by row.
type Notes struct{ stream }

// ReadNotes finds out how a file of notes is to be read. Problems are those of Read; which rows cannot be read shows
// when they are.
func ReadNotes(open textfile.Open, o Options) (*Notes, error) {
	n := &Notes{stream{what: "note", open: open, o: o}}
	header, said, err := n.begin(ofNotes)
	if err != nil {
		return nil, err
	}
	n.own = holdsNotes(header)
	if n.columns, err = planNotes(header, said); err == nil {
		err = n.needWho(header)
	}
	if err == nil {
		err = n.needText(header)
	}
	if err == nil {
		err = n.settle(func(u use) bool { return u == useDay })
	}
	if err != nil {
		return nil, err
	}
	n.say("number")
	return n, nil
}

// needWho refuses a sheet in which nobody is named.
func (n *Notes) needWho(header row) error {
	if slices.ContainsFunc(n.columns, func(c column) bool { return c.use == usePresent || c.use == useAbout }) {
		return nil
	}
	headings := filledCells(header)
	return journal.Bad("say which column names the people: "+mapHint(headings[0], usePresent),
		"%s: no column is headed Who, Present or Name; line %d has %s", n.o.Name, header.line, clip(strings.Join(headings, ", "), 120))
}

// needText refuses a sheet in which nothing can have been said, and names the columns that were not understood.
func (n *Notes) needText(header row) error {
	var strange []string
	for _, c := range n.columns {
		switch {
		case c.use == useBody || c.use == useHeard || c.use == useTried:
			return nil
		case c.use == useIgnore && !c.said && !c.bare:
			strange = append(strange, c.header)
		}
	}
	if strange == nil {
		return journal.Bad("a note needs a column of what was said", "%s: no column is headed Text, Notes or Summary; line %d has %s",
			n.o.Name, header.line, clip(strings.Join(filledCells(header), ", "), 120))
	}
	return journal.Bad("say which column holds what was said: --map "+strconv.Quote(exampleOf(strange)+"=text"),
		"%s: no column is headed Text, Notes or Summary; of line %d, not understood: %s",
		n.o.Name, header.line, clip(strings.Join(strange, ", "), 120))
}

// Cards reads the notes, in the order of the file. What spoils the file as a whole comes as an error, and ends it.
func (n *Notes) Cards() iter.Seq2[journal.NoteCard, error] {
	return func(yield func(journal.NoteCard, error) bool) {
		in := noteReading{notes: n}
		for r, err := range n.rows() {
			if err != nil {
				yield(journal.NoteCard{}, err)
				return
			}
			if r.bad == nil && isEmpty(r.cells) {
				continue
			}
			if !yield(in.read(r), nil) {
				return
			}
		}
	}
}
