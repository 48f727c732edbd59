package cli

import (
	"context"

	"github.com/spf13/cobra"

	"github.com/rel-journal/rel/internal/journal"
)

func newConfirm(a *app) *cobra.Command {
	var text, on string
	cmd := &cobra.Command{
		Use:        "confirm REF…",
		SuggestFor: []string{"checked", "verify", "answer", "answered"},
		Long: `An assumption (f3) was checked and holds, or a question was answered: it is known from now on. --text puts an
assumption in better words; of a question it is what they said, and stands behind it. What it was before stays in the
history. rel drop f3 lets go of what turned out to be wrong.`,
		Example: `  rel confirm f3
  rel confirm f3 --text "Thinks of us as partners since the pilot"
  rel confirm f4 --text "The deputy signs." --on friday`,
		Args:              slots(1, mostRefs),
		ValidArgsFunction: a.completeOpenFacts,
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := refuseEmpty(cmd, ""); err != nil {
				return err
			}
			return a.confirmFacts(cmd.Context(), args, text, on)
		},
	}
	cmd.Flags().StringVar(&text, "text", "", "what it is in better `words`, or what they said to a question")
	cmd.Flags().StringVar(&on, "on", "", "the `day` you learned it; today when it is not said")
	return cmd
}

// confirmFacts makes those that texts name known; those that are so already are left as they are.
func (a *app) confirmFacts(ctx context.Context, texts []string, words, on string) error {
	day := a.today()
	if on != "" {
		var err error
		if day, err = a.factDay(ctx, on); err != nil {
			return err
		}
	}
	if words != "" && len(texts) > 1 {
		return journal.Bad("confirm them one by one", "--text is for one fact, and %d were named", len(texts))
	}
	open, err := a.factsNamed(ctx, texts, func(f journal.Fact) (bool, error) { return a.knownAlready(f, words) })
	if err != nil || len(open) == 0 {
		return err
	}
	for i, f := range open {
		said := words
		if f.Kind == journal.Ask && said == "" {
			if said, err = a.askAnswer(ctx, f); err != nil {
				return err
			}
		}
		if open[i], err = f.Confirmed(said, day); err != nil {
			return err
		}
	}
	s, err := a.writing(ctx)
	if err != nil {
		return err
	}
	if err := s.ConfirmFacts(ctx, open); err != nil {
		return err
	}
	return a.answerFacts(open)
}

// knownAlready says of a fact that it is known already, and refuses one that is nothing to be found out, or whose words
// would be lost.
func (a *app) knownAlready(f journal.Fact, words string) (bool, error) {
	switch {
	case f.Dropped.IsZero() && f.Kind == journal.Known && words != "":
		return false, journal.Bad("rel edit "+factRef(f.ID)+" --text puts it in other words", "%s is known already", factRef(f.ID))
	case !f.Dropped.IsZero():
		return false, journal.Bad("rel edit "+factRef(f.ID)+" --open lets it stand again",
			"%s was dropped on %s", factRef(f.ID), f.Dropped.Format("Mon 2 Jan 2006"))
	case f.Kind == journal.Known:
		a.talk("%s is known already, since %s: %s.", factRef(f.ID), f.Day.Format("Mon 2 Jan 2006"), journal.AsTyped(f.Text))
		return true, nil
	case f.Open():
		return false, nil
	default:
		return false, journal.Bad("rel fact --assume lists what is to be checked, rel fact --ask what is to be asked",
			"%s is no assumption and no question", factRef(f.ID))
	}
}

// askAnswer asks what was said to a question.
func (a *app) askAnswer(ctx context.Context, f journal.Fact) (string, error) {
	if !a.env.Interactive() {
		return "", journal.Bad("rel confirm "+factRef(f.ID)+` --text "what they said"; rel drop `+factRef(f.ID)+" lets the question go",
			"%s is a question, and what was said to it is missing", factRef(f.ID))
	}
	said, err := a.ask(ctx, journal.AsTyped(f.Text), "")
	if err == nil && said == "" {
		err = journal.Bad("rel confirm "+factRef(f.ID)+` --text "what they said"`, "nothing was said; nothing was written")
	}
	return said, err
}
