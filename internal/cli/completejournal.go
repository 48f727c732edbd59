package cli

import (
	"context"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/render"
	"github.com/rel-journal/rel/internal/store"
)

// completeContacts completes names, each with its position; of several parted by ; the last.
func (a *app) completeContacts(cmd *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
	before := ""
	if i := strings.LastIndex(typed, ";"); i >= 0 {
		before, typed = typed[:i]+"; ", strings.TrimSpace(typed[i+1:])
	}
	return a.fromJournal(func(ctx context.Context, s *store.Store, typed string) ([]string, error) {
		found, err := s.Complete(ctx, typed, mostCompleted)
		return each(found, func(w store.Who) string {
			return cobra.CompletionWithDesc(before+render.Safe(w.Name), render.Safe(a.apart(w)))
		}), err
	}, 0)(cmd, args, typed)
}

// apart is what tells a contact apart beside its name: the position, or when there was a conversation.
func (a *app) apart(w store.Who) string {
	switch {
	case w.Position != "":
		return w.Position
	case w.LastTouched.IsZero():
		return "no conversation yet"
	default:
		return "last touched " + render.Ago(w.LastTouched, a.today())
	}
}

// completeRefs completes contacts, and notes, follow-ups, facts, assessments or initiatives once their letter is typed.
func (a *app) completeRefs(cmd *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
	out, directive := a.completeContacts(cmd, args, typed)
	lists := map[byte]lister{
		journal.RefNote: latestNotes, journal.RefFollowUp: followUps, journal.RefFact: allFacts,
		journal.RefAssessment: latestAssessments, journal.RefInitiative: initiativeRefs,
		journal.RefReview: reviewRefs,
	}
	r, _ := journal.ParseRef(typed + "1")
	list, ok := lists[r.Letter]
	if !ok {
		return out, directive
	}
	refs, directive := a.fromJournal(list, cobra.ShellCompDirectiveKeepOrder)(cmd, args, typed)
	return append(refs, out...), directive
}

// completeFollowUps completes the follow-ups that are open, but for those that are named already.
func (a *app) completeFollowUps(cmd *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
	return a.fromJournal(func(ctx context.Context, s *store.Store, typed string) ([]string, error) {
		all, err := openFollowUps(ctx, s, typed, journal.Open)
		return unnamedYet(all, args), err
	}, cobra.ShellCompDirectiveKeepOrder)(cmd, args, typed)
}

// followUps is the follow-ups whose reference begins as typed, the open ones first, each with what it says.
func followUps(ctx context.Context, s *store.Store, typed string) (out []string, err error) {
	return openFollowUps(ctx, s, typed)
}

// openFollowUps is the follow-ups of these states, or all, whose reference begins as typed, each with what it says.
func openFollowUps(ctx context.Context, s *store.Store, typed string, states ...journal.State) (out []string, err error) {
	for f, err := range s.FollowUps(ctx, store.FollowUpFilter{States: states, Private: true, Limit: mostCompleted}) {
		if err != nil {
			return nil, err
		}
		if ref := followUpRef(f.ID); strings.HasPrefix(ref, strings.ToLower(typed)) {
			what := strings.TrimPrefix(f.Who.Label()+": "+journal.AsTyped(f.Text), ": ")
			out = append(out, cobra.CompletionWithDesc(ref, render.Safe(what)))
		}
	}
	return out, nil
}

// completeOpenFacts completes the facts still to be found out.
func (a *app) completeOpenFacts(cmd *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
	return a.fromJournal(func(ctx context.Context, s *store.Store, typed string) ([]string, error) {
		all, err := someFacts(ctx, s, typed, store.FactFilter{Open: true})
		return unnamedYet(all, args), err
	}, cobra.ShellCompDirectiveKeepOrder)(cmd, args, typed)
}

// completeDroppable completes the follow-ups that are open, and facts once their letter is typed.
func (a *app) completeDroppable(cmd *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
	if !isFactRef(typed + "1") {
		return a.completeFollowUps(cmd, args, typed)
	}
	return a.fromJournal(func(ctx context.Context, s *store.Store, typed string) ([]string, error) {
		all, err := someFacts(ctx, s, typed, store.FactFilter{})
		return unnamedYet(all, args), err
	}, cobra.ShellCompDirectiveKeepOrder)(cmd, args, typed)
}

// allFacts is the facts whose reference begins as typed, each with what it says.
func allFacts(ctx context.Context, s *store.Store, typed string) ([]string, error) {
	return someFacts(ctx, s, typed, store.FactFilter{Dropped: true})
}

// someFacts is the facts that pass the filter and whose reference begins as typed, each with what it says.
func someFacts(ctx context.Context, s *store.Store, typed string, f store.FactFilter) (out []string, err error) {
	f.Private, f.Limit = true, mostCompleted
	for f, err := range s.Facts(ctx, f) {
		if err != nil {
			return nil, err
		}
		if ref := factRef(f.ID); strings.HasPrefix(ref, strings.ToLower(typed)) {
			out = append(out, cobra.CompletionWithDesc(ref, render.Safe(f.Who.Label()+": "+journal.AsTyped(f.Text))))
		}
	}
	return out, nil
}

