package cli

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"github.com/rel-journal/rel/internal/journal"
)

func (a *app) newGroup(ctx context.Context, args []string, f groupFlags) error {
	name, err := journal.CleanName(args[0])
	if err != nil {
		return err
	}
	g := journal.Group{Name: name, Wanted: f.wanted}
	if g.Every, err = readEvery(f.every); err != nil {
		return err
	}
	p, err := a.whos(ctx, false, args[1:]...)
	if err != nil {
		return err
	}
	s, err := a.writing(ctx)
	if err != nil {
		return err
	}
	if err := s.AddGroup(ctx, g, p.ids()); err != nil {
		return err
	}
	if len(p.known) > 0 {
		name += ", with " + p.names()
	}
	return a.say("Made the group %s   (rel undo to take back)", name)
}

// readEvery reads a group's cadence; default is none.
func readEvery(text string) (journal.Cadence, error) {
	if text == "" || text == "default" {
		return 0, nil
	}
	return journal.ParseCadence(text)
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

// editGroup changes the group, takes in members and lets others go, and says all of it in one line.
func (a *app) editGroup(cmd *cobra.Command, g journal.Group, args []string, f groupFlags) error {
	ctx, old := cmd.Context(), g.Name
	done, err := f.change(cmd, &g)
	if err != nil {
		return err
	}
	p, err := a.members(ctx, args, f.remove)
	if err != nil {
		return err
	}
	in, out := p.ids(), []int64{}
	switch {
	case f.remove:
		in, out, done = out, in, append(done, "without "+p.names())
	case len(in) > 0:
		done = append(done, "with "+p.names())
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

// change does to the group what the flags say, and tells what that is.
func (f groupFlags) change(cmd *cobra.Command, g *journal.Group) (done []string, err error) {
	if f.name != "" {
		if g.Name, err = journal.CleanName(f.name); err != nil {
			return nil, err
		}
		done = append(done, nowCalled(*g))
	}
	if f.every != "" {
		if g.Every, err = readEvery(f.every); err != nil {
			return nil, err
		}
		done = append(done, nowEvery(*g))
	}
	if cmd.Flags().Changed("wanted") {
		g.Wanted = f.wanted
		done = append(done, nowWanted(*g))
	}
	return done, nil
}

func nowCalled(g journal.Group) string { return "now called " + g.Name }

func nowEvery(g journal.Group) string {
	if g.Every == 0 {
		return "no cadence of its own"
	}
	return "every " + g.Every.String()
}

func nowWanted(g journal.Group) string {
	if g.Wanted == 0 {
		return "no number wanted"
	}
	return fmt.Sprintf("%d wanted", g.Wanted)
}

// members is who is named to join the group or leave it.
func (a *app) members(ctx context.Context, args []string, remove bool) (party, error) {
	if remove && len(args) < 2 {
		return party{}, journal.Bad("rel group GROUP WHO --remove", "nobody is named who is to leave the group")
	}
	return a.whos(ctx, false, args[1:]...)
}
