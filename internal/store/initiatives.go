package store

import (
	"context"
	"strings"

	"github.com/rel-journal/rel/internal/db"
	"github.com/rel-journal/rel/internal/journal"
)

// InitiativeFilter narrows a list of initiatives; what is empty does not narrow.
type InitiativeFilter struct {
	Who     []int64 // any of these contacts has a part in it
	Numbers []int64 // these
	Ongoing bool    // those planned or under way
	Deleted bool    // those that were removed, instead of those that were not
	Private bool    // private notes, and what was committed in such, count too
}

// selectInitiatives reads whole initiatives: one row each, the members as JSON. What was removed counts for nothing.
const selectInitiatives = initiativeColumns + fromInitiatives

const fromInitiatives = "\nFROM initiatives i WHERE "

const initiativeColumns = `SELECT i.id, i.uid, i.name, i.aim, i.state, i.deleted IS NOT NULL,
  (SELECT json_group_array(json_object('contact', c.id, 'uid', c.uid, 'name', c.name, 'role', m.role, 'shared',
      ` + nameShared + `)
      ORDER BY c.name_key, c.id)
    FROM initiative_contacts m JOIN contacts c ON c.id = m.contact_id WHERE m.initiative_id = i.id AND ` + kept + `),
  (SELECT count(*) FROM followups t WHERE t.initiative_id = i.id AND t.deleted IS NULL AND t.state = 'open'),
  (SELECT count(*) FROM followups t WHERE t.initiative_id = i.id AND t.deleted IS NULL AND t.state = 'done'),
  (SELECT max(n.day) FROM notes n WHERE n.initiative_id = i.id AND n.deleted IS NULL)`

// selectOpenInitiatives is selectInitiatives where what is private counts for nothing.
func selectOpenInitiatives() string {
	return strings.NewReplacer("t.deleted IS NULL", "t.deleted IS NULL AND NOT "+fromPrivateNote,
		"n.deleted IS NULL", "n.deleted IS NULL AND n.private = 0").Replace(selectInitiatives)
}

func scanInitiative(row db.Row) (journal.Initiative, error) { return scanInitiativeAnd(row) }

// scanInitiativeAnd reads an initiative, and what the query selects behind it.
func scanInitiativeAnd(row db.Row, more ...any) (in journal.Initiative, err error) {
	var members string
	err = row.Scan(append([]any{&in.ID, &in.UID, &in.Name, &in.Aim, &in.State, &in.Deleted,
		&members, &in.Open, &in.Came, &in.LastNote}, more...)...)
	if err == nil {
		in.Members, err = membersFromJSON(members)
	}
	return in, err
}

// membersFromJSON reads the members of selectInitiatives.
func membersFromJSON(text string) ([]journal.Member, error) {
	var rows []struct {
		Contact         int64
		UID, Name, Role string
		Shared          int
	}
	err := fromJSON(text, &rows)
	var out []journal.Member
	for _, r := range rows {
		out = append(out, journal.Member{
			Who: journal.Someone{ID: r.Contact, UID: r.UID, Name: r.Name, Shared: r.Shared == 1}, Role: r.Role,
		})
	}
	return out, err
}

// Initiative is the initiative of this number, removed or not; the error is a *journal.Problem when there is none.
func (s *Store) Initiative(ctx context.Context, id int64) (journal.Initiative, error) {
	in, ok, err := readOne(ctx, s, db.S(selectInitiatives+"i.id = ?", id), scanInitiative)
	if err == nil && !ok {
		err = journal.Missing("rel initiative shows every initiative with its number", "there is no initiative i%d", id)
	}
	return in, err
}

// Initiatives are the initiatives that pass the filter: those under way first, then those planned, done and dropped; of
// each by name.
func (s *Store) Initiatives(ctx context.Context, f InitiativeFilter) ([]journal.Initiative, error) {
	q := newQuery(selectInitiatives)
	if !f.Private {
		q = newQuery(selectOpenInitiatives())
	}
	if f.Deleted {
		q.add("i.deleted IS NOT NULL")
	} else {
		q.add("i.deleted IS NULL")
	}
	if f.Who != nil {
		q.add(` AND i.id IN (SELECT initiative_id FROM initiative_contacts
			WHERE contact_id IN (SELECT value FROM json_each(?)))`, toJSON(f.Who))
	}
	if f.Numbers != nil {
		q.add(" AND i.id IN (SELECT value FROM json_each(?))", toJSON(f.Numbers))
	}
	if f.Ongoing {
		q.add(" AND i.state IN ('planned', 'under way')")
	}
	q.add(" ORDER BY CASE i.state WHEN 'under way' THEN 1 WHEN 'planned' THEN 2 WHEN 'done' THEN 3 ELSE 4 END, i.name_key, i.id")
	return readAll(ctx, s, q.stmt(), scanInitiative)
}

// AddInitiative makes an initiative with its members, making the contacts of add first, and gives it back as it stands.
// Members go by uid; a contact of add gets its uid from the caller (see NewUID).
func (s *Store) AddInitiative(ctx context.Context, in journal.Initiative, add []journal.Contact) (journal.Initiative, error) {
	var batch []db.Stmt
	for _, c := range add {
		batch = append(batch, s.makeContact(c)...)
	}
	batch = append(batch, makeInitiative(in))
	key := journal.NameKey(in.Name)
	for _, m := range in.Members {
		batch = append(batch, joinInitiative(initiativeNamed, key, m))
	}
	if err := s.writeInitiative(ctx, in.Name, withMembers(in.Members), batch...); err != nil {
		return in, err
	}
	made, _, err := readOne(ctx, s, db.S(selectInitiatives+initiativeNamed, key), scanInitiative)
	return made, err
}

