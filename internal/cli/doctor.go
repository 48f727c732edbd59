package cli

import (
	"context"
	"fmt"
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/render"
	"github.com/rel-journal/rel/internal/store"
)

func newDoctor(a *app) *cobra.Command {
	var fix bool
	cmd := &cobra.Command{
		Use:        "doctor",
		SuggestFor: []string{"check", "verify", "repair", "fsck"},
		Long: `Look over the journal and what is around it: the file itself, its search index, what is derived from the notes, the
record of changes, who may read it, the room on its disk, the backups. Nothing is changed unless --fix is given.

--fix makes anew what is derived, and makes the journal and its backups yours alone. What you have written, and the
record of it, is never touched; where that is damaged, rel says so, and a backup is the way back.

A check is fine, repaired, look (not wrong, but worth a look) or wrong. Exits with 1 where something is wrong.`,
		Example: `  rel doctor
  rel doctor --fix
  rel doctor --format json`,
		Args: slots(0, 0),
		RunE: func(cmd *cobra.Command, _ []string) error { return a.doctor(cmd.Context(), fix) },
	}
	cmd.Flags().BoolVar(&fix, "fix", false, "repair what can be made anew")
	return cmd
}

func (a *app) doctor(ctx context.Context, fix bool) error {
	a.hushed = true // what others may read is one of the checks
	s, opening := a.reading(ctx)
	if opening == nil && s.Absent() {
		if a.lost() == "" {
			a.hushed = false
			return a.printFindings(nil)
		}
		opening = &journal.Problem{Code: journal.Failure, What: "there is no journal at " + a.journalPath() + ", but backups beside it",
			Hint: "rel restore FILE puts one back; rel backup --list shows them"}
	}
	path, err := filepath.Abs(a.journalPath())
	if err != nil {
		return err
	}
	around := store.Surroundings(path, a.env.Time())
	if fix {
		around = store.Tighten(path, around, a.env.Time())
	}
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if opening != nil {
		return a.conclude(append([]store.Finding{store.Unopened(opening)}, around...), fix, nil)
	}
	inside, repairing, err := a.examine(ctx, s, fix)
	if err != nil {
		return err
	}
	return a.conclude(append(inside, around...), fix, repairing)
}

// examine looks the journal over, and repairs it where that is asked for; repairing is why that could not be done.
func (a *app) examine(ctx context.Context, s *store.Store, fix bool) (found []store.Finding, repairing, err error) {
	done := func() {}
	watch := func(check string) {
		done()
		done = a.env.Waiting("Checking: " + check)
	}
	defer func() { done() }()
	if found, err = s.Examine(ctx, watch); err != nil || !fix {
		return found, nil, err
	}
	found, repairing = s.Repair(ctx, found, watch)
	return found, repairing, ctx.Err()
}

// conclude prints what was found, and is an error where anything is wrong.
func (a *app) conclude(found []store.Finding, fix bool, repairing error) error {
	if err := a.printFindings(found); err != nil {
		return err
	}
	wrong, look := 0, 0
	for _, f := range found {
		switch f.State {
		case store.Wrong:
			wrong++
		case store.Look:
			look++
		}
	}
	switch {
	case repairing != nil:
		return repairing
	case wrong > 0:
		what := fmt.Sprintf("%s of %d found something wrong", countOf(wrong, "check"), len(found))
		return &journal.Problem{Code: journal.Failure, What: what, Hint: whatNext(fix)}
	case a.machine():
	case look > 0:
		a.talk("Nothing is wrong; %d worth a look.", look)
	default:
		a.talk("All is well.")
	}
	return nil
}

// whatNext is the way out where something is wrong.
func whatNext(fixed bool) string {
	if fixed {
		return "what is left cannot be made anew; each check says what to do"
	}
	return "each check says what to do; rel doctor --fix repairs what can be made anew"
}

func (a *app) printFindings(found []store.Finding) error {
	type F = store.Finding
	_, err := printList(a, []render.Column[F]{
		{Key: "check", Title: "Check", Rigid: true, Value: func(f F) any { return f.Check }},
		{Key: "state", Title: "State", Rigid: true, Tint: tintState, Value: func(f F) any { return string(f.State) }},
		{Key: "found", Title: "Found", Below: true, Value: func(f F) any { return f.Found }},
		{Key: "way", Title: "What to do", Below: true, Value: func(f F) any { return f.Way }},
	}, nil, render.Rows(found))
	return err
}

func tintState(f store.Finding) render.Tint {
	return map[store.State]render.Tint{
		store.Fine: render.Green, store.Repaired: render.Green, store.Look: render.Yellow, store.Wrong: render.Red,
	}[f.State]
}
