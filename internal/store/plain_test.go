package store

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/rel-journal/rel/internal/db"
	"github.com/rel-journal/rel/internal/journal"
)

// raw is the tables that everything derived is derived from, with what is derived as it stands. The plain
// definition below works on it alone: it asks neither the views nor the triggers.
type raw struct {
	contacts     []rawContact
	aliases      []rawAlias
	positions    []rawPosition
	groups       map[int64]rawGroup
	members      []rawMember
	notes        []rawNote
	participants []rawParticipant
	heard        []rawHeard
	words        []string // "contact word", sorted
	every        int      // the journal's
}

type rawContact struct {
	id              int64
	kind, name, key string
	stage           journal.Stage
	every           int
	snooze, added   journal.Day
	hidden          bool
	touched, due    journal.Day
	cadence         int
	cadenceFrom     journal.CadenceSource
}

type rawAlias struct {
	contact   int64
	name, key string
}

type rawPosition struct {
	contact           int64
	organization, key string
	from, to          journal.Day
}

type rawGroup struct {
	every  int
	hidden bool
}

type rawMember struct{ contact, group int64 }

type rawNote struct {
	id        int64
	day       journal.Day
	body      string
	touch     bool
	hidden    bool
	heardText string
}

type rawParticipant struct {
	contact, note int64
	day           journal.Day
	role          journal.Role
	counts        bool
}

type rawHeard struct {
	note int64
	text string
}

// rows is what a query of a test answers, each row scanned into what into gives for it.
func rows[T any](t testing.TB, s *Store, sql string, into func(*T) []any) []T {
	t.Helper()
	out, err := readAll(t.Context(), s, db.S(sql), func(row db.Row) (v T, err error) {
		err = row.Scan(into(&v)...)
		return v, err
	})
	if err != nil {
		t.Fatalf("%s: %v", sql, err)
	}
	return out
}

func readRaw(t testing.TB, s *Store) raw {
	t.Helper()
	r := raw{groups: map[int64]rawGroup{}}
	r.contacts = rows(t, s, `SELECT id, kind, name, name_key, stage, every, snooze, added, deleted IS NOT NULL OR merged_into IS NOT NULL,
		last_touched, due, cadence, cadence_from FROM contacts`, func(c *rawContact) []any {
		return []any{&c.id, &c.kind, &c.name, &c.key, &c.stage, &c.every, &c.snooze, &c.added, &c.hidden,
			&c.touched, &c.due, &c.cadence, &c.cadenceFrom}
	})
	r.aliases = rows(t, s, "SELECT contact_id, name, name_key FROM aliases", func(a *rawAlias) []any {
		return []any{&a.contact, &a.name, &a.key}
	})
	r.positions = rows(t, s, "SELECT contact_id, organization, organization_key, started, ended FROM positions", func(p *rawPosition) []any {
		return []any{&p.contact, &p.organization, &p.key, &p.from, &p.to}
	})
	type idGroup struct {
		id int64
		rawGroup
	}
	for _, g := range rows(t, s, "SELECT id, every, deleted IS NOT NULL FROM groups", func(g *idGroup) []any {
		return []any{&g.id, &g.every, &g.hidden}
	}) {
		r.groups[g.id] = g.rawGroup
	}
	r.members = rows(t, s, "SELECT contact_id, group_id FROM contact_groups", func(m *rawMember) []any { return []any{&m.contact, &m.group} })
	r.notes = rows(t, s, "SELECT id, day, body, touch, deleted IS NOT NULL, heard_text FROM notes", func(n *rawNote) []any {
		return []any{&n.id, &n.day, &n.body, &n.touch, &n.hidden, &n.heardText}
	})
	r.participants = rows(t, s, "SELECT contact_id, note_id, day, role, counts FROM participants", func(p *rawParticipant) []any {
		return []any{&p.contact, &p.note, &p.day, &p.role, &p.counts}
	})
	r.heard = rows(t, s, "SELECT note_id, text FROM heard ORDER BY id", func(h *rawHeard) []any { return []any{&h.note, &h.text} })
	r.words = rows(t, s, "SELECT contact_id || ' ' || word FROM name_words", func(w *string) []any { return []any{w} })
	r.every = rows(t, s, "SELECT every FROM settings", func(n *int) []any { return []any{n} })[0]
	slices.Sort(r.words)
	return r
}