// latestAssessments is the latest assessments whose reference begins as typed, each with whom it is about and its day: what
// they say is not for the screen somebody else looks at.
func latestAssessments(ctx context.Context, s *store.Store, typed string) (out []string, err error) {
	for x, err := range s.Assessments(ctx, store.AssessmentFilter{Private: true, Limit: mostCompleted}) {
		if err != nil {
			return nil, err
		}
		if ref := assessmentRef(x.ID); strings.HasPrefix(ref, strings.ToLower(typed)) {
			out = append(out, cobra.CompletionWithDesc(ref, render.Safe(x.Who.Label()+", "+x.Day.Format("2 Jan 2006"))))
		}
	}
	return out, nil
}

// unnamedYet is completions without the references that are named already.
func unnamedYet(all, args []string) []string {
	return slices.DeleteFunc(all, func(c string) bool {
		ref, _, _ := strings.Cut(c, "\t")
		return slices.Contains(args, ref)
	})
}

// completeShown completes whatever can be looked at: references, and changes once the letter of changes is typed.
func (a *app) completeShown(cmd *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
	out, directive := a.completeRefs(cmd, args, typed)
	if r, ok := journal.ParseRef(typed + "1"); !ok || r.Letter != journal.RefChange {
		return out, directive
	}
	changes, directive := a.completeChanges(cmd, args, typed)
	return append(changes, out...), directive
}

// latestNotes is the latest notes whose reference begins as typed, each with its day and who took part.
func latestNotes(ctx context.Context, s *store.Store, typed string) (out []string, err error) {
	for n, err := range s.Notes(ctx, store.NoteFilter{Private: true, Limit: mostCompleted}) {
		if err != nil {
			return nil, err
		}
		if ref := noteRef(n.ID); strings.HasPrefix(ref, strings.ToLower(typed)) {
			out = append(out, cobra.CompletionWithDesc(ref, render.Safe(n.Day.Format("Mon 2 Jan 2006")+", "+with(n))))
		}
	}
	return out, nil
}

// completeChanges completes the latest changes whose reference begins as typed, each with what it was.
func (a *app) completeChanges(cmd *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
	return a.fromJournal(func(ctx context.Context, s *store.Store, typed string) ([]string, error) {
		changes, err := s.History(ctx, store.HistoryFilter{Limit: mostCompleted})
		changes = slices.DeleteFunc(changes, func(c store.Change) bool {
			return c.Undoes != 0 || !strings.HasPrefix(changeRef(c.ID), strings.ToLower(typed))
		})
		return each(changes, func(c store.Change) string {
			return cobra.CompletionWithDesc(changeRef(c.ID), render.Safe(c.Command+" "+c.What))
		}), err
	}, cobra.ShellCompDirectiveKeepOrder)(cmd, args, typed)
}

// completeInitiatives completes the names of initiatives, in their order.
func (a *app) completeInitiatives(cmd *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
	return a.fromJournal(func(ctx context.Context, s *store.Store, typed string) ([]string, error) {
		all, err := s.Initiatives(ctx, store.InitiativeFilter{})
		names := fitting(typed, each(all, func(in journal.Initiative) string {
			return cobra.CompletionWithDesc(render.Safe(in.Name), string(in.State)+", "+countOf(len(in.Members), "contact"))
		}))
		return names, err
	}, cobra.ShellCompDirectiveKeepOrder)(cmd, args, typed)
}

// initiativeRefs is the initiatives whose reference begins as typed, each with its name.
func initiativeRefs(ctx context.Context, s *store.Store, typed string) (out []string, err error) {
	all, err := s.Initiatives(ctx, store.InitiativeFilter{})
	for _, in := range all {
		if ref := initiativeRef(in.ID); strings.HasPrefix(ref, strings.ToLower(typed)) {
			out = append(out, cobra.CompletionWithDesc(ref, render.Safe(in.Name)))
		}
	}
	return out, err
}

func (a *app) completeGroups(cmd *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
	return a.fromJournal(func(ctx context.Context, s *store.Store, typed string) ([]string, error) {
		groups, err := s.Groups(ctx)
		return fitting(typed, each(groups, func(g journal.Group) string {
			return cobra.CompletionWithDesc(render.Safe(g.Name), countOf(g.Members, "contact"))
		})), err
	}, 0)(cmd, args, typed)
}

func (a *app) completeTags(cmd *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
	return a.fromJournal(func(ctx context.Context, s *store.Store, typed string) ([]string, error) {
		tags, err := s.Tags(ctx, true)
		return fitting(typed, each(tags, func(t store.TagCount) string {
			return cobra.CompletionWithDesc(render.Safe(t.Tag), countOf(t.Contacts, "contact")+", "+countOf(t.Notes, "note"))
		})), err
	}, 0)(cmd, args, typed)
}

func (a *app) completeFields(cmd *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
	return a.fromJournal(func(ctx context.Context, s *store.Store, typed string) ([]string, error) {
		names, err := s.FieldNames(ctx)
		return fitting(typed, each(names, func(n string) string { return render.Safe(n) + "=" })), err
	}, cobra.ShellCompDirectiveNoSpace)(cmd, args, typed)
}
