package cli

import (
	"context"

	"github.com/rel-journal/rel/internal/render"
	"github.com/rel-journal/rel/internal/store"
)

// usualContacts is how many contacts a search lists: enough to see whom one was looking for.
const usualContacts = 5

// searchContacts lists a few of the contacts that a search found, below the notes where there are some.
func (a *app) searchContacts(ctx context.Context, search *store.Search, below bool) error {
	found, err := search.Contacts(ctx)
	if err != nil || len(found) == 0 {
		return err
	}
	if below {
		if err := a.say(""); err != nil {
			return err
		}
	}
	listed := found[:min(len(found), usualContacts)]
	if _, err := printList(a, contactHitColumns(search), nil, render.Rows(listed)); err != nil {
		return err
	}
	switch more := len(found) - len(listed); {
	case len(found) > store.MostContacts:
		a.talk("More than %s; another word narrows them.", countOf(more-1, "more contact"))
	case more > 0:
		a.talk("%s; another word narrows them.", countOf(more, "more contact"))
	}
	return nil
}

// contactHitColumns are the columns of a contact that was found.
func contactHitColumns(search *store.Search) []render.Column[store.ContactHit] {
	type H = store.ContactHit
	return []render.Column[H]{
		{Title: "#", Right: true, Rigid: true, Value: func(h H) any { return h.ID }},
		{Title: "Contact", Value: func(h H) any { return h.Name }, Lit: search.Lit},
		{Title: "Position", Value: func(h H) any { return h.Position }, Lit: search.Lit},
		{Title: "Found", Below: true, Value: func(h H) any { return h.Found }, Lit: search.Lit},
	}
}
