package store

import (
	"context"
	"slices"

	"github.com/rel-journal/rel/internal/db"
	"github.com/rel-journal/rel/internal/journal"
)

// AddFollowUps writes down what is owed, making the contacts of add first, and gives it back as it stands. Whom each is
// with goes by uid; a contact of add gets its uid from the caller (see NewUID).
func (s *Store) AddFollowUps(ctx context.Context, all []journal.FollowUp, add []journal.Contact) ([]journal.FollowUp, error) {
	var batch []db.Stmt
	for _, c := range add {
		batch = append(batch, s.makeContact(c)...)
	}
	made, owe := s.owe("", all)
	for _, f := range all {
		owe = append(owe, initiativeThere(f.Initiative.ID))
	}
	if err := s.writeWith(ctx, withWhom(all), append(batch, owe...)...); err != nil {
		return nil, err
	}
	return s.followUpsByUID(ctx, made)
}

// owe is the batch that makes follow-ups out of the note of this uid, or of none, and the uids they get. What came out of a
// note is committed to the initiative of the note, unless it says another.
func (s *Store) owe(note string, all []journal.FollowUp) (made []string, batch []db.Stmt) {
	for _, f := range all {
		uid := newUID()
		made = append(made, uid)
		batch = append(batch, db.S(`INSERT INTO followups(uid, contact_id, note_id, owed_by, text, due, state, added, initiative_id, gives)
			VALUES (?1, (SELECT id FROM contacts WHERE uid = ?2), (SELECT id FROM notes WHERE uid = ?3), ?4, ?5, ?6, 'open', ?7,
				coalesce(?8, (SELECT initiative_id FROM notes WHERE uid = ?3)), ?9)`,
			uid, orNull(f.Who.UID), orNull(note), f.OwedBy, f.Text, f.Due, s.Today(), orNull(f.Initiative.ID), orNull(f.Gives)))
	}
	return made, batch
}

// withWhom is the contacts that follow-ups are with, as those of whom a write expects that they are there.
func withWhom(all []journal.FollowUp) (out []journal.Participant) {
	for _, f := range all {
		if f.Who.UID != "" {
			out = append(out, journal.Participant{ContactID: f.Who.ID, UID: f.Who.UID, Name: f.Who.Name})
		}
	}
	return out
}

// followUpsByUID is the follow-ups of these uids, in the order in which they were made.
func (s *Store) followUpsByUID(ctx context.Context, uids []string) ([]journal.FollowUp, error) {
	if len(uids) == 0 {
		return nil, nil
	}
	return readAll(ctx, s, db.S(selectFollowUps+"t.uid IN (SELECT value FROM json_each(?)) ORDER BY t.id", toJSON(uids)), scanFollowUp)
}

// CloseFollowUps marks follow-ups that are open as done, or as dropped, on a day.
func (s *Store) CloseFollowUps(ctx context.Context, ids []int64, to journal.State, on journal.Day) error {
	ids = slices.Compact(slices.Sorted(slices.Values(ids)))
	return s.write(ctx,
		db.S(`UPDATE followups SET state = ?, closed = ?
			WHERE id IN (SELECT value FROM json_each(?)) AND state = 'open' AND deleted IS NULL`, to, on, toJSON(ids)),
		expect("changes() = ?", len(ids)))
}

// FollowUpPatch is what to change about a follow-up; what is nil stays.
type FollowUpPatch struct {
	Who    *Who // nobody where it is zero
	OwedBy *journal.Initiator
	Text   *string
	Due    *journal.Day // no day where it is zero
	State  *journal.State
	Closed *journal.Day // as CloseFollowUps has it; zero where the state is open

	Initiative *journal.InitiativeName // none where it is zero
	Gives      *journal.Gift           // nothing in particular where it is empty
}

// EditFollowUp changes a follow-up and gives it back as it then stands.
func (s *Store) EditFollowUp(ctx context.Context, id int64, p FollowUpPatch) (journal.FollowUp, error) {
	var a assignments
	var entered []journal.Participant
	if p.Who != nil {
		a.set("contact_id", orNull(p.Who.ID))
		if p.Who.ID != 0 {
			entered = participants([]Who{*p.Who}, "")
		}
	}
	setNamed(&a, "owed_by", p.OwedBy, asIs)
	setNamed(&a, "text", p.Text, asIs)
	setNamed(&a, "due", p.Due, asIs)
	setNamed(&a, "state", p.State, asIs)
	setNamed(&a, "closed", p.Closed, asIs)
	setNamed(&a, "gives", p.Gives, orNull)
	batch := []db.Stmt{expect("EXISTS (SELECT 1 FROM followups WHERE id = ? AND deleted IS NULL)", id)}
	if p.Initiative != nil {
		a.set("initiative_id", orNull(p.Initiative.ID))
		batch = append(batch, initiativeThere(p.Initiative.ID))
	}
	if err := s.writeWith(ctx, entered, append(batch, a.update("followups", id)...)...); err != nil {
		return journal.FollowUp{}, err
	}
	return s.FollowUp(ctx, id)
}

// RemoveFollowUp hides a follow-up.
func (s *Store) RemoveFollowUp(ctx context.Context, id int64) error {
	return s.write(ctx,
		db.S("UPDATE followups SET deleted = "+current+" WHERE id = ? AND deleted IS NULL", id),
		expect("changes() = 1"))
}
