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

// groupsOnce is the numbers of groups, with the keys of names they had and gave up, which nobody took back.
const groupsOnce = `SELECT r.first, r.was ->> 'name_key' FROM change_rows r
	JOIN changes h ON h.id = r.change_id AND h.undoes IS NULL AND NOT h.undone
	WHERE r.tbl = 'groups' AND r.op = 'edited' AND r.was ->> 'name_key' IS NOT NULL`

// GroupNames is what the groups are called, by the keys of the names they have, and of those they had, where no other has them now.
func (s *Store) GroupNames(ctx context.Context) (map[string]string, error) {
	all, err := readAll(ctx, s, db.S(`WITH once(id, name_key) AS (`+groupsOnce+`)
		SELECT name_key, name FROM groups WHERE deleted IS NULL
		UNION ALL SELECT o.name_key, g.name FROM once o JOIN groups g ON g.id = o.id AND g.deleted IS NULL`),
		func(row db.Row) (of [2]string, err error) { return of, row.Scan(&of[0], &of[1]) })
	names := make(map[string]string, len(all))
	for _, of := range all {
		if _, has := names[of[0]]; !has {
			names[of[0]] = of[1]
		}
	}
	return names, err
}

// AddGroup makes a group and puts these contacts in it.
func (s *Store) AddGroup(ctx context.Context, g journal.Group, members []int64) error {
	return s.writeGroup(ctx, g.Name, makeGroup(g), joinGroup(g.Name, members))
}

// AddGroups makes those of the groups that are not there, as one change.
func (s *Store) AddGroups(ctx context.Context, all []journal.Group) error {
	var batch []db.Stmt
	for _, g := range all {
		there := "SELECT 1 FROM groups WHERE name_key = ? AND deleted IS NULL"
		batch = append(batch, db.S("INSERT INTO groups(uid, name, name_key, wanted, every) SELECT "+uidOfName("groups")+", ?, ?, ?, ? "+
			"WHERE NOT EXISTS ("+there+")",
			nameUID("groups", g.Name), newUID(), g.Name, journal.NameKey(g.Name), orNull(g.Wanted), orNull(g.Every),
			journal.NameKey(g.Name)))
	}
	return s.write(ctx, batch...)
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
	return db.S("INSERT INTO groups(uid, name, name_key, wanted, every) VALUES ("+uidOfName("groups")+", ?, ?, ?, ?)",
		nameUID("groups", g.Name), newUID(), g.Name, journal.NameKey(g.Name), orNull(g.Wanted), orNull(g.Every))
}

func joinGroup(name string, members []int64) db.Stmt {
	return db.S(`INSERT INTO contact_groups(contact_id, group_id)
		SELECT m.value, g.id FROM json_each(?) m, groups g WHERE g.name_key = ? AND g.deleted IS NULL ON CONFLICT DO NOTHING`,
		toJSON(members), journal.NameKey(name))
}

// EditGroup gives the group of g's number g's name, wanted number and cadence, takes in some contacts and lets others
// go. What is as g has it already is not written, so that whoever changes it at the same time keeps what they set.
func (s *Store) EditGroup(ctx context.Context, g journal.Group, in, out []int64) error {
	was, _, err := readOne(ctx, s, db.S(selectGroups+" AND g.id = ?", g.ID), scanGroup)
	if err != nil {
		return err
	}
	batch, err := s.letCategoriesGo(ctx, ContactFilter{IDs: append([]int64{}, out...)}, journal.Contact{Groups: []string{was.Name}})
	if err != nil {
		return err
	}
	batch = append(batch, expect("EXISTS (SELECT 1 FROM groups WHERE id = ? AND deleted IS NULL)", g.ID))
	batch = append(batch, groupColumns(was, g).update("groups", g.ID)...)
	batch = append(batch,
		db.S("INSERT INTO contact_groups(contact_id, group_id) SELECT value, ? FROM json_each(?) WHERE true ON CONFLICT DO NOTHING",
			g.ID, toJSON(in)),
		db.S("DELETE FROM contact_groups WHERE group_id = ? AND contact_id IN (SELECT value FROM json_each(?))", g.ID, toJSON(out)))
	return s.writeGroup(ctx, g.Name, batch...)
}

// groupColumns is what has to be set for one group to become the other.
func groupColumns(was, next journal.Group) (a assignments) {
	if next.Name != was.Name {
		a.set("name", next.Name)
		a.set("name_key", journal.NameKey(next.Name))
	}
	if next.Wanted != was.Wanted {
		a.set("wanted", orNull(next.Wanted))
	}
	if next.Every != was.Every {
		a.set("every", orNull(next.Every))
	}
	return a
}

// RemoveGroup hides a group; its members stay in the journal.
func (s *Store) RemoveGroup(ctx context.Context, id int64) error {
	g, there, err := readOne(ctx, s, db.S(selectGroups+" AND g.id = ?", id), scanGroup)
	if err != nil {
		return err
	}
	batch := []db.Stmt{
		db.S("UPDATE groups SET deleted = "+current+" WHERE id = ? AND deleted IS NULL", id),
		expect("changes() = 1"),
	}
	if there {
		kept, err := s.letCategoriesGo(ctx, ContactFilter{Groups: []string{g.Name}}, journal.Contact{Groups: []string{g.Name}})
		if err != nil {
			return err
		}
		batch = append(batch, kept...)
	}
	return s.write(ctx, batch...)
}
