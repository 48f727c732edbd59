package cli

import (
	"context"
	"errors"
	"strings"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/store"
	"github.com/rel-journal/rel/internal/term"
)

// askWho asks whom a conversation was with, and what becomes of a name that nobody has. The error is term.ErrEditor, along
// with who was named, where the editor was asked for.
func (a *app) askWho(ctx context.Context, add bool) (party, error) {
	if !a.env.Interactive() {
		return party{}, journal.Bad(`rel note "dana" "what was said"`, "there is nobody here to ask who it was with")
	}
	meet := a.meet
	if add {
		meet = made
	}
	return again(a, func() (p party, err error) {
		named := func(text string) (p party, err error) { return p, a.gather(ctx, &p, text, meet) }
		p, err = askOrEdit(ctx, a, "Who was it with?", "", named)
		if err == nil && len(p.everyone()) == 0 {
			return named("")
		}
		return p, err
	})
}

// askParty asks for one or more contacts until all of them are known.
func (a *app) askParty(ctx context.Context, question string, meet stranger) (party, error) {
	return again(a, func() (p party, err error) {
		text, err := a.ask(ctx, question, "")
		if err != nil {
			return party{}, err
		}
		err = a.gather(ctx, &p, text, meet)
		return p, err
	})
}

// askRest asks what the flags do not say: when, how, what was said, what those present said, and what is to be done.
func (a *app) askRest(ctx context.Context, d *draft, f noteFlags) (err error) {
	n := &d.note
	if f.on == "" {
		day, err := a.askWhen(ctx)
		if !day.IsZero() {
			n.Day = day
		}
		if err != nil {
			return err
		}
	}
	if f.via == "" {
		if n.Channel, err = a.askHow(ctx); err != nil {
			return err
		}
	}
	if n.Body, err = a.askText(ctx); err != nil {
		return err
	}
	if n.Heard, err = a.askHeard(ctx, d.present); err == nil && len(f.todo)+len(f.owed) == 0 {
		d.owed, err = a.askOwed(ctx, d.present)
	}
	if errors.Is(err, term.ErrNoAnswer) {
		return nil // the note is there without the rest
	}
	return err
}

// askOrEdit asks, and reads the answer, unless it is empty. Where the editor was asked for behind it, the error is
// term.ErrEditor, along with what was read.
func askOrEdit[T any](ctx context.Context, a *app, question, preset string, read func(string) (T, error)) (v T, err error) {
	text, err := a.ask(ctx, question, preset)
	if err != nil {
		return v, err
	}
	text, edit := strings.CutSuffix(text, term.EditorKey)
	if text = strings.TrimSpace(text); text != "" {
		if v, err = read(text); err != nil {
			return v, err
		}
	}
	if edit {
		err = editorWanted(a.env.WantsEditor())
	}
	return v, err
}

// editorWanted is the error of an editor that was asked for: with the way out, where there is none.
func editorWanted(err error) error {
	if errors.Is(err, term.ErrNoEditor) {
		return journal.Bad("name one, EDITOR=nano, or type the text here", "%v", err)
	}
	return err
}

func (a *app) askWhen(ctx context.Context) (journal.Day, error) {
	return again(a, func() (journal.Day, error) {
		return askOrEdit(ctx, a, "When?", "today", func(text string) (journal.Day, error) { return a.heldOn(ctx, text) })
	})
}

func (a *app) askHow(ctx context.Context) (journal.Channel, error) {
	return again(a, func() (journal.Channel, error) {
		return askOrEdit(ctx, a, "How? "+joinWords(journal.Channels)+" (Enter for none of these)", "", journal.ParseChannel)
	})
}

func (a *app) askText(ctx context.Context) (string, error) {
	return again(a, func() (string, error) {
		text, err := a.env.AskText(ctx, "What was said?")
		if errors.Is(err, term.ErrEditor) {
			return text, err
		}
		if err != nil {
			return "", givingBack(editorWanted(err), text)
		}
		clean, err := journal.CleanText("note", text)
		if clean == "" && err == nil {
			err = journal.Bad("type a line or more, or ^C to leave it", "the note says nothing")
		}
		return clean, givingBack(err, text)
	})
}

// askHeard asks what those present said, until nothing more is. The error is term.ErrNoAnswer where no more is typed at all.
func (a *app) askHeard(ctx context.Context, present []store.Who) (all []journal.Heard, err error) {
	for {
		h, err := again(a, func() (journal.Heard, error) { return a.askSaying(ctx, present) })
		if h.Text != "" {
			all = append(all, h)
		}
		if err != nil || h.Text == "" {
			return all, err
		}
	}
}

func (a *app) askSaying(ctx context.Context, present []store.Who) (journal.Heard, error) {
	const question = `What did they say? ("luis: worries about rates"; Enter to go on)`
	return askOrEdit(ctx, a, question, "", func(text string) (journal.Heard, error) {
		h, err := a.hear(ctx, text, present)
		return h, leftOpen(err)
	})
}

// leftOpen has a question put again whose answer left open who of several was meant.
func leftOpen(err error) error {
	if errors.Is(err, term.ErrNoAnswer) {
		return errAgain
	}
	return err
}

// askOwed asks what is to be done, until nothing more is.
func (a *app) askOwed(ctx context.Context, present []store.Who) (all []journal.FollowUp, err error) {
	for {
		f, err := again(a, func() (journal.FollowUp, error) { return a.askOwing(ctx, present) })
		if f.Text != "" {
			all = append(all, f)
		}
		if err != nil || f.Text == "" {
			return all, err
		}
	}
}

func (a *app) askOwing(ctx context.Context, present []store.Who) (journal.FollowUp, error) {
	const question = `What will you do? ("luis: send the memo by friday"; Enter to finish)`
	return askOrEdit(ctx, a, question, "", func(text string) (journal.FollowUp, error) {
		f, err := a.owe(ctx, text, present)
		f.OwedBy = journal.Me
		return f, leftOpen(err)
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
