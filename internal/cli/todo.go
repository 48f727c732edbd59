package cli

import (
	"cmp"
	"context"
	"strings"

	"github.com/spf13/cobra"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/store"
)

// todoFlags are what can be said of follow-ups as they are listed, or of one that is added.
type todoFlags struct {
	followUpFlags
	all, add bool
}

func newTodo(a *app) *cobra.Command {
	var filter filterFlags
	var f todoFlags
	cmd := &cobra.Command{
		Use:        "todo [WHO [TEXT]]",
		SuggestFor: []string{"task", "tasks", "followup", "followups", "follow-up", "follow-ups", "promises"},
		Long: `Follow-ups that are open: what you owe and what they owe you, those overdue first and those without a day last. With
WHO, those with one contact or several; with TEXT, one more for each. - in place of WHO is nobody.

The day stands behind the last "by" of TEXT, or in --by; a weekday and a date without its year look ahead: rel help dates.
--initiative lists what was committed to one, or says that what is added is. rel done t7 and rel drop t7 close one, rel edit
t7 changes it. What comes out of a conversation goes with its note: rel note --todo, --owed.`,
		Example: `  rel todo
  rel todo luis
  rel todo luis "Send the memo by friday"
  rel todo "dana w" "Enrollment numbers" --them --by "in 2 weeks"
  rel todo --them --format csv`,
		Args:              slots(0, 2),
		ValidArgsFunction: a.completeFirst(a.completeContacts),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := f.check(cmd, len(args) == 2); err != nil {
				return err
			}
			if len(args) == 2 {
				return a.addFollowUp(cmd.Context(), args[0], args[1], filter.initiative, f)
			}
			return a.listFollowUps(cmd.Context(), args, filter, f)
		},
	}
	f.bind(cmd)
	cmd.Flags().BoolVar(&f.all, "all", false, "those that are done or dropped, too")
	filter.bind(cmd, a, "initiative", "columns", "limit", "deleted", "include-private")
	cmd.Flags().BoolVar(&f.add, "add", false, "add whoever is not in the journal yet")
	return cmd
}

// followUpFlags are what can be said of a follow-up by flags.
type followUpFlags struct {
	by, who        string
	me, them, open bool
}

func (f *followUpFlags) bind(cmd *cobra.Command) {
	fs := cmd.Flags()
	fs.StringVar(&f.by, "by", "", "until which `day`: friday, \"in 2 weeks\", nov 30")
	fs.BoolVar(&f.me, "me", false, "what you owe")
	fs.BoolVar(&f.them, "them", false, "what they owe")
}

// side is who owes, as far as it was said.
func (f *followUpFlags) side() (journal.Initiator, error) {
	switch {
	case f.me && f.them:
		return "", journal.Bad("leave one of the two out", "--me and --them cannot both be")
	case f.me:
		return journal.Me, nil
	case f.them:
		return journal.Them, nil
	default:
		return "", nil
	}
}

// check refuses flags of a list for what is to be added, and the other way round.
func (f *todoFlags) check(cmd *cobra.Command, adding bool) error {
	if !adding {
		if name := misplacedFlag(cmd, "by", "add"); name != "" {
			return journal.Bad(`rel todo WHO "what is to be done" --`+name+" adds one", "a list of follow-ups has no --%s", name)
		}
		return nil
	}
	if name := misplacedFlag(cmd, "all", "deleted", "columns", "limit", "include-private"); name != "" {
		return journal.Bad("without a text, rel todo WHO lists them", "a follow-up that is added has no --%s", name)
	}
	return refuseEmpty(cmd, "")
}

// nobody stands for no contact where one can be named.
const nobody = "-"

// addFollowUp writes down what is owed: one for each of those named.
func (a *app) addFollowUp(ctx context.Context, who, text, initiative string, f todoFlags) error {
	one := journal.FollowUp{}
	var err error
	if one.OwedBy, err = f.side(); err != nil {
		return err
	}
	if one.OwedBy == "" {
		one.OwedBy = journal.Me
	}
	var with party
	if who != nobody {
		if with, err = a.whos(ctx, f.add, who); err != nil {
			return err
		}
	}
	if one.Initiative, err = a.initiativeNamed(ctx, initiative); err != nil {
		return err
	}
	if one.Text, one.Due, err = a.followUpBy(ctx, text, f.by); err != nil {
		return err
	}
	all := each(with.everyone(), func(w store.Who) journal.FollowUp {
		one.Who = someone(w)
		return one
	})
	if who == nobody {
		all = append(all, one)
	}
	s, err := a.writing(ctx)
	if err != nil {
		return err
	}
	made, err := s.AddFollowUps(ctx, all, with.fresh)
	if err != nil {
		return err
	}
	return a.answerFollowUps("", made)
}

// followUpBy reads a text with its day, which may have been given by itself: then the text is as it is.
func (a *app) followUpBy(ctx context.Context, text, by string) (clean string, due journal.Day, err error) {
	if by == "" {
		return a.followUpText(ctx, text)
	}
	if clean, err = journal.CleanFollowUp(text); err == nil {
		due, err = a.day(ctx, by, journal.Forward)
	}
	return clean, due, err
}

// answerFollowUps says what has become of follow-ups, a line each, or prints them where a format for programs was asked
// for. Without a verb it says who owes it.
func (a *app) answerFollowUps(verb string, all []journal.FollowUp) error {
	if a.machine() {
		return a.printFollowUps(all, false)
	}
	return a.sayEach(each(all, func(f journal.FollowUp) string {
		return cmp.Or(verb, owing(f.OwedBy)) + ": " + followUpLine(f, a.today())
	}))
}

// listed is the filter of the flags.
func (f *todoFlags) listed(ctx context.Context, a *app, args []string, filter filterFlags) (out store.FollowUpFilter, err error) {
	out.Deleted, out.Private, out.Limit = filter.deleted, filter.private || !a.machine(), filter.limit
	if filter.limit < 0 {
		return out, journal.Bad("--limit 0 lists all", "a list cannot have %d lines", filter.limit)
	}
	if !f.all && !filter.deleted {
		out.States = []journal.State{journal.Open}
	}
	in, err := a.initiativeNamed(ctx, filter.initiative)
	if err != nil {
		return out, err
	}
	if in.ID != 0 {
		out.Initiatives = []int64{in.ID}
	}
	if out.OwedBy, err = f.side(); err != nil || len(args) == 0 {
		return out, err
	}
	p, err := a.whos(ctx, false, args[0])
	if isMissing(err) && strings.Contains(strings.TrimSpace(args[0]), " ") {
		err = unnamed(err, args[0])
	}
	out.Who = p.ids()
	return out, err
}

// unnamed is the error of words that name nobody, where they may have been meant as something to do.
func unnamed(err error, text string) error {
	return journal.Missing("rel todo WHO "+quote(text)+" adds one, and - in place of WHO is for nobody", "%v", err)
}
