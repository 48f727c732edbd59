package cli

import (
	"context"
	"strings"

	"github.com/spf13/cobra"

	"github.com/rel-journal/rel/internal/journal"
)

// contactFlags are what can be said of a contact by flags, of a new one and of one that is changed.
type contactFlags struct {
	kind, stage, every, birthday string
	title, organization          string
	emails, phones, webs, places []string
	aliases, groups, tags        []string
	dates, fields                []string
}

func (f *contactFlags) bind(cmd *cobra.Command, a *app) {
	fs := cmd.Flags()
	fs.StringVar(&f.kind, "kind", "", "person or organization")
	fs.StringVar(&f.title, "title", "", "title of the position they hold")
	fs.StringVar(&f.organization, "org", "", "organization they hold it at")
	fs.StringArrayVar(&f.emails, "email", nil, "e-mail address, \"a@b.example\" or \"work: a@b.example\"; may be given again")
	fs.StringArrayVar(&f.phones, "phone", nil, "phone number, with a label or without; may be given again")
	fs.StringArrayVar(&f.webs, "web", nil, "web page; may be given again")
	fs.StringArrayVar(&f.places, "address", nil, "postal address; may be given again")
	fs.StringVar(&f.stage, "stage", "", "prospect, developing, sustaining or dormant")
	fs.StringVar(&f.every, "every", "", "how often to be in touch: 10d, 2w, monthly, quarterly, 1y, never")
	fs.StringVar(&f.birthday, "birthday", "", "1968-05-12, or 12 may")
	fs.StringArrayVar(&f.dates, "date", nil, "another date of every year, \"anniversary: 1 jun 2010\"")
	fs.StringArrayVar(&f.aliases, "alias", nil, "another name they go by; may be given again")
	fs.StringArrayVar(&f.groups, "group", nil, "kind of stakeholder they belong to; may be given again")
	fs.StringArrayVar(&f.tags, "tag", nil, "tag; may be given again")
	fs.StringArrayVar(&f.fields, "field", nil, "any other value, \"State=OR\"; may be given again")
	complete(cmd, "kind", words(journal.Kinds))
	complete(cmd, "stage", words(journal.Stages))
	complete(cmd, "every", words([]string{"weekly", "monthly", "quarterly", "yearly", "never"}))
	complete(cmd, "group", a.completeGroups)
	complete(cmd, "tag", a.completeTags)
	complete(cmd, "field", a.completeFields)
}

// contact is a contact with everything the flags say, and no name.
func (f *contactFlags) contact(ctx context.Context, a *app) (c journal.Contact, err error) {
	steps := []func() error{
		func() error { return f.readWords(&c) },
		func() error { return f.readPoints(&c) },
		func() error { return f.readPosition(&c) },
		func() error { return f.readDates(ctx, a, &c) },
		func() error { return f.readNames(ctx, a, &c) },
		func() error { return f.readFields(&c) },
	}
	for _, step := range steps {
		if err = step(); err != nil {
			return c, err
		}
	}
	return c, nil
}

func (f *contactFlags) readWords(c *journal.Contact) (err error) {
	if f.kind != "" {
		if c.Kind, err = oneOf("kind of contact", f.kind, journal.Kinds); err != nil {
			return err
		}
	}
	if f.stage != "" {
		if c.Stage, err = oneOf("stage", f.stage, journal.Stages); err != nil {
			return err
		}
	}
	if f.every != "" {
		c.Every, err = journal.ParseCadence(f.every)
	}
	return err
}

func (f *contactFlags) readPoints(c *journal.Contact) error {
	for _, given := range []struct {
		kind   journal.PointKind
		values []string
	}{{journal.PointEmail, f.emails}, {journal.PointPhone, f.phones}, {journal.PointWeb, f.webs}, {journal.PointAddress, f.places}} {
		for _, v := range given.values {
			p, err := readPoint(given.kind, v)
			if err != nil {
				return err
			}
			c.Points = append(c.Points, p)
		}
	}
	return nil
}

// labels are the words that, before a colon, say what sort of e-mail address, phone or address follows.
var labels = []string{"work", "home", "mobile", "cell", "fax", "main", "other", "personal", "assistant"}

