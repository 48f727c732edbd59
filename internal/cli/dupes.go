package cli

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/render"
	"github.com/rel-journal/rel/internal/store"
)

// shownTwins is how many pairs a table shows, unless --limit says otherwise: on a terminal each may take two lines.
const shownTwins = 10

func newDupes(a *app) *cobra.Command {
	var filter filterFlags
	var not []string
	cmd := &cobra.Command{
		Use:        "dupes [WHO]",
		SuggestFor: []string{"duplicates", "twins", "doubles", "dedupe"},
		Long: `Pairs of contacts that may be one and the same, the surest first, and why: the same e-mail address; the same phone number,
however it is written, 020 7946 0000 as +44 20 7946 0000; the same name; the same but for accents, the order or a nickname; at
one organization a name that is nearly the same. What speaks against it stands behind, and such pairs come last. With WHO,
those with this contact.

On a terminal rel then asks whether to go through them one by one: for each, what merging would do is shown, and you say
whether they are the same. rel merge does it for any two. --not remembers that a contact and another are not the same, so
that they are listed no more; rel undo takes that back, and so does merging them.

An address or a number that more than two contacts have is taken for an office's: it alone makes nobody the same. A person and an
organization are a pair only where the e-mail address is the same. Extensions of a number are told apart. Ten digits without a
country are taken for a number of North America, where they can be one.

Only contacts who have something in common are compared: in a journal of 10,000 people some 1,400 of its 50 million pairs. At an
organization of more than a hundred, names that are nearly the same are sought among those a letter or two apart, and each is
compared with 50 at most.`,
		Example: `  rel dupes
  rel dupes dana
  rel dupes dana --not "dana whitfield"
  rel dupes --format csv`,
		Args:              slots(0, 1),
		ValidArgsFunction: a.completeFirst(a.completeContacts),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := refuseEmpty(cmd, ""); err != nil {
				return err
			}
			if len(not) > 0 {
				return a.notTheSame(cmd.Context(), args, not)
			}
			return a.dupes(cmd.Context(), args, filter.columns, filter.most(cmd, a))
		},
	}
	listVar(cmd.Flags(), &not, "not", "remember that WHO and this `contact` are not the same; may be given again")
	complete(cmd, "not", a.completeContacts)
	filter.bind(cmd, a, "limit", "columns")
	filter.screenful(cmd, shownTwins)
	return cmd
}

func (a *app) dupes(ctx context.Context, args, keys []string, limit int) error {
	who, err := a.someone(ctx, args)
	if err != nil {
		return err
	}
	if limit < 0 {
		return journal.Bad("--limit 0 lists all", "a list cannot have %d lines", limit)
	}
	s, err := a.reading(ctx)
	if err != nil {
		return err
	}
	all, err := s.Twins(ctx, who.ID)
	if err != nil {
		return err
	}
	shown := all
	if limit > 0 {
		shown = all[:min(limit, len(all))]
	}
	if _, err := printList(a, twinsColumns, keys, render.Rows(shown)); err != nil || a.machine() {
		return err
	}
	switch more := len(all) - len(shown); {
	case len(all) == 0 && who.ID == 0:
		a.talk("No two contacts look the same.")
	case len(all) == 0:
		a.talk("Nobody looks the same as %s.", who.Name)
	case more > 0:
		a.talk("%d more: rel dupes --limit 0.", more)
	}
	if len(all) == 0 || !a.env.Interactive() || !a.env.Out.TTY {
		return nil
	}
	return a.offerTwins(ctx, who)
}

// someone is the contact that the first argument names; nobody where there is none.
func (a *app) someone(ctx context.Context, args []string) (store.Who, error) {
	if len(args) == 0 {
		return store.Who{}, nil
	}
	return a.who(ctx, args[0])
}

// notTheSame remembers that a contact and others are not the same.
func (a *app) notTheSame(ctx context.Context, args, not []string) error {
	if len(args) == 0 {
		return journal.Bad(`rel dupes WHO --not `+quote(not[0]), "nothing says who is not %s", journal.AsTyped(not[0]))
	}
	who, err := a.who(ctx, args[0])
	if err != nil {
		return err
	}
	others, err := a.whos(ctx, false, not...)
	if err != nil {
		return err
	}
	return a.tellApart(ctx, who, others)
}

// tellApart writes down that a contact and others are not the same.
func (a *app) tellApart(ctx context.Context, who store.Who, others party) error {
	s, err := a.writing(ctx)
	if err != nil {
		return err
	}
	name := func(w store.Who) string { return fmt.Sprintf("%s (%d)", w.Name, w.ID) }
	err = s.NotTheSame(ctx, who.ID, others.ids())
	if errors.Is(err, store.ErrUnchanged) {
		a.talk("Known already: %s is not the same as %s.", name(who), and(each(others.known, name)))
		return nil
	}
	if err != nil {
		return err
	}
	return a.say("Not the same: %s and %s   (rel undo to take back)", name(who), and(each(others.known, name)))
}

// twinsColumns are a pair of contacts that may be one.
var twinsColumns = []render.Column[journal.Twins]{
	{Key: "number", Title: "#", Right: true, Rigid: true, Value: func(t journal.Twins) any { return t.A.ID }},
	{Key: "uid", Value: func(t journal.Twins) any { return t.A.UID }},
	{Key: "name", Title: "Name", Value: func(t journal.Twins) any { return t.A.Name }},
	{Key: "other_number", Title: "#", Right: true, Rigid: true, Value: func(t journal.Twins) any { return t.B.ID }},
	{Key: "other_uid", Value: func(t journal.Twins) any { return t.B.UID }},
	{Key: "other_name", Title: "Perhaps the same", Value: func(t journal.Twins) any { return t.B.Name }},
	{Key: "reasons", Value: func(t journal.Twins) any { return each(t.Reasons, journal.Reason.String) }},
	{Key: "but", Value: func(t journal.Twins) any { return t.Against }},
	{Title: "Why", Below: true, Show: func(t journal.Twins, _ render.Style) string { return t.Why() }},
}
