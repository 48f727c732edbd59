package cli

import (
	"context"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/store"
)

// factFlags are what can be said of facts as they are listed, or of one that is added.
type factFlags struct {
	kindFlags
	on, note string
	all, add bool
}

func newFact(a *app) *cobra.Command {
	var filter filterFlags
	var f factFlags
	cmd := &cobra.Command{
		Use:        "fact [WHO [TEXT]]",
		SuggestFor: []string{"facts", "know", "known", "assume", "assumption", "assumptions", "question", "questions", "cares"},
		Long: `What you know of people, and what you only think you know: list it, list it for one contact or several, or with TEXT
add one more for each. Without a flag it is known. --cares is what they care about, --told what they have been told of
you and your work, --assume what you believe and have not checked, --ask a question still to be asked.

What is still to be found out comes up in rel brief before a meeting; an assumption nobody checked within their cadence,
and a question to somebody who is due, in rel as well. rel confirm f3 makes it known, rel drop f3 lets it go, rel edit f3
changes it. Write what you would read aloud with the person present.`,
		Example: `  rel fact
  rel fact "dana w"
  rel fact dana "Two rural sites in the pilot" --cares
  rel fact dana "Thinks of us as regulators" --assume --note n841
  rel fact luis "Who signs the grant?" --ask
  rel fact --assume --format csv`,
		Args:              slots(0, 2),
		ValidArgsFunction: a.completeFirst(a.completeContacts),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := f.check(cmd, len(args) == 2); err != nil {
				return err
			}
			if len(args) == 2 {
				return a.addFact(cmd.Context(), args[0], args[1], f)
			}
			return a.listFacts(cmd.Context(), args, filter, f)
		},
	}
	f.bind(cmd.Flags())
	cmd.Flags().StringVar(&f.on, "on", "", "the `day` you learned it, assumed it or told them; today when it is not said")
	cmd.Flags().StringVar(&f.note, "note", "", "the `note` it came from, such as n841, which makes it as private and of the same day")
	complete(cmd, "note", a.completeRefs)
	cmd.Flags().BoolVar(&f.all, "all", false, "those that were dropped, too")
	filter.bind(cmd, a, "columns", "limit", "deleted", "include-private")
	cmd.Flags().BoolVar(&f.add, "add", false, "add whoever is not in the journal yet")
	return cmd
}

// kindFlags say of which kind a fact is.
type kindFlags struct {
	known, cares, told, assume, ask bool
}

func (f *kindFlags) bind(fs *pflag.FlagSet) {
	fs.BoolVar(&f.known, "known", false, "known of them")
	fs.BoolVar(&f.cares, "cares", false, "what they care about")
	fs.BoolVar(&f.told, "told", false, "what they have been told of you and your work")
	fs.BoolVar(&f.assume, "assume", false, "an assumption, still to be checked")
	fs.BoolVar(&f.ask, "ask", false, "a question, still to be asked")
}

// kind is the kind that was said; empty where none was.
func (f *kindFlags) kind() (kind journal.FactKind, err error) {
	for _, k := range []struct {
		kind journal.FactKind
		said bool
	}{{journal.Known, f.known}, {journal.Cares, f.cares}, {journal.Told, f.told}, {journal.Assume, f.assume}, {journal.Ask, f.ask}} {
		switch {
		case k.said && kind != "":
			return "", journal.Bad("leave one of the two out", "--%s and --%s cannot both be", kind, k.kind)
		case k.said:
			kind = k.kind
		}
	}
	return kind, nil
}

// check refuses flags of a list for what is to be added, and the other way round.
func (f *factFlags) check(cmd *cobra.Command, adding bool) error {
	if !adding {
		if name := misplacedFlag(cmd, "on", "note", "add"); name != "" {
			return journal.Bad(`rel fact WHO "what is known" --`+name+" adds one", "a list of facts has no --%s", name)
		}
		return nil
	}
	if name := misplacedFlag(cmd, "all", "deleted", "columns", "limit", "include-private"); name != "" {
		return journal.Bad("without a text, rel fact WHO lists them", "a fact that is added has no --%s", name)
	}
	return refuseEmpty(cmd, "")
}

// addFact writes down what is known, or to be found out: one for each of those named.
func (a *app) addFact(ctx context.Context, who, text string, f factFlags) error {
	one := journal.Fact{}
	var err error
	if one.Kind, err = f.kind(); err != nil {
		return err
	}
	if one.Kind == "" {
		one.Kind = journal.Known
	}
	of, err := a.whos(ctx, f.add, who)
	if err != nil {
		return err
	}
	if one.Text, err = journal.CleanFact(text); err != nil {
		return err
	}
	if one.Day, one.Note, err = a.factCame(ctx, f); err != nil {
		return err
	}
	s, err := a.writing(ctx)
	if err != nil {
		return err
	}
	made, err := s.AddFacts(ctx, each(of.everyone(), func(w store.Who) journal.Fact {
		one.Who = someone(w)
		return one
	}), of.fresh)
	if err != nil {
		return err
	}
	return a.answerFacts(made)
}

