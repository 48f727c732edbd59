package cli

import (
	"context"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/store"
)

// assessFlags are what can be said of a relationship that is assessed.
type assessFlags struct {
	trust, fairness   string
	rests, question   []string
	theySaid, myGuess bool
	evidence          string
	note, on          string
	list              bool
}

func newAssess(a *app) *cobra.Command {
	var filter filterFlags
	var f assessFlags
	cmd := &cobra.Command{
		Use:        "assess [WHO]",
		SuggestFor: []string{"assessment", "assessments", "trust", "fairness"},
		Long: `How a relationship is, in words and with what shows it: the relationship is assessed, never the person. Alone, it
lists the latest of everybody. With WHO it asks, one question at a time, with what was said last time in view; or it takes
what the flags say. --list shows what was said before, as does WHO alone where there is nobody to ask.

Trust is unknown, strained, guarded, growing or strong. It rests on some of integrity, intent, capability and track record;
others may be in question. Fairness is how fairly they find they are treated: fair, mixed, unfair or unknown, and whether
they said so or it is your guess. Evidence, a line on what shows it, is needed. rel help practice says what each of these means.

What was assessed is not changed: assess it anew, or take out what was a mistake by rel rm a5. Promises kept, which are
counted from follow-ups, stand beside it. Assessments stay out of exports, briefs and whatever is no table, unless they are
asked for. Write what you would read aloud with the person present.`,
		Example: `  rel assess
  rel assess "dana w"
  rel assess dana --trust growing --evidence "Called us before the vote"
  rel assess dana --trust growing --rests-on intent --evidence "As agreed"
  rel assess luis --trust guarded --fairness mixed --they-said --evidence "Late"
  rel assess dana --list`,
		Args:              slots(0, 1),
		ValidArgsFunction: a.completeFirst(a.completeContacts),
		RunE: func(cmd *cobra.Command, args []string) error {
			switch saying, err := f.check(cmd, args); {
			case err != nil:
				return err
			case saying:
				return a.assess(cmd.Context(), args[0], f)
			case len(args) == 1 && a.asksHowItIs(cmd):
				return a.askAssessment(cmd.Context(), args[0], f)
			}
			if name := misplacedFlag(cmd, "note", "on"); name != "" {
				return journal.Bad("with WHO, --trust WORD --evidence TEXT assess a relationship; without them, a terminal asks",
					"a list of assessments has no --%s", name)
			}
			return a.listAssessments(cmd.Context(), args, filter)
		},
	}
	f.bind(cmd, a)
	filter.bind(cmd, a, "group", "stage", "tag", "columns", "limit", "deleted", "include-private")
	return cmd
}

func (f *assessFlags) bind(cmd *cobra.Command, a *app) {
	fs := cmd.Flags()
	fs.StringVar(&f.trust, "trust", "", "how far you trust each other, in a `word`")
	complete(cmd, "trust", meanings(journal.Trusts))
	commaListVar(fs, &f.rests, "rests-on", "what trust rests on: `grounds` with commas between them")
	complete(cmd, "rests-on", meanings(journal.Grounds))
	commaListVar(fs, &f.question, "question", "what is in question: `grounds` with commas between them")
	complete(cmd, "question", meanings(journal.Grounds))
	fs.StringVar(&f.fairness, "fairness", "", "how fairly they find they are treated, in a `word`")
	complete(cmd, "fairness", meanings(journal.Fairnesses))
	fs.BoolVar(&f.theySaid, "they-said", false, "they said themselves how fair they find it")
	fs.BoolVar(&f.myGuess, "my-guess", false, "how fair they find it is your guess")
	fs.StringVar(&f.evidence, "evidence", "", "a line of `text` on what shows it")
	fs.StringVar(&f.note, "note", "", "the `note` that shows it, such as n841, which makes it as private")
	complete(cmd, "note", a.completeRefs)
	fs.StringVar(&f.on, "on", "", "the `day` it was so; today when it is not said")
	fs.BoolVar(&f.list, "list", false, "all that was said of the relationship with WHO, the latest first")
}

// meaningful is a word of a scale that says what it means.
type meaningful interface {
	~string
	Meaning() string
}

// meanings completes one word of a scale, each with what it means.
func meanings[T meaningful](scale []T) completer {
	return func(_ *cobra.Command, _ []string, typed string) ([]string, cobra.ShellCompDirective) {
		return fitting(typed, each(scale, func(w T) string {
			return cobra.CompletionWithDesc(string(w), w.Meaning())
		})), cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveKeepOrder
	}
}

