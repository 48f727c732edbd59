package cli

import (
	"context"
	"fmt"

	"github.com/rel-journal/rel/internal/jrnl"
	"github.com/rel-journal/rel/internal/store"
)

func isJrnl(head, _ string) bool { return jrnl.HoldsText(head) }

func isJrnlJSON(head, _ string) bool { return jrnl.HoldsJSON(head) }

func (a *app) importJrnl(ctx context.Context, file incoming, f *importFlags) error {
	return a.importEntries(ctx, file, f, false)
}

func (a *app) importJrnlJSON(ctx context.Context, file incoming, f *importFlags) error {
	return a.importEntries(ctx, file, f, true)
}

// importEntries imports the entries of a journal of jrnl that name somebody the journal knows.
func (a *app) importEntries(ctx context.Context, file incoming, f *importFlags, asJSON bool) error {
	progress := a.env.Progress("Reading")
	read, err := jrnl.Read(file.open, file.name(), asJSON)
	progress.Done()
	if err != nil {
		return err
	}
	about := readFile{name: file.name(), row: "note", remarks: doubts(read.Doubt()), after: func(done store.Imported) []string {
		lines := passedEntries(done.Passes[store.Unnamed])
		if keys := read.NotTaken; keys != nil {
			lines = append(lines, "Not taken: "+few(keys)+".")
		}
		return lines
	}}
	return a.importNotes(ctx, noteFile{readFile: about, cards: read.Cards, named: true}, f)
}

// passedEntries says how many entries were left out, as they name nobody.
func passedEntries(n int) []string {
	switch n {
	case 0:
		return nil
	case 1:
		return []string{"Left out: 1 entry that names nobody the journal knows."}
	}
	return []string{fmt.Sprintf("Left out: %d entries that name nobody the journal knows.", n)}
}
