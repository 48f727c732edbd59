package store

import (
	"context"
	"fmt"
	"iter"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/rel-journal/rel/internal/db"
	"github.com/rel-journal/rel/internal/journal"
)

// staysBehind is what is recorded and no successor gets; handedOver says why.
var staysBehind = []string{
	"assessments", "reviews", "review_contacts", "review_answers", "review_ratings", "review_counts",
	"settings", "sheet_maps",
}

// Whatever is recorded is handed over, or known to stay behind.
func TestHandedOverOrLeft(t *testing.T) {
	known := slices.Clone(staysBehind)
	for _, h := range handedOver() {
		if len(h.column) == 0 {
			t.Errorf("%s is handed over, and not recorded", h.table)
		}
		for column := range h.as {
			if !slices.Contains(h.column, column) {
				t.Errorf("%s has no column %s", h.table, column)
			}
		}
		known = append(known, h.table)
	}
	for _, e := range entities {
		if !slices.Contains(known, e.table) {
			t.Errorf("%s are neither handed over nor known to stay behind", e.table)
		}
	}
	for _, d := range details {
		if !slices.Contains(known, d.table) {
			t.Errorf("%s are neither handed over nor known to stay behind", d.table)
		}
	}
}

// handOver hands over, and expects the doctor to find nothing wrong with it.
func handOver(t testing.TB, s *Store, f HandoverFilter) (h Handover, folder string) {
	t.Helper()
	folder = t.TempDir()
	h, err := s.HandOver(t.Context(), filepath.Join(folder, "journal.db"), f, func() {})
	do(t, err)
	t.Cleanup(func() { do(t, h.Journal.Close()) })
	for _, f := range examine(t, h.Journal) {
		if f.State != Fine && f.Check != "settings" {
			t.Errorf("%s is %s: %q", f.Check, f.State, f.Found)
		}
	}
	return h, folder
}