// wrong is everything derived that is not as its plain definition has it.
func (r raw) wrong() []string {
	return slices.Concat(r.wrongParticipants(), r.wrongNotes(), r.wrongKeys(), r.wrongContacts(), r.wrongWords())
}

func (r raw) note(id int64) rawNote {
	return r.notes[slices.IndexFunc(r.notes, func(n rawNote) bool { return n.id == id })]
}

func (r raw) wrongParticipants() (wrong []string) {
	for _, p := range r.participants {
		n := r.note(p.note)
		if p.day != n.day || p.counts != (n.touch && !n.hidden && p.role == journal.Present) {
			wrong = append(wrong, fmt.Sprintf("participant %+v of note %+v", p, n))
		}
	}
	return wrong
}

func (r raw) wrongNotes() (wrong []string) {
	for _, n := range r.notes {
		var said []string
		for _, h := range r.heard {
			if h.note == n.id {
				said = append(said, h.text)
			}
		}
		if want := strings.Join(said, "\n"); n.heardText != want {
			wrong = append(wrong, fmt.Sprintf("note %d: heard_text %q, want %q", n.id, n.heardText, want))
		}
	}
	return wrong
}

func (r raw) wrongKeys() (wrong []string) {
	check := func(name, key string) {
		if key != journal.NameKey(name) {
			wrong = append(wrong, fmt.Sprintf("the key of %q is %q", name, key))
		}
	}
	for _, c := range r.contacts {
		check(c.name, c.key)
	}
	for _, a := range r.aliases {
		check(a.name, a.key)
	}
	for _, p := range r.positions {
		check(p.organization, p.key)
	}
	return wrong
}

func (r raw) wrongContacts() (wrong []string) {
	for _, c := range r.contacts {
		touched := r.touched(c)
		cadence, from := r.cadence(c)
		due := dueDay(c, touched, cadence, from)
		if c.touched != touched || c.cadence != cadence || c.cadenceFrom != from || c.due != due {
			wrong = append(wrong, fmt.Sprintf("contact %+v: want touched %s, cadence %d from the %s, due %s", c, touched, cadence, from, due))
		}
	}
	return wrong
}

// touched is the latest day on which the contact took part in a note that touches, or for an organization, on
// which somebody did who held a position there that day, and was not removed since.
func (r raw) touched(c rawContact) (latest journal.Day) {
	for _, p := range r.participants {
		n := r.note(p.note)
		if !n.touch || n.hidden || p.role != journal.Present {
			continue
		}
		mine := p.contact == c.id || c.kind == "organization" && slices.ContainsFunc(r.positions, func(q rawPosition) bool {
			return q.contact == p.contact && !r.contact(q.contact).hidden && r.goesBy(c, q.organization) &&
				!n.day.Before(q.from) && (q.to.IsZero() || !n.day.After(q.to))
		})
		if mine && n.day.After(latest) {
			latest = n.day
		}
	}
	return latest
}

func (r raw) contact(id int64) rawContact {
	return r.contacts[slices.IndexFunc(r.contacts, func(c rawContact) bool { return c.id == id })]
}

// goesBy reports whether the contact bears a name, or has it as an alias.
func (r raw) goesBy(c rawContact, name string) bool {
	key := journal.NameKey(name)
	return key == journal.NameKey(c.name) || slices.ContainsFunc(r.aliases, func(a rawAlias) bool {
		return a.contact == c.id && journal.NameKey(a.name) == key
	})
}

