package cli

import (
	"context"
	"errors"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/term"
)

// askWho asks whom a conversation was with, and whether to add those nobody knows.
func (a *app) askWho(ctx context.Context, add bool) (party, error) {
	if !a.env.Interactive() {
		return party{}, journal.Bad(`rel note "dana" "what was said"`, "there is nobody here to ask who it was with")
	}
	return again(a, func() (party, error) {
		text, err := a.env.Ask(ctx, "Who was it with?", "")
		if err != nil {
			return party{}, err
		}
		p, err := a.whos(ctx, add, text)
		if add || !isMissing(err) {
			return p, err
		}
		a.talkError(err)
		yes, err := a.env.Confirm(ctx, "Add whoever is not in the journal yet?", false)
		if err != nil || !yes {
			return p, errors.Join(err, errAgain)
		}
		return a.whos(ctx, true, text)
	})
}

// askRest asks what the flags do not say: when, how, and what was said.
func (a *app) askRest(ctx context.Context, n *journal.Note, f noteFlags) (err error) {
	if f.on == "" {
		if n.Day, err = a.askWhen(ctx); err != nil {
			return err
		}
	}
	if f.via == "" {
		if n.Channel, err = a.askHow(ctx); err != nil {
			return err
		}
	}
	n.Body, err = a.askText(ctx)
	return err
}

func (a *app) askWhen(ctx context.Context) (journal.Day, error) {
	return again(a, func() (journal.Day, error) {
		text, err := a.env.Ask(ctx, "When?", "today")
		if err != nil {
			return journal.Day{}, err
		}
		return a.heldOn(ctx, text)
	})
}

func (a *app) askHow(ctx context.Context) (journal.Channel, error) {
	return again(a, func() (journal.Channel, error) {
		text, err := a.env.Ask(ctx, "How? "+joinWords(journal.Channels)+" (Enter for none of these)", "")
		if err != nil || text == "" {
			return "", err
		}
		return oneOf("channel", text, journal.Channels)
	})
}

func (a *app) askText(ctx context.Context) (string, error) {
	return again(a, func() (string, error) {
		text, err := a.env.AskText(ctx, "What was said?")
		if errors.Is(err, term.ErrNoEditor) {
			err = journal.Bad("name one, EDITOR=nano, or type the text here", "%v", err)
		}
		if err != nil {
			return "", err
		}
		if text, err = journal.CleanText("note", text); text == "" && err == nil {
			err = journal.Bad("type a line or more, or ^C to leave it", "the note says nothing")
		}
		return text, err
	})
}

// mostAsked is how often a question is put when its answers cannot be understood.
const mostAsked = 5

// errAgain has a question put anew when what was wrong with its answer has been said.
var errAgain = errors.New("asked again")

// again asks until the answer can be understood, saying each time what was wrong with it.
func again[T any](a *app, ask func() (T, error)) (v T, err error) {
	for range mostAsked {
		v, err = ask()
		var problem *journal.Problem
		var several *ambiguous
		switch {
		case err == nil:
			return v, nil
		case errors.Is(err, term.ErrNoAnswer):
			return v, err
		case errors.As(err, &problem), errors.As(err, &several):
			a.talkError(err)
		case !errors.Is(err, errAgain):
			return v, err
		}
	}
	return v, term.ErrNoAnswer
}
