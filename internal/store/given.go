package store

import (
	"context"

	"github.com/rel-journal/rel/internal/db"
	"github.com/rel-journal/rel/internal/journal"
)

// Given is what is given to the contacts that an import adds.
type Given struct {
	Stage  journal.Stage // empty for the usual one
	Groups []string      // made where they are not there
	Tags   []string
}

// giving is what is given, under way.
type giving struct {
	Given
	lacking []string // of the groups, those that are not there yet
}

func (s *Store) giving(ctx context.Context, g Given) (giving, error) {
	if g.Groups == nil {
		return giving{Given: g}, nil
	}
	there, err := s.Groups(ctx)
	known := map[string]bool{}
	for _, group := range there {
		known[journal.NameKey(group.Name)] = true
	}
	out := giving{Given: g}
	for _, name := range g.Groups {
		if key := journal.NameKey(name); !known[key] {
			known[key] = true
			out.lacking = append(out.lacking, name)
		}
	}
	return out, err
}

// newGroups are the groups that have to be made before somebody is added: those of the first, and of nobody after them.
func (g *giving) newGroups() (names []string) {
	names, g.lacking = g.lacking, nil
	return names
}

// contact is somebody whom the file adds, as they are to be made.
func (g giving) contact(x *listed) journal.Contact {
	c := journal.Contact{UID: x.uid, Name: x.name, Stage: g.Stage, Groups: g.Groups, Tags: g.Tags}
	if x.email != "" {
		c.Points = []journal.Point{{Kind: journal.PointEmail, Value: x.email}}
	}
	return c
}

// add is the batch that adds somebody, behind the groups that have to be made for them.
func (g giving) add(s *Store, newGroups []string, all []*listed) (batch []db.Stmt) {
	for _, name := range newGroups {
		batch = append(batch, makeGroup(journal.Group{Name: name}))
	}
	for _, x := range all {
		batch = append(batch, s.makeContact(g.contact(x))...)
	}
	return batch
}