// passed is a journal in which Dana is handed over: with notes of hers alone, with Luis, and a private one, what came of
// them, and what is no business of a successor.
func passed(t testing.TB) (s *Store, dana journal.Contact) {
	s = open(t)
	ctx := t.Context()
	do(t, s.AddGroup(ctx, journal.Group{Name: "Officials", Every: 30, Wanted: 3}, nil))
	do(t, s.AddGroup(ctx, journal.Group{Name: "Providers"}, nil))
	all := add(t, s,
		journal.Contact{Name: "Removed Person"},
		journal.Contact{
			Name: "Dana Whitcomb", Groups: []string{"Officials"}, Tags: []string{"qris"}, Every: 14, Stage: journal.Sustaining,
			Positions: []journal.Position{{Title: "Director", Organization: "Office of Child Care", To: on("2026-10-31")}, {Title: "Chair", Organization: "Council"}},
			Dates:     []journal.Yearly{{Label: journal.Birthday, Month: 5, Day: 12}}, Fields: []journal.Field{{Name: "State", Value: "OR"}},
		},
		journal.Contact{
			Name: "Luis Ortega", Groups: []string{"Providers"}, Points: []journal.Point{{Kind: journal.PointPhone, Value: "202-555-0177"}}, Every: 7,
			Positions: []journal.Position{{Title: "Director", Organization: "Office of Child Care", From: on("2026-11-01")}},
		},
		named("Mei Tanaka"))
	gone, dana, luis, mei := all[0], all[1], all[2], all[3]
	said := func(c journal.Contact, text string) []journal.Heard {
		return []journal.Heard{{SpeakerUID: c.UID, Text: text}}
	}
	owes := journal.FollowUp{OwedBy: journal.Me, Text: "send the memo", Who: journal.Someone{ID: dana.ID, UID: dana.UID}}
	for _, n := range []journal.Note{
		{Day: on("2026-09-01"), Body: "Alone.", Touch: true, Participants: with(journal.Present, dana), Heard: said(dana, "rural sites")},
		{Day: on("2026-10-01"), Body: "Not hers.", Touch: true, Participants: with(journal.Present, luis, mei)},
		{Day: on("2026-11-01"), Body: "Of both.", Touch: true, Participants: with(journal.Present, dana, luis, gone), Heard: said(gone, "worries")},
		{Day: on("2026-11-20"), Body: "Between us.", Touch: true, Private: true, Participants: with(journal.Present, dana), Heard: said(dana, "may leave")},
		{Day: on("2026-11-21"), Body: "Removed.", Touch: true, Participants: with(journal.Present, dana)},
	} {
		_, err := s.AddNote(ctx, n, nil, owes)
		do(t, err)
	}
	do(t, s.RemoveNote(ctx, 5))
	do(t, s.RemoveContact(ctx, gone.ID))
	facts := func(c journal.Contact, note int64, kinds ...journal.FactKind) {
		for _, kind := range kinds {
			_, err := s.AddFacts(ctx, []journal.Fact{{Who: journal.Someone{ID: c.ID, UID: c.UID}, Note: note, Kind: kind, Text: string(kind) + " of " + c.Name, Day: on("2026-11-02")}}, nil)
			do(t, err)
		}
	}
	facts(dana, 1, journal.Cares)
	facts(dana, 4, journal.Assume)
	facts(dana, 2, journal.Ask, journal.Told)
	facts(luis, 3, journal.Known)
	do(t, s.DropFacts(ctx, []int64{4}, on("2026-11-22")))
	do(t, s.SetSettings(ctx, Settings{Every: 60, Author: "Old Hand", BackupFolder: "/nowhere", Hold: true}))
	execute(t, s, `INSERT INTO assessments(uid, contact_id, day, trust, fairness, evidence) VALUES ('a', 2, '2026-11-01', 'growing', 'unknown', 'kept her word')`)
	execute(t, s, `INSERT INTO initiatives(uid, name, name_key, aim, state) VALUES ('i', 'Pilot', 'pilot', 'rates', 'planned'), ('j', 'Other', 'other', '', 'planned')`)
	execute(t, s, `INSERT INTO initiative_contacts(initiative_id, contact_id, role) VALUES (1, 2, 'convener'), (1, 3, ''), (2, 3, '')`)
	execute(t, s, `UPDATE notes SET initiative_id = CASE id WHEN 1 THEN 1 ELSE 2 END WHERE id IN (1, 3)`)
	return s, dana
}

