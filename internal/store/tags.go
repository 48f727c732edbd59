package store

import (
	"context"

	"github.com/rel-journal/rel/internal/db"
	"github.com/rel-journal/rel/internal/journal"
)

// TagCount is a tag and how many contacts and notes bear it.
type TagCount struct {
	Tag      string
	Contacts int
	Notes    int
}

// Tags are all tags in use, by name; those of private notes count only where they are asked for.
func (s *Store) Tags(ctx context.Context, private bool) ([]TagCount, error) {
	return readAll(ctx, s, db.S(`SELECT tag, sum(contact), sum(note) FROM (
		SELECT t.tag, 1 AS contact, 0 AS note FROM contact_tags t
			JOIN contacts c ON c.id = t.contact_id AND c.deleted IS NULL AND c.merged_into IS NULL
		UNION ALL
		SELECT t.tag, 0, 1 FROM note_tags t
			JOIN notes n ON n.id = t.note_id AND n.deleted IS NULL AND (n.private = 0 OR ?)) GROUP BY tag ORDER BY tag`, private),
		func(row db.Row) (t TagCount, err error) {
			err = row.Scan(&t.Tag, &t.Contacts, &t.Notes)
			return t, err
		})
}

// UnusedTags is those of tags that nothing has, be it there or removed.
func (s *Store) UnusedTags(ctx context.Context, tags []string) ([]string, error) {
	return readAll(ctx, s, db.S(`SELECT value FROM json_each(?) AS asked
		WHERE NOT EXISTS (SELECT 1 FROM contact_tags WHERE tag = asked.value)
		AND NOT EXISTS (SELECT 1 FROM note_tags WHERE tag = asked.value)`, toJSON(tags)),
		func(row db.Row) (tag string, err error) { return tag, row.Scan(&tag) })
}

// TagContacts gives contacts some tags and takes others from them.
func (s *Store) TagContacts(ctx context.Context, contacts []int64, add, remove []string) error {
	batch, err := s.letCategoriesGo(ctx, ContactFilter{IDs: append([]int64{}, contacts...)}, journal.Contact{Tags: remove})
	if err != nil {
		return err
	}
	return s.write(ctx, append(batch, retag("contact_tags", "contact_id", contacts, add, remove)...)...)
}

// TagNotes gives notes some tags and takes others from them.
func (s *Store) TagNotes(ctx context.Context, notes []int64, add, remove []string) error {
	return s.write(ctx, retag("note_tags", "note_id", notes, add, remove)...)
}

// retag is the batch that gives the owners some tags and takes others from them.
func retag(table, owner string, owners []int64, add, remove []string) []db.Stmt {
	return []db.Stmt{
		db.S("INSERT INTO "+table+"("+owner+`, tag)
			SELECT o.value, t.value FROM json_each(?) o, json_each(?) t WHERE true ON CONFLICT DO NOTHING`, toJSON(owners), toJSON(add)),
		db.S("DELETE FROM "+table+" WHERE "+owner+` IN (SELECT value FROM json_each(?))
			AND tag IN (SELECT value FROM json_each(?))`, toJSON(owners), toJSON(remove)),
	}
}
