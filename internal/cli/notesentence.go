package cli

import (
	"context"
	"errors"
	"slices"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/sentence"
	"github.com/rel-journal/rel/internal/store"
	"github.com/rel-journal/rel/internal/term"
)

// isSentence reports whether the one argument of a note is a sentence about a conversation, and not names.
func (a *app) isSentence(ctx context.Context, text string) bool {
	dates, err := a.dates(ctx, journal.Back)
	return err == nil && sentence.Is(text, dates) && !a.allKnown(ctx, text)
}

// noteSentence notes what a sentence says; what flags say is not taken from it.
func (a *app) noteSentence(ctx context.Context, text string, n journal.Note, f noteFlags) error {
	read, err := a.readSentence(ctx, text)
	if err != nil {
		return givingBack(err, text)
	}
	with, about, err := a.parties(ctx, text, read, f)
	inEditor := errors.Is(err, term.ErrEditor)
	if err != nil && !inEditor {
		if a.env.Interactive() { // else the hint has it
			err = givingBack(err, text)
		}
		return err
	}
	fillFrom(read, &n, f)
	if n.Body, err = journal.CleanText("note", n.Body); err != nil {
		return err
	}
	d, err := a.drafted(ctx, n, with, about, f)
	if err != nil {
		return err
	}
	write := a.writeDraft
	if inEditor {
		write = a.newNotePage
	}
	noted, err := write(ctx, &d, f)
	if err != nil || noted.Note.ID == 0 { // the page in the editor was left as it was
		return err
	}
	if err := a.answerNew(noted); err != nil {
		return err
	}
	a.tellUndated(read, noted.Note, f)
	return nil
}

// readSentence reads a sentence against those of the journal whom its words may name.
func (a *app) readSentence(ctx context.Context, text string) (sentence.Reading, error) {
	s, err := a.reading(ctx)
	if err != nil {
		return sentence.Reading{}, err
	}
	words, numbers := sentence.Names(text)
	found, err := s.Mentionable(ctx, words, numbers)
	if err != nil {
		return sentence.Reading{}, err
	}
	dates, err := a.dates(ctx, journal.Back)
	if err != nil {
		return sentence.Reading{}, err
	}
	return sentence.Parse(text, each(found, asContact), dates)
}

func asContact(m store.Mentionable) sentence.Contact {
	return sentence.Contact{
		ID: m.ID, Name: m.Name, Aliases: m.Aliases, Titles: m.Titles, Organization: m.Kind == journal.Organization,
	}
}

// fillFrom takes from a sentence what the flags do not say.
func fillFrom(read sentence.Reading, n *journal.Note, f noteFlags) {
	n.Body = read.Body
	if f.on == "" {
		n.Day = read.Day
	}
	if f.via == "" {
		n.Channel = read.Channel
	}
	for _, tag := range read.Tags {
		if !slices.Contains(n.Tags, tag) {
			n.Tags = append(n.Tags, tag)
		}
	}
}

// tellUndated says how a day that a sentence speaks of would have counted as that of the note.
func (a *app) tellUndated(read sentence.Reading, n journal.Note, f noteFlags) {
	if read.Undated != "" && !read.Dated && f.on == "" {
		a.talk("It is noted for today: a day counts at the beginning, with a colon. If %q is meant: %s",
			read.Undated, "rel edit "+noteRef(n.ID)+" --on "+quote(read.Undated))
	}
}

// parties are those who were there and those whom it was about, by a sentence, by the flags, and by answers to what
// neither settles.
func (a *app) parties(ctx context.Context, text string, read sentence.Reading, f noteFlags) (with, about party, err error) {
	if with.known, err = a.numbered(ctx, read.Present); err != nil {
		return with, about, err
	}
	if about.known, err = a.numbered(ctx, read.About); err != nil {
		return with, about, err
	}
	if err := a.settle(ctx, unsettled{text, read.Open, f.add}, &with, &about); err != nil {
		return with, about, err
	}
	for _, who := range f.about {
		if err := a.gather(ctx, &about, who, f.stranger()); err != nil {
			return with, about, err
		}
	}
	if len(with.everyone())+len(about.everyone()) == 0 {
		with, err = a.unnamed(ctx, text, f)
	}
	return with, about.without(with), err
}

// numbered are contacts in the order of their numbers here.
func (a *app) numbered(ctx context.Context, numbers []int64) ([]store.Who, error) {
	s, err := a.reading(ctx)
	if err != nil || len(numbers) == 0 {
		return nil, err
	}
	found, err := s.ByNumber(ctx, numbers)
	slices.SortFunc(found, func(x, y store.Who) int { return slices.Index(numbers, x.ID) - slices.Index(numbers, y.ID) })
	return found, err
}

// unnamed asks whom a sentence in which nobody is known was with; where there is nobody to ask, it is handed back.
func (a *app) unnamed(ctx context.Context, text string, f noteFlags) (party, error) {
	if !a.env.Interactive() {
		return party{}, journal.Missing("say who first: rel note WHO "+quote(text), "nobody whom rel knows is named in it")
	}
	a.talk("Nobody whom rel knows is named in it.")
	return a.askWho(ctx, f.add)
}
