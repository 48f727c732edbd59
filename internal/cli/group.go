package cli

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/render"
	"github.com/rel-journal/rel/internal/store"
)

// groupFlags are what can be said of a group.
type groupFlags struct {
	fresh, drop, remove bool
	suggested           bool
	name, every         string
	wanted              int
}

func newGroup(a *app) *cobra.Command {
	var f groupFlags
	cmd := &cobra.Command{
		Use:        "group [GROUP [WHO]]",
		SuggestFor: []string{"stakeholders"},
		Long: `Groups are the kinds of stakeholder: public officials, funders, providers, advocates, parents, whatever you need.
Each can have a cadence for those of its members who have none of their own, and a number of contacts it should have.

Alone, list the groups. With GROUP, list its members. With WHO too, put them in (or with --remove out). --suggested shows
seven groups to begin with, and makes those that are not there if you agree.`,
		Example: `  rel group
  rel group --suggested
  rel group "Public officials" --new --every quarterly --wanted 8
  rel group officials "dana; luis"
  rel group officials luis --remove
  rel group officials`,
		Args:              slots(0, 2),
		ValidArgsFunction: a.completeFirst(a.completeGroups, a.completeContacts),
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.groupCommand(cmd, args, f)
		},
	}
	fs := cmd.Flags()
	fs.BoolVar(&f.fresh, "new", false, "make the group")
	fs.BoolVar(&f.remove, "remove", false, "take WHO out of the group")
	fs.BoolVar(&f.drop, "drop", false, "take the group away; its members stay in the journal")
	fs.StringVar(&f.name, "name", "", "another `name` for the group")
	fs.StringVar(&f.every, "every", "", "`cadence` of members who have none of their own; default takes it away")
	fs.IntVar(&f.wanted, "wanted", 0, "what `number` of contacts it should have; 0 is none in particular")
	fs.BoolVar(&f.suggested, "suggested", false, "the groups to begin with: show them, and make them if you agree")
	complete(cmd, "every", words([]string{"weekly", "monthly", "quarterly", "yearly", "never", "default"}))
	return cmd
}

func (a *app) groupCommand(cmd *cobra.Command, args []string, f groupFlags) error {
	ctx := cmd.Context()
	if err := f.check(cmd); err != nil {
		return err
	}
	says := len(said(cmd)) > 0
	switch {
	case f.suggested && (len(args) > 0 || len(said(cmd)) > 1):
		return journal.Bad("rel group --suggested", "--suggested offers several groups, and goes with nothing else")
	case f.suggested:
		return a.suggestGroups(ctx)
	case len(args) == 0 && says:
		return journal.Bad(`rel group "Public officials" --new`, "no group is named")
	case len(args) == 0:
		return a.listGroups(ctx)
	case f.fresh:
		return a.newGroup(ctx, args, f)
	}
	g, err := a.group(ctx, args[0])
	switch {
	case err != nil:
		return err
	case f.drop:
		return a.dropGroup(ctx, g, args)
	case len(args) == 1 && !says:
		return a.listMembers(ctx, g)
	default:
		return a.editGroup(cmd, g, args, f)
	}
}

func (a *app) listGroups(ctx context.Context) error {
	s, err := a.reading(ctx)
	if err != nil {
		return err
	}
	all, err := s.Groups(ctx)
	if err != nil {
		return err
	}
	n, err := printList(a, groupColumns, nil, render.Rows(all))
	if err == nil && n == 0 && !a.machine() {
		a.talk("%s", noGroups)
	}
	return err
}

var groupColumns = []render.Column[journal.Group]{
	{Key: "uid", Value: func(g journal.Group) any { return g.UID }},
	{Key: "name", Title: "Group", Value: func(g journal.Group) any { return g.Name }},
	{
		Key: "members", Title: "Members", Right: true,
		Value: func(g journal.Group) any { return g.Members },
		Show:  func(g journal.Group, _ render.Style) string { return fmt.Sprint(g.Members) },
	},
	{Key: "wanted", Title: "Wanted", Right: true, Value: func(g journal.Group) any { return g.Wanted }},
	{Key: "every", Title: "Every", Value: func(g journal.Group) any { return g.Every }},
}

func (a *app) listMembers(ctx context.Context, g journal.Group) error {
	if g.Members == 0 && !a.machine() {
		a.talk("Nobody is in %s yet. rel group %s WHO puts somebody in.", g.Name, quote(g.Name))
		return nil
	}
	return a.list(ctx, store.ContactFilter{Groups: []string{g.Name}}, nil, exportFlags{})
}

// check refuses flags that do not go together, and those that are empty.
func (f groupFlags) check(cmd *cobra.Command) error {
	switch {
	case f.drop && len(said(cmd)) > 1:
		return journal.Bad("rel group GROUP --drop", "--drop takes the whole group away, and goes with nothing else")
	case f.fresh && f.remove:
		return journal.Bad("rel group GROUP WHO --remove", "nobody is in a new group, to be taken out of it")
	case f.fresh && f.name != "":
		return journal.Bad("rel group "+quote(f.name)+" --new", "a new group has one name")
	case f.wanted < 0:
		return journal.Bad("--wanted 8, or 0 where no number is wanted", "a group cannot want %d contacts", f.wanted)
	default:
		return refuseEmpty(cmd, "")
	}
}
