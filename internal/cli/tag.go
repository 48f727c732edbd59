package cli

import (
	"context"
	"strings"

	"github.com/spf13/cobra"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/render"
	"github.com/rel-journal/rel/internal/store"
)

func newTag(a *app) *cobra.Command {
	var remove bool
	cmd := &cobra.Command{
		Use:        "tag [REF [TAG]]",
		SuggestFor: []string{"label"},
		Long: `Tag contacts or a note with a free word; several tags are parted by commas. Alone, list the tags in use.

A tag is written in small letters, with - for a space.`,
		Example: `  rel tag
  rel tag "dana; luis" qris
  rel tag n841 pilot,rates
  rel tag dana qris --remove`,
		Args:              slots(0, 2),
		ValidArgsFunction: a.completeFirst(a.completeRefs, a.completeTags),
		RunE: func(cmd *cobra.Command, args []string) error {
			switch {
			case len(args) == 0 && !remove:
				return a.tags(cmd.Context())
			case len(args) == 0:
				return journal.Bad("rel tag WHO TAG --remove", "--remove needs to know what to take away, and from whom")
			case len(args) == 1:
				return journal.Bad("rel tag "+quote(args[0])+" TAG; rel list --tag TAG lists who has a tag", "the tag is missing")
			default:
				return a.tag(cmd.Context(), args[0], args[1], remove)
			}
		},
	}
	cmd.Flags().BoolVar(&remove, "remove", false, "take the tag away")
	return cmd
}

func (a *app) tags(ctx context.Context) error {
	s, err := a.reading(ctx)
	if err != nil {
		return err
	}
	all, err := s.Tags(ctx, !a.machine())
	if err != nil {
		return err
	}
	if _, private, err := s.CountNotes(ctx, store.NoteFilter{}); a.machine() && private > 0 && err == nil {
		a.leftOut(private)
	}
	n, err := printList(a, []render.Column[store.TagCount]{
		{Key: "tag", Title: "Tag", Value: func(t store.TagCount) any { return t.Tag }},
		{Key: "contacts", Title: "Contacts", Right: true, Value: func(t store.TagCount) any { return t.Contacts }},
		{Key: "notes", Title: "Notes", Right: true, Value: func(t store.TagCount) any { return t.Notes }},
	}, nil, render.Rows(all))
	if err == nil && n == 0 && !a.machine() {
		a.talk("There are no tags yet. rel tag WHO TAG gives one.")
	}
	return err
}

func (a *app) tag(ctx context.Context, ref, text string, remove bool) error {
	tags, err := readTags(strings.Split(text, ","))
	if err != nil {
		return err
	}
	verb, add, gone := "Tagged", tags, []string{}
	if remove {
		verb, add, gone = "Untagged", gone, tags
	}
	var what string
	if r, ok := journal.ParseRef(ref); ok {
		what, err = a.tagNote(ctx, r.String(), add, gone)
	} else {
		what, err = a.tagContacts(ctx, ref, add, gone)
	}
	if err != nil {
		return err
	}
	return a.say("%s %s: #%s   (rel undo to take back)", verb, what, strings.Join(tags, " #"))
}

// tagNote tags the note that ref names, and says which that was.
func (a *app) tagNote(ctx context.Context, ref string, add, remove []string) (string, error) {
	t, err := a.ref(ctx, ref)
	if err != nil {
		return "", err
	}
	if t.Letter != journal.RefNote {
		return "", journal.Bad("rel tag WHO TAG, or rel tag n841 TAG", "%s is no contact and no note", ref)
	}
	s, err := a.writing(ctx)
	if err != nil {
		return "", err
	}
	n, err := keptNote(ctx, s, t.Number)
	if err != nil {
		return "", err
	}
	return noteLine(n), s.TagNotes(ctx, []int64{n.ID}, add, remove)
}

// tagContacts tags the contacts that text names, and says who they were.
func (a *app) tagContacts(ctx context.Context, text string, add, remove []string) (string, error) {
	p, err := a.whos(ctx, false, text)
	if err != nil {
		return "", err
	}
	s, err := a.writing(ctx)
	if err != nil {
		return "", err
	}
	return p.names(), s.TagContacts(ctx, p.ids(), add, remove)
}

// names is the contacts of the party that are in the journal already, as a sentence has them.
func (p *party) names() string {
	return and(each(p.known, func(w store.Who) string { return w.Name }))
}
