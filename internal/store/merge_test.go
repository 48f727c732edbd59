package store

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/rel-journal/rel/internal/db"
	"github.com/rel-journal/rel/internal/journal"
)

// nothingLeft fails the test where anything but its own row and the record names a contact.
func nothingLeft(t testing.TB, s *Store, id int64) {
	t.Helper()
	left := func(table, column string) {
		n := rows(t, s, fmt.Sprintf("SELECT count(*) FROM %s WHERE %s = %d", table, column, id), func(n *int) []any { return []any{n} })[0]
		if n > 0 {
			t.Fatalf("%d rows of %s are left at contact %d", n, table, id)
		}
	}
	for _, e := range entities {
		for _, l := range e.leans {
			if l.on == "contacts" {
				left(e.table, l.column)
			}
		}
	}
	for _, d := range details {
		if d.owner == "contacts" {
			left(d.table, d.key)
		}
		if d.on == "contacts" && d.owner != "reviews" { // which stay as of their day
			left(d.table, d.leans)
		}
	}
}

// dumped is every row of every table but the record of changes itself, what numbers were given, and what the index of
// searches keeps in its own way.
func dumped(t testing.TB, s *Store) string {
	t.Helper()
	var b strings.Builder
	tables := rows(t, s, `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT IN ('changes', 'change_rows', 'state')
		AND name NOT GLOB 'sqlite_*' AND name NOT GLOB 'note*_fts*' AND name <> 'note_words' ORDER BY name`, func(v *string) []any { return []any{v} })
	if len(tables) < 18 {
		t.Fatalf("only the tables %v", tables)
	}
	for _, table := range tables {
		columns := rows(t, s, "SELECT name FROM pragma_table_xinfo('"+table+"')", func(v *string) []any { return []any{v} })
		for _, row := range rows(t, s, "SELECT json_array("+strings.Join(columns, ", ")+") FROM "+table+" ORDER BY 1", func(v *string) []any { return []any{v} }) {
			fmt.Fprintf(&b, "%s %s\n", table, row)
		}
	}
	return b.String()
}

// A merge that is taken back leaves every row of every table as it was before it, whatever the journal holds, and what is
// derived with it; done again, as it was after it.
func TestMergeIsUndoneToTheLastByte(t *testing.T) {
	merged := 0
	for seed := range uint64(12) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			h := newHistory(t, seed, map[string]int{})
			for range 40 {
				h.change()
			}
			work(h)
			for range 6 {
				h.look()
				before, last := dumped(h, h.s), h.lastChange()
				if h.merge() != nil {
					continue
				}
				merged++
				after := dumped(h, h.s)
				checkDerived(h, h.s, vocabulary)
				do(h, h.s.Undo(h.Context(), last+1))
				if have := dumped(h, h.s); have != before {
					h.Fatalf("undone, it is not as before\n%s", differences(have, before))
				}
				checkDerived(h, h.s, vocabulary)
				do(h, h.s.Redo(h.Context(), last+1))
				if have := dumped(h, h.s); have != after {
					h.Fatalf("done again, it is not as after\n%s", differences(have, after))
				}
			}
		})
	}
	if merged < 12 {
		t.Errorf("only %d merges", merged)
	}
}

// work gives everybody an assessment, and a part in an initiative.
func work(h *history) {
	h.Helper()
	h.look()
	batch := []db.Stmt{db.S("INSERT INTO initiatives(uid, name, name_key, aim, state) VALUES (?, 'Pilot', 'pilot', '', 'planned')", newUID())}
	for i, c := range h.world.Contacts {
		batch = append(batch,
			db.S(`INSERT INTO assessments(uid, contact_id, day, trust, fairness, evidence) VALUES (?, ?, '2026-11-01', 'growing', 'unknown', 'Called back.')`,
				newUID(), c.ID),
			db.S("INSERT INTO initiative_contacts(initiative_id, contact_id, role) SELECT id, ?, ? FROM initiatives WHERE true ON CONFLICT DO NOTHING", c.ID, []string{"", "lead", "funder"}[i%3]))
	}
	do(h, h.s.write(h.Context(), batch...))
}

