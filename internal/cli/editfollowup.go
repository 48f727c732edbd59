package cli

import (
	"context"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/store"
)

func (a *app) editFollowUp(ctx context.Context, id int64, e editing) error {
	s, err := a.reading(ctx)
	if err != nil {
		return err
	}
	was, err := keptFollowUp(ctx, s, id)
	if err != nil {
		return err
	}
	p, err := a.followUpPatch(ctx, was, e)
	if err != nil {
		return err
	}
	if s, err = a.writing(ctx); err != nil {
		return err
	}
	now, err := s.EditFollowUp(ctx, id, p)
	if err != nil {
		return err
	}
	return a.answerEdited(now)
}

// answerEdited says how a follow-up stands now.
func (a *app) answerEdited(now journal.FollowUp) error {
	verb := "Changed"
	if now.OwedBy == journal.Them {
		verb = "Changed, owed to you"
	}
	return a.answerFollowUps(verb, []journal.FollowUp{now})
}

// followUpPatch is the flags as a change of the follow-up that is there.
func (a *app) followUpPatch(ctx context.Context, was journal.FollowUp, e editing) (p store.FollowUpPatch, err error) {
	side, err := e.due.side()
	if err != nil {
		return p, err
	}
	setIf(&p.OwedBy, side, side != "")
	if e.due.open && was.State == journal.Open {
		a.talk("%s is open already.", followUpRef(was.ID))
	}
	if e.due.open && was.State != journal.Open {
		p.State, p.Closed = new(journal.Open), &journal.Day{}
	}
	if e.retext {
		text, err := journal.CleanFollowUp(e.text)
		if err != nil {
			return p, err
		}
		p.Text = &text
	}
	if e.due.by != "" {
		var day journal.Day
		if !cutNone(&e.due.by) {
			if day, err = a.edge(ctx, e.due.by, journal.Forward, journal.LastDay); err != nil {
				return p, err
			}
		}
		p.Due = &day
	}
	if e.due.who != "" {
		var w store.Who
		if !cutNone(&e.due.who) {
			if w, err = a.who(ctx, e.due.who); err != nil {
				return p, err
			}
		}
		p.Who = &w
	}
	return p, a.givingPatch(ctx, &p, was, e)
}

// givingPatch puts into the patch to which initiative a follow-up is committed, and what is given to it. To none, nothing is.
func (a *app) givingPatch(ctx context.Context, p *store.FollowUpPatch, was journal.FollowUp, e editing) error {
	to := was.Initiative
	if text := e.note.initiative; text != "" {
		cutNone(&text)
		in, err := a.initiativeNamed(ctx, text)
		if err != nil {
			return err
		}
		to, p.Initiative = in, &in
	}
	if text := e.gives; text != "" {
		gift := journal.Gift("")
		if !cutNone(&text) {
			var err error
			if gift, err = aGift(text); err != nil {
				return err
			}
		}
		p.Gives = &gift
	}
	return givesTo(p, to, followUpRef(was.ID))
}

func aGift(text string) (journal.Gift, error) { return oneOf("thing to give", text, journal.Gifts) }

// givesTo sees to it that what is committed to no initiative gives nothing.
func givesTo(p *store.FollowUpPatch, to journal.InitiativeName, ref string) error {
	switch {
	case to.ID != 0:
		return nil
	case p.Gives != nil && *p.Gives != "":
		return journal.Bad("rel edit "+ref+" --initiative NAME --gives "+string(*p.Gives),
			"%s belongs to no initiative, to give anything to it", ref)
	case p.Initiative != nil:
		p.Gives = new(journal.Gift)
	}
	return nil
}
