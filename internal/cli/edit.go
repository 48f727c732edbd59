package cli

import (
	"context"
	"slices"

	"github.com/spf13/cobra"

	"github.com/rel-journal/rel/internal/journal"
)

func newEdit(a *app) *cobra.Command {
	var e editing
	cmd := &cobra.Command{
		Use: "edit REF",
		Long: `Change a contact (by number or name), a note (n841), a follow-up (t7), a fact (f3) or an initiative (i2, or by name). What
no flag names stays as it is. Without flags, on a terminal, it opens in your editor with all there is to say about it; a
group does too.

For a contact, --email, --phone, --web, --address, --alias, --group and --tag add one more; --remove takes one away,
named by its value. --title and --org correct the position they hold now, of several the one held longest; rel move puts
its first day right. --every default leaves the cadence to the groups and the journal. For a note, --with, --about and
--without say who took part, --text gives it another text, and --remove takes away a tag, or a line of what was heard,
named by its text or the beginning of it. For a follow-up, --by none takes the day away, --who none the contact; --open
opens it again, and lets a fact stand again that was dropped.`,
		Example: `  rel edit dana
  rel edit dana --phone "work: 202-555-0199" --every monthly
  rel edit 12 --name "Dana Whitcomb-Ortega" --remove 202-555-0142
  rel edit n841 --on friday --with "Mei Tanaka" --without luis
  rel edit n841 --remove "providers will walk"
  rel edit t7 --by "in 2 weeks"`,
		Args:              slots(1, 1),
		ValidArgsFunction: a.completeFirst(a.completeRefs),
		RunE: func(cmd *cobra.Command, args []string) error {
			e.retext = cmd.Flags().Changed("text")
			return a.edit(cmd, args[0], e)
		},
	}
	e.bind(cmd, a)
	return cmd
}

func (a *app) edit(cmd *cobra.Command, text string, e editing) error {
	t, err := a.ref(cmd.Context(), text)
	if isMissing(err) {
		if g, no := a.group(cmd.Context(), text); no == nil {
			return a.editNamedGroup(cmd, g)
		}
		if in, no := a.initiative(cmd.Context(), text); no == nil {
			t, err = target{Ref: journal.Ref{Letter: journal.RefInitiative, Number: in.ID}}, nil
		}
	}
	if err != nil {
		return err
	}
	switch t.Letter {
	case journal.RefChange:
		return journal.Bad("rel undo "+text+" takes it back", "a change cannot be edited")
	case journal.RefAssessment:
		return a.refuseToChange(cmd.Context(), t.Number)
	case journal.RefReview:
		return journal.Bad("rel review goes on with one that is not finished; rel rm "+text+" removes it",
			"a review is of its day, and cannot be edited")
	}
	if a.onPaper(cmd) {
		return a.pageOf(cmd.Context(), t)
	}
	what, others := misfits(t)
	if err := checkFlags(cmd, text, what, others...); err != nil {
		return err
	}
	switch t.Letter {
	case journal.RefNote:
		return a.editNote(cmd.Context(), t.Number, e)
	case journal.RefFollowUp:
		return a.editFollowUp(cmd.Context(), t.Number, e)
	case journal.RefFact:
		return a.editFact(cmd.Context(), t.Number, e)
	case journal.RefInitiative:
		return a.editInitiative(cmd.Context(), t.Number, e)
	default:
		return a.editContact(cmd.Context(), t.who, e)
	}
}

// misfits is what the thing that was named is called, and the flags that it does not have.
func misfits(t target) (what string, flags [][]string) {
	switch t.Letter {
	case journal.RefNote:
		return "note", [][]string{forName, contactOnly, followUpOnly, factOnly, forOpen, initiativeOnly}
	case journal.RefFollowUp:
		return "follow-up", [][]string{forName, contactOnly, noteOnly, forEither, factOnly, forDay, initiativeOnly}
	case journal.RefFact:
		return "fact", [][]string{forName, contactOnly, noteOnly, followUpOnly, forEither, forInitiative, initiativeOnly}
	case journal.RefInitiative:
		return "initiative", [][]string{contactOnly, noteOnly, followUpOnly, factOnly, forEither, forText, forDay, forOpen, forInitiative}
	default:
		return "contact", [][]string{noteOnly, forText, followUpOnly, factOnly, forDay, forOpen, forInitiative, initiativeOnly}
	}
}

// pageOf opens what was named in the editor.
func (a *app) pageOf(ctx context.Context, t target) error {
	switch t.Letter {
	case journal.RefNote:
		return a.notePage(ctx, t.Number)
	case journal.RefFollowUp:
		return a.followUpPage(ctx, t.Number)
	case journal.RefFact:
		return a.factPage(ctx, t.Number)
	case journal.RefInitiative:
		return a.initiativePage(ctx, t.Number)
	default:
		return a.contactPage(ctx, t.who.ID)
	}
}

// onPaper reports whether a thing is to be opened in the editor: no flag says what to change, and somebody is there.
func (a *app) onPaper(cmd *cobra.Command) bool { return len(said(cmd)) == 0 && a.env.Interactive() }

// editNamedGroup opens a group in the editor. What flags change about one is for rel group.
func (a *app) editNamedGroup(cmd *cobra.Command, g journal.Group) error {
	if a.onPaper(cmd) {
		return a.groupPage(cmd.Context(), g)
	}
	return journal.Bad("rel group "+quote(g.Name)+" --name, --every and --wanted change it; rel edit does on a terminal, in the editor",
		"%s is a group", g.Name)
}

// checkFlags refuses flags that what is edited does not have, flags without a value, and no flag at all.
func checkFlags(cmd *cobra.Command, ref, what string, misplaced ...[]string) error {
	for _, name := range slices.Concat(misplaced...) {
		if cmd.Flags().Changed(name) {
			return journal.Bad("rel help edit says which flags are for what", "%s has no --%s", aOrAn(what), name)
		}
	}
	if len(said(cmd)) == 0 {
		return journal.Bad("rel help edit lists what can be changed", "no flag says what to change about %s", ref)
	}
	return refuseEmpty(cmd, "text")
}
