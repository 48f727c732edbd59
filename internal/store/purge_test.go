package store

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/rel-journal/rel/internal/db"
	"github.com/rel-journal/rel/internal/journal"
)

// unusual makes words that nothing but one place of a test has, and remembers them.
type unusual struct{ words []string }

// word is a word in letters of both cases and with accents, which an index would keep in another form.
func (u *unusual) word(place string) string {
	w := fmt.Sprintf("Qüx%sÑ%dvé", place, len(u.words))
	u.words = append(u.words, w)
	return w
}

// forms is how a word can stand in a file: as it was typed, folded, in JSON, and as an index has it that leaves out the
// letters a word has in common with the one before it.
func forms(word string) []string {
	var ascii strings.Builder
	for _, r := range word {
		if r < 0x80 {
			ascii.WriteRune(r)
		} else {
			fmt.Fprintf(&ascii, `\u%04x`, r)
		}
	}
	folded := journal.Fold(word)
	return []string{word, folded, folded[strings.LastIndex(folded, "n"):], strings.ToLower(word), strings.ToUpper(word), ascii.String()}
}

// inFolder is the files of a folder, and of those below it, that have the word in any form.
func inFolder(t testing.TB, folder, word string) (found []string) {
	t.Helper()
	do(t, filepath.WalkDir(folder, func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		content, err := os.ReadFile(path)
		for _, form := range forms(word) {
			if bytes.Contains(content, []byte(form)) {
				found = append(found, filepath.Base(path))
				break
			}
		}
		return err
	}))
	return found
}

// everything is a contact with an unusual word wherever a text can be.
func (u *unusual) everything() journal.Contact {
	return journal.Contact{
		Name: u.word("name") + " Whitcomb", Aliases: []string{u.word("alias")},
		Points: []journal.Point{
			{Kind: journal.PointEmail, Value: "a@" + u.word("email") + ".example", Label: u.word("label")},
			{Kind: journal.PointPhone, Value: "202-555-0142 " + u.word("phone")},
			{Kind: journal.PointAddress, Value: u.word("address")},
		},
		Positions: []journal.Position{{Title: u.word("title"), Organization: u.word("organization")}},
		Dates:     []journal.Yearly{{Label: u.word("anniversary"), Month: 5, Day: 12}},
		Tags:      []string{strings.ToLower(u.word("tag"))},
		Fields:    []journal.Field{{Name: u.word("field"), Value: u.word("value")}},
		Kept: []journal.Property{
			journal.Aside("X-SPOUSE", "X-SPOUSE:"+u.word("spouse")), journal.Aside("PHOTO", "PHOTO:"+u.word("photo")+strings.Repeat("A", 9000)),
		},
	}
}

// lived is a journal with a contact, of the name returned, who has an unusual word wherever a text can be, now, before
// or in what was undone, and with two others who stay.
func lived(t *testing.T, s *Store, u *unusual) (gone, stays journal.Contact) {
	t.Helper()
	all := add(t, s, named("Luis Ortega"), u.everything(), named("Mei Tanaka"))
	stays, gone = all[0], all[1]
	ctx := t.Context()
	edit := func(p ContactPatch) { _, err := s.EditContact(ctx, gone.ID, p); do(t, err) }
	edit(ContactPatch{Name: new(u.word("rename"))})
	edit(ContactPatch{Position: &journal.Position{Title: u.word("newtitle"), Organization: u.word("neworganization")}})
	edit(ContactPatch{Add: journal.Contact{Aliases: []string{u.word("undonealias")}, Fields: []journal.Field{{Name: u.word("undonefield"), Value: u.word("undonevalue")}}}})
	undoLast(t, s)

	text := func(place string) string { return "Sample of " + u.word(place) + "." }
	own := write(t, s, journal.Note{
		Day: on("2026-11-02"), Touch: true, Body: text("body"), Tags: []string{strings.ToLower(u.word("notetag"))},
		Participants: with(journal.Present, gone), Heard: []journal.Heard{{SpeakerUID: gone.UID, Text: text("heard")}},
	}).Note
	_, err := s.EditNote(ctx, own.ID, NotePatch{Body: new(text("edited"))}, nil)
	do(t, err)
	_, err = s.EditNote(ctx, own.ID, NotePatch{Heard: []journal.Heard{{Text: text("undoneheard")}}}, nil)
	do(t, err)
	undoLast(t, s)
	removed := write(t, s, journal.Note{Day: on("2026-11-03"), Body: text("removed"), Participants: with(journal.About, gone)}).Note
	do(t, s.RemoveNote(ctx, removed.ID))

	both := write(t, s, journal.Note{
		Day: on("2026-11-04"), Touch: true, Body: "Of both.", Participants: with(journal.Present, gone, stays),
		Heard: []journal.Heard{{SpeakerUID: gone.UID, Text: text("saidamongothers")}},
	}).Note
	_, err = s.EditNote(ctx, both.ID, NotePatch{Heard: []journal.Heard{{SpeakerUID: gone.UID, Text: text("saidlater")}}}, nil)
	do(t, err)
	do(t, s.AddGroup(ctx, journal.Group{Name: "Providers"}, []int64{gone.ID, stays.ID}))
	for _, undo := range []bool{true, false} { // what they said, nobody's for a while, or from then on
		left := write(t, s, journal.Note{
			Day: on("2026-11-04"), Touch: true, Body: "Of both.", Participants: with(journal.Present, gone, stays),
			Heard: []journal.Heard{{SpeakerUID: gone.UID, Text: text("saidbynobody")}},
		}).Note
		_, err = s.EditNote(ctx, left.ID, NotePatch{Without: []Who{who(gone)}}, nil)
		do(t, err)
		if undo {
			undoLast(t, s)
		}
	}
	return gone, stays
}

