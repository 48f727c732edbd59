package cli

import (
	"context"
	"fmt"
	"strings"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/store"
)

// newInitiative makes an initiative, with those who are in it from the beginning.
func (a *app) newInitiative(ctx context.Context, args []string, f initiativeFlags) (err error) {
	in := journal.Initiative{State: journal.UnderWay}
	if in.Name, err = journal.CleanInitiative(args[0]); err != nil {
		return err
	}
	p, err := f.patch()
	if err != nil {
		return err
	}
	setTo(&in.Aim, p.Aim)
	setTo(&in.State, p.State)
	who, err := a.whos(ctx, f.add, args[1:]...)
	if err != nil {
		return err
	}
	role, _, err := f.saidRole()
	if err != nil {
		return err
	}
	in.Members = members(who, role)
	s, err := a.writing(ctx)
	if err != nil {
		return err
	}
	if in, err = s.AddInitiative(ctx, in, who.fresh); err != nil {
		return err
	}
	text := namedInitiative(in.Named())
	if len(in.Members) > 0 {
		text += ", " + asRole("with "+everybody(who), role)
	}
	return a.say("Made the initiative %s   (rel undo to take back)", text)
}

// patch is the aim and the state that were said.
func (f *initiativeWords) patch() (p store.InitiativePatch, err error) {
	if f.aim != "" {
		aim := f.aim
		cutNone(&aim)
		if aim, err = journal.CleanAim(aim); err != nil {
			return p, err
		}
		p.Aim = &aim
	}
	if f.state != "" {
		state, err := initiativeState(f.state)
		if err != nil {
			return p, err
		}
		p.State = &state
	}
	return p, nil
}

// initiativeState is the state of an initiative that text says; underway is one word to many.
func initiativeState(text string) (journal.InitiativeState, error) {
	if strings.ReplaceAll(journal.NameKey(text), " ", "") == "underway" {
		return journal.UnderWay, nil
	}
	return oneOf("state of an initiative", text, journal.InitiativeStates)
}

// saidRole is the role that was said, and whether one was; none is no role.
func (f *initiativeFlags) saidRole() (role string, said bool, err error) {
	text := f.role
	cutNone(&text)
	role, err = journal.CleanRole(text)
	return role, f.role != "", err
}

// changeInitiative changes an initiative, takes in contacts and lets others go, and says all of it in one line.
func (a *app) changeInitiative(ctx context.Context, in journal.Initiative, args []string, f initiativeFlags) error {
	p, err := f.patch()
	if err != nil {
		return err
	}
	if f.name != "" {
		name, err := journal.CleanInitiative(f.name)
		if err != nil {
			return err
		}
		p.Name = &name
	}
	who, err := a.whos(ctx, f.add, args[1:]...)
	if err != nil {
		return err
	}
	if f.remove {
		p.Out = who.ids()
	} else if err := f.join(&p, who); err != nil {
		return err
	}
	s, err := a.writing(ctx)
	if err != nil {
		return err
	}
	if _, err := s.EditInitiative(ctx, in.ID, p, who.fresh); err != nil {
		return err
	}
	if err := a.answerInitiative(ctx, in, p); err != nil || !f.remove {
		return err
	}
	return a.tellCommitted(ctx, s, in, p.Out)
}

// join puts into the patch who is in the initiative from now on: in the role that was said, or else as they are.
func (f *initiativeFlags) join(p *store.InitiativePatch, who party) error {
	role, said, err := f.saidRole()
	if said {
		p.Role = members(who, role)
	} else {
		p.Join = members(who, "")
	}
	return err
}

// members is a party as members of an initiative, all in one role.
func members(who party, role string) []journal.Member {
	return each(who.everyone(), func(w store.Who) journal.Member { return journal.Member{Who: someone(w), Role: role} })
}

// everybody is all of a party, as a sentence has them.
func everybody(who party) string {
	return and(each(who.everyone(), func(w store.Who) string { return w.Name }))
}

