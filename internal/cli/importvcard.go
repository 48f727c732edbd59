package cli

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/vcard"
)

func (a *app) importVCards(ctx context.Context, file incoming, f *importFlags) error {
	read, err := a.readVCards(ctx, file)
	if err != nil {
		return err
	}
	return a.importCards(ctx, read, f)
}

// mostBadCards is how many bad cards are listed of a file; one with more is no file of cards.
const mostBadCards = 10_000

// readVCards reads a file of vCards, or those of a folder.
func (a *app) readVCards(ctx context.Context, file incoming) (read cardFile, err error) {
	isGroup, err := a.isGroup(ctx)
	if err != nil {
		return read, err
	}
	progress := a.env.Progress("Reading")
	defer progress.Done()
	read.name, read.row = file.name(), "card"
	for _, part := range file.parts() {
		if err := read.takeVCards(part, isGroup, func() { progress.Add(1) }); err != nil {
			return read, err
		}
	}
	read.remarks = remarksOf(read.cards)
	return read, nil
}

// takeVCards adds the cards of one file.
func (read *cardFile) takeVCards(file incoming, isGroup func(name string) bool, tick func()) error {
	o := vcard.Options{Name: file.name(), Group: isGroup}
	text, err := file.open()
	if err != nil {
		return err
	}
	defer func() { _ = text.Close() }() // it was only read
	for card, err := range vcard.Read(text, o) {
		tick()
		var bad journal.BadRow
		switch {
		case len(read.bad) == mostBadCards:
			return journal.Bad("see whether it is the file you mean", "%s: more than %d cards cannot be read", o.Name, mostBadCards)
		case errors.As(err, &bad):
			read.bad = append(read.bad, bad)
		case err != nil:
			return fileFailure("reading "+file.path, err, checkFile)
		default:
			read.cards = append(read.cards, card)
		}
	}
	return nil
}

// isGroup says whether a name is that of a group of the journal.
func (a *app) isGroup(ctx context.Context) (func(name string) bool, error) {
	s, err := a.reading(ctx)
	if err != nil {
		return nil, err
	}
	groups, err := s.Groups(ctx)
	known := map[string]bool{}
	for _, g := range groups {
		known[journal.NameKey(g.Name)] = true
	}
	return func(name string) bool { return known[journal.NameKey(name)] }, err
}

// remarksOf is what is to be said of cards: what of them was not taken as it stands, and what only other programs have a
// place for.
func remarksOf(cards []journal.Card) (remarks []string) {
	var lines []string
	var kept []journal.Property
	for _, c := range cards {
		kept = append(kept, c.Contact.Kept...)
		for _, r := range c.Remarks {
			lines = append(lines, fmt.Sprintf("  line %d, %s: %s", c.Line, c.Contact.Name, r))
		}
	}
	if names := journal.PropertyNames(kept); names != nil {
		remarks = append(remarks, fmt.Sprintf("Kept aside for other programs: %s.", few(names)))
	}
	if lines == nil {
		return remarks
	}
	if more := len(lines) - mostReported; more > 0 {
		lines = append(lines[:mostReported], fmt.Sprintf("  and %d more", more))
	}
	return append(remarks, "Not taken as it stands:\n"+strings.Join(lines, "\n"))
}