func undoLast(t testing.TB, s *Store) {
	t.Helper()
	c, ok, err := s.LastChange(t.Context())
	do(t, err)
	if !ok {
		t.Fatal("there is nothing to undo")
	}
	do(t, s.Undo(t.Context(), c.ID))
}

// purge erases, and rewrites the file.
func purge(t testing.TB, s *Store, p Purge, err error) {
	t.Helper()
	do(t, err)
	do(t, s.Purge(t.Context(), p))
	do(t, s.Compact(t.Context()))
}

// Of what was purged, no file of the journal's folder has a word: not as text, as words of the index, as keys, in the
// record of changes, nor in pages that are free.
func TestPurgedIsInNoFile(t *testing.T) {
	purges := map[string]struct {
		what func(s *Store, gone journal.Contact) (Purge, error)
		kept []string // the beginnings of words that stay
	}{
		"a contact": {func(s *Store, gone journal.Contact) (Purge, error) { return s.PurgeContact(t.Context(), gone.ID) }, nil},
		"the notes before a day": {
			func(s *Store, gone journal.Contact) (Purge, error) {
				return s.PurgeBefore(t.Context(), on("2026-11-05"))
			},
			[]string{
				"Qüxname", "Qüxalias", "Qüxemail", "Qüxlabel", "Qüxphone", "Qüxaddress", "Qüxtitle", "Qüxorganization", "Qüxanniversary",
				"Qüxtag", "Qüxfield", "Qüxvalue", "Qüxspouse", "Qüxphoto", "Qüxrename", "Qüxnew", "Qüxundonealias", "Qüxundonefield", "Qüxundonevalue", "qüxtag",
			},
		},
		"a note": {
			func(s *Store, gone journal.Contact) (Purge, error) { return s.PurgeNote(t.Context(), 2) },
			[]string{"Q", "qüxtag", "qüxnotetag"},
		},
	}
	for name, tt := range purges {
		t.Run(name, func(t *testing.T) {
			folder := t.TempDir()
			s := openAt(t, filepath.Join(folder, "journal.db"))
			var u unusual
			gone, _ := lived(t, s, &u)
			for _, w := range u.words {
				if len(inFolder(t, folder, w)) == 0 {
					t.Fatalf("%s is not found before it is purged", w)
				}
			}
			p, err := tt.what(s, gone)
			purge(t, s, p, err)
			erased := 0
			for _, w := range u.words {
				keep := false
				for _, k := range tt.kept {
					keep = keep || strings.HasPrefix(w, k) && !strings.Contains(w, "Qüxremoved")
				}
				found := inFolder(t, folder, w)
				if keep && len(found) == 0 {
					t.Errorf("%s is lost", w)
				}
				if !keep {
					erased++
					if len(found) > 0 {
						t.Errorf("%s is still in %v", w, found)
					}
				}
			}
			if erased == 0 {
				t.Error("nothing was to be erased")
			}
			checkDerived(t, s, []string{"sample"})
			if purged, err := s.Purged(t.Context()); err != nil || purged {
				t.Errorf("the purge is unfinished: %t, %v", purged, err)
			}
		})
	}
}

// Until the file is rewritten, what was purged is still in it: the search that the test above relies on finds it.
func TestPurgedIsInTheFileUntilCompact(t *testing.T) {
	folder := t.TempDir()
	s := openAt(t, filepath.Join(folder, "journal.db"))
	var u unusual
	gone, _ := lived(t, s, &u)
	p, err := s.PurgeContact(t.Context(), gone.ID)
	do(t, err)
	do(t, s.Purge(t.Context(), p))
	found := 0
	for _, w := range u.words {
		found += len(inFolder(t, folder, w))
	}
	if purged, err := s.Purged(t.Context()); err != nil || !purged || found == 0 {
		t.Errorf("purged, not compacted: %t, %v; %d words are found", purged, err, found)
	}
}

// While another program reads, the log cannot be emptied; that is said, and can be done later.
func TestCompactWhileAnotherReads(t *testing.T) {
	path := filepath.Join(t.TempDir(), "journal.db")
	s := openAt(t, path)
	var u unusual
	gone, _ := lived(t, s, &u)
	hasty, err := db.Open(t.Context(), path, db.Options{BusyTimeout: 100 * time.Millisecond})
	do(t, err)
	defer hasty.Close()
	p, err := s.PurgeContact(t.Context(), gone.ID)
	do(t, err)
	for _, err := range s.Notes(t.Context(), NoteFilter{Private: true}) { // a reader who has read half
		do(t, err)
		do(t, s.Purge(t.Context(), p))
		busy := *s
		busy.db = hasty
		if problem(t, busy.Compact(t.Context()), journal.Failure); inFolder(t, filepath.Dir(path), u.words[0]) == nil {
			t.Error("nothing was left to erase")
		}
		break
	}
	if purged, err := s.Purged(t.Context()); err != nil || !purged {
		t.Fatalf("the purge counts as finished: %v", err)
	}
	do(t, s.Compact(t.Context()))
	for _, w := range u.words {
		if found := inFolder(t, filepath.Dir(path), w); len(found) > 0 {
			t.Errorf("%s is still in %v", w, found)
		}
	}
}
