package cli

import (
	"fmt"
	"strings"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/sentence"
	"github.com/rel-journal/rel/internal/store"
)

// answerNoted says what was understood of a note, what it moved and what was taken from what was heard, or prints the
// note where a format for programs was asked for.
func (a *app) answerNoted(verb string, noted store.Noted, unheard ...journal.Heard) error {
	n := noted.Note
	if a.machine() {
		return a.printNote(n, false)
	}
	if err := a.say("%s %s: %s   (%s, rel undo to take back)", verb, whenAndHow(n), whoAndAbout(n), noteRef(n.ID)); err != nil {
		return err
	}
	return a.sayMoved(noted, unheard)
}

// answerNew says what a new note has become. Where it sounds as if nobody had answered, it says how that is told: an attempt
// that passes for a conversation takes a contact off the list of those to call.
func (a *app) answerNew(noted store.Noted) error {
	if err := a.answerNoted("Noted", noted); err != nil {
		return err
	}
	if n := noted.Note; n.Touch && sentence.Attempted(n.Body) {
		a.talk("If nobody answered: rel edit %s --tried takes it for an attempt, and leaves them due.", noteRef(n.ID))
	}
	return nil
}

// whenAndHow is the day of a note, with its weekday, and what sort of conversation it was.
func whenAndHow(n journal.Note) string {
	parts := []string{n.Day.Format("Mon 2 Jan 2006")}
	if n.Time != "" {
		parts[0] += " " + n.Time
	}
	if how := how(n); how != "" {
		parts = append(parts, how)
	}
	return strings.Join(parts, ", ")
}

// whoAndAbout is who was present, and whom else a note was about; an undo may have left it nobody.
func whoAndAbout(n journal.Note) string {
	who := strings.Join(names(n.Present()), ", ")
	if about := names(n.About()); len(about) > 0 {
		who += "; about " + strings.Join(about, ", ")
	}
	if who == "" {
		return "nobody is in it"
	}
	return strings.TrimPrefix(who, "; ")
}

// sayMoved tells what a note moved, a line each.
func (a *app) sayMoved(noted store.Noted, unheard []journal.Heard) error {
	lines := []struct {
		what  string
		whats []string
	}{
		{"Added", noted.Added},
		{"Now developing", noted.Developing},
		{"Developing again", noted.Returned},
		{"Snooze ended", noted.Awake},
		{"Heard", each(briefly(noted.Note.Heard), heardBy(noted.Note))},
		{"Belongs to", initiativeLine(noted.Note.Initiative)},
		{"Belongs no longer to", initiativeLine(noted.Left)},
		{"To do", a.owedBy(noted.Owed, journal.Me)},
		{"Owed to you", a.owedBy(noted.Owed, journal.Them)},
		{"No longer heard", each(briefly(unheard), heardBy(noted.Note))},
		{"Attributed to nobody now", each(briefly(noted.Unattributed), func(h journal.Heard) string { return h.Text })},
		{unmoved(noted), noted.Still},
	}
	for _, l := range lines {
		if len(l.whats) == 0 {
			continue
		}
		if err := a.say("  %s: %s", l.what, strings.Join(l.whats, "; ")); err != nil {
			return err
		}
	}
	for _, x := range noted.Steady {
		hint := stageHint(x)
		if len(noted.Note.Present()) > 1 {
			hint = x.Name + ": " + hint
		}
		if err := a.say("  %s", hint); err != nil {
			return err
		}
	}
	return nil
}

// initiativeLine is an initiative as one of a list, which is empty where there is none.
func initiativeLine(in journal.InitiativeName) []string {
	if in.ID == 0 {
		return nil
	}
	return []string{namedInitiative(in)}
}

// owedBy is what one side owes from now on.
func (a *app) owedBy(all []journal.FollowUp, side journal.Initiator) (out []string) {
	for _, f := range all {
		if f.OwedBy == side {
			out = append(out, followUpLine(f, a.today()))
		}
	}
	return out
}

// unmoved is what to say before the clocks that did not move: none, or some of several.
func unmoved(noted store.Noted) string {
	if noted.Note.Touch && len(noted.Still) < len(noted.Note.Present()) {
		return "Clock not moved"
	}
	return "No clock moved"
}

// heardFrom is what was heard, each with who said it.
func heardFrom(n journal.Note) []string {
	return each(n.Heard, heardBy(n))
}

// heardBy tells what was heard in a note with who said it behind: "worries about rates (Luis Ortega)".
func heardBy(n journal.Note) func(journal.Heard) string {
	return func(h journal.Heard) string {
		if h.Speaker == "" {
			return h.Text
		}
		return fmt.Sprintf("%s (%s)", h.Text, speakerLabel(n, h))
	}
}

// speakerLabel is who said it, told apart as those who took part are.
func speakerLabel(n journal.Note, h journal.Heard) string {
	for _, p := range n.Participants {
		if p.UID == h.SpeakerUID {
			return p.Label()
		}
	}
	return h.Speaker
}

// briefly is lines of what was heard cut as an answer shows them.
func briefly(lines []journal.Heard) []journal.Heard {
	return each(lines, func(h journal.Heard) journal.Heard {
		h.Text = journal.AsTyped(h.Text)
		return h
	})
}
