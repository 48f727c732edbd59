package csvfile

import (
	"iter"
	"slices"
	"strconv"
	"strings"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/textfile"
)

// The uses of a column of follow-ups and of facts, beside useName, useDay, useAdded, useKind, usePrivate, useUID,
// useInitiative and useIgnore.
const (
	useText       use = "text"
	useDue        use = "due"
	useOwedBy     use = "owed by"
	useState      use = "state"
	useClosed     use = "closed"
	useDropped    use = "dropped"
	useContactUID use = "contact uid"
	useNoteUID    use = "note uid"
	useGives      use = "gives"
)

// itemDated are the uses of columns of days.
func itemDated(u use) bool {
	return u == useDue || u == useClosed || u == useAdded || u == useDay || u == useDropped
}

// Items is a sheet of follow-ups or of facts. It is read row by row.
type Items[T any] struct {
	stream
	sort itemSort[T]
}

// itemSort is what tells sheets of follow-ups and of facts apart.
type itemSort[T any] struct {
	what     string
	words    vocabulary
	marks    []string // headings of rel's own export: a sheet with all of them is one
	derived  []string // those of its headings that follow from others, or are numbers of that journal alone
	read     func(card *journal.ItemCard[T], c column, cell string) error
	complete func(card *journal.ItemCard[T], today journal.Day) *blame
}

// readItems finds out how a sheet of items is to be read. Problems are those of Read; which rows cannot be read shows when they
// are.
func readItems[T any](open textfile.Open, o Options, sort itemSort[T]) (*Items[T], error) {
	n := &Items[T]{stream{what: sort.what, open: open, o: o}, sort}
	header, said, err := n.begin(sort.words)
	if err != nil {
		return nil, err
	}
	if n.own = holdsAll(header, sort.marks); n.own {
		said.recognize = ownHeading(said.recognize, sort.derived)
	}
	if n.columns, err = planKnown(header, said); err == nil {
		err = n.settle(itemDated)
	}
	if err != nil {
		return nil, err
	}
	n.say(sort.derived...)
	return n, nil
}

// ownHeading recognizes the headings of an export, of which those that are derived are nothing to import.
func ownHeading(recognize func(string) (meaning, bool), derived []string) func(string) (meaning, bool) {
	return func(heading string) (meaning, bool) {
		if slices.Contains(derived, heading) {
			return meaning{use: useIgnore}, true
		}
		return recognize(heading)
	}
}

// Cards reads the items, in the order of the file. What spoils the file as a whole comes as an error, and ends it.
func (n *Items[T]) Cards() iter.Seq2[journal.ItemCard[T], error] {
	return func(yield func(journal.ItemCard[T], error) bool) {
		for r, err := range n.rows() {
			switch {
			case err != nil:
				yield(journal.ItemCard[T]{}, err)
				return
			case r.bad == nil && isEmpty(r.cells):
				continue
			case !yield(n.card(r), nil):
				return
			}
		}
	}
}

// card makes a card of a row, with what is wrong with it where something is.
func (n *Items[T]) card(r row) journal.ItemCard[T] {
	card := journal.ItemCard[T]{Line: r.line, Own: n.own, Bad: r.bad}
	if r.bad != nil {
		return card
	}
	bad := surplus(trimmed(r, len(n.columns)), n.columns)
	for _, c := range n.columns {
		if bad != nil {
			break
		}
		cell := strings.TrimSpace(cellOf(r, c.index))
		if c.use == useIgnore || cell == "" {
			continue
		}
		if err := n.readCell(&card, c, cell); err != nil {
			bad = &blame{c.header, err}
		}
	}
	if bad == nil {
		bad = n.sort.complete(&card, n.o.Today)
	}
	if bad != nil {
		card.Bad = bad.row(n.o.Name, r.line)
	}
	return card
}

// readCell reads a cell that holds something: what all sorts have, or what this one has.
func (n *Items[T]) readCell(card *journal.ItemCard[T], c column, cell string) (err error) {
	switch c.use {
	case useName:
		card.Who, err = journal.CleanName(cell)
	case useContactUID:
		card.WhoUID = uidOf(cell)
	case useNoteUID:
		card.NoteUID = uidOf(cell)
	case usePrivate:
		card.Private, err = readTruth(cell)
	default:
		err = n.sort.read(card, c, cell)
	}
	return err
}

// uidOf is a uid that rel has given, in lower case; those of other programs are no names for the world.
func uidOf(cell string) string {
	if !isUID(cell) {
		return ""
	}
	return strings.ToLower(cell)
}

// headingList is headings that are recognized, as headingKey makes them, in the order --map lists the uses.
type headingList []struct {
	use  use
	keys string
}

// recognize tells what a column is from its heading alone.
func (l headingList) recognize(heading string) (meaning, bool) {
	key := headingKey(heading)
	for _, h := range l {
		for k := range strings.FieldsSeq(h.keys) {
			if k == key {
				return meaning{use: h.use}, true
			}
		}
	}
	return meaning{}, false
}

// targets are the words --map takes.
func (l headingList) targets() (words []string) {
	for _, h := range l {
		words = append(words, string(h.use))
	}
	return append(words, strconv.Quote(string(useIgnore)))
}

// notToCome refuses a day after today.
func notToCome(day, today journal.Day) error {
	if today.IsZero() || !day.After(today) {
		return nil
	}
	return journal.Bad("correct it, or leave the cell empty", "%s is after today, %s", day, today)
}