// readPoint reads "work: dana@example.org", or the value alone.
func readPoint(kind journal.PointKind, text string) (journal.Point, error) {
	value, err := journal.CleanText(string(kind), text)
	if err != nil {
		return journal.Point{}, err
	}
	p := journal.Point{Kind: kind, Value: strings.TrimSpace(value)}
	if label, rest, ok := strings.Cut(p.Value, ":"); ok && isLabel(label) {
		p.Label, p.Value = strings.ToLower(strings.TrimSpace(label)), strings.TrimSpace(rest)
	}
	switch {
	case p.Value == "":
		return p, journal.Bad("leave the flag out, or give it a value", "an empty %s says nothing", kind)
	case kind == journal.PointEmail && !journal.IsEmail(p.Value):
		return p, journal.Bad("an address has the form dana@example.org", "%q is not an e-mail address", p.Value)
	}
	return p, nil
}

func isLabel(text string) bool {
	for _, l := range labels {
		if strings.EqualFold(strings.TrimSpace(text), l) {
			return true
		}
	}
	return false
}

func (f *contactFlags) readPosition(c *journal.Contact) (err error) {
	if f.title == "" && f.organization == "" {
		return nil
	}
	var p journal.Position
	if f.title != "" {
		if p.Title, err = journal.CleanName(f.title); err != nil {
			return err
		}
	}
	if f.organization != "" {
		if p.Organization, err = journal.CleanName(f.organization); err != nil {
			return err
		}
	}
	c.Positions = []journal.Position{p}
	return nil
}

func (f *contactFlags) readDates(ctx context.Context, a *app, c *journal.Contact) error {
	given := f.dates
	if f.birthday != "" {
		given = append([]string{journal.Birthday + ": " + f.birthday}, given...)
	}
	if len(given) == 0 {
		return nil
	}
	g, err := a.dates(ctx, journal.Back)
	if err != nil {
		return err
	}
	for _, text := range given {
		label, date, ok := strings.Cut(text, ":")
		if !ok {
			return journal.Bad(`--date "anniversary: 1 jun 2010"`, "%q does not say which date it is", text)
		}
		if label, err = journal.CleanName(label); err != nil {
			return err
		}
		d, err := journal.ParseYearly(strings.ToLower(label), strings.TrimSpace(date), g.Order)
		if err != nil {
			return err
		}
		c.Dates = append(c.Dates, d)
	}
	return nil
}

func (f *contactFlags) readNames(ctx context.Context, a *app, c *journal.Contact) error {
	for _, alias := range f.aliases {
		name, err := journal.CleanName(alias)
		if err != nil {
			return err
		}
		c.Aliases = append(c.Aliases, name)
	}
	for _, tag := range f.tags {
		t, err := journal.Tag(tag)
		if err != nil {
			return err
		}
		c.Tags = append(c.Tags, t)
	}
	groups, err := a.groups(ctx, f.groups)
	c.Groups = groups
	return err
}

func (f *contactFlags) readFields(c *journal.Contact) error {
	fields, err := readFields(f.fields)
	c.Fields = fields
	return err
}

// readFields reads "State=OR" and its like.
func readFields(texts []string) ([]journal.Field, error) {
	var out []journal.Field
	for _, text := range texts {
		name, value, ok := strings.Cut(text, "=")
		if !ok {
			return nil, journal.Bad("--field State=OR", "%q has no = between a field's name and its value", text)
		}
		name, err := journal.CleanName(name)
		if err != nil {
			return nil, err
		}
		if value, err = journal.CleanText("field "+name, value); err != nil {
			return nil, err
		}
		out = append(out, journal.Field{Name: name, Value: strings.TrimSpace(value)})
	}
	return out, nil
}

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
		return journal.Group{}, &journal.Problem{Code: journal.Ambiguous, What: "\"" + text + "\" could be the group " + found[0].Name + " or " + found[1].Name, Hint: "type more of its name"}
	}
	hint := "rel group " + quote(text) + " --new makes it"
	if near := journal.Nearest(text, names, 2); len(near) > 0 {
		hint = "did you mean " + strings.Join(near, ", or ") + "? " + hint
	}
	return journal.Group{}, journal.Missing(hint, "there is no group called %q", text)
}
