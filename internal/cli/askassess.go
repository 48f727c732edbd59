package cli

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/render"
	"github.com/rel-journal/rel/internal/store"
	"github.com/rel-journal/rel/internal/term"
)

// askAssessment asks how the relationship with whom text names is, one question at a time, with what was said last time in
// view. Nothing is written where nothing is said.
func (a *app) askAssessment(ctx context.Context, text string, f assessFlags) error {
	w, err := a.oneAssessed(ctx, text)
	if err != nil {
		return err
	}
	x := journal.Assessment{Who: someone(w), Fairness: journal.FairnessUnknown}
	if x.Day, x.Note, err = a.assessedOn(ctx, f); err != nil {
		return err
	}
	last, err := a.lastTime(ctx, w)
	if err != nil {
		return err
	}
	if err := a.askHowItIs(ctx, &x, last); err != nil {
		return err
	}
	if x.Waiting() {
		a.talk("Nothing is said, so nothing was noted.")
		return nil
	}
	if x.Note == 0 {
		if x.Note, err = a.askWhichNote(ctx, w); err != nil {
			return givingBack(err, x.Evidence)
		}
	}
	return givingBack(a.writeAssessment(ctx, x), x.Evidence)
}

// lastTime shows what was said last time, and how promises were kept since ever, and gives back the former; it is zero where
// nothing was said.
func (a *app) lastTime(ctx context.Context, w store.Who) (last journal.Assessment, err error) {
	s, err := a.reading(ctx)
	if err != nil {
		return last, err
	}
	all, err := store.All(s.Assessments(ctx, store.AssessmentFilter{Who: []int64{w.ID}, Latest: true, Private: true}))
	if err != nil {
		return last, err
	}
	promises, err := s.Promises(ctx, w.ID)
	if err != nil {
		return last, err
	}
	open := "Enter leaves a question open."
	if a.env.TakesKeys() {
		open = "Esc leaves a question open, Enter takes the word that is marked."
	}
	a.talk("How it is between you and %s: the relationship is assessed, and not the person. %s", w.Name, open)
	if len(all) == 0 {
		a.talk("It has not been assessed yet.")
	} else {
		last = all[0]
		a.talk("Last time, %s (%s, %s): %s", render.Ago(last.Day, a.today()), last.Day.Format("Mon 2 Jan 2006"), assessmentRef(last.ID),
			assessedText(last))
	}
	if kept := bothKept(promises[w.ID]); kept != "" {
		a.talk("Promises: %s.", kept)
	}
	return last, nil
}

// askHowItIs asks for all that an assessment says, but for the note that shows it.
func (a *app) askHowItIs(ctx context.Context, x *journal.Assessment, last journal.Assessment) (err error) {
	x.Trust, err = askWord(ctx, a, "How far do you trust each other?"+lastWord(string(last.Trust)), journal.Trusts, last.Trust)
	if err != nil {
		return err
	}
	if x.Trust != journal.TrustUnknown {
		if err := a.askGrounds(ctx, x); err != nil {
			return err
		}
	}
	fairness := ""
	if last.Trust != "" {
		fairness = strings.TrimSuffix(fmt.Sprintf("%s, %s", last.Fairness, last.From), ", ")
	}
	x.Fairness, err = askWord(ctx, a, "How fairly do they find they are treated?"+lastWord(fairness), journal.Fairnesses, last.Fairness)
	if err != nil {
		return err
	}
	if x.Fairness != journal.FairnessUnknown {
		if x.From, err = a.askFrom(ctx); err != nil {
			return err
		}
	}
	x.Evidence, err = again(a, func() (string, error) { return a.askEvidence(ctx, *x) })
	return err
}

// lastWord is what was said last time, behind a question; empty where nothing was.
func lastWord(word string) string {
	if word == "" {
		return ""
	}
	return " Last time: " + word + "."
}

// askWord asks for a word of a scale, each with what it means; that of last time stands first, and Enter takes it. The first of
// the scale, unknown, is it where none is chosen.
func askWord[T meaningful](ctx context.Context, a *app, question string, scale []T, last T) (T, error) {
	open := scale[0]
	if at := slices.Index(scale, last); at > 0 {
		scale = slices.Concat([]T{last}, slices.Delete(slices.Clone(scale), at, at+1))
	}
	says := each(scale, func(w T) string { return string(w) + ": " + w.Meaning() })
	i, err := a.pick(ctx, question, says, each(scale, func(w T) string { return string(w) }))
	if errors.Is(err, term.ErrNoAnswer) {
		return open, nil
	}
	return scale[max(i, 0)], err
}

// askFrom asks how it is known how fair they find it. It is a guess unless they said so.
func (a *app) askFrom(ctx context.Context) (journal.FairnessFrom, error) {
	says := []string{string(journal.MyGuess), string(journal.TheySaid)}
	i, err := a.pick(ctx, "How do you know?", says, says)
	switch {
	case err != nil && !errors.Is(err, term.ErrNoAnswer):
		return "", err
	case i == 1:
		return journal.TheySaid, nil
	default:
		return journal.MyGuess, nil
	}
}

// askGrounds asks what trust rests on, and what is in question.
func (a *app) askGrounds(ctx context.Context, x *journal.Assessment) (err error) {
	a.talk("Trust rests on some of these, and others may be in question:")
	for _, g := range journal.Grounds {
		a.talk("  %s: %s", g, g.Meaning())
	}
	x.Rests, err = again(a, func() ([]journal.Ground, error) { return a.askSome(ctx, "What does it rest on?") })
	if err != nil {
		return err
	}
	x.Question, err = again(a, func() ([]journal.Ground, error) {
		some, err := a.askSome(ctx, "What is in question?")
		if err != nil {
			return nil, err
		}
		return some, journal.Clash(x.Rests, some)
	})
	return err
}

func (a *app) askSome(ctx context.Context, question string) ([]journal.Ground, error) {
	text, err := a.ask(ctx, question+" (several with commas; Enter for none)", "")
	if err != nil || text == "" {
		return nil, err
	}
	return readGrounds(strings.Split(text, ","))
}

// askEvidence asks what shows it. Where nothing else was said, nothing need be.
func (a *app) askEvidence(ctx context.Context, x journal.Assessment) (string, error) {
	text, err := a.ask(ctx, "What was said or done that shows it? One line:", "")
	if err != nil || text == "" && x.Waiting() {
		return "", err
	}
	return journal.CleanEvidence(text)
}

// askWhichNote asks which note shows it, where there is one to choose; zero for none.
func (a *app) askWhichNote(ctx context.Context, w store.Who) (int64, error) {
	s, err := a.reading(ctx)
	if err != nil {
		return 0, err
	}
	latest, err := store.All(s.Notes(ctx, store.NoteFilter{Who: []int64{w.ID}, Private: true, Limit: 1}))
	if err != nil || len(latest) == 0 {
		return 0, err
	}
	question := fmt.Sprintf("Which note shows it? The latest is %s, %s (Enter for none)", noteRef(latest[0].ID), whenAndHow(latest[0]))
	return again(a, func() (int64, error) {
		text, err := a.ask(ctx, question, "")
		if err != nil || text == "" {
			return 0, err
		}
		n, err := a.noteNamed(ctx, text)
		return n.ID, err
	})
}