// cadence is the contact's own, else the shortest of its groups', where never yields to any other, else the
// journal's. An organization has its own or none.
func (r raw) cadence(c rawContact) (int, journal.CadenceSource) {
	if c.every != 0 {
		return c.every, journal.FromContact
	}
	if c.kind == "organization" {
		return int(journal.Never), journal.FromJournal
	}
	var said []int
	for _, m := range r.members {
		if g := r.groups[m.group]; m.contact == c.id && !g.hidden && g.every != 0 {
			said = append(said, g.every)
		}
	}
	if len(said) == 0 {
		return r.every, journal.FromJournal
	}
	days := slices.DeleteFunc(said, func(n int) bool { return n < 0 })
	if len(days) == 0 {
		return int(journal.Never), journal.FromGroup
	}
	return slices.Min(days), journal.FromGroup
}

func dueDay(c rawContact, touched journal.Day, cadence int, from journal.CadenceSource) journal.Day {
	if c.hidden || c.stage == journal.Dormant || cadence < 0 || touched.IsZero() && from == journal.FromJournal {
		return journal.Day{}
	}
	base := touched
	if base.IsZero() {
		base = c.added
	}
	return slices.MaxFunc([]journal.Day{base.Add(cadence), c.snooze}, journal.Day.Compare)
}

func (r raw) wrongWords() []string {
	var want []string
	add := func(contact int64, name string) {
		for _, w := range journal.Words(journal.NameKey(name)) {
			want = append(want, fmt.Sprintf("%d %s", contact, w))
		}
	}
	for _, c := range r.contacts {
		add(c.id, c.name)
	}
	for _, a := range r.aliases {
		add(a.contact, a.name)
	}
	slices.Sort(want)
	if want = slices.Compact(want); !slices.Equal(r.words, want) {
		return []string{fmt.Sprintf("name_words:\nhave %q\nwant %q", r.words, want)}
	}
	return nil
}

// found is the notes, hidden ones too, that have the word, by reading them all. The texts of the histories are
// of plain words, so that there is nothing to argue about what a word is.
func (r raw) found(word string) (ids []int64) {
	for _, n := range r.notes {
		text := strings.Fields(n.body)
		for _, h := range r.heard {
			if h.note == n.id {
				text = append(text, strings.Fields(h.text)...)
			}
		}
		if slices.ContainsFunc(text, func(w string) bool { return strings.EqualFold(w, word) }) {
			ids = append(ids, n.id)
		}
	}
	slices.SortFunc(ids, cmp.Compare)
	return ids
}

// checkDerived fails the test unless everything derived is as the plain definition has it, the index of
// searches included, no bulk import is left open, and every foreign key leads somewhere.
func checkDerived(t testing.TB, s *Store, words []string) {
	t.Helper()
	r := readRaw(t, s)
	for _, w := range r.wrong() {
		t.Error(w)
	}
	for _, w := range words {
		got := rows(t, s, `SELECT rowid FROM notes_fts WHERE notes_fts MATCH '"`+w+`"' ORDER BY rowid`, func(id *int64) []any { return []any{id} })
		if want := r.found(w); !slices.Equal(got, want) {
			t.Errorf("the index has %q in the notes %v, want %v", w, got, want)
		}
	}
	if err := s.db.Write(t.Context(), db.Batch(db.S("INSERT INTO notes_fts(notes_fts, rank) VALUES ('integrity-check', 1)"))); err != nil {
		t.Errorf("the index of searches: %v", err)
	}
	for _, bad := range rows(t, s, `SELECT "table" || ' ' || coalesce(rowid, '') || ' ' || parent FROM pragma_foreign_key_check`, func(v *string) []any { return []any{v} }) {
		t.Errorf("a foreign key leads nowhere: %s", bad)
	}
	if open := rows(t, s, "SELECT bulk IS NOT NULL FROM state", func(v *bool) []any { return []any{v} }); open[0] {
		t.Error("a bulk import is left open")
	}
	if t.Failed() {
		t.FailNow()
	}
}
