package cli

import (
	"errors"
	"fmt"
	"iter"
	"strings"

	"github.com/rel-journal/rel/internal/journal"
)

// readCards is what is remembered of a file's cards that go by one at a time.
type readCards struct {
	bad     badRows
	fields  nameList // the names of their fields
	kept    nameList // what of them is kept aside for other programs
	remarks []string // the first of what was not taken as it stands
	more    int      // how many more there are
}

// nameList is names in the order in which they first came, with how often each did.
type nameList struct {
	names []string
	count map[string]int
}

func (l *nameList) add(name string) {
	if l.count == nil {
		l.count = map[string]int{}
	}
	if l.count[name]++; l.count[name] == 1 {
		l.names = append(l.names, name)
	}
}

// good is the cards of a file that can be read, remembered as they go by. The others are among the bad.
func (in *readCards) good(file readFile, cards iter.Seq2[journal.Card, error]) iter.Seq2[journal.Card, error] {
	return func(yield func(journal.Card, error) bool) {
		for card, err := range cards {
			var bad journal.BadRow
			if errors.As(err, &bad) {
				in.bad.add(file.name, bad.Line, err)
				continue
			}
			in.remember(card)
			if !yield(card, err) {
				return
			}
		}
	}
}

func (in *readCards) remember(card journal.Card) {
	for _, f := range card.Contact.Fields {
		in.fields.add(f.Name)
	}
	for _, p := range card.Contact.Kept {
		if p.IsAside() {
			in.kept.add(p.Name)
		}
	}
	for _, r := range card.Remarks {
		if len(in.remarks) < mostReported {
			in.remarks = append(in.remarks, fmt.Sprintf("  line %d, %s: %s", card.Line, card.Contact.Name, r))
		} else {
			in.more++
		}
	}
}

// tell is what is to be said of the cards: what only other programs have a place for, and what was not taken as it stands.
func (in *readCards) tell() (remarks []string) {
	if names := in.kept.names; names != nil {
		remarks = append(remarks, fmt.Sprintf("Kept aside for other programs: %s.", few(journal.InNumbers(names, in.kept.count))))
	}
	if in.remarks == nil {
		return remarks
	}
	lines := in.remarks
	if in.more > 0 {
		lines = append(lines, fmt.Sprintf("  and %d more", in.more))
	}
	return append(remarks, "Not taken as it stands:\n"+strings.Join(lines, "\n"))
}
