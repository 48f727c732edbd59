package cli

import (
	"context"
	"fmt"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/store"
)

// initiative is the initiative that text names: by its reference, its whole name, or the beginnings of its words.
func (a *app) initiative(ctx context.Context, text string) (journal.Initiative, error) {
	s, err := a.reading(ctx)
	if err != nil {
		return journal.Initiative{}, err
	}
	if r, ok := journal.ParseRef(text); ok && r.Letter == journal.RefInitiative {
		return keptInitiative(ctx, s, r.Number)
	}
	all, err := s.Initiatives(ctx, store.InitiativeFilter{})
	if err != nil {
		return journal.Initiative{}, err
	}
	in, err := pickInitiative(all, text)
	if isMissing(err) {
		err = removedInitiative(ctx, s, text, err)
	}
	return in, err
}

// initiativeNamed is the initiative that a flag names, as what belongs to it has it; empty is none.
func (a *app) initiativeNamed(ctx context.Context, text string) (journal.InitiativeName, error) {
	if text == "" {
		return journal.InitiativeName{}, nil
	}
	in, err := a.initiative(ctx, text)
	return in.Named(), err
}

// keptInitiative is the initiative of this number, unless it was removed.
func keptInitiative(ctx context.Context, s *store.Store, id int64) (journal.Initiative, error) {
	in, err := s.Initiative(ctx, id)
	if err != nil || !in.Deleted {
		return in, err
	}
	back, err := wayBack(ctx, s, store.HiddenInitiative, id)
	if err != nil {
		return in, err
	}
	return in, journal.Missing(back, "%s was removed", initiativeRef(id))
}

// pickInitiative is the initiative of this name, or the only one whose name has words that begin so.
func pickInitiative(all []journal.Initiative, text string) (journal.Initiative, error) {
	typed := journal.NameKey(text)
	var found []journal.Initiative
	var names []string
	for _, in := range all {
		key := journal.NameKey(in.Name)
		if key == typed {
			return in, nil
		}
		if journal.MatchKey(key, typed) {
			found = append(found, in)
		}
		names = append(names, in.Name)
	}
	switch {
	case len(found) == 1:
		return found[0], nil
	case len(found) > 1:
		return journal.Initiative{}, &journal.Problem{
			Code: journal.Ambiguous,
			What: fmt.Sprintf("%q could be the initiative %s or %s", journal.AsTyped(text), found[0].Name, found[1].Name),
			Hint: fmt.Sprintf("type more of its name, or %s or %s", initiativeRef(found[0].ID), initiativeRef(found[1].ID)),
		}
	}
	hint := journal.DidYouMean(journal.Nearest(text, names, 2), "rel initiative "+quote(text)+" --new makes it")
	return journal.Initiative{}, journal.Missing(hint, "there is no initiative called %q", journal.AsTyped(text))
}

// removedInitiative is the error of a name that only an initiative has which was removed, or else the one given.
func removedInitiative(ctx context.Context, s *store.Store, text string, otherwise error) error {
	gone, err := s.Initiatives(ctx, store.InitiativeFilter{Deleted: true})
	if err != nil {
		return err
	}
	for _, in := range gone {
		if journal.NameKey(in.Name) != journal.NameKey(text) {
			continue
		}
		back, err := wayBack(ctx, s, store.HiddenInitiative, in.ID)
		if err != nil {
			return err
		}
		return journal.Missing(back, "the initiative %s (%s) was removed", in.Name, initiativeRef(in.ID))
	}
	return otherwise
}

func initiativeRef(id int64) string {
	return journal.Ref{Letter: journal.RefInitiative, Number: id}.String()
}

// namedInitiative is an initiative as a line names it: "Rate study (i2)"; empty for none.
func namedInitiative(in journal.InitiativeName) string {
	if in.ID == 0 {
		return ""
	}
	return in.Name + " (" + initiativeRef(in.ID) + ")"
}
