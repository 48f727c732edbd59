package cli

import (
	"context"

	"github.com/rel-journal/rel/internal/render"
	"github.com/rel-journal/rel/internal/store"
)

// searchContacts lists a few of the contacts that a search found, below the notes where there are some. It reports whether
// anything stands there by then.
func (a *app) searchContacts(ctx context.Context, search *store.Search, below bool) (bool, error) {
	found, err := search.Contacts(ctx)
	if err != nil {
		return below, err
	}
	some := store.Found[store.ContactHit]{List: found[:min(len(found), usualRest)], All: len(found)}
	if some.All <= store.MostContacts {
		return listFound(a, "contact", contactHitColumns(search), some, below)
	}
	some.All = len(some.List)
	below, err = listFound(a, "contact", contactHitColumns(search), some, below)
	a.talk("More than %s; another word narrows them.", countOf(store.MostContacts-len(some.List), "more contact"))
	return below, err
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