// check reports whether the flags say how a relationship is, and refuses those that do not go together.
func (f *assessFlags) check(cmd *cobra.Command, args []string) (saying bool, err error) {
	name := misplacedFlag(cmd, "trust", "rests-on", "question", "fairness", "they-said", "my-guess", "evidence")
	switch {
	case name != "" && len(args) == 0:
		return false, journal.Bad("rel assess WHO --"+name, "nobody is named, and --%s is of one relationship", name)
	case f.list && len(args) == 0:
		return false, journal.Bad("rel assess WHO --list; rel assess alone lists the latest of everybody", "--list is of one relationship")
	case name == "":
		if by := misplacedFlag(cmd, "group", "stage", "tag"); by != "" && len(args) > 0 {
			return false, journal.Bad("leave one of the two out", "those that are named are not narrowed by --%s", by)
		}
		return false, nil
	}
	if by := misplacedFlag(cmd, "list", "group", "stage", "tag", "columns", "limit", "deleted", "include-private"); by != "" {
		return false, journal.Bad("rel assess WHO --list lists them", "a relationship that is assessed has no --%s", by)
	}
	return true, refuseEmpty(cmd, "")
}

// asksHowItIs reports whether how a relationship is can be asked: somebody is there, and no list is wanted.
func (a *app) asksHowItIs(cmd *cobra.Command) bool {
	return a.env.Interactive() && !a.machine() &&
		misplacedFlag(cmd, "list", "columns", "limit", "deleted", "include-private") == ""
}

// assess writes down how the relationship with whom text names is, as the flags say.
func (a *app) assess(ctx context.Context, text string, f assessFlags) error {
	w, err := a.oneAssessed(ctx, text)
	if err != nil {
		return err
	}
	x, err := f.assessment()
	if err != nil {
		return err
	}
	x.Who = someone(w)
	if x.Day, x.Note, err = a.assessedOn(ctx, f); err != nil {
		return err
	}
	return a.writeAssessment(ctx, x)
}

// oneAssessed is the one contact whose relationship is assessed.
func (a *app) oneAssessed(ctx context.Context, text string) (store.Who, error) {
	p, err := a.whos(ctx, false, text)
	if err == nil && len(p.known) != 1 {
		err = journal.Bad("assess them one by one", "an assessment is of one relationship, and %d contacts were named", len(p.known))
	}
	if err != nil {
		return store.Who{}, err
	}
	return p.known[0], nil
}

// writeAssessment writes an assessment down, and says what was understood.
func (a *app) writeAssessment(ctx context.Context, x journal.Assessment) error {
	s, err := a.writing(ctx)
	if err != nil {
		return err
	}
	made, err := s.AddAssessments(ctx, []journal.Assessment{x})
	if err != nil {
		return err
	}
	return a.answerAssessed(made[0])
}

// assessment is what the flags say of a relationship.
func (f *assessFlags) assessment() (x journal.Assessment, err error) {
	x.Fairness = journal.FairnessUnknown
	if f.trust != "" {
		if x.Trust, err = oneOf("word for trust", f.trust, journal.Trusts); err != nil {
			return x, err
		}
	}
	if x.Rests, err = readGrounds(f.rests); err != nil {
		return x, err
	}
	if x.Question, err = readGrounds(f.question); err != nil {
		return x, err
	}
	if f.fairness != "" {
		if x.Fairness, err = oneOf("word for fairness", f.fairness, journal.Fairnesses); err != nil {
			return x, err
		}
	}
	switch {
	case f.theySaid && f.myGuess:
		return x, journal.Bad("leave one of the two out", "--they-said and --my-guess cannot both be")
	case f.theySaid:
		x.From = journal.TheySaid
	case f.myGuess:
		x.From = journal.MyGuess
	}
	if f.evidence != "" {
		if x.Evidence, err = journal.CleanEvidence(f.evidence); err != nil {
			return x, err
		}
	}
	return x, x.Check()
}

// readGrounds reads what trust rests on, or what is in question: each once, in the order in which they are listed.
func readGrounds(texts []string) (all []journal.Ground, err error) {
	said, err := allOf(texts, aGround)
	for _, g := range journal.Grounds {
		if slices.Contains(said, g) {
			all = append(all, g)
		}
	}
	return all, err
}

// aGround reads one ground of trust; the track record goes by record alone, too.
func aGround(text string) (journal.Ground, error) {
	text = strings.ReplaceAll(strings.TrimSpace(text), "-", " ")
	if strings.EqualFold(text, "record") {
		return journal.Record, nil
	}
	return oneOf("ground of trust", text, journal.Grounds)
}

// assessedOn is the day on which a relationship was so, and the note that shows it; zero where none does.
func (a *app) assessedOn(ctx context.Context, f assessFlags) (day journal.Day, note int64, err error) {
	day = a.today()
	if f.on != "" {
		if day, err = a.day(ctx, f.on, journal.Back); err != nil {
			return day, 0, err
		}
	}
	if day.After(a.today()) {
		return day, 0, journal.Bad("write it down when it is so",
			"an assessment is of today or of a day before it, and %s is after today, %s", day, a.today())
	}
	if f.note == "" {
		return day, 0, nil
	}
	n, err := a.noteNamed(ctx, f.note)
	return day, n.ID, err
}
