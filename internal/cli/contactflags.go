package cli

import (
	"context"

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
	fs.StringVar(&f.kind, "kind", "", "`kind` of contact: person or organization")
	fs.StringVar(&f.title, "title", "", "`title` of the position they hold")
	fs.StringVar(&f.organization, "org", "", "`organization` they hold it at")
	listVar(fs, &f.emails, "email", "e-mail `address`, or \"work: ADDRESS\"; may be given again")
	listVar(fs, &f.phones, "phone", "phone `number`, or \"cell: NUMBER\"; may be given again")
	listVar(fs, &f.webs, "web", "web `page`; may be given again")
	listVar(fs, &f.places, "address", "postal `address`; may be given again")
	fs.StringVar(&f.stage, "stage", "", "`stage`: prospect, developing, sustaining, dormant")
	fs.StringVar(&f.every, "every", "", "how `often` to be in touch: 10d, 2w, monthly, never")
	fs.StringVar(&f.birthday, "birthday", "", "`day` they were born: 1968-05-12, or 12 may")
	listVar(fs, &f.dates, "date", "`date` of every year, \"anniversary: 1 jun 2010\"")
	listVar(fs, &f.aliases, "alias", "another `name` they go by; may be given again")
	listVar(fs, &f.groups, "group", "`group` of stakeholders; may be given again")
	listVar(fs, &f.tags, "tag", "`tag`; may be given again")
	listVar(fs, &f.fields, "field", "any other value, `State=OR`; may be given again")
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
		if err := step(); err != nil {
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
