package store

import (
	"context"

	"github.com/rel-journal/rel/internal/db"
	"github.com/rel-journal/rel/internal/journal"
)

const selectGroups = `SELECT g.id, g.uid, g.name, g.wanted, g.every,
  (SELECT count(*) FROM contact_groups m JOIN contacts c ON c.id = m.contact_id
    WHERE m.group_id = g.id AND c.deleted IS NULL AND c.merged_into IS NULL)
FROM groups g WHERE g.deleted IS NULL`

func scanGroup(row db.Row) (g journal.Group, err error) {
	err = row.Scan(&g.ID, &g.UID, &g.Name, &g.Wanted, &g.Every, &g.Members)
	return g, err
}

// Groups are all groups by name.
func (s *Store) Groups(ctx context.Context) ([]journal.Group, error) {
	return readAll(ctx, s, db.S(selectGroups+" ORDER BY g.name_key"), scanGroup)
}

// AddGroup makes a group and puts these contacts in it.
func (s *Store) AddGroup(ctx context.Context, g journal.Group, members []int64) error {
	return s.writeGroup(ctx, g.Name, makeGroup(g), joinGroup(g.Name, members))
}

// writeGroup is write, with the words for a name that another group has.
func (s *Store) writeGroup(ctx context.Context, name string, batch ...db.Stmt) error {
	err := s.change(ctx, db.Batch(append(batch, effect)...))
	if db.IsUnique(err) {
		return journal.Bad("rel group lists the groups; choose another name", "there is a group called %s already", name)
	}
	return explain(err)
}

func makeGroup(g journal.Group) db.Stmt {
	return db.S("INSERT INTO groups(uid, name, name_key, wanted, every) VALUES (?, ?, ?, ?, ?)",
		newUID(), g.Name, journal.NameKey(g.Name), orNull(g.Wanted), orNull(g.Every))
}

func joinGroup(name string, members []int64) db.Stmt {
	return db.S(`INSERT INTO contact_groups(contact_id, group_id)
		SELECT m.value, g.id FROM json_each(?) m, groups g WHERE g.name_key = ? AND g.deleted IS NULL ON CONFLICT DO NOTHING`,
		toJSON(members), journal.NameKey(name))
}

// EditGroup gives the group of g's number g's name, wanted number and cadence, takes in some contacts and lets others go.
func (s *Store) EditGroup(ctx context.Context, g journal.Group, in, out []int64) error {
	return s.writeGroup(ctx, g.Name,
		db.S("UPDATE groups SET name = ?, name_key = ?, wanted = ?, every = ? WHERE id = ? AND deleted IS NULL",
			g.Name, journal.NameKey(g.Name), orNull(g.Wanted), orNull(g.Every), g.ID),
		expect("changes() = 1"),
		joinGroup(g.Name, in),
		db.S("DELETE FROM contact_groups WHERE group_id = ? AND contact_id IN (SELECT value FROM json_each(?))", g.ID, toJSON(out)))
}

// RemoveGroup hides a group; its members stay in the journal.
func (s *Store) RemoveGroup(ctx context.Context, id int64) error {
	return s.write(ctx,
		db.S("UPDATE groups SET deleted = "+current+" WHERE id = ? AND deleted IS NULL", id),
		expect("changes() = 1"))
}

// TagCount is a tag and how many contacts and notes bear it.
type TagCount struct {
	Tag      string
	Contacts int
	Notes    int
}

// Tags are all tags in use, by name.
func (s *Store) Tags(ctx context.Context) ([]TagCount, error) {
	return readAll(ctx, s, db.S(`SELECT tag, sum(contact), sum(note) FROM (
		SELECT t.tag, 1 AS contact, 0 AS note FROM contact_tags t
			JOIN contacts c ON c.id = t.contact_id AND c.deleted IS NULL AND c.merged_into IS NULL
		UNION ALL
		SELECT t.tag, 0, 1 FROM note_tags t JOIN notes n ON n.id = t.note_id AND n.deleted IS NULL) GROUP BY tag ORDER BY tag`),
		func(row db.Row) (t TagCount, err error) {
			err = row.Scan(&t.Tag, &t.Contacts, &t.Notes)
			return t, err
		})
}

// TagContacts gives contacts some tags and takes others from them.
func (s *Store) TagContacts(ctx context.Context, contacts []int64, add, remove []string) error {
	return s.write(ctx, retag("contact_tags", "contact_id", contacts, add, remove)...)
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
