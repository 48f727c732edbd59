package store

import (
	"context"
	"slices"
	"strings"

	"github.com/rel-journal/rel/internal/db"
	"github.com/rel-journal/rel/internal/journal"
)

// ContactHit is a contact that a search found.
type ContactHit struct {
	Who
	Found []string // of what is known of them, what holds a word, but for what Who has
}

// MostContacts is how many contacts a search finds at most; of more, those whose names come first.
const MostContacts = 100

// Contacts is the contacts who hold every word in what is known of them: their names, positions, points and fields. They
// come in the order of their names, MostContacts and one at most.
func (x *Search) Contacts(ctx context.Context) ([]ContactHit, error) {
	q := newQuery("SELECT c.id FROM contacts c WHERE " + kept)
	for i, t := range x.terms[:min(len(x.terms), mostAsked)] {
		q.add(" AND ")
		t.perhaps(q, i == 0)
	}
	q.add(" ORDER BY c.name_key, c.id")
	ids, err := readAll(ctx, x.s, q.stmt(), scanOne[int64])
	if err != nil {
		return nil, err
	}
	var hits []ContactHit
	for some := range slices.Chunk(ids, MostContacts+1) {
		looked, err := readAll(ctx, x.s, db.S(selectKnown, x.s.Today(), toJSON(some)), scanKnown)
		if err != nil {
			return nil, err
		}
		for _, k := range looked {
			if x.holds(k.all) {
				hits = append(hits, ContactHit{k.Who, slices.DeleteFunc(k.more, func(text string) bool { return len(x.Lit(text)) == 0 })})
			}
		}
		if len(hits) > MostContacts {
			return hits[:MostContacts+1], nil
		}
	}
	return hits, nil
}

// mostAsked is how many of the words the engine is asked for, to leave few contacts to look at.
const mostAsked = 8

// perhaps adds the condition that something of contact c may hold the term: all that do pass it, and some others, as
// those with letters beyond ASCII, whose case the engine does not know. The first term is asked of all contacts at once,
// the others of those that are left.
func (t term) perhaps(q *query, first bool) {
	probe, name := longest(t.tokens), longest(journal.Words(journal.NameKey(t.text)))
	of, where, open, or, end := "contact_id", " WHERE ", "c.id IN (", " UNION ALL ", ")"
	if !first {
		of, where, open, or, end = "1", " WHERE contact_id = c.id AND ", "(EXISTS (", ") OR EXISTS (", "))"
	}
	like := "%" + probe + "%" // of letters and numbers alone
	q.add(open+"SELECT "+of+" FROM name_words"+where+"word >= ? AND word < ?", name, name+"\U0010FFFF")
	q.add(or+"SELECT "+of+" FROM positions"+where+"(instr(organization_key, ?) OR title LIKE ? OR "+foreign("title")+")", probe, like)
	for _, some := range t.points(probe) {
		q.add(or+"SELECT "+of+" FROM points"+where+"kind = ? AND value_key >= ? AND value_key < ? AND (value_key LIKE ? OR "+
			foreign("value_key")+")", some.of, some.from, some.from+"\U0010FFFF", like)
	}
	q.add(or+"SELECT "+of+" FROM fields"+where+"instr(value_key, ?)"+end, probe)
}

// longest is the longest of the words; empty when there is none.
func longest(words []string) (long string) {
	for _, word := range words {
		if len(word) > len(long) {
			long = word
		}
	}
	return long
}

// somePoints are points of this kind whose key begins so.
type somePoints struct {
	of   journal.PointKind
	from string
}

// points are which points are looked at for the term. To look at all of them takes longest, so an e-mail address that is
// not written like one is found by its beginning, and a telephone number by figures.
func (t term) points(probe string) []somePoints {
	email := somePoints{journal.PointEmail, t.tokens[0]}
	if strings.ContainsAny(t.text, "@.") {
		email.from = ""
	}
	all := []somePoints{email, {journal.PointWeb, ""}, {journal.PointAddress, ""}}
	if strings.ContainsAny(probe, "0123456789") {
		all = append(all, somePoints{journal.PointPhone, ""})
	}
	return all
}

// foreign is the SQL of whether a column has letters beyond ASCII.
func foreign(column string) string {
	return "length(" + column + ") < length(CAST(" + column + " AS BLOB))"
}

// selectKnown reads contacts with all that is known of them in words: names, positions, and the rest.
const selectKnown = "SELECT c.id, c.uid, c.name, " + currentPosition + `, c.last_touched,
  (SELECT json_group_array(name) FROM aliases WHERE contact_id = c.id),
  (SELECT json_group_array(title || ', ' || organization ORDER BY id) FROM positions WHERE contact_id = c.id),
  (SELECT json_group_array(value ORDER BY id) FROM points WHERE contact_id = c.id),
  (SELECT json_group_array(value_key) FROM points WHERE contact_id = c.id),
  (SELECT json_group_array(name || ': ' || value ORDER BY name_key) FROM fields WHERE contact_id = c.id)
FROM contacts c WHERE c.id IN (SELECT value FROM json_each(?)) ORDER BY c.name_key, c.id`

// known is a contact with what is known of them.
type known struct {
	Who
	more []string // but for what Who has
	all  []string // with it, and as the journal compares it
}

func scanKnown(row db.Row) (k known, err error) {
	var texts [5]string
	err = row.Scan(&k.ID, &k.UID, &k.Name, &k.Position, &k.LastTouched, &texts[0], &texts[1], &texts[2], &texts[3], &texts[4])
	if err != nil {
		return k, err
	}
	var aliases, positions, points, keys, fields []string
	err = firstError(fromJSON(texts[0], &aliases), fromJSON(texts[1], &positions), fromJSON(texts[2], &points),
		fromJSON(texts[3], &keys), fromJSON(texts[4], &fields))
	for i, p := range positions {
		positions[i] = strings.Trim(p, ", ")
	}
	k.more = slices.Concat(aliases, slices.DeleteFunc(positions, func(p string) bool { return p == k.Position }), points, fields)
	k.all = slices.Concat([]string{k.Name, journal.NameKey(k.Name), k.Position}, k.more, keys)
	return k, err
}

// holds reports whether the texts hold every word of the search, and none of those left out.
func (x *Search) holds(texts []string) bool {
	words := make([][]string, len(texts))
	for i, text := range texts {
		words[i] = tokens(text)
	}
	held := func(t term) bool { return slices.ContainsFunc(words, t.in) }
	return !slices.ContainsFunc(x.not, held) && !slices.ContainsFunc(x.terms, func(t term) bool { return !held(t) })
}
