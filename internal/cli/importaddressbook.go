package cli

import (
	"context"

	"github.com/rel-journal/rel/internal/addressbook"
	"github.com/rel-journal/rel/internal/textfile"
)

func isMutt(head, _ string) bool { return addressbook.HoldsMutt(head) }

func isAbook(head, _ string) bool { return addressbook.HoldsAbook(head) }

func (a *app) importMutt(ctx context.Context, file incoming, f *importFlags) error {
	return a.importAddressBook(ctx, file, f, addressbook.ReadMutt)
}

func (a *app) importAbook(ctx context.Context, file incoming, f *importFlags) error {
	return a.importAddressBook(ctx, file, f, addressbook.ReadAbook)
}

// importAddressBook imports the contacts of an address book of a program for the terminal.
func (a *app) importAddressBook(ctx context.Context, file incoming, f *importFlags,
	read func(textfile.Open, addressbook.Options) (*addressbook.Book, error),
) error {
	isGroup, err := a.isGroup(ctx)
	if err != nil {
		return err
	}
	progress := a.env.Progress("Reading")
	book, err := read(file.open, addressbook.Options{Name: file.name(), Group: isGroup})
	progress.Done()
	if err != nil {
		return err
	}
	about := readFile{name: file.name(), row: "contact", remarks: append(doubts(book.Doubt), leftAlone(book.Others, "line", "lines")...)}
	return a.importCards(ctx, cardFile{readFile: about, cards: book.All}, f)
}
