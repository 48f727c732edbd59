package store

import (
	"errors"
	"fmt"
	"iter"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/rel-journal/rel/internal/db"
	"github.com/rel-journal/rel/internal/journal"
)

// noteCards is a sheet of notes, the first on line 2.
func noteCards(all ...journal.NoteCard) iter.Seq2[journal.NoteCard, error] {
	return func(yield func(journal.NoteCard, error) bool) {
		for i, c := range all {
			c.Line = i + 2
			if !yield(c, nil) {
				return
			}
		}
	}
}

// noteCard is a note of a sheet that only says when, with whom and what.
func noteCard(day, present, body string) journal.NoteCard {
	return journal.NoteCard{Present: present, Note: journal.Note{Day: on(day), Body: body}}
}

// imported imports a sheet in which no row is bad.
func imported(t testing.TB, s *Store, o NoteImport, all ...journal.NoteCard) ImportedNotes {
	t.Helper()
	done, err := s.ImportNotes(t.Context(), noteCards(all...), o, func(row PlannedNote) bool {
		t.Errorf("line %d: %v", row.Card.Line, row.Bad)
		return false
	})
	if err != nil && !errors.Is(err, ErrUnchanged) {
		t.Fatal(err)
	}
	return done
}

// An import in bulk leaves the journal as writing the same notes down one by one does: touches, stages, snoozes and all that
// is derived; and is taken back, and done again, as one.
func TestImportOfNotesIsAsIfOneByOne(t *testing.T) {
	moved := ImportedNotes{}
	for seed := range uint64(usualHistories) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			r := rand.New(rand.NewPCG(seed, 7))
			folder := t.TempDir()
			single := openAt(t, db.Memory)
			people := somePeople(t, single, r)
			bulk := copyOf(t, single, filepath.Join(folder, "bulk.db"))
			start := readWorld(t, bulk).snapshot(t)

			var cards []journal.NoteCard
			for range 1 + r.IntN(150) {
				n := someNote(r, people)
				noted := write(t, single, n)
				cards = append(cards, cardOf(noted.Note))
			}
			done := imported(t, bulk, NoteImport{}, cards...)
			if done.Added != len(cards) || done.Left != 0 {
				t.Fatalf("%d notes, of which %+v", len(cards), done)
			}
			moved.Developing, moved.Returned, moved.Awake = moved.Developing+done.Developing, moved.Returned+done.Returned, moved.Awake+done.Awake
			end := readWorld(t, bulk).snapshot(t)
			if want := readWorld(t, single).snapshot(t); end != want {
				t.Fatal(differences(end, want))
			}
			checkDerived(t, bulk, vocabulary)
			c, _, err := bulk.LastChange(t.Context())
			do(t, err)
			do(t, bulk.Undo(t.Context(), c.ID))
			if got := readWorld(t, bulk).snapshot(t); got != start {
				t.Fatal(differences(got, start))
			}
			do(t, bulk.Redo(t.Context(), c.ID))
			if got := readWorld(t, bulk).snapshot(t); got != end {
				t.Fatal(differences(got, end))
			}
			checkDerived(t, bulk, vocabulary)
		})
	}
	if usualHistories >= enoughHistories && (moved.Developing == 0 || moved.Returned == 0 || moved.Awake == 0) {
		t.Errorf("not everything was moved: %+v", moved)
	}
}

// somePeople are contacts of all stages, asleep and awake, of organizations whose people come and go.
func somePeople(t *testing.T, s *Store, r *rand.Rand) []journal.Contact {
	t.Helper()
	var all []journal.Contact
	for i := range 12 {
		c := journal.Contact{Name: fmt.Sprintf("Person %d", i), Stage: anyOf(r, journal.Stages)}
		if i < 3 {
			c.Kind, c.Name, c.Every = journal.Organization, fmt.Sprintf("Office %d", i), 30
		} else if r.IntN(2) == 0 {
			c.Positions = []journal.Position{{Title: "Director", Organization: fmt.Sprintf("Office %d", r.IntN(3)), From: someDay(r)}}
		}
		if r.IntN(2) == 0 {
			c.Snooze = on("2027-02-01")
		}
		all = append(all, c)
	}
	all = add(t, s, all...)
	for range r.IntN(8) {
		meet(t, s, someDay(r).String(), anyOf(r, all))
	}
	for _, c := range all { // what a touch has woken sleeps again
		if r.IntN(2) == 0 {
			_, err := s.EditContact(t.Context(), c.ID, ContactPatch{Stage: new(journal.Dormant), Snooze: new(on("2027-03-01"))})
			if err != nil && !errors.Is(err, ErrUnchanged) {
				t.Fatal(err)
			}
		}
	}
	return all
}

func anyOf[T any](r *rand.Rand, list []T) T { return list[r.IntN(len(list))] }

func someDay(r *rand.Rand) journal.Day { return on("2026-11-23").Add(-r.IntN(40)) }

