package cli

import (
	"context"
	"io"
	"iter"
	"strings"

	"github.com/spf13/cobra"

	"github.com/rel-journal/rel/internal/ical"
	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/render"
	"github.com/rel-journal/rel/internal/store"
	"github.com/rel-journal/rel/internal/term"
)

// exportCalendar writes what is to come as a calendar.
func (a *app) exportCalendar(cmd *cobra.Command, filter filterFlags, f exportFlags) error {
	ctx := cmd.Context()
	if name := misplacedFlag(cmd, "who", "via", "since", "until", "columns", "sort", "limit"); name != "" {
		return journal.Bad("it is narrowed by --kind, --group, --tag, --stage and --field", "a calendar is not exported by --%s", name)
	}
	if cmd.Flags().Changed("format") {
		return journal.Bad("leave --format out", "a calendar has a format of its own")
	}
	contacts, err := filter.contacts(ctx, a)
	if err != nil {
		return err
	}
	s, err := a.reading(ctx)
	if err != nil {
		return err
	}
	out := &calendarExport{
		app: a, store: s, contacts: contacts, exportFlags: f,
		private: filter.private, narrowed: misplacedFlag(cmd, "kind", "group", "tag", "stage", "field") != "",
	}
	return out.write(ctx)
}

// calendarExport is a calendar under way.
type calendarExport struct {
	*app
	exportFlags
	store    *store.Store
	contacts store.ContactFilter
	private  bool // what came of private notes, too
	narrowed bool // of some contacts alone

	ids  []int64 // of those contacts
	long int     // due so long that stale does not list them either
}

func (out *calendarExport) write(ctx context.Context) error {
	if out.file == "" || out.file == "-" {
		if err := out.print(ctx); err != nil {
			return err
		}
		return out.report(ctx)
	}
	if err := out.checkTarget(out.file); err != nil {
		return err
	}
	n := 0
	err := term.WriteFile(out.file, out.force, func(w io.Writer) (err error) {
		n, err = out.writeTo(ctx, w)
		return err
	})
	if err != nil {
		return notWritten(out.file, err)
	}
	if err := out.report(ctx); err != nil {
		return err
	}
	return out.say("Wrote %s to %s", countOf(n, "day"), out.file)
}

// print writes it to standard output; on a terminal, as text from outside is shown there.
func (out *calendarExport) print(ctx context.Context) error {
	if !out.env.Out.TTY {
		_, err := out.writeTo(ctx, out.env.Out)
		return err
	}
	var text strings.Builder
	if _, err := out.writeTo(ctx, &text); err != nil {
		return err
	}
	_, err := io.WriteString(out.env.Out, render.SafeLines(strings.ReplaceAll(text.String(), "\r\n", "\n")))
	return err
}

func (out *calendarExport) writeTo(ctx context.Context, w io.Writer) (int, error) {
	return ical.Write(w, ical.Writing{Name: "rel", Now: out.env.Time()}, out.entries(ctx))
}

// report says what was left out.
func (out *calendarExport) report(ctx context.Context) error {
	if out.long > 0 {
		out.talk("Left out: %s long past due; rel stale --long lists them.", countOf(out.long, "contact"))
	}
	_, private, err := out.store.CountFollowUps(ctx, out.followUps())
	if private > 0 {
		out.leftOutOf(private, "follow-up")
	}
	return err
}

// followUps is the filter of the follow-ups in it, once the contacts are known.
func (out *calendarExport) followUps() store.FollowUpFilter {
	f := store.FollowUpFilter{States: []journal.State{journal.Open}, Private: out.private, ByNumber: true, Dated: true}
	if out.narrowed {
		f.Who = append([]int64{}, out.ids...)
	}
	return f
}

// entries is the days of the calendar.
func (out *calendarExport) entries(ctx context.Context) iter.Seq2[ical.Entry, error] {
	return func(yield func(ical.Entry, error) bool) {
		out.ids, out.long = nil, 0
		for c, err := range out.store.Contacts(ctx, out.contacts) {
			if err != nil {
				yield(ical.Entry{}, err)
				return
			}
			for _, e := range out.ofContact(c) {
				if !yield(e, nil) {
					return
				}
			}
		}
		for t, err := range out.store.FollowUps(ctx, out.followUps()) {
			if !yield(out.ofFollowUp(t), err) || err != nil {
				return
			}
		}
	}
}

// ofContact is when to call somebody, and the dates of theirs that come round every year.
func (out *calendarExport) ofContact(c journal.Contact) (all []ical.Entry) {
	if out.narrowed {
		out.ids = append(out.ids, c.ID)
	}
	switch today := out.today(); {
	case c.Due.IsZero():
	case today.Sub(c.Due) > store.LongPast*int(c.Cadence):
		out.long++
	default:
		e := ical.Entry{UID: c.UID + "-due", Day: out.notPast(c.Due), Title: "Call " + c.Name, Silent: out.silent}
		if c.Kind == journal.Organization {
			e.Title = "Get in touch with " + c.Name
		}
		if out.details {
			e.Detail = strings.Join(phones(c), "\n")
		}
		all = append(all, e)
	}
	for _, y := range c.Dates {
		if day := y.Next(out.today()); !day.IsZero() {
			all = append(all, ical.Entry{
				UID: c.UID + "-" + strings.Join(journal.Words(journal.NameKey(y.Label)), "-") + journal.Yearly{Month: y.Month, Day: y.Day}.String(),
				Day: day, Title: c.Name + ": " + y.Label, Yearly: y, Silent: out.silent,
			})
		}
	}
	return all
}

// phones is the phone numbers of a contact, with what each is.
func phones(c journal.Contact) (all []string) {
	for _, p := range c.Points {
		switch {
		case p.Kind != journal.PointPhone:
		case p.Label != "":
			all = append(all, p.Label+": "+p.Value)
		default:
			all = append(all, p.Value)
		}
	}
	return all
}

// notPast is a day, or today for one that is past: a calendar shows what is to be done where it can be done still.
func (out *calendarExport) notPast(day journal.Day) journal.Day {
	if today := out.today(); day.Before(today) {
		return today
	}
	return day
}

// ofFollowUp is when something is owed.
func (out *calendarExport) ofFollowUp(t journal.FollowUp) ical.Entry {
	e := ical.Entry{UID: t.UID + "-follow-up", Day: out.notPast(t.Due), Silent: out.silent}
	switch name := t.Who.Name; {
	case t.OwedBy == journal.Them && name != "":
		e.Title = name + " owes you"
	case t.OwedBy == journal.Them:
		e.Title = "Owed to you"
	case name != "":
		e.Title = "Follow up with " + name
	default:
		e.Title = "Follow up"
	}
	if out.details {
		e.Title += ": " + t.Text
	}
	return e
}
