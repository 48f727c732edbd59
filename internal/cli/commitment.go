package cli

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"github.com/spf13/pflag"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/store"
)

// giftFlags say what is committed.
type giftFlags struct {
	people, money, time, voice bool
}

func (f *giftFlags) bind(fs *pflag.FlagSet) {
	fs.BoolVar(&f.people, "people", false, "they give people")
	fs.BoolVar(&f.money, "money", false, "they give money")
	fs.BoolVar(&f.time, "time", false, "they give time")
	fs.BoolVar(&f.voice, "voice", false, "they give their voice, and speak for it")
}

// gift is what was said to be given; empty where nothing was.
func (f *giftFlags) gift() (gift journal.Gift, err error) {
	for _, g := range []struct {
		gift journal.Gift
		said bool
	}{{journal.GivesPeople, f.people}, {journal.GivesMoney, f.money}, {journal.GivesTime, f.time}, {journal.GivesVoice, f.voice}} {
		switch {
		case g.said && gift != "":
			return "", journal.Bad("write down one, then the other", "--%s and --%s cannot both be", gift, g.gift)
		case g.said:
			gift = g.gift
		}
	}
	return gift, nil
}

// commit writes down what is committed to an initiative, one follow-up for each of those named, and puts them in it.
func (a *app) commit(ctx context.Context, in journal.Initiative, who, text string, f initiativeFlags) (err error) {
	one := journal.FollowUp{}
	if one.Gives, err = f.gift(); err != nil {
		return err
	}
	side, err := f.due.side()
	if err != nil {
		return err
	}
	one.OwedBy = cmp.Or(side, journal.Them)
	var with party
	if who != nobody {
		if with, err = a.whos(ctx, f.add, who); err != nil {
			return err
		}
	}
	if one.Text, one.Due, err = a.followUpBy(ctx, text, f.due.by); err != nil {
		return err
	}
	p := store.InitiativePatch{Committed: each(with.everyone(), func(w store.Who) journal.FollowUp {
		one.Who = someone(w)
		return one
	})}
	if who == nobody {
		p.Committed = []journal.FollowUp{one}
	}
	if err := f.join(&p, with); err != nil {
		return err
	}
	s, err := a.writing(ctx)
	if err != nil {
		return err
	}
	made, err := s.EditInitiative(ctx, in.ID, p, with.fresh)
	if err != nil {
		return err
	}
	return a.answerCommitted(in, p, made)
}

// answerCommitted says who has joined an initiative, and what was committed to it.
func (a *app) answerCommitted(in journal.Initiative, p store.InitiativePatch, made []journal.FollowUp) error {
	if a.machine() {
		return a.printFollowUps(made, false)
	}
	p.Join = slices.DeleteFunc(p.Join, func(m journal.Member) bool {
		_, there := in.Role(m.Who.ID)
		return there
	})
	p.Role = slices.DeleteFunc(p.Role, func(m journal.Member) bool {
		role, there := in.Role(m.Who.ID)
		return there && role == m.Role
	})
	var lines []string
	if joined := saidOfInitiative(in, p); len(joined) > 0 {
		lines = append(lines, in.Name+": "+strings.Join(joined, "; "))
	}
	return a.sayEach(append(lines, each(made, func(f journal.FollowUp) string {
		return committing(f) + ": " + followUpLine(f, a.today())
	})...))
}

// committing is who commits what, as a line begins: "Committed, money"; "You committed".
func committing(f journal.FollowUp) string {
	text := "Committed"
	if f.OwedBy == journal.Me {
		text = "You committed"
	}
	if f.Gives != "" {
		text += ", " + string(f.Gives)
	}
	return text
}
