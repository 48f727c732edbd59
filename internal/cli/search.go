package cli

import (
	"context"
	"errors"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/render"
	"github.com/rel-journal/rel/internal/store"
)

// usualHits is how many hits are listed unless --limit says otherwise.
const usualHits = 20

func newSearch(a *app) *cobra.Command {
	var filter filterFlags
	var sought store.Words
	by := string(store.ByEntered)
	cmd := &cobra.Command{
		Use: "search WORDS",
		Long: `Search the text of notes and what was heard in them. A note is found that holds every word, whatever its case and
accents, and none of those behind --not. A word of three letters or more finds all that begin so: rate finds rates; a shorter
one does with a * at its end. What stands in quotes that rel gets to see is found as it stands: '"home visit"', or
\"home visit\". Of what was heard, every line that holds a word is shown with who said it.

What was written down last comes first. --by day puts the latest conversation first, --by relevance what says it oftenest
in the fewest words, both among the 1,000 hits written down last.

Below the notes tables list the contacts who hold every word in a name, position, phone number, address or field, or at the
beginning of an e-mail address, the follow-ups and the facts that hold them in their text, unless a flag narrows the notes.
The other formats hold notes alone.`,
		Example: `  rel search qris rates
  rel search "home visit*" --who dana
  rel search '"home visiting"' --not budget
  rel search rates --since "last monday" --limit 0
  rel search licensing --by relevance`,
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
			f.Limit = filter.most(cmd, a)
			order, err := oneOf("order of hits", by, store.HitOrders)
			if err != nil {
				return err
			}
			sought.All = strings.Join(args, " ")
			return a.search(cmd.Context(), sought, f, order, filter.columns)
		},
	}
	cmd.Flags().StringVar(&by, "by", by, "what comes `first`: "+joinWords(store.HitOrders))
	complete(cmd, "by", words(store.HitOrders))
	listVar(cmd.Flags(), &sought.Not, "not", "none that hold this `word`, or these in quotes; may be given again")
	filter.bind(cmd, a, "who", "group", "tag", "via", "since", "until", "columns", "limit", "include-private")
	filter.screenful(cmd, usualHits)
	cmd.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error {
		var unknown *pflag.NotExistError
		if errors.As(err, &unknown) && unknown.GetSpecifiedShortnames() != "" {
			return unknownFlag(cmd, unknown, "--not WORD leaves a word out; behind -- everything is a word")
		}
		return flagError(cmd, err)
	})
	return cmd
}

func (a *app) search(ctx context.Context, words store.Words, f store.NoteFilter, by store.HitOrder, keys []string) error {
	s, err := a.reading(ctx)
	if err != nil {
		return err
	}
	search, err := s.Search(ctx, words)
	if err != nil {
		return err
	}
	hits, err := search.Hits(ctx, f, by)
	if err != nil {
		return err
	}
	n, err := printList(a, a.hitColumns(search), keys, hits)
	if err != nil {
		return err
	}
	all, private, err := search.Count(ctx, f)
	if err != nil {
		return err
	}
	if private > 0 {
		a.leftOut(private)
	}
	switch {
	case a.machine():
		return nil
	case n == 0:
		err = a.nothingFound(ctx, words.All)
	case all > n:
		a.more(all-n, by == store.ByEntered)
	}
	if err != nil || f.Narrow() {
		return err
	}
	return a.searchRest(ctx, search, n > 0)
}

// hitColumns are the columns of a note that was found: the piece that was hit stands for the body in a table.
func (a *app) hitColumns(search *store.Search) []render.Column[store.Hit] {
	type H = store.Hit
	var columns []render.Column[H]
	for _, c := range a.noteColumns() {
		title := c.Title
		switch c.Key {
		case "body":
			columns = append(columns, render.Column[H]{Key: "snippet", Title: "Found", Below: true, Value: snippet, Lit: search.Lit})
			title = ""
		case "heard":
			columns = append(columns, render.Column[H]{Key: "heard", Value: a.heardHit})
			continue
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

// snippet is the piece of the text that was hit, and behind it each line heard that was, with who said it.
func snippet(h store.Hit) any {
	found := saidHit(h)
	if h.Snippet != "" {
		found = append([]string{h.Snippet}, found...)
	}
	return strings.Join(found, " / ")
}

// heardHit is the lines heard that were hit; JSON has them with their details.
func (a *app) heardHit(h store.Hit) any {
	if a.format == string(render.JSON) {
		return h.Heard
	}
	return saidHit(h)
}

// saidHit is each line heard that was hit, who said it before it.
func saidHit(h store.Hit) []string {
	return each(h.Heard, func(line journal.Heard) string {
		if line.Speaker == "" {
			return line.Text
		}
		return saidBy(h.Note, line)
	})
}

// nothingFound says that a search found nothing, and what finds the notes with a contact whose name was among the words.
func (a *app) nothingFound(ctx context.Context, words string) error {
	s, err := a.reading(ctx)
	if err != nil {
		return err
	}
	typed := strings.Fields(words)
	for i, word := range typed {
		if _, number := journal.ParseNumber(word); number {
			continue
		}
		found, err := s.Find(ctx, word)
		if err != nil {
			return err
		}
		if j := slices.IndexFunc(found, func(w store.Who) bool { return bears(w, word) }); j >= 0 {
			a.talk("No note holds that. %s is a contact: %s.", found[j].Name, aboutContact(word, slices.Delete(typed, i, i+1)))
			return nil
		}
	}
	a.talk("No note holds that. Fewer words find more, and so does the beginning of a word.")
	return nil
}

// aboutContact is how to see the notes with a contact, those that hold the other words where there are some.
func aboutContact(name string, others []string) string {
	who := quote(name)
	if len(others) == 0 {
		return "rel log " + who + ", or rel show " + who
	}
	return "rel search " + strings.Join(each(others, quote), " ") + " --who " + who + ", or rel show " + who
}
