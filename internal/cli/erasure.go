package cli

import (
	"context"
	"fmt"
	"strings"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/store"
)

// erasure is a purge as it is shown and confirmed.
type erasure struct {
	purge store.Purge
	what  string // what goes, in words
	word  string // what has to be typed
}

// erasure finds out what is to be erased.
func (a *app) erasure(ctx context.Context, s *store.Store, args []string, f purgeFlags) (e erasure, err error) {
	if f.before != "" {
		if len(args) > 0 {
			return e, journal.Bad("one at a time: rel purge "+quote(args[0])+", then rel purge --before",
				"a contact or a note, or --before, not both")
		}
		day, err := a.day(ctx, f.before, journal.Back)
		if err != nil {
			return e, err
		}
		e.purge, err = s.PurgeBefore(ctx, day)
		e.word, e.what = day.String(), countOf(e.purge.Notes, "note")+" dated before "+day.Format("Mon 2 Jan 2006")+e.andTheirs()
		return e, err
	}
	t, err := a.anyRef(ctx, args[0])
	if err != nil {
		return e, err
	}
	switch t.Letter {
	case journal.RefChange:
		return e, journal.Bad(
			"rel purge erases a contact, a note, a follow-up, a fact, an assessment or an initiative, and its part of all changes",
			"a change cannot be erased by itself")
	case journal.RefReview:
		return e, journal.Bad("rel rm "+args[0]+" removes it; who is purged goes from every review", "a review cannot be erased by itself")
	case journal.RefNote:
		return a.noteErasure(ctx, s, t.Number)
	case journal.RefFollowUp:
		return a.followUpErasure(ctx, s, t.Number)
	case journal.RefFact:
		return a.factErasure(ctx, s, t.Number)
	case journal.RefAssessment:
		return a.assessmentErasure(ctx, s, t.Number)
	case journal.RefInitiative:
		return a.initiativeErasure(ctx, s, t.Number)
	default:
		return contactErasure(ctx, s, t.who)
	}
}

// anyRef is ref for what may have been removed, too.
func (a *app) anyRef(ctx context.Context, text string) (target, error) {
	t, err := a.ref(ctx, text)
	if _, isRef := journal.ParseRef(text); isMissing(err) && !isRef {
		t.who, err = a.anyWho(ctx, text)
		err = unadded(err, text)
	}
	return t, err
}

func (a *app) noteErasure(ctx context.Context, s *store.Store, id int64) (e erasure, err error) {
	n, err := s.Note(ctx, id)
	if err != nil {
		return e, err
	}
	e.purge, err = s.PurgeNote(ctx, id)
	e.word, e.what = noteRef(id), "the note "+noteLine(n)+e.andTheirs()
	return e, err
}

func (a *app) followUpErasure(ctx context.Context, s *store.Store, id int64) (e erasure, err error) {
	f, err := s.FollowUp(ctx, id)
	if err != nil {
		return e, err
	}
	e.purge, err = s.PurgeFollowUp(ctx, id)
	e.word, e.what = followUpRef(id), "the follow-up "+followUpRef(id)+", "+journal.AsTyped(f.Text)
	return e, err
}

func (a *app) factErasure(ctx context.Context, s *store.Store, id int64) (e erasure, err error) {
	f, err := s.Fact(ctx, id)
	if err != nil {
		return e, err
	}
	e.purge, err = s.PurgeFact(ctx, id)
	e.word, e.what = factRef(id), "the fact "+factRef(id)+", "+journal.AsTyped(f.Text)
	return e, err
}

func (a *app) assessmentErasure(ctx context.Context, s *store.Store, id int64) (e erasure, err error) {
	x, err := s.Assessment(ctx, id, true)
	if err != nil {
		return e, err
	}
	e.purge, err = s.PurgeAssessment(ctx, id)
	e.word, e.what = assessmentRef(id), "the assessment "+assessmentRef(id)+" of the relationship with "+x.Who.Name+", "+string(x.Trust)
	return e, err
}

func (a *app) initiativeErasure(ctx context.Context, s *store.Store, id int64) (e erasure, err error) {
	in, err := s.Initiative(ctx, id)
	if err != nil {
		return e, err
	}
	stay, err := belongings(ctx, s, id)
	if err != nil {
		return e, err
	}
	e.purge, err = s.PurgeInitiative(ctx, id)
	e.word, e.what = initiativeRef(id), "the initiative "+initiativeRef(id)+", "+in.Name
	if stay != "" {
		e.what += "; " + stay
	}
	return e, err
}

// andTheirs is the follow-ups, facts and assessments that go too, as the end of a list.
func (e erasure) andTheirs() string {
	if text := counts(len(e.purge.FollowUps), len(e.purge.Facts), len(e.purge.Assessments)); text != "" {
		return ", and " + text
	}
	return ""
}

func contactErasure(ctx context.Context, s *store.Store, w store.Who) (e erasure, err error) {
	e.purge, err = s.PurgeContact(ctx, w.ID)
	if err != nil {
		return e, err
	}
	e.word = w.Name
	e.what = and(each(e.purge.Who, func(w store.Who) string { return fmt.Sprintf("%s (%d)", w.Name, w.ID) }))
	if n := len(e.purge.Erased); n > 0 {
		e.what += ", and " + countOf(n, "note") + " with nobody else"
	}
	e.what += e.andTheirs()
	return e, nil
}

// refs is notes by their references.
func refs(ids []int64) string { return strings.Join(each(ids, noteRef), ", ") }

// shown is what will go and what will stay, before it is confirmed.
func (e erasure) shown() string {
	text := "To be erased for good: " + e.what
	if len(e.purge.Who) > 0 && len(e.purge.Erased) > 0 {
		text += ": " + refs(e.purge.Erased)
	}
	text += "."
	if len(e.purge.Kept) > 0 {
		text += "\nTo stay, but for the contact and what they said: " + refs(e.purge.Kept) +
			". The text of these is not changed; rel edit or rel purge each where it has to be."
	}
	return text
}
