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

func (f *calendarFlags) given() bool {
	return f.since != "" || f.until != "" || f.me != nil || f.describe
}

// usualPeriod is how many days back meetings are taken where nothing is said.
const usualPeriod = 90

// importCalendar imports the meetings of a calendar as notes.
func (a *app) importCalendar(ctx context.Context, file sheetFile, f importFlags) error {
	if err := f.checkCalendar(); err != nil {
		return err
	}
	o := store.NoteImport{Add: f.add}
	var err error
	if o.Tags, err = readTags(f.tags); err != nil {
		return err
	}
	options := ical.Options{Name: file.name(), Now: a.env.Time(), Me: f.calendar.me, Describe: f.calendar.describe}
	if options.Since, options.Until, err = a.calendarPeriod(ctx, f.calendar); err != nil {
		return err
	}
	calendar, err := ical.Read(file.open, options)
	if err != nil {
		return err
	}
	in := &notesImport{
		app: a, source: calendar, calendar: calendar, file: options.Name, options: o, skipBad: f.skipBad, noBackup: f.noBackup,
		noun: "meeting",
	}
	return in.run(ctx, f.dryRun)
}

// checkCalendar refuses what cannot be said of a calendar.
func (f importFlags) checkCalendar() error {
	switch {
	case f.as != "" && f.as != asNotes:
		return journal.Bad("leave --as out", "the meetings of a calendar become notes, not %s", f.as)
	case f.maps != nil, f.order != "":
		return journal.Bad("leave --map and --date-order out", "a calendar has no columns")
	case f.stage != "" || f.groups != nil:
		return journal.Bad("leave --stage and --group out; --tag is for notes, too", "notes have no stage and no group")
	case f.add && f.calendar.me == nil:
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

// reportMeetings says which meetings were left out, and why.
func (in *notesImport) reportMeetings() {
	left := in.calendar.Left
	var parts []string
	for _, part := range []struct {
		n    int
		what string
	}{
		{in.done.Passed, "with nobody the journal knows"}, {left.Alone, "with nobody but you"}, {left.Declined, "declined"}, {left.Canceled, "canceled"}, {left.Future, "still to come"},
		{left.Elsewhen, "on other days"},
	} {
		if part.n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", part.n, part.what))
		}
	}
	for _, what := range slices.Sorted(maps.Keys(left.Others)) {
		parts = append(parts, countOf(left.Others[what], what))
	}
	if parts != nil {
		in.talk("Left out: %s.", strings.Join(parts, ", "))
	}
	if n := left.Described; n > 0 {
		in.talk("What %s beyond %s left out; --with-description takes it in.", says(n, "meeting"), titleWas(n))
	}
	in.reportStrangers()
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

func titleWas(n int) string {
	if n == 1 {
		return "its title was"
	}
	return "their titles was"
}

// reportStrangers says whom the journal does not know, those met most often first.
func (in *notesImport) reportStrangers() {
	met := in.done.Strangers
	if len(met) == 0 {
		return
	}
	names := slices.SortedFunc(maps.Keys(met), func(a, b string) int {
		return cmp.Or(cmp.Compare(met[b], met[a]), cmp.Compare(a, b))
	})
	for i, name := range names {
		if met[name] > 1 {
			names[i] = fmt.Sprintf("%s (%d)", name, met[name])
		}
	}
	way := adds
	if in.options.Add {
		way = "they have no name in the calendar, or were removed here; rel add adds them"
	}
	in.talk("Not in the journal: %s; %s.", few(names), way)
}
