package cli

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/term"
)

// noteFlags are what can be said of a conversation by flags.
type noteFlags struct {
	on, at, via, began    string
	initiative            string
	about, heard, tags    []string
	todo, owed            []string
	tried, private, touch bool
	add                   bool
}

func (f *noteFlags) bind(cmd *cobra.Command, a *app) {
	fs := cmd.Flags()
	fs.StringVar(&f.on, "on", "", "the `day`: yesterday, friday, nov 22, 2026-11-22; today when it is not said")
	fs.StringVar(&f.at, "at", "", "the `time` of day: 14:30, 2:30pm")
	fs.StringVar(&f.via, "via", "", "the `channel`: "+joinWords(journal.Channels))
	fs.StringVar(&f.began, "began", "", "`who` began it: me or them")
	listVar(fs, &f.about, "about", "`who` it was about; may be given again")
	listVar(fs, &f.heard, "heard", "what was `said`, \"luis: worries about rates\"; may be given again")
	listVar(fs, &f.todo, "todo", "what you `owe`, \"luis: send the memo by friday\"; may be given again")
	listVar(fs, &f.owed, "owed", "what they `owe` you, said the same way; may be given again")
	listVar(fs, &f.tags, "tag", "`tag`; may be given again")
	fs.StringVar(&f.initiative, "initiative", "", "the `initiative` that it belongs to, and what is owed out of it")
	fs.BoolVar(&f.tried, "tried", false, "an attempt, without an answer yet")
	fs.BoolVar(&f.private, "private", false, "stays out of exports and reports unless asked for by name")
	fs.BoolVar(&f.touch, "touch", false, "it touches those present, however large the gathering")
	fs.BoolVar(&f.add, "add", false, "add whoever is not in the journal yet")
	complete(cmd, "via", words(journal.Channels))
	complete(cmd, "began", words(journal.Initiators))
	complete(cmd, "about", a.completeContacts)
	complete(cmd, "tag", a.completeTags)
	complete(cmd, "initiative", a.completeInitiatives)
}

// read is the note as far as the flags say it.
func (f *noteFlags) read(ctx context.Context, a *app) (n journal.Note, err error) {
	if f.tried && f.touch {
		return n, journal.Bad("leave one of the two out", "an attempt (--tried) is no touch (--touch)")
	}
	n.Day, n.Tried, n.Private = a.today(), f.tried, f.private
	if f.on != "" {
		if n.Day, err = a.heldOn(ctx, f.on); err != nil {
			return n, err
		}
	}
	if f.at != "" {
		if n.Time, err = journal.ParseClock(f.at); err != nil {
			return n, err
		}
	}
	if f.via != "" {
		if n.Channel, err = journal.ParseChannel(f.via); err != nil {
			return n, err
		}
	}
	if f.began != "" {
		if n.Began, err = oneOf("answer to who began it", f.began, journal.Initiators); err != nil {
			return n, err
		}
	}
	if n.Initiative, err = a.initiativeNamed(ctx, f.initiative); err != nil {
		return n, err
	}
	n.Tags, err = readTags(f.tags)
	return n, err
}

// heldOn reads the day of a conversation, which is not to come.
func (a *app) heldOn(ctx context.Context, text string) (journal.Day, error) {
	day, err := a.day(ctx, text, journal.Back)
	if err != nil {
		return day, err
	}
	return day, journal.Held(day, a.today())
}

// text is a note's text as it is kept: as given, or for - what standard input brings.
func (a *app) text(ctx context.Context, given string) (string, error) {
	if given != "-" {
		return journal.CleanText("note", given)
	}
	all, err := a.env.ReadAll(ctx, journal.MaxText)
	if errors.Is(err, term.ErrLongInput) {
		return "", &journal.Problem{
			Code: journal.Usage, What: fmt.Sprintf("the note is longer than %d bytes, the most that is taken", journal.MaxText),
			Hint: "split it in two, or keep the long part in a file and write down where that is",
		}
	}
	if err != nil {
		return "", err
	}
	return journal.CleanText("note", strings.TrimPrefix(string(all), "\uFEFF")) // the mark that Windows begins text with
}

// stranger is what becomes of those whom nobody knows.
func (f *noteFlags) stranger() stranger {
	if f.add {
		return made
	}
	return nil
}
