package store

import (
	"context"
	"iter"

	"github.com/rel-journal/rel/internal/db"
	"github.com/rel-journal/rel/internal/journal"
)

// LeafFilter says of whom there are leaves, and what is on them that is not always there.
type LeafFilter struct {
	Of          ContactFilter // its order and limit do not count
	Private     bool          // private notes, and what came of them
	Assessments bool
}

// Leaf is all of one contact. What it streams is read in this order, and before the next leaf.
type Leaf struct {
	Contact     journal.Contact
	Parts       []Part
	Facts       iter.Seq2[journal.Fact, error]
	FollowUps   iter.Seq2[journal.FollowUp, error]
	Assessments iter.Seq2[journal.Assessment, error] // latest first; none where they are not asked for
	Notes       iter.Seq2[journal.Note, error]       // latest first
}

// Part is a part that a contact has in an initiative.
type Part struct {
	Initiative string
	Role       string // empty when it is not said
}

// Leaves are contacts one by one, each with all that is theirs, as it is at one moment.
type Leaves struct {
	Names   []journal.Someone // of whom there are leaves, by number
	LeftOut LeftOut
	Nobodys int // how many follow-ups are with nobody, and so on no leaf
	All     iter.Seq2[Leaf, error]
}

// Leaves hands use the leaves of the contacts that pass the filter. No more than a note is in memory, beside what of a contact is
// no note, and all names.
func (s *Store) Leaves(ctx context.Context, f LeafFilter, use func(Leaves) error) error {
	f.Of.today = s.Today()
	statements := []db.Stmt{f.with("SELECT c.id, c.uid, c.name, "+nameShared+" FROM contacts c WHERE ", " ORDER BY c.id")}
	statements = append(append(statements, f.counts()...), f.leaves()...)
	return explain(s.db.Abreast(ctx, func(c []*db.Cursor) (err error) {
		var l Leaves
		if l.Names, err = readNames(c[0]); err != nil {
			return err
		}
		for i, n := range []*int{&l.LeftOut.Notes, &l.LeftOut.FollowUps, &l.LeftOut.Facts, &l.LeftOut.Assessments, &l.Nobodys} {
			if c[1+i].Next() {
				err = c[1+i].Row().Scan(n)
			}
			if err := firstError(err, c[1+i].Err()); err != nil {
				return err
			}
		}
		l.All = f.read(c[6:])
		return use(l)
	}, statements...))
}

func readNames(c *db.Cursor) (names []journal.Someone, err error) {
	for c.Next() {
		var n journal.Someone
		if err := c.Row().Scan(&n.ID, &n.UID, &n.Name, &n.Shared); err != nil {
			return nil, err
		}
		names = append(names, n)
	}
	return names, c.Err()
}

// with is a query with contacts c, which ends in WHERE, narrowed to those that pass, and what stands behind it.
func (f LeafFilter) with(head, tail string, args ...any) db.Stmt {
	q := f.Of.query(head)
	q.add(tail, args...)
	return q.stmt()
}

// counts counts what the filter leaves out of the leaves, in the order of LeftOut, and what is nobody's.
func (f LeafFilter) counts() []db.Stmt {
	const count = "SELECT count(*) FROM "
	const secret = " AND t.deleted IS NULL AND NOT ? AND " + fromPrivateNote
	return []db.Stmt{
		f.with(count+`notes n WHERE n.deleted IS NULL AND n.private = 1 AND EXISTS (SELECT 1
			FROM participants p JOIN contacts c ON c.id = p.contact_id WHERE p.note_id = n.id AND `, ") AND NOT ?", f.Private),
		f.with(count+"followups t JOIN contacts c ON c.id = t.contact_id WHERE ", secret, f.Private),
		f.with(count+"facts t JOIN contacts c ON c.id = t.contact_id WHERE ", secret, f.Private),
		f.with(count+"assessments t JOIN contacts c ON c.id = t.contact_id WHERE ",
			" AND t.deleted IS NULL AND (NOT ? OR NOT ? AND "+fromPrivateNote+")", f.Assessments, f.Private),
		db.S(count+"followups t WHERE t.contact_id IS NULL AND t.deleted IS NULL AND (? OR NOT "+fromPrivateNote+")", f.Private),
	}
}

