package cli

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/render"
	"github.com/rel-journal/rel/internal/store"
)

func newTag(a *app) *cobra.Command {
	var remove bool
	cmd := &cobra.Command{
		Use:   "tag [REF [TAG]]",
		Short: "Tag contacts or a note; alone, list the tags",
		Long: `Tag contacts or a note with a free word; several tags are parted by commas. Alone, list the tags in use.

A tag is written in small letters, with - for a space.`,
		Example: `  rel tag
  rel tag "dana; luis" qris
  rel tag n841 pilot,rates
  rel tag dana qris --remove`,
		Args:              slots(0, 2),
		ValidArgsFunction: a.completeFirst(a.completeContacts, a.completeTags),
		RunE: func(cmd *cobra.Command, args []string) error {
			switch len(args) {
			case 0:
				return a.tags(cmd.Context())
			case 1:
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
	all, err := s.Tags(ctx)
	if err != nil {
		return err
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
	add, gone := tags, []string{}
	if remove {
		add, gone = gone, add
	}
	what, err := a.applyTags(ctx, ref, add, gone)
	if err != nil {
		return err
	}
	verb := map[bool]string{false: "Tagged", true: "Untagged"}[remove]
	return a.say("%s %s: #%s   (rel undo to take back)", verb, what, strings.Join(tags, ", #"))
}

// applyTags tags what ref names, and says what that was.
func (a *app) applyTags(ctx context.Context, ref string, add, remove []string) (string, error) {
	if r, ok := journal.ParseRef(ref); ok && r.Letter == journal.RefNote {
		t, err := a.ref(ctx, ref)
		if err != nil {
			return "", err
		}
		s, err := a.writing(ctx)
		if err != nil {
			return "", err
		}
		n, err := s.Note(ctx, t.note)
		if err != nil {
			return "", err
		}
		return fmt.Sprintf("%s of %s", noteRef(n.ID), n.Day), s.TagNotes(ctx, []int64{n.ID}, add, remove)
	}
	p, err := a.whos(ctx, ref, false)
	if err != nil {
		return "", err
	}
	s, err := a.writing(ctx)
	if err != nil {
		return "", err
	}
	return and(each(p.known, func(w store.Who) string { return w.Name })), s.TagContacts(ctx, p.ids(), add, remove)
}
