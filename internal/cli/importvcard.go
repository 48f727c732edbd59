package cli

import (
	"context"
	"errors"
	"fmt"
	"iter"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/store"
	"github.com/rel-journal/rel/internal/vcard"
)

func (a *app) importVCards(ctx context.Context, file incoming, f *importFlags) error {
	o := vcard.Options{Today: a.today()}
	var err error
	if o.Group, err = a.isGroup(ctx); err != nil {
		return err
	}
	if o.Lists, err = listsOf(file.parts(), o); err != nil {
		return err
	}
	tell := func(store.Imported) []string { return tellLists(o) }
	return a.importCards(ctx, cardFile{
		readFile: readFile{name: file.name(), row: "card", after: tell},
		cards:    func() iter.Seq2[journal.Card, error] { return vCardsOf(file.parts(), o) },
	}, f)
}

// tellLists says what became of the lists of contacts, not of all of many one by one.
func tellLists(o vcard.Options) []string {
	lines := o.Lists.Tell(o.Group)
	if more := len(lines) - mostFew; more > 0 {
		lines = append(lines[:mostFew], fmt.Sprintf("And %s in the same way.", countOf(more, "more list")))
	}
	return append(lines, o.Lists.TellLeft()...)
}

// listsOf are the lists of contacts in files of vCards.
func listsOf(files []incoming, o vcard.Options) (*vcard.Lists, error) {
	lists := &vcard.Lists{}
	for _, file := range files {
		text, err := file.open()
		if err != nil {
			return nil, err
		}
		lists.Read(text, o)
		_ = text.Close() // it was only read
	}
	return lists, nil
}

// vCardsOf reads files of vCards, one after the other.
func vCardsOf(files []incoming, o vcard.Options) iter.Seq2[journal.Card, error] {
	return func(yield func(journal.Card, error) bool) {
		for _, file := range files {
			o.Name = file.name()
			for card, err := range vCards(file, o) {
				var bad journal.BadRow
				if !yield(card, err) || err != nil && !errors.As(err, &bad) {
					return
				}
			}
		}
	}
}

// mostBadCards is how many bad cards are passed over in a file; one with more is no file of cards.
const mostBadCards = 10_000

// vCards reads a file of vCards, card by card.
func vCards(file incoming, o vcard.Options) iter.Seq2[journal.Card, error] {
	return func(yield func(journal.Card, error) bool) {
		text, err := file.open()
		if err != nil {
			yield(journal.Card{}, err)
			return
		}
		defer func() { _ = text.Close() }() // it was only read
		left := mostBadCards
		for card, err := range vcard.Read(text, o) {
			var bad journal.BadRow
			switch {
			case errors.As(err, &bad):
				if left--; left < 0 {
					err = journal.Bad("see whether it is the file you mean", "%s: more than %d cards cannot be read", o.Name, mostBadCards)
				}
			case err != nil:
				err = fileFailure("reading "+file.path, err, checkFile)
			}
			if !yield(card, err) || left < 0 {
				return
			}
		}
	}
}

// isGroup says whether a name is that of a group of the journal, or was.
func (a *app) isGroup(ctx context.Context) (func(name string) bool, error) {
	s, err := a.reading(ctx)
	if err != nil {
		return nil, err
	}
	groups, err := s.GroupNames(ctx)
	return func(name string) bool { return groups[journal.NameKey(name)] != "" }, err
}
