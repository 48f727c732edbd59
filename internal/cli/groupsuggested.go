package cli

import (
	"context"
	"slices"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/render"
)

// noGroups is what to say where there is no group yet.
const noGroups = `There are no groups yet. rel group --suggested offers seven; rel group NAME --new makes one.`

// suggested is a kind of stakeholder that is offered, and whether there is a group of that name.
type suggested struct {
	journal.Group
	there bool
}

// suggestGroups shows the groups that are offered, and makes those that are not there where that is agreed to.
func (a *app) suggestGroups(ctx context.Context) error {
	s, err := a.reading(ctx)
	if err != nil {
		return err
	}
	have, err := s.Groups(ctx)
	if err != nil {
		return err
	}
	offered, missing := offerGroups(have)
	if !a.yes {
		if _, err := printList(a, suggestedColumns, nil, render.Rows(offered)); err != nil {
			return err
		}
	}
	agreed, err := a.agreeToGroups(ctx, missing)
	if err != nil || !agreed {
		return err
	}
	if s, err = a.writing(ctx); err != nil {
		return err
	}
	if err := s.AddGroups(ctx, missing); err != nil {
		return err
	}
	names := each(missing, func(g journal.Group) string { return g.Name })
	return a.say("Made %s: %s   (rel undo to take back)", countOf(len(names), "group"), and(names))
}

// offerGroups is the groups that are offered, and those of them that are not there.
func offerGroups(have []journal.Group) (offered []suggested, missing []journal.Group) {
	for _, g := range journal.SuggestedGroups() {
		there := slices.ContainsFunc(have, func(h journal.Group) bool { return journal.NameKey(h.Name) == journal.NameKey(g.Name) })
		offered = append(offered, suggested{g, there})
		if !there {
			missing = append(missing, g)
		}
	}
	return offered, missing
}

// agreeToGroups is whether to make the groups. It asks where there is somebody to ask, and else says what agrees.
func (a *app) agreeToGroups(ctx context.Context, missing []journal.Group) (bool, error) {
	const agree = "rel group --suggested --yes makes those that are not there; rel group GROUP --wanted 8 --every monthly changes one."
	switch {
	case len(missing) == 0:
		a.talk("All of these are there already: rel group lists them.")
		return false, nil
	case a.yes:
		return true, nil
	case a.machine():
		return false, nil
	case !a.env.Interactive():
		a.talk("%s", agree)
		return false, nil
	}
	question := "Make these groups?"
	if len(missing) < len(journal.SuggestedGroups()) {
		question = "Make those that are not there?"
	}
	yes, err := a.confirm(ctx, question)
	if err == nil && !yes {
		a.talk("No group was made. %s", agree)
	}
	return yes, err
}

var suggestedColumns = []render.Column[suggested]{
	{Key: "name", Title: "Group", Value: func(g suggested) any { return g.Name }},
	{Key: "wanted", Title: "Wanted", Right: true, Value: func(g suggested) any { return g.Wanted }},
	{Key: "every", Title: "Every", Value: func(g suggested) any { return g.Every }},
	{
		Key: "there", Title: "There", Value: func(g suggested) any { return g.there },
		Show: func(g suggested, _ render.Style) string {
			if g.there {
				return "already"
			}
			return ""
		},
	},
}