// pair is two contacts with something of everything, some of it the same.
func pair(t *testing.T, s *Store) (first, second journal.Contact) {
	t.Helper()
	a := full()
	b := journal.Contact{
		Name: "Dana M. Whitcomb", Stage: journal.Sustaining, Every: 30, Added: on("2026-01-01"),
		Points: []journal.Point{{Kind: journal.PointPhone, Value: "+1 202 555 0199", Label: "mobile"}},
		Fields: []journal.Field{{Name: "State", Value: "WA"}, {Name: "Party", Value: "none"}},
	}
	all := add(t, s, a, b, named("Luis Ortega"))
	first, second = all[0], all[1]
	luis := all[2]
	do(t, s.NotTheSame(t.Context(), second.ID, []int64{first.ID, luis.ID}))
	present := with(journal.Present, second, luis)
	both := append(with(journal.About, first), present...)
	write(t, s, journal.Note{Day: on("2026-11-10"), Touch: true, Body: "Both.", Participants: both, Heard: []journal.Heard{
		{Text: "One."}, {SpeakerUID: second.UID, Text: "Two."}, {SpeakerUID: luis.UID, Text: "Three."},
	}})
	write(t, s, journal.Note{Day: on("2026-11-11"), Touch: true, Body: "One.", Participants: present})
	return again(t, s, first), again(t, s, second)
}

func merge(t *testing.T, s *Store, first, second journal.Contact) journal.Contact {
	t.Helper()
	m, err := s.PlanMerge(t.Context(), first.ID, second.ID)
	do(t, err)
	c, err := s.Merge(t.Context(), m)
	do(t, err)
	return c
}

func TestMerge(t *testing.T) {
	s := open(t)
	first, second := pair(t, s)
	c := merge(t, s, first, second)
	nothingLeft(t, s, second.ID)
	if !slices.Contains(c.Aliases, second.Name) || c.LastTouched != on("2026-11-11") {
		t.Errorf("it is %+v", c)
	}
	for _, n := range notes(t, s, NoteFilter{Private: true}) {
		if len(n.Participants) != 2 {
			t.Errorf("%s is with %+v", n.Body, n.Participants)
		}
		for _, p := range n.Participants {
			if p.ContactID == first.ID && p.Role != journal.Present {
				t.Errorf("%s is with %+v", n.Body, n.Participants)
			}
		}
		if n.Body == "Both." {
			var said []string
			for _, h := range n.Heard {
				said = append(said, h.Text)
			}
			same(t, "what was heard", said, []string{"One.", "Two.", "Three."})
		}
	}
	apart, err := s.notTheSame(t.Context())
	do(t, err)
	if len(apart) != 1 || !apart[[2]int64{first.ID, 3}] {
		t.Errorf("not the same: %v", apart)
	}
	checkDerived(t, s, nil)
}

// Who is in an initiative as both is in it once, in the roles of both.
func TestMergeJoinsRoles(t *testing.T) {
	for _, roles := range [][3]string{{"", "lead", "lead"}, {"lead", "", "lead"}, {"lead", "lead", "lead"}, {"lead", "funder", "lead, funder"}} {
		s := open(t)
		all := add(t, s, named("Dana Whitcomb"), named("Dee Whitcomb"))
		do(t, s.write(t.Context(),
			db.S("INSERT INTO initiatives(uid, name, name_key, aim, state) VALUES ('u', 'Pilot', 'pilot', '', 'planned')"),
			db.S("INSERT INTO initiative_contacts(initiative_id, contact_id, role) VALUES (1, 1, ?), (1, 2, ?)", roles[0], roles[1])))
		before := dumped(t, s)
		merge(t, s, all[0], all[1])
		same(t, "roles", rows(t, s, "SELECT contact_id || role FROM initiative_contacts", func(v *string) []any { return []any{v} }), []string{"1" + roles[2]})
		do(t, s.Undo(t.Context(), 4))
		if have := dumped(t, s); have != before {
			t.Errorf("undone, it is not as before\n%s", differences(have, before))
		}
	}
}

// Merges follow each other: whoever became a part of somebody is a part of whom that one became a part of.
func TestMergesInAChain(t *testing.T) {
	s := open(t)
	all := add(t, s, named("Dana Whitcomb"), named("Dana M. Whitcomb"), named("Dee Whitcomb"))
	before := dumped(t, s)
	merge(t, s, all[1], all[2])
	merge(t, s, all[0], all[1])
	for _, c := range all {
		of, err := s.PartOf(t.Context(), c.ID)
		if do(t, err); of != all[0].ID {
			t.Errorf("%d is a part of %d", c.ID, of)
		}
		found, err := s.Find(t.Context(), fmt.Sprint(c.ID))
		if do(t, err); len(found) != 1 || found[0].ID != all[0].ID {
			t.Errorf("%d finds %+v", c.ID, found)
		}
	}
	if p := problem(t, s.Undo(t.Context(), 4), journal.Usage); !strings.Contains(p.What, "c5, later, builds on it") {
		t.Errorf("the first is refused: %v", p)
	}
	do(t, s.Undo(t.Context(), 5))
	do(t, s.Undo(t.Context(), 4))
	if have := dumped(t, s); have != before {
		t.Errorf("undone, it is not as before\n%s", differences(have, before))
	}
}

