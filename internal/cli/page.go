package cli

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/rel-journal/rel/internal/document"
	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/store"
	"github.com/rel-journal/rel/internal/term"
)

// page is a thing of the journal as a document in somebody's editor.
type page struct {
	form document.Form
	name string            // of the file, without its ending
	head []string          // what is said above it
	doc  document.Document // what it begins as

	// since is how it stands in the journal by now: what is changed on the page is what differs from how it stood, and that
	// must still be so. Nil where the thing is new, and all of it is to be written.
	since func(context.Context) (document.Document, error)

	typed bool // whether what it begins with was typed by the person just now, and is nowhere else

	// write writes the changes. What it cannot take is document.Problems, and nothing is written then.
	write func(context.Context, []document.Change) error
}

// errAsItWas says that a page was left as it was.
var errAsItWas = errors.New("left as it was")

// mostRounds is how often a page is opened again.
const mostRounds = 20

// onPage opens a page in the editor, again until what it says can be written, and writes it. Whatever goes wrong, what was
// written on it is kept.
func (a *app) onPage(ctx context.Context, p page) error {
	sheet, err := a.sheet(p)
	if err != nil {
		return err
	}
	return a.onSheet(ctx, p, sheet)
}

// sheet is what a page is opened on.
func (a *app) sheet(p page) (*term.Sheet, error) {
	sheet, err := a.env.NewSheet(a.scratch(), p.name+".md")
	if errors.Is(err, term.ErrNoEditor) {
		err = journal.Bad("name one, EDITOR=nano, or say by flags what to change", "%v", err)
	}
	return sheet, err
}

// onSheet is onPage, on the sheet that the page is opened on.
func (a *app) onSheet(ctx context.Context, p page, sheet *term.Sheet) error {
	defer sheet.Close()
	shown := p.form.Write(p.doc, p.head...)
	draft := ""
	if p.typed {
		draft = shown
	}
	defer func() { a.keepDraft(sheet, draft) }() // a fault in rel comes by here, too
	err := a.rounds(ctx, p, sheet, shown, &draft)
	asItWas := errors.Is(err, errAsItWas)
	if err == nil || errors.Is(err, store.ErrUnchanged) || asItWas && !p.typed {
		draft = ""
	}
	if asItWas {
		a.talk("It was left as it was; nothing was %s.", p.done())
		return nil
	}
	return err
}

// done is what becomes of a page that is written.
func (p page) done() string {
	if p.since == nil {
		return "noted"
	}
	return "changed"
}

// keepDraft keeps what somebody wrote on a page that was not written to the journal, and says where.
func (a *app) keepDraft(sheet *term.Sheet, draft string) {
	if strings.TrimSpace(draft) == "" {
		return
	}
	path, err := sheet.Keep(draft)
	if err != nil {
		a.giveBack(draft)
		return
	}
	a.tell("What you wrote is kept in " + path)
}

// rounds is the page open in the editor, each time with what was wrong with it. The draft is what is to be kept.
func (a *app) rounds(ctx context.Context, p page, sheet *term.Sheet, shown string, draft *string) error {
	began := shown
	var wrong document.Problems
	for range mostRounds {
		saved, err := sheet.Edit(ctx, shown)
		text := document.Text([]byte(saved))
		given := strings.TrimSpace(text) == "" || saved == shown
		if !given && saved != began {
			*draft = saved
		}
		switch {
		case err != nil:
			return err
		case given && wrong == nil:
			return errAsItWas
		case given:
			return p.givenUp(wrong)
		}
		err = a.takePage(context.WithoutCancel(ctx), p, text) // ^C pressed in the editor meant something to the editor
		if wrong = nil; !errors.As(err, &wrong) {
			return err
		}
		shown = p.again(text, wrong)
		*draft = shown
		a.talk("Opened again, to be put right: %s", summary(wrong))
	}
	return p.givenUp(wrong)
}

// again is the page as it is opened again, what is wrong with it at its lines. Where the front matter is gone, it is
// the one it began with, and what was written stands below.
func (p page) again(text string, wrong document.Problems) string {
	if errors.Is(wrong[0].Err, document.NoFront) {
		doc := p.doc
		doc.Text = strings.Trim(text, "\n")
		text = p.form.Write(doc, p.head...)
		if !p.form.Text {
			text += "\n" + doc.Text + "\n"
		}
	}
	return document.Mark(text, wrong)
}

// givenUp is the error of a page that somebody left with something wrong on it.
func (p page) givenUp(wrong document.Problems) error {
	code := journal.Usage
	var first *journal.Problem
	if errors.As(wrong[0].Err, &first) {
		code = first.Code
	}
	what := "nothing was " + p.done() + ": " + summary(wrong)
	return &journal.Problem{Code: code, What: what, Hint: "what was wrong is written there, at its lines"}
}

// summary is the first of what is wrong, and how much more is.
func summary(wrong document.Problems) string {
	text, _, _ := strings.Cut(wrong[0].Err.Error(), "\n")
	if more := len(wrong) - 1; more > 0 {
		text += fmt.Sprintf(", and %d more", more)
	}
	return text
}

// takePage reads what was saved, and writes what is different.
func (a *app) takePage(ctx context.Context, p page, text string) error {
	now, problems := p.form.Parse(text)
	if len(problems) > 0 {
		return problems
	}
	if p.since == nil {
		return p.write(ctx, p.form.Differences(document.Document{}, now))
	}
	changes := p.form.Differences(p.asRead(p.doc), now)
	if len(changes) == 0 {
		return errAsItWas
	}
	if err := p.untouched(ctx, changes); err != nil {
		return err
	}
	return p.write(ctx, changes)
}

// asRead is a document as it is once it was written and read.
func (p page) asRead(d document.Document) document.Document {
	read, _ := p.form.Parse(p.form.Write(d)) // what rel writes, it can read
	return read
}

// untouched refuses to change what somebody else has changed since the page was opened.
func (p page) untouched(ctx context.Context, changes []document.Change) error {
	since, err := p.since(ctx)
	if err != nil {
		return err
	}
	for _, theirs := range p.form.Differences(p.asRead(p.doc), p.asRead(since)) {
		for _, c := range changes {
			if c.Key == theirs.Key {
				return &journal.Problem{
					Code: journal.Failure,
					What: fmt.Sprintf("the %s was changed meanwhile, by another rel", c.Key),
					Hint: "nothing was changed by this one; open it again, and put in what you wrote",
				}
			}
		}
	}
	return nil
}