// answerInitiative says what is different about an initiative.
func (a *app) answerInitiative(ctx context.Context, was journal.Initiative, p store.InitiativePatch) error {
	if a.machine() {
		return a.showInitiative(ctx, was.ID, false)
	}
	return a.say("%s: %s   (rel undo to take back)", was.Name, strings.Join(saidOfInitiative(was, p), "; "))
}

// saidOfInitiative is what a patch changes about an initiative, in words.
func saidOfInitiative(was journal.Initiative, p store.InitiativePatch) (done []string) {
	if p.Name != nil {
		done = append(done, "now called "+*p.Name)
	}
	if p.Aim != nil && *p.Aim == "" {
		done = append(done, "no aim")
	} else if p.Aim != nil {
		done = append(done, "to "+*p.Aim)
	}
	if p.State != nil {
		done = append(done, string(*p.State))
	}
	if len(p.Join) > 0 {
		done = append(done, "with "+memberNames(p.Join))
	}
	for _, m := range p.Role {
		done = append(done, asRole("with "+m.Who.Name, m.Role))
	}
	for _, m := range was.Members {
		for _, id := range p.Out {
			if m.Who.ID == id {
				done = append(done, "without "+m.Who.Name)
			}
		}
	}
	return done
}

func memberNames(all []journal.Member) string {
	return and(each(all, func(m journal.Member) string { return m.Who.Name }))
}

// asRole is a text with a role behind it, where there is one: "with Dana Whitcomb as convener".
func asRole(text, role string) string {
	if role == "" {
		return text
	}
	return text + " as " + role
}

// tellCommitted says how much of those who were taken out is still to come: it stays committed.
func (a *app) tellCommitted(ctx context.Context, s *store.Store, in journal.Initiative, who []int64) error {
	open, _, err := s.CountFollowUps(ctx, store.FollowUpFilter{
		Who: who, Initiatives: []int64{in.ID}, States: []journal.State{journal.Open}, OwedBy: journal.Them, Private: true,
	})
	if open > 0 {
		a.talk("%s of theirs %s open (rel todo --initiative %s).", countOf(open, "commitment"),
			map[bool]string{true: "stays", false: "stay"}[open == 1], initiativeRef(in.ID))
	}
	return err
}

// rmInitiative takes an initiative away, and says what stays.
func (a *app) rmInitiative(ctx context.Context, id int64) error {
	s, err := a.writing(ctx)
	if err != nil {
		return err
	}
	in, err := keptInitiative(ctx, s, id)
	if err != nil {
		return err
	}
	stay, err := belongings(ctx, s, id)
	if err != nil {
		return err
	}
	if err := s.RemoveInitiative(ctx, id); err != nil {
		return err
	}
	if stay != "" {
		stay = "; " + stay + " in the journal"
	}
	return a.say("Removed the initiative %s%s   (rel undo to take back)", namedInitiative(in.Named()), stay)
}

// belongings is what belongs to an initiative and stays without it: "2 notes and 1 commitment stay"; empty for nothing.
func belongings(ctx context.Context, s *store.Store, id int64) (string, error) {
	committed, _, err := s.CountFollowUps(ctx, store.FollowUpFilter{Initiatives: []int64{id}, Private: true})
	if err != nil {
		return "", err
	}
	notes, _, err := s.CountNotes(ctx, store.NoteFilter{Initiative: id, Private: true})
	var parts []string
	if notes > 0 {
		parts = append(parts, countOf(notes, "note"))
	}
	if committed > 0 {
		parts = append(parts, countOf(committed, "commitment"))
	}
	switch {
	case parts == nil:
		return "", err
	case notes+committed == 1:
		return fmt.Sprintf("its %s stays", and(parts)), err
	default:
		return fmt.Sprintf("its %s stay", and(parts)), err
	}
}
