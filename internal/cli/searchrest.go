package cli

import (
	"context"

	"github.com/rel-journal/rel/internal/render"
	"github.com/rel-journal/rel/internal/store"
)

// usualRest is how many contacts, follow-ups and facts a search lists of each: enough to see what one was looking for.
const usualRest = 5

// searchRest lists a few of the contacts, follow-ups and facts that a search found, below what stands there already.
func (a *app) searchRest(ctx context.Context, search *store.Search, below bool) error {
	below, err := a.searchContacts(ctx, search, below)
	if err != nil {
		return err
	}
	owed, err := search.FollowUps(ctx, usualRest)
	if err != nil {
		return err
	}
	if below, err = listFound(a, "follow-up", litText(followUpColumns(a.today()), search), owed, below); err != nil {
		return err
	}
	known, err := search.Facts(ctx, usualRest)
	if err != nil {
		return err
	}
	_, err = listFound(a, "fact", litText(untitled(factColumns(), "dropped"), search), known, below)
	return err
}

// listFound lists the few, and says how many more there are. It reports whether anything stands there by then.
func listFound[T any](a *app, noun string, columns []render.Column[T], found store.Found[T], below bool) (bool, error) {
	if found.All == 0 {
		return below, nil
	}
	if below {
		if err := a.say(""); err != nil {
			return below, err
		}
	}
	if _, err := printList(a, columns, nil, render.Rows(found.List)); err != nil {
		return below, err
	}
	if more := found.All - len(found.List); more > 0 {
		a.talk("%s; another word narrows them.", countOf(more, "more "+noun))
	}
	return true, nil
}

// litText is the columns, with what was searched for shown in the text.
func litText[T any](columns []render.Column[T], search *store.Search) []render.Column[T] {
	for i := range columns {
		if columns[i].Key == "text" {
			columns[i].Lit = search.Lit
		}
	}
	return columns
}