func someNote(r *rand.Rand, people []journal.Contact) journal.Note {
	n := journal.Note{
		Day: someDay(r), Body: strings.Join([]string{anyOf(r, vocabulary), anyOf(r, vocabulary)}, " "), Channel: anyOf(r, journal.Channels),
		Tried: r.IntN(6) == 0, Private: r.IntN(6) == 0, Author: "tester",
	}
	shuffled := slices.Clone(people)
	r.Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
	present := shuffled[:1+r.IntN(4)]
	n.Participants = append(with(journal.Present, present...), with(journal.About, shuffled[4:4+r.IntN(3)]...)...)
	for range r.IntN(3) {
		n.Heard = append(n.Heard, journal.Heard{Text: anyOf(r, vocabulary) + " " + anyOf(r, vocabulary), SpeakerUID: present[0].UID})
	}
	if r.IntN(2) == 0 {
		n.Tags = []string{"budget", anyOf(r, []string{"qris", "rates"})}
	}
	n.Touch = journal.Touches(n.Channel, n.Tried, len(present))
	return n
}

// cardOf is a note as rel's own export has it.
func cardOf(n journal.Note) journal.NoteCard {
	names := func(all []journal.Participant) string {
		var out []string
		for _, p := range all {
			out = append(out, p.Label())
		}
		return strings.Join(out, between)
	}
	var heard []string
	for _, h := range n.Heard {
		heard = append(heard, h.Text+" ("+h.Speaker+")")
	}
	c := journal.NoteCard{Note: n, Present: names(n.Present()), About: names(n.About()), Heard: strings.Join(heard, between), Touch: &n.Touch, Own: true}
	c.Note.ID, c.Note.Participants, c.Note.Heard = 0, nil, nil
	return c
}

// copyOf is another journal that is the same so far.
func copyOf(t *testing.T, s *Store, path string) *Store {
	t.Helper()
	_, err := s.db.Read(t.Context(), db.S("VACUUM INTO ?", path))
	do(t, err)
	return openAt(t, path)
}

func TestImportOfNotesAgain(t *testing.T) {
	s := open(t)
	add(t, s, named("Dana Whitcomb"), named("Luis Ortega"))
	twice := noteCard("2026-11-02", "Dana Whitcomb", "Left a message.")
	heard := noteCard("2026-11-02", "Dana Whitcomb", "")
	heard.Heard = "Dana: worries\nabout rates"
	sheet := []journal.NoteCard{twice, noteCard("2026-11-03", "Luis Ortega; Dana Whitcomb", "Rates."), twice, heard}
	if done := imported(t, s, NoteImport{}, sheet...); done.Added != 4 {
		t.Fatalf("first %+v", done)
	}
	if done := imported(t, s, NoteImport{}, sheet...); done.Added != 0 || done.Left != 4 {
		t.Errorf("again %+v", done)
	}
	sheet[1].Present = "dana whitcomb; Ortega, Luis" // is the same people
	if done := imported(t, s, NoteImport{}, append(sheet, twice, noteCard("2026-11-04", "Luis Ortega", "Rates."))...); done.Added != 2 || done.Left != 4 {
		t.Errorf("with two more %+v", done)
	}
	c, _, err := s.LastChange(t.Context())
	do(t, err)
	do(t, s.Undo(t.Context(), c.ID))
	if done := imported(t, s, NoteImport{}, sheet...); done.Left != 4 {
		t.Errorf("after an undo %+v", done)
	}
	checkDerived(t, s, nil)
}

// A removed note stays removed if the file names it by its uid.
func TestImportOfARemovedNote(t *testing.T) {
	s := open(t)
	dana := add(t, s, named("Dana Whitcomb"))[0]
	n := meet(t, s, "2026-11-02", dana).Note
	do(t, s.RemoveNote(t.Context(), n.ID))
	if done := imported(t, s, NoteImport{}, cardOf(n)); done.Left != 1 || done.Removed != 1 {
		t.Errorf("%+v", done)
	}
}

