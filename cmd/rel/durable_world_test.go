//go:build unix

package main

import (
	"database/sql"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// world is what a journal should show to whoever looks at it.
type world struct {
	notes    map[string]talk   // by their text, with more behind twin where several have the same
	contacts map[string]string // their organization, group and tags, by their name
}

const twin = "\x00"

// talk is a note but for its text.
type talk struct{ with, heard, tags []string }

func (w world) clone() world { return world{maps.Clone(w.notes), maps.Clone(w.contacts)} }

// lines is a world as seen reads it.
func (w world) lines() (all []string) {
	for text, n := range w.notes {
		text, _, _ = strings.Cut(text, twin)
		all = append(all, fmt.Sprintf("note %s | with %s | heard %s | tags %s",
			text, strings.Join(n.with, "; "), strings.Join(n.heard, "; "), strings.Join(n.tags, "; ")))
	}
	for name, of := range w.contacts {
		all = append(all, "contact "+name+" | "+of)
	}
	slices.Sort(all)
	return all
}

// seen is the lines of the world that a journal shows.
func seen(t testing.TB, pool *sql.DB) []string {
	t.Helper()
	const of = "(SELECT coalesce(group_concat(v, '; '), '') FROM (SELECT "
	all := texts(t, pool, `SELECT 'note ' || n.body || ' | with ' ||
		`+of+`c.name AS v FROM participants p JOIN contacts c ON c.id = p.contact_id WHERE p.note_id = n.id ORDER BY v)) || ' | heard ' ||
		`+of+`c.name || ': ' || h.text AS v FROM heard h JOIN contacts c ON c.id = h.speaker WHERE h.note_id = n.id ORDER BY h.id)) || ' | tags ' ||
		`+of+`tag AS v FROM note_tags WHERE note_id = n.id ORDER BY v)) FROM notes n WHERE n.deleted IS NULL
		UNION ALL
		SELECT 'contact ' || c.name || ' | ' ||
		`+of+`organization AS v FROM positions WHERE contact_id = c.id ORDER BY v)) || ' | ' ||
		`+of+`g.name AS v FROM contact_groups m JOIN groups g ON g.id = m.group_id WHERE m.contact_id = c.id AND g.deleted IS NULL ORDER BY v)) || ' | ' ||
		`+of+`tag AS v FROM contact_tags WHERE contact_id = c.id ORDER BY v)) FROM contacts c WHERE c.deleted IS NULL`)
	slices.Sort(all)
	return all
}

// refsOf is what each note is called, by its text.
func refsOf(t testing.TB, pool *sql.DB) map[string]string {
	t.Helper()
	refs := map[string]string{}
	for _, pair := range texts(t, pool, "SELECT 'n' || id || ' ' || body FROM notes WHERE deleted IS NULL") {
		ref, text, _ := strings.Cut(pair, " ")
		refs[text] = ref
	}
	return refs
}

// dump is every row of every table, but for those that the engine keeps for the index of words.
func dump(t testing.TB, pool *sql.DB) string {
	t.Helper()
	var b strings.Builder
	for _, table := range texts(t, pool, "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT GLOB 'notes_fts*' ORDER BY name") {
		columns := texts(t, pool, "SELECT name FROM pragma_table_info(?)", table)
		fmt.Fprintln(&b, table)
		for _, row := range texts(t, pool, "SELECT json_array("+strings.Join(columns, ", ")+") FROM "+table) {
			fmt.Fprintln(&b, row)
		}
	}
	return b.String()
}

// deed is a command that writes, and the world after it.
type deed struct {
	what  string
	args  []string
	after world
}

// doer thinks of deeds.
type doer struct {
	t      testing.TB
	rand   *rand.Rand
	folder string            // of the sheets that are imported
	n      int               // how many deeds there were: every one has words of its own
	refs   map[string]string // what each note is called, by its text

	now    world
	before []world // what undo leads back to
}

// The people that every conversation is with. Nobody removes them.
var regulars = []string{"Ada Alder", "Ben Birch", "Cleo Cedar", "Dov Dogwood", "Eve Elder", "Finn Fir"}

func newDoer(t testing.TB, seed uint64) *doer {
	d := &doer{t: t, rand: rand.New(rand.NewPCG(seed, 9)), folder: t.TempDir(), now: world{map[string]talk{}, map[string]string{}}}
	for _, name := range regulars {
		d.before = append(d.before, d.now)
		d.now = d.now.clone()
		d.now.contacts[name] = " |  | "
	}
	return d
}

// next is a deed that can be done now.
func (d *doer) next() deed {
	d.n++
	word := fmt.Sprintf("k%05d", d.n)
	switch n := d.rand.IntN(10); {
	case n < 3:
		return d.note(word)
	case n < 5 && len(d.noted()) > 0:
		return d.editNote(word)
	case n < 6:
		return d.editContact(word)
	case n < 7 && len(d.noted()) > 3:
		return d.remove()
	case n < 8 && len(d.before) > len(regulars):
		return deed{"undo", []string{"undo", "--yes"}, d.before[len(d.before)-1]}
	case n < 9:
		return d.importSheet(word)
	}
	return d.note(word)
}

// done is called when the deed was done.
func (d *doer) done(x deed) {
	if x.what == "undo" {
		d.before = d.before[:len(d.before)-1]
	} else {
		d.before = append(d.before, d.now)
	}
	d.now = x.after
}

func (d *doer) note(word string) deed {
	with := make([]string, 1+d.rand.IntN(3))
	for i, n := range d.rand.Perm(len(regulars))[:len(with)] {
		with[i] = regulars[n]
	}
	n := talk{with: slices.Sorted(slices.Values(with)), tags: []string{word, "spring"}}
	args := []string{"note", strings.Join(with, "; "), word, "--via", "call", "--tag", word, "--tag", "spring"}
	for _, name := range with {
		n.heard = append(n.heard, name+": yes to "+word)
		args = append(args, "--heard", name+": yes to "+word)
	}
	x := deed{"note", args, d.now.clone()}
	x.after.notes[word] = n
	return x
}

// noted is the texts of the notes that were written by a deed of their own.
func (d *doer) noted() (all []string) {
	for text := range d.now.notes {
		if !strings.HasPrefix(text, "Last contact") {
			all = append(all, text)
		}
	}
	slices.Sort(all)
	return all
}

func (d *doer) anyNote() string {
	all := d.noted()
	return all[d.rand.IntN(len(all))]
}

// editNote gives a note another text and a tag, takes away a tag, and adds what the first of the regulars said.
func (d *doer) editNote(word string) deed {
	text := d.anyNote()
	x := deed{"edit", []string{"edit", d.refs[text], "--text", word, "--tag", word}, d.now.clone()}
	n := x.after.notes[text]
	if i := slices.Index(n.tags, "spring"); i >= 0 {
		x.args, n.tags = append(x.args, "--remove", "spring"), slices.Delete(slices.Clone(n.tags), i, i+1)
	}
	if said := regulars[0] + ": no to " + word; slices.Contains(n.with, regulars[0]) {
		x.args, n.heard = append(x.args, "--heard", said), append(slices.Clone(n.heard), said)
	}
	n.tags = slices.Sorted(slices.Values(append(slices.Clone(n.tags), word)))
	delete(x.after.notes, text)
	x.after.notes[word] = n
	return x
}

func (d *doer) editContact(word string) deed {
	name := regulars[d.rand.IntN(len(regulars))]
	x := deed{"edit", []string{"edit", name, "--org", word, "--title", "Director"}, d.now.clone()}
	_, rest, _ := strings.Cut(x.after.contacts[name], " | ")
	x.after.contacts[name] = word + " | " + rest
	return x
}

func (d *doer) remove() deed {
	text := d.anyNote()
	x := deed{"rm", []string{"rm", d.refs[text]}, d.now.clone()}
	delete(x.after.notes, text)
	return x
}

// importSheet imports some dozen people, every third of them with a last contact.
func (d *doer) importSheet(word string) deed {
	file := filepath.Join(d.folder, word+".csv")
	x := deed{"import", []string{"import", file, "--tag", word}, d.now.clone()}
	var sheet strings.Builder
	sheet.WriteString("Name,Organization,Group,E-mail,Last contact\n")
	for i := range 24 + d.rand.IntN(24) {
		name, last := fmt.Sprintf("Person%d %s", i, word), ""
		if i%3 == 0 {
			last = "2026-05-04"
			x.after.notes["Last contact, as "+word+".csv has it."+twin+name] = talk{with: []string{name}}
		}
		fmt.Fprintf(&sheet, "%s,Office %s,Sample,p%d@%s.example,%s\n", name, word, i, word, last)
		x.after.contacts[name] = "Office " + word + " | Sample | " + word
	}
	check(d.t, os.WriteFile(file, []byte(sheet.String()), 0o600))
	return x
}
