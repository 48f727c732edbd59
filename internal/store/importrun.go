package store

import (
	"context"

	"github.com/rel-journal/rel/internal/db"
	"github.com/rel-journal/rel/internal/journal"
)

// Import carries a plan out as one change. It is refused, and nothing is written, when the journal was changed
// since the plan was made. progress is told how much is done, of how much; it may be nil.
func (s *Store) Import(ctx context.Context, p *Plan, progress func(done, all int)) error {
	done, all := 0, p.Len()+p.ImportNotes()
	tick := func() {
		if done++; progress != nil {
			progress(done, all)
		}
	}
	err := s.change(ctx, func(yield func(db.Stmt) bool) {
		batch := func(stmts ...db.Stmt) bool {
			for _, st := range stmts {
				if !yield(st) {
					return false
				}
			}
			return true
		}
		_ = batch(expect("(SELECT coalesce(max(id), 0) FROM changes WHERE id < "+current+") = ?", p.mark)) &&
			batch(p.saves...) && s.importGroups(p, batch) && s.importContacts(p, batch, tick) && s.importTouches(p, batch, tick)
	})
	if _, raised := db.Raised(err); raised {
		return ErrOutdated
	}
	return explain(err)
}

// ErrOutdated is the error of a plan made before the journal was changed: nothing was written, and it has to be made anew.
var ErrOutdated error = &journal.Problem{
	Code: journal.Failure,
	What: "the journal was changed while the import was being prepared",
	Hint: "nothing was written; run the same import again",
}

func (s *Store) importGroups(p *Plan, batch func(...db.Stmt) bool) bool {
	for _, g := range p.NewGroups {
		if !batch(makeGroup(journal.Group{Name: g})) {
			return false
		}
	}
	return true
}

func (s *Store) importContacts(p *Plan, batch func(...db.Stmt) bool, tick func()) bool {
	for r, err := range p.Rows() {
		ok := true
		switch {
		case err != nil:
			ok = batch(db.Fail(err)) && false
		case r.Action == Adding:
			ok = batch(s.makeContact(r.contact)...)
		case r.Action == Updating:
			ok = batch(r.update()...)
		}
		if !ok {
			return false
		}
		tick()
	}
	return true
}

// update is the batch that gives a contact what the card fills in.
func (r Planned) update() []db.Stmt {
	f := r.filling
	var batch []db.Stmt
	if f.Add.Every != 0 {
		batch = append(batch, db.S("UPDATE contacts SET every = ? WHERE uid = ?", f.Add.Every, r.uid))
	}
	if !f.Add.Snooze.IsZero() {
		batch = append(batch, db.S("UPDATE contacts SET snooze = ? WHERE uid = ?", f.Add.Snooze, r.uid))
	}
	for _, d := range f.Replace {
		batch = append(batch, db.S("DELETE FROM yearly_dates WHERE label = ? AND contact_id = (SELECT id FROM contacts WHERE uid = ?)",
			d.Label, r.uid))
	}
	for _, p := range f.Gone {
		batch = append(batch, removePosition(r.uid, p))
	}
	return append(batch, addDetails(r.uid, f.Add)...)
}

// importTouches writes the last contacts down as notes, in bulk, and lets them move those who were known before.
func (s *Store) importTouches(p *Plan, batch func(...db.Stmt) bool, tick func()) bool {
	if p.touches == 0 {
		return true
	}
	if !batch(db.S("UPDATE state SET bulk = (SELECT coalesce(max(id), 0) FROM notes)")) {
		return false
	}
	var moved []db.Stmt
	for r, err := range p.Rows() {
		switch {
		case err != nil:
			return batch(db.Fail(err)) && false
		case r.touch.IsZero():
			continue
		}
		n := lastContact(r, p.file)
		if !batch(s.makeNote(n)...) {
			return false
		}
		tick()
		if r.Action == Updating {
			moved = append(moved, moveAlong(n.UID, n.Participants)...)
		}
	}
	return batch(db.S("UPDATE state SET bulk = NULL")) && batch(moved...)
}

// ImportNotes is how many notes the plan will make of last contacts.
func (p *Plan) ImportNotes() int { return p.touches }
