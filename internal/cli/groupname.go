package cli

import (
	"context"
	"fmt"

	"github.com/rel-journal/rel/internal/journal"
)

// groups are the full names of the groups that texts name.
func (a *app) groups(ctx context.Context, texts []string) ([]string, error) {
	var out []string
	for _, text := range texts {
		g, err := a.group(ctx, text)
		if err != nil {
			return nil, err
		}
		out = append(out, g.Name)
	}
	return out, nil
}

// group is the group that text names: by its whole name, or by the beginnings of its words.
func (a *app) group(ctx context.Context, text string) (journal.Group, error) {
	s, err := a.reading(ctx)
	if err != nil {
		return journal.Group{}, err
	}
	all, err := s.Groups(ctx)
	if err != nil {
		return journal.Group{}, err
	}
	return pickGroup(all, text)
}

// pickGroup is the group of this name, or the only one whose name has words that begin so.
func pickGroup(all []journal.Group, text string) (journal.Group, error) {
	typed := journal.NameKey(text)
	var found []journal.Group
	var names []string
	for _, g := range all {
		key := journal.NameKey(g.Name)
		if key == typed {
			return g, nil
		}
		if journal.MatchKey(key, typed) {
			found = append(found, g)
		}
		names = append(names, g.Name)
	}
	switch {
	case len(found) == 1:
		return found[0], nil
	case len(found) > 1:
		return journal.Group{}, &journal.Problem{
			Code: journal.Ambiguous,
			What: fmt.Sprintf("%q could be the group %s or %s", journal.AsTyped(text), found[0].Name, found[1].Name),
			Hint: "type more of its name",
		}
	}
	hint := journal.DidYouMean(journal.Nearest(text, names, 2), "rel group "+quote(text)+" --new makes it")
	return journal.Group{}, journal.Missing(hint, "there is no group called %q", journal.AsTyped(text))
}

// groupOrNew is the whole name of the group that text names, or text itself as the name of one to be made.
func (a *app) groupOrNew(ctx context.Context, text string) (string, error) {
	g, err := a.group(ctx, text)
	if isMissing(err) {
		return journal.CleanName(text)
	}
	return g.Name, err
}