func TestMergeRefuses(t *testing.T) {
	s := open(t)
	all := add(t, s, named("Dana Whitcomb"), named("Dee Whitcomb"), journal.Contact{Name: "Bright Steps", Kind: journal.Organization}, named("Luis Ortega"), named("Cy New"))
	merge(t, s, all[0], all[1])
	do(t, s.RemoveContact(t.Context(), all[3].ID))
	for _, tt := range []struct {
		first, second int64
		code          journal.Code
		says          string
	}{
		{1, 1, journal.Usage, "merged with itself"},
		{1, 3, journal.Usage, "one is a person, the other an organization"},
		{1, 2, journal.Usage, "contact 2 was merged already"},
		{2, 5, journal.Usage, "contact 2 was merged already"},
		{1, 4, journal.NotFound, "Luis Ortega (4) was removed"},
		{99, 1, journal.NotFound, "no contact has the number 99"},
	} {
		_, err := s.PlanMerge(t.Context(), tt.first, tt.second)
		if p := problem(t, err, tt.code); !strings.Contains(p.What, tt.says) {
			t.Errorf("%d with %d: %v", tt.first, tt.second, p)
		}
	}
}

// What another program does to either of them between the plan and the merge stops it; what it does to others does not.
func TestMergeMeanwhile(t *testing.T) {
	for name, tt := range map[string]struct {
		deed deed
		goes bool
	}{
		"renamed": {deed: func(t *testing.T, s *Store) {
			_, err := s.EditContact(t.Context(), 1, ContactPatch{Name: new("Dee")})
			do(t, err)
		}},
		"a phone more": {deed: func(t *testing.T, s *Store) {
			p := journal.Contact{Points: []journal.Point{{Kind: journal.PointPhone, Value: "202-555-0142"}}}
			_, err := s.EditContact(t.Context(), 2, ContactPatch{Add: p})
			do(t, err)
		}},
		"undone":  {deed: func(t *testing.T, s *Store) { do(t, s.Undo(t.Context(), 4)) }},
		"removed": {deed: func(t *testing.T, s *Store) { do(t, s.RemoveContact(t.Context(), 2)) }},
		"purged": {deed: func(t *testing.T, s *Store) {
			p, err := s.PurgeContact(t.Context(), 2)
			purge(t, s, p, err)
		}},
		"merged": {deed: func(t *testing.T, s *Store) {
			merge(t, s, again(t, s, journal.Contact{ID: 1}), again(t, s, journal.Contact{ID: 2}))
		}},
		"another's":     {deed: func(t *testing.T, s *Store) { do(t, s.Snooze(t.Context(), []int64{3}, on("2027-01-01"))) }, goes: true},
		"their note":    {deed: func(t *testing.T, s *Store) { do(t, s.TagNotes(t.Context(), []int64{1}, []string{"x"}, nil)) }, goes: true},
		"an older note": {deed: func(t *testing.T, s *Store) { meet(t, s, "2026-11-01", again(t, s, journal.Contact{ID: 2})) }, goes: true},
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "journal.db")
			mine, theirs := openAt(t, path), openAt(t, path)
			all := add(t, mine,
				journal.Contact{Name: "Dana Whitcomb", Stage: journal.Developing}, journal.Contact{Name: "Dee Whitcomb", Stage: journal.Developing},
				named("Luis Ortega"))
			do(t, mine.TagContacts(t.Context(), []int64{1}, []string{"board"}, nil))
			meet(t, mine, "2026-11-10", all[1])
			m, err := mine.PlanMerge(t.Context(), 1, 2)
			do(t, err)
			tt.deed(t, theirs)
			_, err = mine.Merge(t.Context(), m)
			if tt.goes {
				do(t, err)
				nothingLeft(t, mine, 2)
				return
			}
			problem(t, err, journal.Failure)
		})
	}
}

// Nothing is given to, or taken from, who has become a part of another, by an undo or a redo of what was before.
func TestUndoStopsAtAMerge(t *testing.T) {
	s := open(t)
	all := add(t, s, named("Dana Whitcomb"), named("Dee Whitcomb"))
	tag := func(add, remove []string) { do(t, s.TagContacts(t.Context(), []int64{2}, add, remove)) }
	tag([]string{"board"}, nil)   // c3
	tag(nil, []string{"board"})   // c4
	tag([]string{"qris"}, nil)    // c5
	do(t, s.Undo(t.Context(), 5)) // c6
	merge(t, s, all[0], all[1])   // c7
	for name, err := range map[string]error{
		"undo of what took something away": s.Undo(t.Context(), 4),
		"redo of what gave something":      s.Redo(t.Context(), 5),
		"undo of what made them":           s.Undo(t.Context(), 2),
	} {
		if p := problem(t, err, journal.Usage); !strings.Contains(p.What, "c7, later, builds on it") {
			t.Errorf("%s: %v", name, p)
		}
	}
	do(t, s.Undo(t.Context(), 7))
	tag([]string{"pilot"}, nil) // c9
	if p := problem(t, s.Redo(t.Context(), 7), journal.Usage); !strings.Contains(p.What, "c9, later, builds on it") {
		t.Errorf("redo of a merge: %v", p)
	}
}

