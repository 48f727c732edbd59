package cli

import (
	"context"
	"strings"

	"github.com/spf13/cobra"

	"github.com/rel-journal/rel/internal/render"
	"github.com/rel-journal/rel/internal/store"
)

// usualHits is how many hits are listed unless --limit says otherwise.
const usualHits = 20

func newSearch(a *app) *cobra.Command {
	var filter filterFlags
	cmd := &cobra.Command{
		Use:   "search WORDS",
		Short: "Search notes and what was heard",
		Long: `Search the text of notes and what was heard in them. A note is found that holds every word, whatever its case and
accents; a * at the end of a word finds all that begin so. What was written down last comes first.`,
		Example: `  rel search qris rates
  rel search "home visit*" --who dana
  rel search rates --since "last monday" --limit 0`,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return slots(1, 1)(cmd, args)
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			f, err := filter.notes(cmd.Context(), a)
			if err != nil {
				return err
			}
			return a.search(cmd.Context(), strings.Join(args, " "), f, filter.columns)
		},
	}
	filter.bind(cmd, a, "who", "group", "tag", "via", "since", "until", "columns", "limit", "include-private")
	cmd.Flags().Lookup("limit").DefValue = "20"
	filter.limit = usualHits
	return cmd
}

func (a *app) search(ctx context.Context, words string, f store.NoteFilter, keys []string) error {
	s, err := a.reading(ctx)
	if err != nil {
		return err
	}
	hits, err := s.Search(ctx, words, f)
	if err != nil {
		return err
	}
	n, err := printList(a, a.hitColumns(), keys, hits)
	if err != nil {
		return err
	}
	all, private, err := s.CountHits(ctx, words, f)
	if err != nil {
		return err
	}
	if private > 0 {
		a.leftOut(private)
	}
	switch {
	case a.machine():
	case n == 0:
		a.talk("No note holds that. Fewer words find more, and a * finds the beginnings of words.")
	case all > n:
		a.talk("%d more (--limit 0 lists all).", all-n)
	}
	return nil
}

// hitColumns are the columns of a note that was found: the piece that was hit stands for the body in a table.
func (a *app) hitColumns() []render.Column[store.Hit] {
	type H = store.Hit
	var columns []render.Column[H]
	for _, c := range a.noteColumns() {
		title := c.Title
		if c.Key == "body" {
			columns = append(columns, render.Column[H]{Key: "snippet", Title: "Found", Below: true, Value: snippet})
			title = ""
		}
		column := render.Column[H]{Key: c.Key, Title: title, Right: c.Right, Rigid: c.Rigid}
		column.Value = func(h H) any { return c.Value(h.Note) }
		if c.Show != nil {
			column.Show = func(h H, s render.Style) string { return c.Show(h.Note, s) }
		}
		columns = append(columns, column)
	}
	return columns
}

func snippet(h store.Hit) any { return h.Snippet }