// Whoever is chosen is handed over whole, with what was said with them; others have their name, and nothing more; what is
// private, removed, dropped or a setting stays behind.
func TestHandOver(t *testing.T) {
	s, dana := passed(t)
	h, _ := handOver(t, s, HandoverFilter{Who: []int64{dana.ID}})
	n := h.Journal
	if h.Named != 1 || h.Notes != 1 || h.FollowUps != 1 || h.Facts != 1 || h.Assessments != 1 {
		t.Errorf("named and left out: %+v", h)
	}
	same(t, "handed over", h.Who, []int64{dana.ID})
	text := func(sql string) []string { return rows(t, n, sql, func(v *string) []any { return []any{v} }) }
	same(t, "contacts", text("SELECT id || ' ' || name || ' ' || stage || ' ' || coalesce(every, '') || ' ' || coalesce(last_touched, '') FROM contacts ORDER BY id"),
		[]string{"2 Dana Whitcomb sustaining 14 2026-11-01", "3 Luis Ortega dormant  2026-11-01"})
	same(t, "of Luis", text("SELECT value FROM points UNION ALL SELECT organization FROM positions WHERE contact_id = 3"), nil)
	same(t, "notes", text("SELECT id || ' ' || body || ' ' || author || ' ' || coalesce(initiative_id, '') FROM notes ORDER BY id"),
		[]string{"1 Alone. tester 1", "3 Of both. tester "})
	same(t, "participants", text("SELECT note_id || ' ' || contact_id FROM participants ORDER BY note_id, contact_id"), []string{"1 2", "3 2", "3 3"})
	same(t, "heard", text("SELECT note_id || ' ' || coalesce(speaker, '') || ' ' || text FROM heard ORDER BY id"), []string{"1 2 rural sites", "3  worries"})
	same(t, "follow-ups", text("SELECT id || ' ' || coalesce(note_id, '') FROM followups ORDER BY id"), []string{"1 1", "2 ", "3 3"})
	same(t, "facts", text("SELECT id || ' ' || coalesce(note_id, '') || ' ' || text FROM facts ORDER BY id"), []string{"1 1 cares of Dana Whitcomb", "3  ask of Dana Whitcomb"})
	same(t, "groups", text("SELECT name || ' ' || wanted FROM groups"), []string{"Officials 3"})
	same(t, "initiatives", text("SELECT name || ' ' || contact_id FROM initiatives i JOIN initiative_contacts ON initiative_id = i.id"), []string{"Pilot 2"})
	same(t, "assessments", text("SELECT contact_id || ' ' || day || ' ' || trust || fairness || evidence FROM assessments"), []string{"2 2026-11-23 unknownunknown"})
	same(t, "uids", text("SELECT uid FROM contacts ORDER BY id"),
		rows(t, s, "SELECT uid FROM contacts WHERE id IN (2, 3) ORDER BY id", func(v *string) []any { return []any{v} }))
	if v, err := n.Settings(t.Context()); err != nil || v != (Settings{Every: 60}) {
		t.Errorf("settings: %+v, %v", v, err)
	}
	if was, now := again(t, s, dana), again(t, n, dana); now.Cadence != was.Cadence || !slices.Equal(now.Positions, was.Positions) || now.Due != on("2026-11-15") {
		t.Errorf("Dana is %+v", now)
	}
	seats, err := n.VacantSeats(t.Context())
	do(t, err)
	if len(seats) > 0 {
		t.Errorf("vacant, though Luis has it: %v", seats)
	}
	same(t, "found", text("SELECT rowid || '' FROM notes_fts WHERE notes_fts MATCH 'both OR rural OR alone OR leave'"), []string{"1", "3"})
}

// With private notes, they are there with what came of them; with everybody, everything is.
func TestHandOverAll(t *testing.T) {
	s, dana := passed(t)
	h, _ := handOver(t, s, HandoverFilter{Private: true})
	same(t, "handed over", h.Who, []int64{dana.ID, 3, 4})
	if h.Named != 0 || h.Notes != 0 || h.FollowUps != 0 || h.Facts != 0 {
		t.Errorf("named and left out: %+v", h)
	}
	for _, id := range h.Who {
		was, err := s.Contact(t.Context(), id)
		do(t, err)
		now, err := h.Journal.Contact(t.Context(), id)
		do(t, err)
		if fmt.Sprint(now) != fmt.Sprint(was) {
			t.Errorf("contact %d is\n%+v, and was\n%+v", id, now, was)
		}
	}
	text := func(sql string) []string { return rows(t, h.Journal, sql, func(v *string) []any { return []any{v} }) }
	same(t, "notes", text("SELECT id || '' FROM notes ORDER BY id"), []string{"1", "2", "3", "4"})
	same(t, "facts", text("SELECT id || '' FROM facts ORDER BY id"), []string{"1", "2", "3", "5"})
	same(t, "initiatives", text("SELECT name FROM initiatives ORDER BY id"), []string{"Pilot", "Other"})
}

