package cli

import (
	"context"
	"errors"
	"strings"

	"github.com/spf13/cobra"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/store"
)

// noteFlags are what can be said of a conversation by flags.
type noteFlags struct {
	on, at, via, began    string
	about, heard, tags    []string
	tried, private, touch bool
	add                   bool
}

func newNote(a *app) *cobra.Command {
	var f noteFlags
	cmd := &cobra.Command{
		Use:   "note [WHO [TEXT]]",
		Short: "Note a conversation",
		Long: `Note a conversation: with whom, what was said, when and how.

On a terminal rel asks for what is not given, so that rel note alone is enough. WHO is a number, a name, the
beginnings of its words, an alias or an e-mail address; several are parted by ; or a comma. TEXT is taken as it is;
- reads it from standard input.

A note touches those present: their clock begins anew. A forum, more than twelve people and an attempt without an
answer (--tried) touch nobody; --touch says they do all the same.`,
		Example: `  rel note
  rel note "dana w; luis" "Walked through the QRIS pilot." --via meeting --on yesterday --heard "luis: worries about rates"
  rel note dana --tried --via call
  rel note "dana; Mei Tanaka" "Met at the hearing." --via encounter --add
  pbpaste | rel note dana -`,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) > 2 {
				return a.lostNoteQuote(cmd, args)
			}
			return nil
		},
		ValidArgsFunction: a.completeFirst(a.completeContacts),
		RunE:              func(cmd *cobra.Command, args []string) error { return a.note(cmd.Context(), args, f) },
	}
	f.bind(cmd, a)
	return cmd
}

func (f *noteFlags) bind(cmd *cobra.Command, a *app) {
	fs := cmd.Flags()
	fs.StringVar(&f.on, "on", "", "the `day`: yesterday, friday, nov 22, 2026-11-22; today when it is not said")
	fs.StringVar(&f.at, "at", "", "the `time` of day: 14:30, 2:30pm")
	fs.StringVar(&f.via, "via", "", "the `channel`: "+joinWords(journal.Channels))
	fs.StringVar(&f.began, "began", "", "who began it: me or them")
	fs.StringArrayVar(&f.about, "about", nil, "`who` it was about; may be given again")
	fs.StringArrayVar(&f.heard, "heard", nil, "what they said, \"luis: worries about rates\"; may be given again")
	fs.StringArrayVar(&f.tags, "tag", nil, "tag; may be given again")
	fs.BoolVar(&f.tried, "tried", false, "an attempt, without an answer yet")
	fs.BoolVar(&f.private, "private", false, "stays out of exports and reports unless asked for by name")
	fs.BoolVar(&f.touch, "touch", false, "it touches those present, however large the gathering")
	fs.BoolVar(&f.add, "add", false, "add whoever is not in the journal yet")
	complete(cmd, "via", words(journal.Channels))
	complete(cmd, "began", words(journal.Initiators))
	complete(cmd, "about", a.completeContacts)
	complete(cmd, "tag", a.completeTags)
}

// lostNoteQuote is the error of a note of three or more words: the line is shown back with as many of them in WHO as
// name somebody.
func (a *app) lostNoteQuote(cmd *cobra.Command, args []string) error {
	who := 1
	if s, err := a.reading(cmd.Context()); err == nil {
		for n := len(args) - 1; n > 1; n-- {
			if found, err := s.Find(cmd.Context(), strings.Join(args[:n], " ")); err == nil && len(found) > 0 {
				who = n
				break
			}
		}
	}
	return lostQuote(cmd, 2, 1, append([]string{strings.Join(args[:who], " ")}, args[who:]...))
}

// note finds out who, then the rest, then writes.
func (a *app) note(ctx context.Context, args []string, f noteFlags) error {
	n, err := f.read(ctx, a)
	if err != nil {
		return err
	}
	with, err := a.noteWho(ctx, args, f.add)
	if err != nil {
		return err
	}
	about, err := a.noteAbout(ctx, f)
	if err != nil {
		return err
	}
	if err := a.noteRest(ctx, args, &n, f); err != nil {
		return err
	}
	if n.Body == "" && !n.Tried && len(f.heard) == 0 {
		return journal.Bad("give the text in quotes, or --heard what they said, or --tried if nobody answered", "the note says nothing")
	}
	n.Participants = append(as(journal.Present, with.everyone()), as(journal.About, about.everyone())...)
	if n.Heard, err = attribute(f.heard, with.everyone()); err != nil {
		return err
	}
	n.Touch = f.touch || journal.Touches(n.Channel, n.Tried, len(n.Present()))
	s, err := a.writing(ctx)
	if err != nil {
		return err
	}
	noted, err := s.AddNote(ctx, n, append(with.fresh, about.fresh...))
	if err != nil {
		return err
	}
	return a.answerNoted("Noted", noted)
}

// read is the note as far as the flags say it.
func (f *noteFlags) read(ctx context.Context, a *app) (n journal.Note, err error) {
	if f.tried && f.touch {
		return n, journal.Bad("leave one of the two out", "an attempt (--tried) is no touch (--touch)")
	}
	n.Day, n.Tried, n.Private = a.today(), f.tried, f.private
	if f.on != "" {
		if n.Day, err = a.day(ctx, f.on, journal.Back); err != nil {
			return n, err
		}
	}
	if f.at != "" {
		if n.Time, err = journal.ParseClock(f.at); err != nil {
			return n, err
		}
	}
	if f.via != "" {
		if n.Channel, err = oneOf("channel", f.via, journal.Channels); err != nil {
			return n, err
		}
	}
	if f.began != "" {
		if n.Began, err = oneOf("answer to who began it", f.began, journal.Initiators); err != nil {
			return n, err
		}
	}
	for _, text := range f.tags {
		tag, err := journal.Tag(text)
		if err != nil {
			return n, err
		}
		n.Tags = append(n.Tags, tag)
	}
	return n, nil
}

