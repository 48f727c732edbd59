package store

import (
	"fmt"
	"slices"
	"strings"

	"github.com/rel-journal/rel/internal/db"
	"github.com/rel-journal/rel/internal/journal"
)

// directory is everybody whom a file can name, held in memory: a file of a million notes names some thousand people.
// A name out of a file is a whole name or alias, or an e-mail address; never a number, nor the beginning of a name.
type directory struct {
	byName  map[string][]*listed
	byEmail map[string][]*listed
	byID    map[int64]*listed
	known   map[string]*listed // by text as it stands in the file, whom it has named before
	called  *calling           // how texts call them; nil until it is asked for
	liked   int                // for how many names that nobody has it was looked who may be meant
}

// listed is somebody in a directory.
type listed struct {
	id      int64
	name    string
	removed bool
	uid     string // of somebody whom the file adds; empty for all others
	email   string // of somebody whom the file adds, where it has one
}

// inDirectory is the queries of what a directory holds, in the order in which fill takes their answers.
var inDirectory = []db.Stmt{
	db.S("SELECT id, name, name_key, deleted IS NOT NULL FROM contacts WHERE merged_into IS NULL"),
	db.S("SELECT contact_id, name_key FROM aliases"),
	db.S("SELECT contact_id, value_key FROM points WHERE kind = 'email'"),
	db.S("SELECT id, merged_into FROM contacts WHERE merged_into IS NOT NULL"),
}

func newDirectory(answers [][]db.Row) (*directory, error) {
	d := &directory{byName: map[string][]*listed{}, byEmail: map[string][]*listed{}, byID: map[int64]*listed{}, known: map[string]*listed{}}
	for _, row := range answers[0] {
		x, key := new(listed), ""
		if err := row.Scan(&x.id, &x.name, &key, &x.removed); err != nil {
			return nil, err
		}
		d.byID[x.id] = x
		enter(d.byName, key, x)
	}
	return d, firstError(d.enterAll(d.byName, answers[1]), d.enterAll(d.byEmail, answers[2]), d.enterMerged(answers[3]))
}

// enterMerged enters who has become a part of somebody as that one.
func (d *directory) enterMerged(rows []db.Row) error {
	for _, row := range rows {
		var id, of int64
		if err := row.Scan(&id, &of); err != nil {
			return err
		}
		if x := d.byID[of]; x != nil {
			d.byID[id] = x
		}
	}
	return nil
}

// enterAll enters contacts under further keys.
func (d *directory) enterAll(under map[string][]*listed, rows []db.Row) error {
	for _, row := range rows {
		var id int64
		var key string
		if err := row.Scan(&id, &key); err != nil {
			return err
		}
		if x := d.byID[id]; x != nil {
			enter(under, key, x)
		}
	}
	return nil
}

func enter(under map[string][]*listed, key string, x *listed) {
	if !slices.Contains(under[key], x) {
		under[key] = append(under[key], x)
	}
}

// add enters somebody whom the file adds.
func (d *directory) add(x *listed) {
	d.byID[x.id] = x
	enter(d.byName, journal.NameKey(x.name), x)
	if x.email != "" {
		enter(d.byEmail, journal.EmailKey(x.email), x)
	}
}

// find is whom a text names: of those who are not removed if it names any, else of those who are.
func (d *directory) find(text string) []*listed {
	found := d.named(text)
	if len(found) == 0 && journal.IsEmail(text) {
		found = d.byEmail[journal.EmailKey(text)]
	}
	if len(found) == 0 {
		found = d.labeled(text)
	}
	if kept := slices.DeleteFunc(slices.Clone(found), func(x *listed) bool { return x.removed }); len(kept) > 0 {
		return kept
	}
	return found
}

func (d *directory) named(text string) []*listed {
	found := d.byName[journal.NameKey(text)]
	if turned, ok := journal.Turned(text); ok {
		for _, x := range d.byName[journal.NameKey(turned)] {
			if !slices.Contains(found, x) {
				found = append(slices.Clone(found), x)
			}
		}
	}
	return found
}

// labeled is whom an export tells from another of the same name: "Linda Chen (5)" is contact 5, if that is what
// contact 5 is called here.
func (d *directory) labeled(text string) []*listed {
	at := strings.LastIndex(text, " (")
	if at < 0 || !strings.HasSuffix(text, ")") {
		return nil
	}
	n, ok := journal.ParseNumber(text[at+2 : len(text)-1])
	if x := d.byID[n]; ok && x != nil && slices.Contains(d.named(text[:at]), x) {
		return []*listed{x}
	}
	return nil
}

// mostKnown is how many texts are remembered with whom they name.
const mostKnown = 100_000

// one is the contact a text names, nil when nobody is called so.
func (d *directory) one(text string) (*listed, error) {
	if x := d.known[text]; x != nil {
		return x, nil
	}
	switch found := d.find(text); {
	case len(found) == 0:
		return nil, nil
	case len(found) > 1:
		return nil, &journal.Problem{
			Code: journal.Ambiguous,
			What: fmt.Sprintf("%s could be %s or %s", journal.AsTyped(text), found[0].label(), found[1].label()),
			Hint: "name one by an alias or an e-mail address, or leave the row out with --skip-bad",
		}
	case found[0].removed:
		return nil, wasRemoved(found[0])
	default:
		if len(d.known) < mostKnown {
			d.known[strings.Clone(text)] = found[0]
		}
		return found[0], nil
	}
}

// wasRemoved is the error of whoever was removed.
func wasRemoved(x *listed) error {
	return journal.Missing("rel list --deleted shows them; rel history, how to bring them back", "%s was removed", x.label())
}

// label tells somebody apart from another of the same name.
func (x *listed) label() string { return fmt.Sprintf("%s (%d)", x.name, x.id) }
