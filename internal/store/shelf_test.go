package store

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/rel-journal/rel/internal/journal"
)

// spilled are the files of shelves of a test.
func spilled(t *testing.T) (spill func() (*os.File, error), files *int) {
	folder := t.TempDir()
	files = new(int)
	return func() (*os.File, error) {
		*files++
		file, err := os.Create(filepath.Join(folder, fmt.Sprint(*files)))
		if err == nil {
			t.Cleanup(func() { _ = file.Close() })
		}
		return file, err
	}, files
}

// TestShelf puts things on a shelf with room for few, has some otherwise, and finds all as they are.
func TestShelf(t *testing.T) {
	spill, files := spilled(t)
	s := newShelf[string](ImportOptions{Spill: spill, room: 100})
	want := make([]string, 500)
	for i := range want {
		want[i] = strings.Repeat(fmt.Sprint(i, "<é>"), 300)
		do(t, s.add(want[i], 40))
	}
	for i := 1; i < len(want); i += 7 {
		want[i] = strings.Repeat("otherwise", i)
		do(t, s.set(i, want[i]))
	}
	var got []string
	for x, err := range s.all() {
		do(t, err)
		got = append(got, x)
	}
	if same(t, "all", got, want); len(s.held) != 2 || *files != 1 || s.len() != len(want) {
		t.Errorf("%d held, %d files, %d in all", len(s.held), *files, s.len())
	}
}

// longFile is cards that meet one another, and some of whom a journal knows.
func longFile() []journal.Card {
	var all []journal.Contact
	for i := range 12 {
		c := aside(fmt.Sprintf("Ana Number%d", i%9), fmt.Sprintf("UID:card-%d", i%10), "PHOTO:"+strings.Repeat(fmt.Sprint(i%10), 100_000), "IMPP:<x&y>")
		c.UID = fmt.Sprintf("0192f0c1-2f3a-7c11-8a50-0000000000%02d", i%11)
		c.Points = []journal.Point{email(fmt.Sprintf("ana%d@example.org", i%9)), phone(fmt.Sprintf("202-555-01%02d", i))}
		c.Positions, c.Dates, c.Groups = at(fmt.Sprint("Agency ", i%8)), born(1+i%9), []string{fmt.Sprint("Group ", i%3)}
		c.Fields = []journal.Field{{Name: "Remarks", Value: strings.Repeat("said much ", 100)}}
		all = append(all, c)
	}
	out := cards(all...)
	for i := range out {
		if i%4 == 0 {
			out[i].LastContact, out[i].Channel = on(fmt.Sprintf("2026-10-%02d", i+1)), journal.Call
		}
	}
	return out
}

// TestImportSpilled imports a file twice, with all of it held and with none of it: the plans are the same, and so are the journals.
func TestImportSpilled(t *testing.T) {
	spill, files := spilled(t)
	made := regexp.MustCompile(`\b01[a-f][0-9a-f]{5}-[0-9a-f-]{27}\b`) // not those of the file
	var told, after [2]string
	for i, o := range []ImportOptions{{}, {Spill: spill, room: 1}} {
		s := open(t)
		add(t, s, longFile()[3].Contact)
		for range 2 {
			p := planned(t, s, longFile(), o)
			for _, r := range rowsIn(t, p) {
				told[i] += fmt.Sprintln(r.Line, r.Action, r.ID, r.Name, r.Gains, r.Differs, r.Apart)
			}
			told[i] += fmt.Sprintln(p.NewGroups, p.Unsettled, p.Count(Adding), p.Count(Updating), p.ImportNotes(), p.Differs())
			do(t, s.Import(t.Context(), p, nil))
		}
		after[i] = made.ReplaceAllString(readWorld(t, s).snapshot(t), "made")
		checkDerived(t, s, nil)
	}
	if *files == 0 || !strings.Contains(told[0], string(Updating)) {
		t.Errorf("%d files; planned were %s", *files, told[0])
	}
	same(t, "plans", told[1:], told[:1])
	same(t, "journals", after[1:], after[:1])
}
