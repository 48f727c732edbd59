package cli

import (
	"context"
	"errors"

	"github.com/spf13/cobra"

	"github.com/rel-journal/rel/internal/render"
	"github.com/rel-journal/rel/internal/store"
)

func newList(a *app) *cobra.Command {
	var filter filterFlags
	var f exportFlags
	cmd := &cobra.Command{
		Use: "list [WHO]",
		Long: `List contacts, by name unless --sort says otherwise; with WHO, all whom that name fits. --since and --until narrow to
when they were last touched; --moved-since to those who left a position or took one since then, up to --until, with what
they took, since when, and what they left. Whoever left and took nothing has left on their last day. Of several positions a
list shows the one held longest, and how many more there are: +1; with --org the one there.

-o writes the list to a file instead: CSV, or JSON where FILE ends in .json or --format says so.

rel help formats lists the columns; the names of fields are columns too: --columns name,phone,State.`,
		Example: `  rel list dana
  rel list --group Providers --sort due
  rel list --field State=OR --columns number,name,phone
  rel list --tag qris --format csv
  rel list --org "Office of Child Care"
  rel list --moved-since "3 months ago"
  rel list --moved-since 2026-07-01 --until 2026-09-30 -o moved.csv
  rel list --deleted`,
		Args:              slots(0, 1),
		ValidArgsFunction: a.completeFirst(a.completeContacts),
		RunE: func(cmd *cobra.Command, args []string) error {
			of, err := filter.contacts(cmd.Context(), a)
			if err != nil {
				return err
			}
			if f.toFile() {
				if err := a.listFormat(cmd, f.file); err != nil {
					return err
				}
			}
			if len(args) > 0 {
				if of.IDs, err = a.fitting(cmd.Context(), args[0], of.Deleted); err != nil {
					return err
				}
			}
			return a.list(cmd.Context(), of, filter.columns, f)
		},
	}
	filter.bind(cmd, a, "kind", "group", "tag", "stage", "field", "since", "until", "columns", "sort", "limit", "deleted",
		"org", "moved-since", "never")
	cmd.Flags().StringVarP(&f.file, "output", "o", "", "the `file` to write; without it, or for -, standard output")
	complete(cmd, "output", files)
	cmd.Flags().BoolVar(&f.force, "force", false, "overwrite the file that is there")
	return cmd
}

// listFormat settles the format of a list that goes to a file.
func (a *app) listFormat(cmd *cobra.Command, file string) error {
	if err := a.noCards(cmd, "lists", file); err != nil || a.format == string(render.Markdown) {
		return err
	}
	return a.exportFormat(cmd, "contacts", file)
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

func (a *app) list(ctx context.Context, f store.ContactFilter, keys []string, to exportFlags) error {
	s, err := a.reading(ctx)
	if err != nil {
		return err
	}
	fields, err := a.fieldColumns(ctx, f, keys)
	if err != nil {
		return err
	}
	columns := a.contactColumns(f, fields)
	if to.toFile() {
		return export(a, to, "contact", columns, keys, s.Contacts(ctx, f))
	}
	restore := a.page()
	n, err := printList(a, columns, keys, s.Contacts(ctx, f))
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
		return a.nobodyListed(ctx, s, f)
	case all > n:
		a.talk("%d more (--limit 0 lists all).", all-n)
	}
	return nil
}

// nobodyListed says why a list of contacts is empty, and what to do.
func (a *app) nobodyListed(ctx context.Context, s *store.Store, f store.ContactFilter) error {
	all, err := s.CountContacts(ctx, store.ContactFilter{Deleted: f.Deleted})
	if err == nil && f.At != "" {
		if vacant, err := a.sayVacantAt(ctx, s, f.At); vacant || err != nil {
			return err
		}
	}
	switch {
	case err != nil:
		return err
	case all > 0:
		a.talk("Nobody is like that, of %s (rel list shows all).", countOf(all, "contact"))
	case f.Deleted:
		a.talk("Nobody was removed.")
	default:
		a.talk("Nobody is in the journal yet. rel add NAME adds somebody, rel import FILE many.")
	}
	return nil
}