func TestImportOfNotesNames(t *testing.T) {
	s := open(t)
	add(t, s,
		journal.Contact{Name: "Dana Whitcomb", Aliases: []string{"Dee"}, Points: []journal.Point{{Kind: journal.PointEmail, Value: "dana@example.org"}}},
		named("Linda Chen"), named("Linda Chen"), named("Smith; Jones LLC"), named("Ortega, Luis"), named("Omar Said"))
	do(t, s.RemoveContact(t.Context(), 6))
	tests := []struct {
		cell string
		own  bool
		want string // the names, or the error's text
	}{
		{"Dana Whitcomb", false, "Dana Whitcomb"},
		{"WHITCOMB,  dana", false, "Dana Whitcomb"},
		{"dee; Dana Whitcomb; dana@example.org", false, "Dana Whitcomb"},
		{"Dana Whitcomb, Smith; Jones LLC", true, `no contact is called "Dana Whitcomb, Smith"; did you mean Dana Whitcomb?`},
		{"Dana Whitcomb; Smith; Jones LLC", true, "Dana Whitcomb; Smith; Jones LLC"},
		{"Dana Whitcomb; Smith; Jones LLC", false, "Dana Whitcomb; Smith; Jones LLC"},
		{"Ortega, Luis", true, "Ortega, Luis"},
		{"Luis Ortega", false, `no contact is called "Luis Ortega"; did you mean Ortega, Luis?`},
		{"Dana Whitcomb, Linda Chen (3)", false, "Dana Whitcomb; Linda Chen"},
		{"Linda Chen (2)", true, "Linda Chen"},
		{"Linda Chen (1)", true, `no contact is called "Linda Chen (1)"; did you mean Linda Chen?`},
		{"Linda Chen", true, "Linda Chen could be Linda Chen (2) or Linda Chen (3)"},
		{"1", false, `no contact is called "1"`},
		{"Dana", false, `no contact is called "Dana"; in a file only whole names count, as Dana Whitcomb`},
		{"Omar Said", false, "Omar Said (6) was removed"},
	}
	for _, tt := range tests {
		t.Run(tt.cell, func(t *testing.T) {
			card := noteCard("2026-11-02", tt.cell, "x")
			card.Own = tt.own
			for row, err := range s.PlanNotes(t.Context(), noteCards(card), NoteImport{}) {
				do(t, err)
				got := strings.Join(row.Present(), between)
				if row.Bad != nil {
					got = row.Bad.Error()
				}
				if got != tt.want {
					t.Errorf("is %s, want %s", got, tt.want)
				}
			}
		})
	}
}

// Whoever a row adds is there for the rows after it, and not where the row is bad.
func TestImportOfNotesAddsPeople(t *testing.T) {
	s := open(t)
	add(t, s, named("Linda Chen"), named("Linda Chen"))
	sheet := []journal.NoteCard{
		noteCard("2026-11-02", "Mei Tanaka; Linda Chen", "Bad."),
		noteCard("2026-11-02", "Sam Park; Mei Tanaka; mei tanaka", "Good."),
		noteCard("2026-11-03", "MEI TANAKA", "Again."),
	}
	var bad []int
	done, err := s.ImportNotes(t.Context(), noteCards(sheet...), NoteImport{Add: true, Given: Given{Tags: []string{"imported"}}}, func(row PlannedNote) bool {
		bad = append(bad, row.Card.Line)
		return true
	})
	do(t, err)
	same(t, "bad lines", bad, []int{2})
	same(t, "added", done.People, []string{"Sam Park", "Mei Tanaka"})
	all := contacts(t, s, ContactFilter{Sort: SortNumber})
	if len(all) != 4 || all[3].Name != "Mei Tanaka" || all[3].LastTouched != on("2026-11-03") || all[3].Stage != journal.Developing {
		t.Errorf("contacts %+v", all)
	}
	for _, n := range notes(t, s, NoteFilter{}) {
		same(t, "tags", n.Tags, []string{"imported"})
	}
	checkDerived(t, s, nil)
}

// One bad row, wherever it stands, and nothing is written; but all bad rows are told.
func TestImportOfNotesStops(t *testing.T) {
	s := open(t)
	add(t, s, named("Dana Whitcomb"))
	before := readWorld(t, s).snapshot(t)
	var sheet []journal.NoteCard
	for i := range 300 {
		sheet = append(sheet, noteCard("2026-11-02", "Dana Whitcomb", fmt.Sprint(i)))
	}
	sheet[100].Present, sheet[299].Note.Day = "Nobody", on("2026-11-24")
	var bad []int
	_, err := s.ImportNotes(t.Context(), noteCards(sheet...), NoteImport{}, func(row PlannedNote) bool {
		bad = append(bad, row.Card.Line)
		return false
	})
	if !errors.Is(err, ErrBadRows) {
		t.Errorf("error %v", err)
	}
	same(t, "bad lines", bad, []int{102, 301})
	if got := readWorld(t, s).snapshot(t); got != before {
		t.Error(differences(got, before))
	}
	checkDerived(t, s, nil)
	unreadable := func(yield func(journal.NoteCard, error) bool) {
		_ = yield(sheet[0], nil) && yield(journal.NoteCard{}, os.ErrClosed)
	}
	if _, err := s.ImportNotes(t.Context(), unreadable, NoteImport{}, nil); !errors.Is(err, os.ErrClosed) {
		t.Errorf("error %v", err)
	}
	if got := readWorld(t, s).snapshot(t); got != before {
		t.Error(differences(got, before))
	}
}

// What another process writes while the import looks at the journal makes its numbers wrong: nothing is written.
func TestImportOfNotesMeanwhile(t *testing.T) {
	s := open(t)
	dana := add(t, s, named("Dana Whitcomb"))[0]
	p, err := s.planNotes(t.Context(), NoteImport{})
	do(t, err)
	meet(t, s, "2026-11-02", dana)
	w := newNoteWriter(p)
	err = s.change(t.Context(), w.batch(t.Context(), noteCards(noteCard("2026-11-02", "Dana Whitcomb", "x")), nil))
	if err == nil || len(notes(t, s, NoteFilter{})) != 1 {
		t.Errorf("error %v", err)
	}
}
