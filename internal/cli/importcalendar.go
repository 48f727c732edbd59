package cli

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/rel-journal/rel/internal/ical"
	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/render"
	"github.com/rel-journal/rel/internal/store"
)

// calendarFlags say which meetings of a calendar are imported.
type calendarFlags struct {
	since, until string
	me           []string
	describe     bool
}

func (f *calendarFlags) bind(cmd *cobra.Command) {
	fs := cmd.Flags()
	fs.StringVar(&f.since, "since", "", "of a calendar: meetings from this `day` on; without it, of the past 90 days")
	fs.StringVar(&f.until, "until", "", "of a calendar: meetings up to this `day`; without it, today")
	listVar(fs, &f.me, "me", "of a calendar: your own e-mail `address`; may be given again")
	fs.BoolVar(&f.describe, "with-description", false, "of a calendar: what a meeting says beyond its title, too")
}

func calendarTakes() []string {
	return []string{"since", "until", "me", "with-description"}
}

// usualPeriod is how many days back meetings are taken where nothing is said.
const usualPeriod = 90

// importCalendar imports the meetings of a calendar as notes.
func (a *app) importCalendar(ctx context.Context, file incoming, f *importFlags) error {
	if err := f.checkCalendar(); err != nil {
		return err
	}
	o := ical.Options{Name: file.name(), Now: a.env.Time(), Me: f.calendar.me, Describe: f.calendar.describe}
	var err error
	if o.Since, o.Until, err = a.calendarPeriod(ctx, f.calendar); err != nil {
		return err
	}
	progress := a.env.Progress("Reading")
	calendar, err := ical.Read(file.open, o)
	progress.Done()
	if err != nil {
		return err
	}
	read := readFile{name: o.Name, row: "meeting", after: func(done store.Imported) []string {
		return slices.Concat(passedMeetings(done), shortOf(done), strangers(done.Strangers, f.add), missed(done.Missed))
	}}
	return a.importNotes(ctx, noteFile{readFile: read, cards: calendar.Cards, invited: true}, f)
}

// checkCalendar refuses what cannot be said of a calendar.
func (f *importFlags) checkCalendar() error {
	if f.add && f.calendar.me == nil {
		return journal.Bad("--me ada@example.org says which is yours, so that you are not added as a contact of your own",
			"--add needs to know your own address in the calendar")
	}
	for _, address := range f.calendar.me {
		if !journal.IsEmail(address) {
			return journal.Bad("--me ada@example.org", "%q is no e-mail address", journal.AsTyped(address))
		}
	}
	return nil
}

// calendarPeriod is the days whose meetings are taken. Where they were not given, it says them.
func (a *app) calendarPeriod(ctx context.Context, f calendarFlags) (since, until journal.Day, err error) {
	days := filterFlags{since: f.since, until: f.until}
	if since, until, err = days.period(ctx, a); err != nil {
		return since, until, err
	}
	if today := a.today(); until.IsZero() || until.After(today) {
		until = today
	}
	if since.IsZero() {
		since = until.Add(-usualPeriod)
		a.talk("Meetings from %s to %s; --since and --until take others.", since.Format("Mon 2 Jan 2006"),
			until.Format("Mon 2 Jan 2006"))
	}
	if since.After(until) {
		return since, until, journal.Bad("meetings are imported once they were held", "%s is still to come", since)
	}
	return since, until, nil
}

// passedMeetings says how much of a calendar was left out, and why.
func passedMeetings(d store.Imported) []string {
	var parts []string
	for _, why := range []string{
		store.Unmet, ical.Alone, ical.Declined, ical.Canceled, ical.Future, ical.Before, ical.After, ical.Never,
	} {
		if n := d.Passes[why]; n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n, why))
		}
	}
	for _, kind := range []struct{ one, many string }{
		{ical.ToDo, "to-dos"}, {ical.Diary, "journal entries"}, {ical.Busy, "times somebody is free or busy"},
		{ical.Other, "entries of another kind"},
	} {
		switch n := d.Passes[kind.one]; {
		case n == 1:
			parts = append(parts, "1 "+kind.one)
		case n > 1:
			parts = append(parts, fmt.Sprintf("%d %s", n, kind.many))
		}
	}
	if parts == nil {
		return nil
	}
	return []string{"Left out: " + strings.Join(parts, ", ") + "."}
}

// shortOf says what the meetings that were taken say and their notes do not.
func shortOf(d store.Imported) (lines []string) {
	var parts []string
	if n := d.Short[ical.LeftBeyond]; n > 0 {
		parts = append(parts, "what "+says(n, "meeting")+" beyond "+titles(n))
	}
	if n := d.Short[ical.LeftLength]; n > 0 {
		parts = append(parts, "how long "+countOf(n, "meeting")+" took")
	}
	if parts != nil {
		lines = append(lines, "Left out: "+strings.Join(parts, ", and ")+"; --with-description takes it in.")
	}
	var rest []string
	for _, what := range slices.SortedFunc(maps.Keys(d.Short), inWordsFirst) {
		switch n := d.Short[what]; {
		case what == ical.LeftBeyond || what == ical.LeftLength:
		case n > 1:
			rest = append(rest, fmt.Sprintf("%s (%d)", what, n))
		default:
			rest = append(rest, what)
		}
	}
	if rest != nil {
		lines = append(lines, "Left out of the meetings: "+few(rest)+".")
	}
	return lines
}

// inWordsFirst sorts what is told in words before the names of properties, and those of programs of their own behind all others.
func inWordsFirst(a, b string) int {
	rank := func(s string) int {
		switch {
		case strings.ToUpper(s) != s:
			return 0
		case !strings.HasPrefix(s, "X-"):
			return 1
		}
		return 2
	}
	return cmp.Or(cmp.Compare(rank(a), rank(b)), cmp.Compare(a, b))
}

// strangersColumn is who of a meeting is not in the journal.
func strangersColumn() render.Column[store.PlannedNote] {
	return render.Column[store.PlannedNote]{
		Key: "unknown", Title: "Not in the journal", Below: true, Value: func(p store.PlannedNote) any { return p.Strangers() },
	}
}

// says is "1 meeting says" or "3 meetings say".
func says(n int, noun string) string {
	if n == 1 {
		return countOf(n, noun) + " says"
	}
	return countOf(n, noun) + " say"
}

func titles(n int) string {
	if n == 1 {
		return "its title"
	}
	return "their titles"
}

// strangers says whom the journal does not know.
func strangers(met map[string]int, adding bool) []string {
	if len(met) == 0 {
		return nil
	}
	way := adds + "; to a meeting that is here already, after rel undo of its import"
	if adding {
		way = "they have no name in the calendar, or were removed here; rel add adds them"
	}
	return []string{fmt.Sprintf("Not in the journal: %s; %s.", few(oftenFirst(met)), way)}
}

// missed says who of meetings that are left alone was to be added.
func missed(met map[string]int) []string {
	if len(met) == 0 {
		return nil
	}
	return []string{fmt.Sprintf("Not in the journal, of meetings that were left alone: %s; rel undo of the import that brought these, "+
		"then --add, adds them.", few(oftenFirst(met)))}
}

// oftenFirst is those met, most often first, with how often.
func oftenFirst(met map[string]int) []string {
	names := slices.SortedFunc(maps.Keys(met), func(a, b string) int {
		return cmp.Or(cmp.Compare(met[b], met[a]), cmp.Compare(a, b))
	})
	for i, name := range names {
		if met[name] > 1 {
			names[i] = fmt.Sprintf("%s (%d)", name, met[name])
		}
	}
	return names
}
