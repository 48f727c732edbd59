package store

import (
	"context"
	"strings"
)

// Mentions is the numbers of the notes, removed or not, of the days asked for, that name those asked for in what they say,
// by a whole name or alias, and have them in no other way: they are not among HeldNotes. There are none where everybody
// is asked for.
func (s *Store) Mentions(ctx context.Context, f RecordsFilter) ([]int64, error) {
	if f.Who == nil {
		return nil, nil
	}
	called := newQuery("SELECT c.name FROM contacts c WHERE ")
	f.contacts(called)
	called.add(" UNION SELECT a.name FROM aliases a JOIN contacts c ON c.id = a.contact_id WHERE ")
	f.contacts(called)
	names, err := readAll(ctx, s, called.stmt(), scanOne[string])
	match := matchAny(names)
	if err != nil || match == "" {
		return nil, err
	}
	q := newQuery("SELECT n.id FROM notes_fts JOIN notes n ON n.id = notes_fts.rowid WHERE notes_fts MATCH ? AND NOT ", match)
	f.concerning(q)
	f.days(q)
	q.add(" ORDER BY n.id")
	return readAll(ctx, s, q.stmt(), scanOne[int64])
}

// matchAny is names as a query for FTS5 that asks for any of them as it stands, its words one behind the other.
func matchAny(names []string) string {
	var phrases []string
	for _, name := range names {
		if len(tokens(name)) > 0 {
			phrases = append(phrases, `"`+strings.ReplaceAll(name, `"`, `""`)+`"`)
		}
	}
	return strings.Join(phrases, " OR ")
}