// With a contact goes who was merged into it, by whichever number it is named, and no half of a merge is left to be done again.
func TestPurgeOfWhoWasMerged(t *testing.T) {
	s := open(t)
	first, second := pair(t, s)
	merge(t, s, first, second)
	p, err := s.PurgeContact(t.Context(), second.ID)
	do(t, err)
	if len(p.Who) != 2 || p.Who[0].ID != first.ID || p.Who[1].ID != second.ID {
		t.Errorf("%+v would go", p.Who)
	}
	purge(t, s, p, nil)
	if left := contacts(t, s, ContactFilter{}); len(left) != 1 {
		t.Errorf("left are %+v", left)
	}

	s = open(t)
	first, second = pair(t, s)
	merge(t, s, first, second)
	merging := rows(t, s, "SELECT max(id) FROM changes", func(id *int64) []any { return []any{id} })[0]
	do(t, s.Undo(t.Context(), merging))
	p, err = s.PurgeContact(t.Context(), first.ID)
	purge(t, s, p, err)
	before := dumped(t, s)
	problem(t, s.Redo(t.Context(), merging), journal.Usage)
	if have := dumped(t, s); have != before {
		t.Errorf("half of a merge was done again\n%s", differences(have, before))
	}
}

// An import that has the uid of who was merged is about the contact that it became; so is a sheet of notes with their number.
func TestImportFindsWhoWasMerged(t *testing.T) {
	s := open(t)
	all := add(t, s, named("Dana Whitcomb"), named("Dee Whitcomb"), named("Luis Ortega"))
	merge(t, s, all[0], all[1])
	merge(t, s, all[0], all[2])
	for _, c := range all {
		plan, err := s.PlanImport(t.Context(), sheetOf([]journal.Card{{Line: 2, Contact: journal.Contact{UID: c.UID, Name: c.Name}}}...), ImportOptions{})
		do(t, err)
		if plan.Len() != 1 || rowsIn(t, plan)[0].ID != all[0].ID || rowsIn(t, plan)[0].Action != Leaving {
			t.Errorf("%s: %+v", c.Name, rowsIn(t, plan))
		}
	}
	answers, err := s.db.Read(t.Context(), inDirectory...)
	do(t, err)
	dir, err := newDirectory(answers)
	do(t, err)
	for _, text := range []string{"Dee Whitcomb (2)", "Luis Ortega (3)", "Luis Ortega", "Dana Whitcomb (1)"} {
		x, err := dir.one(text)
		if do(t, err); x == nil || x.id != 1 {
			t.Errorf("%s is %+v", text, x)
		}
	}
	do(t, s.RemoveContact(t.Context(), all[0].ID))
	plan, err := s.PlanImport(t.Context(), sheetOf([]journal.Card{{Line: 2, Contact: journal.Contact{UID: all[1].UID, Name: "Dee Whitcomb"}}}...), ImportOptions{})
	do(t, err)
	if plan.Len() != 1 || rowsIn(t, plan)[0].Action != Leaving || !strings.Contains(rowsIn(t, plan)[0].Apart, "removed here") {
		t.Errorf("with the first removed: %+v", rowsIn(t, plan))
	}
	found, err := s.FindRemoved(t.Context(), "2")
	if do(t, err); len(found) != 1 || found[0].ID != 1 {
		t.Errorf("2 finds %+v", found)
	}
}

// The history of a contact has that of who was merged into it; so have its records.
func TestHistoryOfWhoWasMerged(t *testing.T) {
	s := open(t)
	all := add(t, s, named("Dana Whitcomb"), named("Dee Whitcomb"), named("Luis Ortega"))
	do(t, s.Snooze(t.Context(), []int64{2}, on("2027-01-01"))) // c4
	do(t, s.NotTheSame(t.Context(), 3, []int64{2}))            // c5
	merge(t, s, all[0], all[1])                                // c6
	for contact, want := range map[int64][]int64{1: {6, 5, 4, 2, 1}, 3: {6, 5, 3}} {
		changes, err := s.History(t.Context(), HistoryFilter{Contact: contact})
		do(t, err)
		var got []int64
		for _, c := range changes {
			got = append(got, c.ID)
		}
		same(t, all[contact-1].Name, got, want)
	}
	if c, err := s.Change(t.Context(), 5); err != nil || c.What != "Dee Whitcomb (2), Luis Ortega (3)" {
		t.Errorf("c5 is %q, %v", c.What, err)
	}
}
