package cli

import (
	"context"
	"fmt"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/render"
	"github.com/rel-journal/rel/internal/store"
)

func (a *app) listInitiatives(ctx context.Context, filter filterFlags) error {
	s, err := a.reading(ctx)
	if err != nil {
		return err
	}
	f := store.InitiativeFilter{Deleted: filter.deleted, Private: filter.private || !a.machine()}
	n, err := a.printInitiatives(ctx, s, f, filter.columns)
	switch {
	case err != nil || n > 0 || a.machine():
		return err
	case filter.deleted:
		a.talk("No initiative was removed.")
	default:
		a.talk(`There are no initiatives yet. rel initiative NAME --new makes one.`)
	}
	return nil
}

// printInitiatives prints initiatives with what was committed to them, and says how many there are.
func (a *app) printInitiatives(ctx context.Context, s *store.Store, f store.InitiativeFilter, keys []string) (int, error) {
	all, err := s.Initiatives(ctx, f)
	if err != nil {
		return 0, err
	}
	committed, err := a.committedColumn(ctx, s, all, f.Private)
	if err != nil {
		return 0, err
	}
	return printList(a, append(a.initiativeColumns(), committed), keys, render.Rows(all))
}

// initiativeColumns are the columns of an initiative. JSON has its contacts in full.
func (a *app) initiativeColumns() []render.Column[journal.Initiative] {
	type I = journal.Initiative
	contacts := func(in I) any { return memberLines(in.Members) }
	if a.format == string(render.JSON) {
		contacts = func(in I) any { return each(in.Members, memberJSON) }
	}
	return []render.Column[I]{
		{Title: "#", Rigid: true, Value: func(in I) any { return initiativeRef(in.ID) }},
		{Key: "number", Value: func(in I) any { return in.ID }},
		{Key: "uid", Value: func(in I) any { return in.UID }},
		{Key: "name", Title: "Initiative", Value: func(in I) any { return in.Name }},
		{Key: "state", Title: "State", Rigid: true, Value: func(in I) any { return string(in.State) }},
		{
			Key: "contacts", Title: "Contacts", Right: true, Value: contacts,
			Show: func(in I, _ render.Style) string { return fmt.Sprint(len(in.Members)) },
		},
		{
			Key: "open", Title: "Open", Right: true, Value: func(in I) any { return in.Open },
			Show: func(in I, _ render.Style) string { return fmt.Sprint(in.Open) },
		},
		{
			Key: "came", Title: "Came", Right: true, Value: func(in I) any { return in.Came },
			Show: func(in I, _ render.Style) string { return fmt.Sprint(in.Came) },
		},
		{Key: "last_note", Title: "Last note", Rigid: true, Value: func(in I) any { return in.LastNote }},
		{Key: "aim", Title: "Aim", Below: true, Value: func(in I) any { return in.Aim }},
	}
}

// briefMember is a contact in an initiative, for a program.
type briefMember struct {
	Contact int64  `json:"contact"`
	Name    string `json:"name"`
	Role    string `json:"role"`
	UID     string `json:"uid"`
}

func memberJSON(m journal.Member) briefMember {
	return briefMember{m.Who.ID, m.Who.Name, m.Role, m.Who.UID}
}

// memberLines is the contacts in an initiative, each with their role: "Dana Whitcomb, convener".
func memberLines(all []journal.Member) []string {
	return each(all, func(m journal.Member) string { return inRole(m.Who.Label(), m.Role) })
}

// inRole is a name with a role behind it, where there is one.
func inRole(name, role string) string {
	if role == "" {
		return name
	}
	return name + ", " + role
}
