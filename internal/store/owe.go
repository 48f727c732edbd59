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
	if err := s.writeWith(ctx, withWhom(all), append(batch, owe...)...); err != nil {
		return nil, err
	}
	return s.followUpsByUID(ctx, made)
}

// owe is the batch that makes follow-ups out of the note of this uid, or of none, and the uids they get.
func (s *Store) owe(note string, all []journal.FollowUp) (made []string, batch []db.Stmt) {
	for _, f := range all {
		uid := newUID()
		made = append(made, uid)
		batch = append(batch, db.S(`INSERT INTO followups(uid, contact_id, note_id, owed_by, text, due, state, added)
			VALUES (?, (SELECT id FROM contacts WHERE uid = ?), (SELECT id FROM notes WHERE uid = ?), ?, ?, ?, 'open', ?)`,
			uid, orNull(f.Who.UID), orNull(note), f.OwedBy, f.Text, f.Due, s.Today()))
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
	Reopen bool
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
	if p.Reopen {
		a.set("state", journal.Open)
		a.set("closed", nil)
	}
	there := expect("EXISTS (SELECT 1 FROM followups WHERE id = ? AND deleted IS NULL)", id)
	if err := s.writeWith(ctx, entered, append([]db.Stmt{there}, a.update("followups", id)...)...); err != nil {
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
