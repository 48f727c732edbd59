package cli

import (
	"context"
	"errors"
	"iter"

	"github.com/spf13/cobra"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/store"
)

func newList(a *app) *cobra.Command {
	var filter filterFlags
	var never bool
	var moved, org string
	cmd := &cobra.Command{
		Use: "list [WHO]",
		Long: `List contacts, by name unless --sort says otherwise; with WHO, all whom that name fits. --since and --until narrow to
when they were last touched; --moved-since to those who left a position or took one since then, with what they left.

rel help formats lists the columns; the names of fields are columns too: --columns name,phone,State.`,
		Example: `  rel list dana
  rel list --group Providers --sort due
  rel list --field State=OR --columns number,name,phone
  rel list --tag qris --format csv
  rel list --org "Office of Child Care"
  rel list --moved-since "3 months ago"
  rel list --deleted`,
		Args:              slots(0, 1),
		ValidArgsFunction: a.completeFirst(a.completeContacts),
		RunE: func(cmd *cobra.Command, args []string) error {
			f, err := filter.contacts(cmd.Context(), a)
			if err != nil {
				return err
			}
			f.Never, f.At = never, org
			if f.Moved, err = a.movedSince(cmd.Context(), moved); err != nil {
				return err
			}
			if len(args) > 0 {
				if f.IDs, err = a.fitting(cmd.Context(), args[0], f.Deleted); err != nil {
					return err
				}
			}
			return a.list(cmd.Context(), f, filter.columns)
		},
	}
	filter.bind(cmd, a, "kind", "group", "tag", "stage", "field", "since", "until", "columns", "sort", "limit", "deleted")
	cmd.Flags().StringVar(&org, "org", "", "only those with a position at this `organization`, or one whose name begins so")
	cmd.Flags().StringVar(&moved, "moved-since", "", "only those who changed position from this `day` on")
	cmd.Flags().BoolVar(&never, "never", false, "only those with no conversation yet")
	return cmd
}

// movedSince reads the day since when a list is to tell who moved, which looks back.
func (a *app) movedSince(ctx context.Context, text string) (journal.Day, error) {
	day, err := a.day(ctx, text, journal.Back)
	if err == nil && day.After(a.today()) {
		err = journal.Bad("rel shows what is to come", "nobody has moved since %s, which is after today, %s", day, a.today())
	}
	return day, err
}

// fitting is the numbers of all contacts whom text names, among those removed where they are asked for.
func (a *app) fitting(ctx context.Context, text string, deleted bool) ([]int64, error) {
	s, err := a.reading(ctx)
	if err != nil {
		return nil, err
	}
	find := s.Find
	if deleted {
		find = s.FindRemoved
	}
	found, err := find(ctx, text)
	if err == nil && len(found) == 0 && !deleted {
		err = a.nobody(ctx, text)
	}
	return each(found, func(w store.Who) int64 { return w.ID }), err
}

func (a *app) list(ctx context.Context, f store.ContactFilter, keys []string) error {
	s, err := a.reading(ctx)
	if err != nil {
		return err
	}
	fields, err := a.fieldColumns(ctx, keys)
	if err != nil {
		return err
	}
	show := a.printContacts
	if !f.Moved.IsZero() && !a.machine() && keys == nil {
		show = func(all iter.Seq2[journal.Contact, error], _, _ []string) (int, error) {
			return a.printMoved(all, f.Moved)
		}
	}
	restore := a.page()
	n, err := show(s.Contacts(ctx, f), keys, fields)
	if err := errors.Join(err, restore()); err != nil {
		return err
	}
	return a.listFooter(ctx, s, n, f)
}

// listFooter says how many there are besides those listed, or what to do where there are none.
func (a *app) listFooter(ctx context.Context, s *store.Store, n int, f store.ContactFilter) error {
	if a.machine() {
		return nil
	}
	all, err := s.CountContacts(ctx, f)
	switch {
	case err != nil:
		return err
	case n == 0:
		return a.nobodyListed(ctx, s, f.Deleted)
	case all > n:
		a.talk("%d more (--limit 0 lists all).", all-n)
	}
	return nil
}

// nobodyListed says why a list of contacts is empty, and what to do.
func (a *app) nobodyListed(ctx context.Context, s *store.Store, deleted bool) error {
	all, err := s.CountContacts(ctx, store.ContactFilter{Deleted: deleted})
	switch {
	case err != nil:
		return err
	case all > 0:
		a.talk("Nobody is like that, of %s (rel list shows all).", countOf(all, "contact"))
	case deleted:
		a.talk("Nobody was removed.")
	default:
		a.talk("Nobody is in the journal yet. rel add NAME adds somebody, rel import FILE many.")
	}
	return nil
}
