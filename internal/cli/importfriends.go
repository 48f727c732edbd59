package cli

import (
	"context"
	"fmt"
	"strings"

	"github.com/rel-journal/rel/internal/friendsmd"
	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/store"
)

func isFriends(head, _ string) bool { return friendsmd.Holds(head) }

// importFriends imports a friends.md: its people as contacts, what was done with them and noted of them as notes.
func (a *app) importFriends(ctx context.Context, file incoming, f *importFlags) error {
	progress := a.env.Progress("Reading")
	read, err := friendsmd.Read(file.open, file.name())
	progress.Done()
	if err != nil {
		return err
	}
	about := readFile{name: file.name(), row: "line", remarks: doubts(read.Doubt()), after: func(store.Imported) (lines []string) {
		lines = leftAlone(read.Alone, "entry", "entries")
		if read.Places > 0 {
			lines = append(lines, fmt.Sprintf("Left out: the list of %s; texts name them all the same.", places(read)))
		}
		return lines
	}}
	return a.importNotes(ctx, noteFile{readFile: about, cards: read.Cards, people: held(read.People)}, f)
}

// places is how many places are listed, and how many of them have other names.
func places(read *friendsmd.File) string {
	all := countOf(read.Places, "place")
	if read.Called > 0 {
		all += fmt.Sprintf(", %d with other names", read.Called)
	}
	return all
}

// leftAlone says which entries were left out because they name nobody.
func leftAlone(alone journal.Alone, one, many string) []string {
	if alone.Count == 0 {
		return nil
	}
	what := fmt.Sprintf("1 %s that names nobody, line ", one)
	if alone.Count > 1 {
		what = fmt.Sprintf("%d %s that name nobody, lines ", alone.Count, many)
	}
	at := make([]string, len(alone.Lines))
	for i, line := range alone.Lines {
		at[i] = fmt.Sprint(line)
	}
	if more := alone.Count - len(at); more > 0 {
		at = append(at, fmt.Sprintf("and %d more", more))
	}
	return []string{"Left out: " + what + strings.Join(at, ", ") + "."}
}
