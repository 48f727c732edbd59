package cli

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/render"
	"github.com/rel-journal/rel/internal/store"
)

// stageHint is a stage that the record suggests, with why and how to set it.
func stageHint(x store.StageSuggestion) string {
	return fmt.Sprintf("%s: rel edit %d --stage %s", x.Why, x.ID, x.Stage)
}

// withStageHint puts below the stage on a contact's card which other one the record suggests, if it does.
func withStageHint(ctx context.Context, s *store.Store, lines []render.Line, id int64) ([]render.Line, error) {
	all, err := s.StageSuggestions(ctx, []int64{id})
	at := slices.IndexFunc(lines, func(l render.Line) bool { return l.Label == "Stage" })
	if err != nil || len(all) == 0 || at < 0 {
		return lines, err
	}
	return slices.Insert(lines, at+1, render.Line{Text: stageHint(all[0])}), nil
}

// moveHint is the way to say a move, where a position held for a while was put right instead; empty where it was not.
func (a *app) moveHint(was journal.Contact, p store.ContactPatch) string {
	const aWhile = 30 // days
	old := was.Position(a.today())
	if p.Position == nil || old == nil {
		return ""
	}
	since := was.Added
	if !old.From.IsZero() {
		since = old.From
	}
	another := func(have, next string) bool {
		return have != "" && next != "" && journal.NameKey(have) != journal.NameKey(next)
	}
	if a.today().Sub(since) < aWhile || !another(old.Title, p.Position.Title) && !another(old.Organization, p.Position.Organization) {
		return ""
	}
	var flags strings.Builder
	for _, f := range []struct{ name, value string }{{"title", p.Position.Title}, {"org", p.Position.Organization}} {
		if f.value != "" {
			fmt.Fprintf(&flags, " --%s %s", f.name, quote(f.value))
		}
	}
	return fmt.Sprintf("This puts right what the journal had. If they moved: rel undo, then rel move %d%s --on DATE keeps what was.",
		was.ID, flags.String())
}
