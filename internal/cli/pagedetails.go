package cli

import (
	"context"
	"slices"
	"strings"

	"github.com/rel-journal/rel/internal/document"
	"github.com/rel-journal/rel/internal/journal"
)

// takeList takes a change of a key that has several values.
func (e *contactEdit) takeList(ctx context.Context, c document.Change) {
	add, gone := &e.patch.Add, &e.patch.Gone
	switch c.Key {
	case document.Aliases:
		gone.Aliases = texts(c.Gone)
		add.Aliases = readEach(&e.lines, c.New, journal.CleanName)
	case document.Groups:
		gone.Groups = texts(c.Gone)
		add.Groups = readEach(&e.lines, c.New, func(text string) (string, error) {
			g, err := e.group(ctx, text)
			return g.Name, err
		})
		add.Groups, gone.Groups = without(add.Groups, gone.Groups), without(gone.Groups, add.Groups)
	case document.Tags:
		gone.Tags = texts(c.Gone)
		add.Tags = readEach(&e.lines, c.New, journal.Tag)
		add.Tags, gone.Tags = without(add.Tags, gone.Tags), without(gone.Tags, add.Tags)
	case document.Positions:
		e.positions(c)
	case document.Dates:
		e.dates(ctx, c)
	case document.Fields:
		e.fields(c)
	}
}

func texts(values []document.Value) []string {
	return each(values, func(v document.Value) string { return v.Text })
}

// readEach reads values that have no names before them.
func readEach[T any](l *lines, values []document.Value, read func(string) (T, error)) (all []T) {
	for _, v := range values {
		if v.Name != "" {
			l.wrongAt(v.Line, journal.Bad(`put all of it in double quotes: "…"`,
				"there is a name before this value, %q", journal.AsTyped(v.Name)))
			continue
		}
		if read, err := read(v.Text); !l.wrongAt(v.Line, err) {
			all = append(all, read)
		}
	}
	return all
}

// points takes the ways to reach the contact that went, and those that came. One that only moved is as it was.
func (e *contactEdit) points(kind journal.PointKind, c document.Change) {
	for _, v := range c.Gone {
		e.patch.Gone.Points = append(e.patch.Gone.Points, journal.Point{Kind: kind, Value: v.Text, Label: v.Name})
	}
	for _, v := range c.New {
		p := journal.Point{Kind: kind, Value: v.Text, Label: v.Name}
		if !slices.Contains(e.was.Points, p) {
			var err error
			if p, err = readPoint(kind, v.Text); e.wrongAt(v.Line, err) {
				continue
			}
			if v.Name != "" {
				p.Label = strings.ToLower(strings.TrimSpace(v.Name))
			}
		}
		e.patch.Add.Points = append(e.patch.Add.Points, p)
	}
}

// positions takes other positions away. There is no way to add one here.
func (e *contactEdit) positions(c document.Change) {
	for _, v := range c.New {
		e.wrongAt(v.Line, journal.Bad("title: and organization: are the position they hold now; take the line out, or leave it as it was",
			"a position cannot be put in here"))
	}
	for _, p := range e.was.Positions {
		if i := slices.Index(texts(c.Gone), document.PositionText(p)); i >= 0 {
			c.Gone = slices.Delete(slices.Clone(c.Gone), i, i+1)
			e.patch.Gone.Positions = append(e.patch.Gone.Positions, p)
		}
	}
}

// dates takes the yearly dates. One with another day takes the place of the one called so.
func (e *contactEdit) dates(ctx context.Context, c document.Change) {
	var put []journal.Yearly
	for _, v := range c.New {
		f := contactFlags{dates: []string{v.Name + ":" + v.Text}}
		if v.Name == "" {
			f.dates[0] = v.Text
		}
		var one journal.Contact
		if !e.wrongAt(v.Line, f.readDates(ctx, e.app, &one)) {
			put = append(put, one.Dates...)
		}
	}
	e.patch.Add.Dates = put
	for _, d := range e.was.Dates {
		went := slices.ContainsFunc(c.Gone, func(v document.Value) bool { return v.Name == d.Label && v.Text == d.String() })
		replaced := slices.ContainsFunc(put, func(p journal.Yearly) bool { return p.Label == d.Label })
		if went && !replaced {
			e.patch.Gone.Dates = append(e.patch.Gone.Dates, d)
		}
	}
}

// fields takes the fields. One with another value takes the place of the one called so.
func (e *contactEdit) fields(c document.Change) {
	var put []journal.Field
	for _, v := range c.New {
		f, err := readField(v.Name, v.Text)
		if v.Name == "" {
			err = journal.Bad("County: "+journal.AsTyped(v.Text), "%q does not say which field it is", journal.AsTyped(v.Text))
		}
		if err == nil && hasField(put, f.Name) {
			err = fieldTwice(f.Name)
		}
		if !e.wrongAt(v.Line, err) {
			put = append(put, f)
		}
	}
	e.patch.Add.Fields = put
	for _, v := range c.Gone {
		if !hasField(put, v.Name) {
			e.patch.Gone.Fields = append(e.patch.Gone.Fields, journal.Field{Name: v.Name, Value: v.Text})
		}
	}
}
