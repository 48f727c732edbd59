package cli

import (
	"context"

	"github.com/rel-journal/rel/internal/journal"
)

// editInitiative changes the name, the aim and the state of an initiative by flags.
func (a *app) editInitiative(ctx context.Context, id int64, e editing) error {
	s, err := a.reading(ctx)
	if err != nil {
		return err
	}
	in, err := keptInitiative(ctx, s, id)
	if err != nil {
		return err
	}
	return a.changeInitiative(ctx, in, []string{in.Name}, initiativeFlags{initiativeWords: e.initiative, name: e.name})
}

// isInitiative is the error of an initiative where something else is wanted, such as a follow-up.
func isInitiative(id int64, wanted string) error {
	ref := initiativeRef(id)
	return journal.Bad("rel initiative "+ref+" shows it, with what was committed; rel edit "+ref+" --state done, or dropped, says how it ended",
		"%s is an initiative, and no %s", ref, wanted)
}
