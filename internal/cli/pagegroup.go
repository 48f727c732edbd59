package cli

import (
	"context"
	"strconv"
	"strings"

	"github.com/rel-journal/rel/internal/document"
	"github.com/rel-journal/rel/internal/journal"
)

// groupPage opens a group in the editor.
func (a *app) groupPage(ctx context.Context, was journal.Group) error {
	return a.onPage(ctx, page{
		form: document.GroupForm(), name: "group-" + strconv.FormatInt(was.ID, 10),
		head: append(pageHead("The group "+was.Name), "rel group GROUP WHO puts somebody in it, with --remove out of it."),
		doc:  document.OfGroup(was),
		since: func(ctx context.Context) (document.Document, error) {
			g, err := a.groupNumbered(ctx, was)
			return document.OfGroup(g), err
		},
		write: func(ctx context.Context, changes []document.Change) error { return a.writeGroup(ctx, was, changes) },
	})
}

// groupNumbered is a group as it is by now, whatever it is called.
func (a *app) groupNumbered(ctx context.Context, was journal.Group) (journal.Group, error) {
	s, err := a.reading(ctx)
	if err != nil {
		return journal.Group{}, err
	}
	all, err := s.Groups(ctx)
	for _, g := range all {
		if g.ID == was.ID {
			return g, nil
		}
	}
	if err == nil {
		err = &journal.Problem{
			Code: journal.Failure,
			What: "the group " + was.Name + " was taken away meanwhile",
			Hint: "rel history says by what; rel undo brings it back",
		}
	}
	return journal.Group{}, err
}

// writeGroup writes what was changed on a group's page.
func (a *app) writeGroup(ctx context.Context, was journal.Group, changes []document.Change) error {
	var l lines
	g, line := was, 0
	for _, c := range changes {
		switch c.Key {
		case document.Name:
			line = c.Line
			into(&l, &g.Name, c, journal.CleanName)
		case document.Every:
			into(&l, &g.Every, c, readEvery)
		case document.Wanted:
			into(&l, &g.Wanted, c, mayBeEmpty(readWanted))
		}
	}
	if l.err() != nil {
		return l.err()
	}
	s, err := a.writing(ctx)
	if err != nil {
		return err
	}
	if err := s.EditGroup(ctx, g, nil, nil); err != nil {
		return refusedAt(line, err)
	}
	return a.say("%s: %s   (rel undo to take back)", was.Name, strings.Join(saidOf(was, g), "; "))
}

// into reads the one value of a change to where it belongs.
func into[T any](l *lines, at *T, c document.Change, parse func(string) (T, error)) {
	if v, err := parse(c.Value()); !l.wrongAt(c.Line, err) {
		*at = v
	}
}

// readWanted reads how many contacts a group should have.
func readWanted(text string) (int, error) {
	n, err := strconv.Atoi(strings.TrimSpace(text))
	if err != nil || n < 0 {
		return 0, journal.Bad("a number such as 8; empty is no number in particular", "%q is no number of contacts", journal.AsTyped(text))
	}
	return n, nil
}

// saidOf is what is different about a group, in words.
func saidOf(was, now journal.Group) (done []string) {
	if now.Name != was.Name {
		done = append(done, nowCalled(now))
	}
	if now.Every != was.Every {
		done = append(done, nowEvery(now))
	}
	if now.Wanted != was.Wanted {
		done = append(done, nowWanted(now))
	}
	return done
}