// initiativeNamed is the SQL that passes the initiative i whose name has the key ?.
const initiativeNamed = "i.name_key = ? AND i.deleted IS NULL"

func makeInitiative(in journal.Initiative) db.Stmt {
	return db.S("INSERT INTO initiatives(uid, name, name_key, aim, state) VALUES ("+uidOfName("initiatives")+", ?, ?, ?, ?)",
		nameUID("initiatives", in.Name), newUID(), in.Name, journal.NameKey(in.Name), in.Aim, in.State)
}

// joinInitiative puts somebody in the initiative i that the SQL passes, of its one parameter.
func joinInitiative(which, parameter string, m journal.Member) db.Stmt {
	return db.S(`INSERT INTO initiative_contacts(initiative_id, contact_id, role)
		SELECT i.id, c.id, ? FROM initiatives i, contacts c WHERE `+which+` AND c.uid = ? ON CONFLICT DO NOTHING`,
		m.Role, parameter, m.Who.UID)
}

// writeInitiative is writeWith, with the words for a name that another initiative has.
func (s *Store) writeInitiative(ctx context.Context, name string, who []journal.Participant, batch ...db.Stmt) error {
	err := s.writeWith(ctx, who, batch...)
	if db.IsUnique(err) {
		return journal.Bad("rel initiative lists them; choose another name", "there is an initiative called %s already", name)
	}
	return err
}

// withMembers is the members as those of whom a write expects that they are there.
func withMembers(all []journal.Member) (out []journal.Participant) {
	for _, m := range all {
		out = append(out, journal.Participant{ContactID: m.Who.ID, UID: m.Who.UID, Name: m.Who.Name})
	}
	return out
}

// InitiativePatch is what to change about an initiative; what is nil or empty stays.
type InitiativePatch struct {
	Name  *string
	Aim   *string
	State *journal.InitiativeState
	Join  []journal.Member // in it from now on; who is in it already stays as they are
	Role  []journal.Member // in it, in this role, from now on
	Out   []int64          // the contacts who are not in it from now on

	Committed []journal.FollowUp // committed to it from now on
}

// EditInitiative changes an initiative, making the contacts of add first, and gives back what is newly committed.
func (s *Store) EditInitiative(ctx context.Context, id int64, p InitiativePatch, add []journal.Contact) ([]journal.FollowUp, error) {
	was, err := s.Initiative(ctx, id)
	if err != nil {
		return nil, err
	}
	var batch []db.Stmt
	for _, c := range add {
		batch = append(batch, s.makeContact(c)...)
	}
	batch = append(batch, p.columns().update("initiatives", id)...)
	batch = append(batch, p.members(was)...)
	for i := range p.Committed {
		p.Committed[i].Initiative = was.Named()
	}
	made, owe := s.owe("", p.Committed)
	batch = append(append(batch, owe...), initiativeThere(id))
	entered := append(withMembers(append(p.Join, p.Role...)), withWhom(p.Committed)...)
	name := was.Name
	setTo(&name, p.Name)
	if err := s.writeInitiative(ctx, name, entered, batch...); err != nil {
		return nil, err
	}
	return s.followUpsByUID(ctx, made)
}

// columns is what the patch sets of the initiative's own row.
func (p InitiativePatch) columns() (a assignments) {
	if p.Name != nil {
		a.set("name", *p.Name)
		a.set("name_key", journal.NameKey(*p.Name))
	}
	setNamed(&a, "aim", p.Aim, asIs)
	setNamed(&a, "state", p.State, asIs)
	return a
}

// members is the batch for who is in it. Whoever gets another role first goes, since a detail is never updated.
func (p InitiativePatch) members(was journal.Initiative) (batch []db.Stmt) {
	for _, id := range p.Out {
		batch = append(batch, db.S("DELETE FROM initiative_contacts WHERE initiative_id = ? AND contact_id = ?", was.ID, id))
	}
	for _, m := range p.Role {
		batch = append(batch,
			db.S(`DELETE FROM initiative_contacts WHERE initiative_id = ? AND role <> ?
				AND contact_id = (SELECT id FROM contacts WHERE uid = ?)`, was.ID, m.Role, m.Who.UID),
			joinInitiative("i.uid = ?", was.UID, m))
	}
	for _, m := range p.Join {
		batch = append(batch, joinInitiative("i.uid = ?", was.UID, m))
	}
	return batch
}

// initiativeThere expects that an initiative was not removed meanwhile, or that none is meant.
func initiativeThere(id int64) db.Stmt {
	return expect("? = 0 OR EXISTS (SELECT 1 FROM initiatives WHERE id = ? AND deleted IS NULL)", id, id)
}

// RemoveInitiative hides an initiative. Its notes and what was committed to it stay, and belong to none while it is hidden.
func (s *Store) RemoveInitiative(ctx context.Context, id int64) error {
	return s.write(ctx,
		db.S("UPDATE initiatives SET deleted = "+current+" WHERE id = ? AND deleted IS NULL", id),
		expect("changes() = 1"))
}