// leaves reads all there is, in the order of read: contact by contact from the highest number down, as notes lie day by day
// within each contact, and are read from the latest back without being sorted.
func (f LeafFilter) leaves() []db.Stmt {
	const told = " AND t.deleted IS NULL AND (? OR NOT " + fromPrivateNote + ") ORDER BY c.id DESC, "
	return []db.Stmt{
		f.with(selectContacts, " ORDER BY c.id DESC"),
		f.with(`SELECT c.id, i.name, m.role FROM contacts c JOIN initiative_contacts m ON m.contact_id = c.id
			JOIN initiatives i ON i.id = m.initiative_id AND i.deleted IS NULL WHERE `, " ORDER BY c.id DESC, i.name_key"),
		f.with(selectFacts, told+"t.dropped IS NOT NULL, t.day DESC, t.id DESC", f.Private),
		f.with(selectFollowUps, told+"t.state <> 'open', t.closed DESC, t.due IS NULL, t.due, t.id", f.Private),
		f.with(selectAssessments, " AND ?"+told+"t.day DESC, t.id DESC", f.Assessments, f.Private),
		f.with(noteColumns+`, c.id FROM contacts c CROSS JOIN participants p ON p.contact_id = c.id CROSS JOIN notes n ON n.id = p.note_id
			WHERE `, " AND n.deleted IS NULL AND (? OR n.private = 0) ORDER BY c.id DESC, p.day DESC, p.note_id DESC", f.Private),
	}
}

// read puts leaves together from cursors that go by the contact.
func (f LeafFilter) read(c []*db.Cursor) iter.Seq2[Leaf, error] {
	parts := &turns[Part]{cursor: c[1], scan: func(row db.Row) (of int64, p Part, err error) {
		err = row.Scan(&of, &p.Initiative, &p.Role)
		return of, p, err
	}}
	facts := &turns[journal.Fact]{cursor: c[2], scan: func(row db.Row) (int64, journal.Fact, error) {
		x, err := scanFact(row)
		return x.Who.ID, x, err
	}}
	followUps := &turns[journal.FollowUp]{cursor: c[3], scan: func(row db.Row) (int64, journal.FollowUp, error) {
		x, err := scanFollowUp(row)
		return x.Who.ID, x, err
	}}
	assessments := &turns[journal.Assessment]{cursor: c[4], scan: func(row db.Row) (int64, journal.Assessment, error) {
		x, err := scanAssessmentAnd(row, f.Private)
		return x.Who.ID, x, err
	}}
	notes := &turns[journal.Note]{cursor: c[5], scan: func(row db.Row) (of int64, n journal.Note, err error) {
		n, err = scanNoteAnd(row, &of)
		return of, n, err
	}}
	return func(yield func(Leaf, error) bool) {
		for c[0].Next() {
			who, err := scanContact(c[0].Row())
			l := Leaf{Contact: who, Facts: facts.of(who.ID), FollowUps: followUps.of(who.ID),
				Assessments: assessments.of(who.ID), Notes: notes.of(who.ID)}
			if err == nil {
				l.Parts, err = All(parts.of(who.ID))
			}
			if !yield(l, err) || err != nil {
				return
			}
		}
		if err := c[0].Err(); err != nil {
			yield(Leaf{}, err)
		}
	}
}

// turns are rows that belong to contacts, from the contact of the highest number down.
type turns[T any] struct {
	cursor *db.Cursor
	scan   func(db.Row) (contact int64, item T, err error)
	item   T
	whose  int64 // whose item is; 0 behind the last
	held   bool  // item was not given to anybody yet
	err    error
}

// of is what belongs to a contact; what belongs to those before, and was not asked for, goes by.
func (t *turns[T]) of(contact int64) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		for t.comesTo(contact) {
			t.held = false
			if !yield(t.item, nil) {
				return
			}
		}
		if t.err != nil {
			yield(t.item, t.err)
		}
	}
}

// comesTo reports whether what comes next belongs to the contact.
func (t *turns[T]) comesTo(contact int64) bool {
	for t.err == nil && (!t.held || t.whose > contact) {
		t.held, t.whose = true, 0
		if t.cursor.Next() {
			t.whose, t.item, t.err = t.scan(t.cursor.Row())
		} else {
			t.err = t.cursor.Err()
		}
	}
	return t.err == nil && t.whose == contact
}
