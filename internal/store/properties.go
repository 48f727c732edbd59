package store

import (
	"context"
	"fmt"
	"iter"
	"sync"
	"unicode/utf8"

	"github.com/rel-journal/rel/internal/db"
	"github.com/rel-journal/rel/internal/journal"
)

// What a query for contacts selects behind them of what is kept aside. The lines may be long, and are read only where they
// are given back; that something is there already is told by their keys.
var (
	selectContactsKept  = sync.OnceValue(func() string { return selectAndKept("'line', line", "true") })
	selectContactsKeys  = sync.OnceValue(func() string { return selectAndKept("'key', line_key", "true") })
	selectContactsFiled = sync.OnceValue(func() string { return selectAndKept("'line', line", "name = 'CATEGORIES+'") })
)

func selectAndKept(what, which string) string {
	kept := `, (SELECT json_group_array(json_object('name', name, ` + what + `) ORDER BY id) FROM properties
		WHERE contact_id = c.id AND ` + which + `)`
	return contactColumns + kept + fromContacts
}

// ContactsKept is Contacts with what is kept aside of each.
func (s *Store) ContactsKept(ctx context.Context, f ContactFilter) iter.Seq2[journal.Contact, error] {
	return s.contactsAnd(ctx, selectContactsKept(), f, scanContactKept)
}

// ContactsKeys is Contacts with the keys of what is kept aside of each.
func (s *Store) ContactsKeys(ctx context.Context, f ContactFilter) iter.Seq2[journal.Contact, error] {
	return s.contactsAnd(ctx, selectContactsKeys(), f, scanContactKept)
}

// contactsFiled is Contacts with what is kept of how other programs write the categories of each.
func (s *Store) contactsFiled(ctx context.Context, f ContactFilter) iter.Seq2[journal.Contact, error] {
	return s.contactsAnd(ctx, selectContactsFiled(), f, scanContactKept)
}

func scanContactKept(row db.Row) (journal.Contact, error) {
	var text string
	c, err := scanContactAnd(row, &text)
	if err != nil {
		return c, err
	}
	var kept []struct{ Name, Key, Line string }
	err = fromJSON(text, &kept)
	for _, k := range kept {
		p := journal.Property{Name: k.Name, Key: k.Key}
		if k.Line != "" {
			p = journal.Aside(k.Name, k.Line)
		}
		c.Kept = append(c.Kept, p)
	}
	return c, err
}

// Kept is what is kept aside of a contact.
func (s *Store) Kept(ctx context.Context, id int64) ([]journal.Property, error) {
	return readAll(ctx, s, db.S("SELECT name, line FROM properties WHERE contact_id = ? ORDER BY id", id),
		func(row db.Row) (journal.Property, error) {
			var name, line string
			err := row.Scan(&name, &line)
			return journal.Aside(name, line), err
		})
}

// HeldProperty is a property with whom it is of.
type HeldProperty struct {
	Contact int64
	Name    string
	journal.Property
}

// HeldProperties are what is kept aside of the contacts asked for, by number, streamed.
func (s *Store) HeldProperties(ctx context.Context, f RecordsFilter) iter.Seq2[HeldProperty, error] {
	q := newQuery("SELECT c.id, c.name, p.name, p.line FROM properties p JOIN contacts c ON c.id = p.contact_id WHERE ")
	f.contacts(q)
	q.add(" ORDER BY c.id, p.id")
	return stream(ctx, s, q.stmt(), func(row db.Row) (h HeldProperty, err error) {
		var name, line string
		err = row.Scan(&h.Contact, &h.Name, &name, &line)
		h.Property = journal.Aside(name, line)
		return h, err
	})
}

// longestLine is how much of a line kept aside is shown among what a change did: of a picture only that there is one.
const longestLine = 200

// propertyWords is a property among what a change did.
func propertyWords(image map[string]any) string {
	line, _ := image["line"].(string)
	if len(line) > longestLine {
		return fmt.Sprintf("%v, %d characters", image["name"], utf8.RuneCountInString(line))
	}
	return line
}
