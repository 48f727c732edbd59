package store

import (
	"context"

	"github.com/rel-journal/rel/internal/db"
	"github.com/rel-journal/rel/internal/journal"
)

// Briefs are the briefs of contacts, in the order of ids, for a document about all of them: without the days coming up, and
// without how much was left out. Each thing is asked for once for all of them, so that they should not be very many at a time.
func (s *Store) Briefs(ctx context.Context, ids []int64, private bool) ([]Brief, error) {
	all := make([]Brief, len(ids))
	at := make(map[int64]*Brief, len(ids))
	for i, id := range ids {
		at[id] = &all[i]
	}
	for _, read := range []func(context.Context, []int64, bool, map[int64]*Brief) error{
		s.briefContacts, s.lastNotes, s.briefFollowUps, s.briefFacts, s.briefInitiatives, s.briefTalk,
	} {
		if err := read(ctx, ids, private, at); err != nil {
			return nil, err
		}
	}
	return all, nil
}

func (s *Store) briefContacts(ctx context.Context, ids []int64, _ bool, at map[int64]*Brief) error {
	for c, err := range s.Contacts(ctx, ContactFilter{IDs: ids}) {
		if err != nil {
			return err
		}
		at[c.ID].Contact = c
	}
	return nil
}

// lastNotes reads the last notes of each, which may be the same for several. It goes by the notes of each, newest first.
func (s *Store) lastNotes(ctx context.Context, ids []int64, private bool, at map[int64]*Brief) error {
	_, err := readAll(ctx, s, db.S(noteColumns+thenHeld+`, w.value FROM json_each(?) w CROSS JOIN notes n ON n.id IN (
			SELECT p.note_id FROM participants p CROSS JOIN notes l ON l.id = p.note_id
			WHERE p.contact_id = w.value AND l.deleted IS NULL AND (l.private = 0 OR ?) ORDER BY p.day DESC, p.note_id DESC LIMIT ?)
		ORDER BY n.day DESC, n.id DESC`, s.Today(), toJSON(ids), private, briefNotes), func(row db.Row) (journal.Note, error) {
		var id int64
		n, err := scanNoteThenAnd(row, &id)
		if err == nil {
			at[id].Notes = append(at[id].Notes, n)
		}
		return n, err
	})
	return err
}

func (s *Store) briefFollowUps(ctx context.Context, ids []int64, private bool, at map[int64]*Brief) error {
	open := FollowUpFilter{Who: ids, States: []journal.State{journal.Open}, Private: private}
	for f, err := range s.FollowUps(ctx, open) {
		if err != nil {
			return err
		}
		at[f.Who.ID].FollowUps = append(at[f.Who.ID].FollowUps, f)
	}
	return nil
}

func (s *Store) briefFacts(ctx context.Context, ids []int64, private bool, at map[int64]*Brief) error {
	for f, err := range s.Facts(ctx, FactFilter{Who: ids, Private: private}) {
		if err != nil {
			return err
		}
		at[f.Who.ID].Facts = append(at[f.Who.ID].Facts, f)
	}
	return nil
}

// briefInitiatives reads the initiatives of each, which are the same for several.
func (s *Store) briefInitiatives(ctx context.Context, ids []int64, _ bool, at map[int64]*Brief) error {
	all, err := s.Initiatives(ctx, InitiativeFilter{Who: ids, Ongoing: true})
	for _, in := range all {
		for _, m := range in.Members {
			if b := at[m.Who.ID]; b != nil {
				b.Initiatives = append(b.Initiatives, in)
			}
		}
	}
	return err
}

// briefTalk reads since when there were conversations, what was said last in them, and with whom.
func (s *Store) briefTalk(ctx context.Context, ids []int64, private bool, at map[int64]*Brief) error {
	talks, err := s.conversations(ctx, ids, private)
	if err != nil {
		return err
	}
	told, err := s.told(ctx, ids, private)
	if err != nil {
		return err
	}
	met, err := s.met(ctx, ids, private)
	for id, b := range at {
		b.First, b.Conversations = talks[id].first, talks[id].n
		b.Told, b.Met = told[id], met[id]
	}
	return err
}