// What a successor got is one change, which they can take back and do again like any.
func TestHandOverIsAChange(t *testing.T) {
	s, dana := passed(t)
	h, _ := handOver(t, s, HandoverFilter{Who: []int64{dana.ID}})
	c, ok, err := h.Journal.LastChange(t.Context())
	do(t, err)
	if !ok || c.Author != "Old Hand" || c.Command != "export handover" {
		t.Errorf("the last change is %+v", c)
	}
	before := accounts(t, h.Journal)
	do(t, h.Journal.Undo(t.Context(), c.ID))
	if n, err := h.Journal.CountContacts(t.Context(), ContactFilter{}); err != nil || n != 0 {
		t.Errorf("undone, there are %d contacts, %v", n, err)
	}
	do(t, h.Journal.Redo(t.Context(), c.ID))
	if after := accounts(t, h.Journal); strings.Count(after, "\n") != strings.Count(before, "\n")+2 {
		t.Errorf("done again, there is\n%s\nand was\n%s", after, before)
	}
	for _, f := range examine(t, h.Journal) {
		if f.State == Wrong {
			t.Errorf("done again, %s: %q", f.Check, f.Found)
		}
	}
}

// No byte of a handover has a word of anybody who is not handed over, but for their name and what they said among those
// who are; nor of anything that was there before, or was removed.
func TestHandoverHasNoOtherWord(t *testing.T) {
	s := open(t)
	var u unusual
	_, stays := lived(t, s, &u)
	_, folder := handOver(t, s, HandoverFilter{Who: []int64{stays.ID}})
	kept := 0
	for _, w := range u.words {
		found := inFolder(t, folder, w)
		if strings.HasPrefix(w, "Qüxrename") || strings.HasPrefix(w, "Qüxsaid") {
			kept += len(found)
			continue
		}
		if len(found) > 0 {
			t.Errorf("%s is in %v", w, found)
		}
	}
	if kept == 0 {
		t.Error("not even a name is found")
	}
}

// Whatever a history was, what is handed over of it is sound, and everybody in it is due when they were.
func TestHandOverHistories(t *testing.T) {
	for seed := range uint64(min(*histories, 6)) {
		h := newHistory(t, seed, map[string]int{})
		for range stepsOfHistory {
			h.change()
		}
		made, _ := handOver(t, h.s, HandoverFilter{Private: true})
		same(t, "due", dueDays(t, made.Journal), dueDays(t, h.s))
		if len(made.Who) > 2 {
			handOver(t, h.s, HandoverFilter{Who: made.Who[:2]})
		}
	}
}

func dueDays(t testing.TB, s *Store) (out []string) {
	t.Helper()
	for c, err := range s.Contacts(t.Context(), ContactFilter{}) {
		do(t, err)
		out = append(out, fmt.Sprintf("%d %s %s %s", c.ID, c.Name, c.LastTouched, c.Due))
	}
	return out
}

// asked counts what is asked of a database.
type asked struct {
	db.DB
	n int
}

func (a *asked) Read(ctx context.Context, statements ...db.Stmt) ([][]db.Row, error) {
	a.n += len(statements)
	return a.DB.Read(ctx, statements...)
}

func (a *asked) Pages(ctx context.Context, st db.Stmt) iter.Seq2[db.Row, error] {
	a.n++
	return a.DB.Pages(ctx, st)
}

// Briefs of many ask as often as those of one, and are the same as one by one.
func TestBriefs(t *testing.T) {
	s, dana := passed(t)
	counted := &asked{DB: s.db}
	c := On(counted, options(""))
	var times []int
	var last []Brief
	for _, ids := range [][]int64{{dana.ID}, {4, dana.ID, 3}} {
		counted.n = 0
		var err error
		last, err = c.Briefs(t.Context(), ids, false)
		do(t, err)
		times = append(times, counted.n)
	}
	if times[0] != times[1] || times[0] == 0 {
		t.Errorf("asked %v times", times)
	}
	for i, id := range []int64{4, dana.ID, 3} {
		one, err := s.Brief(t.Context(), id, false)
		do(t, err)
		one.Secret, one.Unsaid, one.Unassessed, one.Occasions = 0, 0, 0, nil
		if fmt.Sprint(last[i]) != fmt.Sprint(one) {
			t.Errorf("the brief of %d is\n%+v\namong others, and alone\n%+v", id, last[i], one)
		}
	}
}