// factCame is when a fact came up, and out of which note; zero where of none.
func (a *app) factCame(ctx context.Context, f factFlags) (day journal.Day, note int64, err error) {
	day = a.today()
	if f.note != "" {
		n, err := a.noteNamed(ctx, f.note)
		if err != nil {
			return day, 0, err
		}
		day, note = n.Day, n.ID
	}
	if f.on != "" {
		day, err = a.factDay(ctx, f.on)
	}
	return day, note, err
}

// factDay reads the day of a fact, which is not to come.
func (a *app) factDay(ctx context.Context, text string) (journal.Day, error) {
	day, err := a.day(ctx, text, journal.Back)
	if err == nil && day.After(a.today()) {
		err = journal.Bad("what is to come is a follow-up: rel todo WHO TEXT --by",
			"a fact is of today or of a day before it, and %s is after today, %s", day, a.today())
	}
	return day, err
}

// noteNamed is the note that text names, unless it was removed.
func (a *app) noteNamed(ctx context.Context, text string) (journal.Note, error) {
	t, err := a.ref(ctx, text)
	_, isRef := journal.ParseRef(text)
	switch {
	case err == nil && t.Letter != journal.RefNote, isMissing(err) && !isRef:
		return journal.Note{}, journal.Bad("rel log shows each note with its reference, such as n841", "%s is no note", quote(text))
	case err != nil:
		return journal.Note{}, err
	}
	s, err := a.reading(ctx)
	if err != nil {
		return journal.Note{}, err
	}
	return keptNote(ctx, s, t.Number)
}

// answerFacts says what facts are now, a line each, or prints them where a format for programs was asked for.
func (a *app) answerFacts(all []journal.Fact) error {
	if a.machine() {
		return a.printFacts(all, false)
	}
	return a.sayEach(each(all, func(f journal.Fact) string { return factHeading(f) + ": " + factLine(f) }))
}

// listed is the filter of the flags.
func (f *factFlags) listed(ctx context.Context, a *app, args []string, filter filterFlags) (out store.FactFilter, err error) {
	out.Deleted, out.Private, out.Limit = filter.deleted, filter.private || !a.machine(), filter.limit
	out.Dropped = f.all || filter.deleted
	if filter.limit < 0 {
		return out, journal.Bad("--limit 0 lists all", "a list cannot have %d lines", filter.limit)
	}
	kind, err := f.kind()
	if err != nil {
		return out, err
	}
	if kind != "" {
		out.Kinds = []journal.FactKind{kind}
	}
	if len(args) == 0 {
		return out, nil
	}
	p, err := a.whos(ctx, false, args[0])
	if isMissing(err) && strings.Contains(strings.TrimSpace(args[0]), " ") {
		err = journal.Missing("rel fact WHO "+quote(args[0])+" adds one", "%v", err)
	}
	out.Who = p.ids()
	return out, err
}

// fact is the fact that text names, unless it was removed.
func (a *app) fact(ctx context.Context, text string) (journal.Fact, error) {
	t, err := a.ref(ctx, text)
	if err != nil {
		return journal.Fact{}, err
	}
	if t.Letter != journal.RefFact {
		return journal.Fact{}, noFact(t, text)
	}
	s, err := a.reading(ctx)
	if err != nil {
		return journal.Fact{}, err
	}
	return keptFact(ctx, s, t.Number)
}

// noFact is the error of what text names instead of a fact.
func noFact(t target, text string) error {
	const look = "rel fact shows each fact with its reference, such as f3"
	switch t.Letter {
	case journal.RefFollowUp:
		return journal.Bad("rel done "+text+" marks it as done", "%s is a follow-up, and no fact", text)
	case journal.RefInitiative:
		return isInitiative(t.Number, "fact")
	case 0:
		return journal.Bad("rel fact "+quote(text)+" shows those of them, each with its reference",
			"%s is a contact, and no fact", t.who.Name)
	default:
		return journal.Bad(look, "%s is %s, and no fact", text, t.What())
	}
}

// keptFact is the fact of this number, unless it was removed.
func keptFact(ctx context.Context, s *store.Store, id int64) (journal.Fact, error) {
	f, err := s.Fact(ctx, id)
	if err != nil || !f.Deleted {
		return f, err
	}
	back, err := wayBack(ctx, s, store.HiddenFact, id)
	if err != nil {
		return f, err
	}
	return f, journal.Missing(back, "%s was removed", factRef(id))
}

// each fact that texts name, once; those that done says are so already are left out.
func (a *app) factsNamed(ctx context.Context, texts []string, done func(journal.Fact) (bool, error)) (all []journal.Fact, err error) {
	for _, text := range texts {
		f, err := a.fact(ctx, text)
		if err != nil {
			return nil, err
		}
		if slices.ContainsFunc(all, func(x journal.Fact) bool { return x.ID == f.ID }) {
			continue
		}
		so, err := done(f)
		if err != nil {
			return nil, err
		}
		if !so {
			all = append(all, f)
		}
	}
	return all, nil
}