// noteWho is who was present: as named, or as asked for.
func (a *app) noteWho(ctx context.Context, args []string, add bool) (party, error) {
	if len(args) > 0 {
		return a.whos(ctx, args[0], add)
	}
	if !a.env.Interactive() {
		return party{}, journal.Bad(`rel note "dana" "what was said"`, "there is nobody here to ask who it was with")
	}
	return again(a, func() (party, error) {
		text, err := a.env.Ask(ctx, "Who was it with?", "")
		if err != nil {
			return party{}, err
		}
		p, err := a.whos(ctx, text, add)
		if add || !isMissing(err) {
			return p, err
		}
		a.talkError(err)
		yes, confirmed := a.env.Confirm(ctx, "Add whoever is not in the journal yet?", false)
		if confirmed != nil || !yes {
			return p, errors.Join(err, confirmed)
		}
		return a.whos(ctx, text, true)
	})
}

func (a *app) noteAbout(ctx context.Context, f noteFlags) (party, error) {
	var all party
	for _, text := range f.about {
		p, err := a.whos(ctx, text, f.add)
		if err != nil {
			return party{}, err
		}
		all.known, all.fresh = append(all.known, p.known...), append(all.fresh, p.fresh...)
	}
	return all, nil
}

// noteRest is the text, and on a terminal what else was not said.
func (a *app) noteRest(ctx context.Context, args []string, n *journal.Note, f noteFlags) (err error) {
	switch {
	case len(args) == 2 && args[1] == "-":
		var text []byte
		if text, err = a.env.ReadAll(ctx, journal.MaxText); err == nil {
			n.Body = string(text)
		}
	case len(args) == 2:
		n.Body = args[1]
	case f.tried || len(f.heard) > 0:
	case a.env.Interactive():
		err = a.askNote(ctx, n, f)
	default:
		return journal.Bad("rel note "+quote(args[0])+` "what was said"; - in its place reads it from standard input`, "what was said is missing")
	}
	if err != nil {
		return err
	}
	n.Body, err = journal.CleanText("a note", n.Body)
	return err
}

// askNote asks when, how and what.
func (a *app) askNote(ctx context.Context, n *journal.Note, f noteFlags) (err error) {
	if f.on == "" {
		if n.Day, err = again(a, func() (journal.Day, error) {
			text, err := a.env.Ask(ctx, "When?", "today")
			if err != nil {
				return journal.Day{}, err
			}
			day, err := a.day(ctx, text, journal.Back)
			if err == nil && day.After(a.today()) {
				err = journal.Bad("a day up to today", "%s has not come yet", day)
			}
			return day, err
		}); err != nil {
			return err
		}
	}
	if f.via == "" {
		if n.Channel, err = again(a, func() (journal.Channel, error) {
			text, err := a.env.Ask(ctx, "How? ("+joinWords(journal.Channels)+"; Enter for none of these)", "")
			if err != nil || text == "" {
				return "", err
			}
			return oneOf("channel", text, journal.Channels)
		}); err != nil {
			return err
		}
	}
	n.Body, err = a.env.AskText(ctx, "What was said? (an empty line ends it)")
	return err
}

// mostAsked is how often a question is put anew when its answer cannot be understood.
const mostAsked = 5

// again asks until the answer can be understood, saying each time what was wrong with it.
func again[T any](a *app, ask func() (T, error)) (v T, err error) {
	for range mostAsked {
		var problem *journal.Problem
		var several *ambiguous
		v, err = ask()
		if err == nil || !errors.As(err, &problem) && !errors.As(err, &several) {
			return v, err
		}
		a.talkError(err)
	}
	return v, err
}

func as(role journal.Role, whos []store.Who) []journal.Participant {
	out := make([]journal.Participant, len(whos))
	for i, w := range whos {
		out[i] = journal.Participant{ContactID: w.ID, UID: w.UID, Name: w.Name, Role: role}
	}
	return out
}

// attribute reads what was heard. A name of somebody present before a colon is the speaker; without one, it is the
// only one present, and among several nobody.
func attribute(texts []string, present []store.Who) ([]journal.Heard, error) {
	var out []journal.Heard
	for _, text := range texts {
		text, err := journal.CleanText("what was heard", text)
		if err != nil {
			return nil, err
		}
		h := journal.Heard{Text: strings.TrimSpace(text)}
		speaker, said, err := speakerOf(h.Text, present)
		if err != nil {
			return nil, err
		}
		if speaker != nil {
			h.SpeakerUID, h.Speaker, h.Text = speaker.UID, speaker.Name, said
		} else if len(present) == 1 {
			h.SpeakerUID, h.Speaker = present[0].UID, present[0].Name
		}
		if h.Text == "" {
			return nil, journal.Bad(`--heard "luis: worries about rates"`, "nothing is said to have been heard")
		}
		out = append(out, h)
	}
	return out, nil
}

// speakerOf is who of those present is named before a colon, and what follows it; nil when nobody is.
func speakerOf(text string, present []store.Who) (*store.Who, string, error) {
	name, said, ok := strings.Cut(text, ":")
	if !ok {
		return nil, text, nil
	}
	var found []store.Who
	for _, w := range present {
		if journal.MatchKey(journal.NameKey(w.Name), journal.NameKey(name)) {
			found = append(found, w)
		}
	}
	switch len(found) {
	case 0:
		return nil, text, nil
	case 1:
		return &found[0], strings.TrimSpace(said), nil
	default:
		return nil, "", &ambiguous{name, found}
	}
}
