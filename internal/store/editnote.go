package store

import (
	"context"
	"fmt"
	"slices"

	"github.com/rel-journal/rel/internal/db"
	"github.com/rel-journal/rel/internal/journal"
)

// NotePatch is what to change about a note; what is nil or empty stays.
type NotePatch struct {
	Day     *journal.Day
	Time    *string
	Channel *journal.Channel
	Body    *string
	Tried   *bool
	Private *bool
	Touch   *bool // nil: as the rule has it, unless the note said otherwise before
	Began   *journal.Initiator
	With    []Who // now present
	About   []Who // now what it was about
	Without []Who
	Heard   []journal.Heard // heard as well
	Unheard []journal.Heard // not heard after all
	Tag     []string
	Untag   []string
	Owed    []journal.FollowUp // owed from now on

	Initiative *journal.InitiativeName // the one it belongs to; none where it is zero
}

// EditNote changes a note, making the contacts of add first, and tells what that moved.
func (s *Store) EditNote(ctx context.Context, id int64, p NotePatch, add []journal.Contact) (Noted, error) {
	was, err := s.Note(ctx, id)
	if err != nil {
		return Noted{}, err
	}
	next := p.applied(was)
	if err := journal.Held(next.Day, s.Today()); err != nil && next.Day != was.Day { // as it is, it may be today elsewhere
		return Noted{}, err
	}
	if next.Tried && next.Touch {
		return Noted{}, journal.Bad("say --not-tried if it was answered after all", "an attempt is no touch")
	}
	if len(next.Participants) == 0 && len(was.Participants) > 0 { // an undo may have left it so
		return Noted{}, journal.Bad(fmt.Sprintf("rel rm n%d takes the whole note away", id), "that would leave n%d with nobody in it", id)
	}
	before, err := s.standing(ctx, next.Present())
	if err != nil {
		return Noted{}, err
	}
	today := s.Today()
	var batch []db.Stmt
	for _, c := range add {
		batch = append(batch, s.makeContact(c)...)
	}
	batch = append(batch, p.guard(was))
	batch = append(batch, p.columns(was, next).update("notes", id)...)
	batch = append(batch, p.details(was)...)
	batch = append(batch, moveAlong(was.UID, touchedAnew(was, next))...)
	made, owe := s.owe(was.UID, p.Owed)
	batch = append(batch, owe...)
	if p.Initiative != nil {
		batch = append(batch, initiativeThere(p.Initiative.ID))
	}
	entered := slices.Concat(participants(p.With, journal.Present), participants(p.About, journal.About), withWhom(p.Owed))
	if err := s.writeWith(ctx, entered, batch...); err != nil {
		return Noted{}, err
	}
	now, err := s.Note(ctx, id)
	if err != nil {
		return Noted{}, err
	}
	noted, err := s.noted(ctx, today, now, before, add)
	noted.Unattributed = p.unattributed(was)
	if now.Initiative.ID != was.Initiative.ID {
		noted.Left = was.Initiative
	}
	if err == nil {
		noted.Owed, err = s.followUpsByUID(ctx, made)
	}
	return noted, err
}

// applied is the note as it will be, but for what was heard and its tags.
func (p NotePatch) applied(was journal.Note) journal.Note {
	next := was
	setTo(&next.Day, p.Day)
	setTo(&next.Time, p.Time)
	setTo(&next.Channel, p.Channel)
	setTo(&next.Body, p.Body)
	setTo(&next.Tried, p.Tried)
	setTo(&next.Private, p.Private)
	setTo(&next.Began, p.Began)
	setTo(&next.Initiative, p.Initiative)
	next.Participants = slices.DeleteFunc(slices.Clone(was.Participants), func(x journal.Participant) bool {
		named := func(w Who) bool { return w.UID == x.UID }
		return slices.ContainsFunc(p.Without, named) || slices.ContainsFunc(p.With, named) || slices.ContainsFunc(p.About, named)
	})
	next.Participants = append(next.Participants, participants(p.With, journal.Present)...)
	next.Participants = append(next.Participants, participants(p.About, journal.About)...)
	next.Touch = p.touches(was, next)
	return next
}

// touchedAnew is whom an edited note touches as it did not before: all who are present when it touched nobody
// or is of a later day now, else those who were not. Whatever was set about the others since then stands.
func touchedAnew(was, next journal.Note) []journal.Participant {
	switch {
	case !next.Touch:
		return nil
	case !was.Touch || next.Day.After(was.Day):
		return next.Present()
	}
	before := was.Present()
	return slices.DeleteFunc(next.Present(), func(p journal.Participant) bool {
		return slices.ContainsFunc(before, func(q journal.Participant) bool { return q.UID == p.UID })
	})
}

func setTo[T any](at *T, v *T) {
	if v != nil {
		*at = *v
	}
}

func participants(whos []Who, role journal.Role) []journal.Participant {
	out := make([]journal.Participant, len(whos))
	for i, w := range whos {
		out[i] = journal.Participant{ContactID: w.ID, UID: w.UID, Name: w.Name, Role: role}
	}
	return out
}

// details is the batch for what hangs off the note. Whoever is named anew first goes, so that a role can change.
func (p NotePatch) details(was journal.Note) []db.Stmt {
	var batch []db.Stmt
	for _, w := range slices.Concat(p.Without, p.With, p.About) {
		batch = append(batch, db.S("DELETE FROM participants WHERE note_id = ? AND contact_id = ?", was.ID, w.ID))
	}
	for _, w := range p.With {
		batch = append(batch, linkParticipant(was.UID, w.UID, journal.Present))
	}
	for _, w := range p.About {
		batch = append(batch, linkParticipant(was.UID, w.UID, journal.About))
	}
	batch = append(batch, p.hear(was)...)
	for _, t := range p.Untag {
		batch = append(batch, db.S("DELETE FROM note_tags WHERE note_id = ? AND tag = ?", was.ID, t))
	}
	for _, t := range p.Tag {
		batch = append(batch, linkNoteTag(was.UID, t))
	}
	return batch
}

// hear is the batch for what was heard. Words that are nobody's from now on go to the end.
func (p NotePatch) hear(was journal.Note) []db.Stmt {
	unattributed := p.unattributed(was)
	var batch []db.Stmt
	for _, h := range slices.Concat(p.Unheard, unattributed) {
		batch = append(batch, unlinkHeard(was, h))
	}
	for _, h := range unattributed {
		batch = append(batch, linkHeard(was.UID, journal.Heard{Text: h.Text}))
	}
	for _, h := range p.Heard {
		batch = append(batch, linkHeard(was.UID, h))
	}
	return batch
}

// unattributed is what those said who, as the patch has it, were not present: it stays, attributed to nobody.
func (p NotePatch) unattributed(was journal.Note) []journal.Heard {
	absent := slices.Concat(p.Without, p.About)
	gone := slices.Clone(p.Unheard)
	var out []journal.Heard
	for _, h := range was.Heard {
		if i := slices.Index(gone, h); i >= 0 {
			gone = slices.Delete(gone, i, i+1)
			continue
		}
		if slices.ContainsFunc(absent, func(w Who) bool { return w.UID == h.SpeakerUID }) {
			out = append(out, h)
		}
	}
	return out
}

// unlinkHeard takes one line like h from a note.
func unlinkHeard(n journal.Note, h journal.Heard) db.Stmt {
	return db.S(`DELETE FROM heard WHERE id = (SELECT min(id) FROM heard
		WHERE note_id = ? AND text = ? AND speaker IS (SELECT id FROM contacts WHERE uid = ?))`, n.ID, h.Text, orNull(h.SpeakerUID))
}
