package cli

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/render"
	"github.com/rel-journal/rel/internal/store"
)

// groupFlags are what can be said of a group.
type groupFlags struct {
	fresh, drop, remove bool
	name, every         string
	wanted              int
}

func newGroup(a *app) *cobra.Command {
	var f groupFlags
	cmd := &cobra.Command{
		Use:   "group [GROUP [WHO]]",
		Short: "Groups of stakeholders: list, make, join",
		Long: `Groups are the kinds of stakeholder: public officials, funders, providers, advocates, parents, whatever you need.
Each can have a cadence for those of its members who have none of their own, and a number of contacts it should have.

Alone, list the groups. With GROUP, list its members. With WHO too, put them in (or with --remove out).`,
		Example: `  rel group
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
	fs.StringVar(&f.name, "name", "", "another name for the group")
	fs.StringVar(&f.every, "every", "", "cadence of members who have none of their own; default takes it away")
	fs.IntVar(&f.wanted, "wanted", 0, "how many contacts it should have; 0 is not said")
	complete(cmd, "every", words([]string{"weekly", "monthly", "quarterly", "yearly", "never", "default"}))
	return cmd
}

func (a *app) groupCommand(cmd *cobra.Command, args []string, f groupFlags) error {
	ctx := cmd.Context()
	says := anyChanged(cmd, []string{"new", "remove", "drop", "name", "every", "wanted"})
	switch {
	case len(args) == 0 && says:
		return journal.Bad(`rel group "Public officials" --new`, "name the group")
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
		return a.list(ctx, store.ContactFilter{Groups: []string{g.Name}}, nil)
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
		a.talk(`There are no groups yet. rel group "Public officials" --new makes one.`)
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

func (a *app) newGroup(ctx context.Context, args []string, f groupFlags) error {
	name, err := journal.CleanName(args[0])
	if err != nil {
		return err
	}
	g := journal.Group{Name: name, Wanted: f.wanted}
	if err := f.read(&g); err != nil {
		return err
	}
	s, err := a.writing(ctx)
	if err != nil {
		return err
	}
	all, err := s.Groups(ctx)
	if err != nil {
		return err
	}
	for _, old := range all {
		if journal.NameKey(old.Name) == journal.NameKey(name) {
			return &journal.Problem{Code: journal.Ambiguous, What: "there is a group called " + old.Name + " already", Hint: "rel group " + quote(old.Name) + " lists it"}
		}
	}
	var p party
	if len(args) == 2 {
		if p, err = a.whos(ctx, args[1], false); err != nil {
			return err
		}
	}
	if err := s.AddGroup(ctx, g, p.ids()); err != nil {
		return err
	}
	return a.say("Made the group %s   (rel undo to take back)", name)
}

// read puts the cadence and wanted number that the flags say into the group.
func (f groupFlags) read(g *journal.Group) (err error) {
	switch f.every {
	case "":
	case "default":
		g.Every = 0
	default:
		g.Every, err = journal.ParseCadence(f.every)
	}
	if f.wanted < 0 {
		return journal.Bad("--wanted 8, or 0 where no number is wanted", "a group cannot want %d contacts", f.wanted)
	}
	return err
}

func (a *app) dropGroup(ctx context.Context, g journal.Group, args []string) error {
	if len(args) > 1 {
		return journal.Bad("--remove takes contacts out of a group", "--drop takes the whole group away, and names nobody")
	}
	s, err := a.writing(ctx)
	if err != nil {
		return err
	}
	if err := s.RemoveGroup(ctx, g.ID); err != nil {
		return err
	}
	return a.say("Took the group %s away; its %s in the journal   (rel undo to take back)", g.Name, stay(g.Members))
}

func stay(members int) string {
	if members == 1 {
		return "1 member stays"
	}
	return fmt.Sprintf("%d members stay", members)
}

func (a *app) editGroup(cmd *cobra.Command, g journal.Group, args []string, f groupFlags) error {
	ctx, old := cmd.Context(), g.Name
	var done []string
	if f.name != "" {
		name, err := journal.CleanName(f.name)
		if err != nil {
			return err
		}
		g.Name, done = name, append(done, "now called "+name)
	}
	if err := f.read(&g); err != nil {
		return err
	}
	if f.every != "" {
		done = append(done, "every "+f.every)
	}
	if cmd.Flags().Changed("wanted") {
		g.Wanted, done = f.wanted, append(done, fmt.Sprintf("%d wanted", f.wanted))
	}
	in, out, err := a.members(ctx, args, f.remove, &done)
	if err != nil {
		return err
	}
	s, err := a.writing(ctx)
	if err != nil {
		return err
	}
	if err := s.EditGroup(ctx, g, in, out); err != nil {
		return err
	}
	return a.say("%s: %s   (rel undo to take back)", old, strings.Join(done, "; "))
}

// members is who joins the group and who leaves it.
func (a *app) members(ctx context.Context, args []string, remove bool, done *[]string) (in, out []int64, err error) {
	in, out = []int64{}, []int64{}
	if len(args) < 2 {
		if remove {
			err = journal.Bad("rel group GROUP WHO --remove", "name who is to leave the group")
		}
		return in, out, err
	}
	p, err := a.whos(ctx, args[1], false)
	if err != nil {
		return in, out, err
	}
	who := and(each(p.known, func(w store.Who) string { return w.Name }))
	if remove {
		*done = append(*done, "without "+who)
		return in, p.ids(), nil
	}
	*done = append(*done, "with "+who)
	return p.ids(), out, nil
}
