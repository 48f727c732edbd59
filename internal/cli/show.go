package cli

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/render"
	"github.com/rel-journal/rel/internal/store"
)

// shownNotes is how many of a contact's notes show lists.
const shownNotes = 10

func newShow(a *app) *cobra.Command {
	var private bool
	cmd := &cobra.Command{
		Use:   "show REF",
		Short: "Everything about a contact, a note or a change",
		Long:  `Everything about a contact (by number or name), with their latest notes, about a note (n841), or a change (c12).`,
		Example: `  rel show dana
  rel show n841
  rel show 12 --format json`,
		Args:              slots(1, 1),
		ValidArgsFunction: a.completeFirst(a.completeContacts),
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.show(cmd.Context(), args[0], private)
		},
	}
	cmd.Flags().BoolVar(&private, "include-private", false, "a private note too, in other formats than a table")
	return cmd
}

func (a *app) show(ctx context.Context, text string, private bool) error {
	t, err := a.ref(ctx, text)
	if id, number := strconv.ParseInt(text, 10, 64); isMissing(err) && number == nil {
		return a.showContact(ctx, id) // who was removed can still be seen
	}
	if err != nil {
		return err
	}
	switch {
	case t.change != 0:
		return a.showChange(ctx, text)
	case t.note != 0:
		return a.showNote(ctx, t.note, private)
	default:
		return a.showContact(ctx, t.who.ID)
	}
}

func (a *app) showContact(ctx context.Context, id int64) error {
	s, err := a.reading(ctx)
	if err != nil {
		return err
	}
	c, err := s.Contact(ctx, id)
	if err != nil {
		return err
	}
	if a.machine() {
		_, err := a.printContacts(render.Rows([]journal.Contact{c}), nil, nil)
		return err
	}
	style, err := a.style()
	if err != nil {
		return err
	}
	if err := render.Card(a.env.Out, style, contactCard(c, style)); err != nil {
		return err
	}
	return a.showNotes(ctx, s, store.NoteFilter{Who: []int64{id}, Private: true, Limit: shownNotes})
}

// showNotes lists a contact's latest notes below the card.
func (a *app) showNotes(ctx context.Context, s *store.Store, f store.NoteFilter) error {
	all, _, err := s.CountNotes(ctx, f)
	if err != nil || all == 0 {
		return err
	}
	if err := a.say(""); err != nil {
		return err
	}
	if _, err := a.printNotes(s.Notes(ctx, f), nil); err != nil {
		return err
	}
	if all > shownNotes {
		a.talk("%d more: rel log %d.", all-shownNotes, f.Who[0])
	}
	return nil
}

// contactCard is a contact as a card.
func contactCard(c journal.Contact, s render.Style) []render.Line {
	lines := []render.Line{{Label: "Name", Text: fmt.Sprintf("%s (%d)", c.Name, c.ID), Tint: render.Bold}}
	add := func(label string, texts ...string) {
		for _, text := range texts {
			lines = append(lines, render.Line{Label: label, Text: text})
			label = ""
		}
	}
	if c.Deleted {
		lines = append(lines, render.Line{Label: "Removed", Text: "rel history " + fmt.Sprint(c.ID) + " says when; rel undo takes it back", Tint: render.Yellow})
	}
	if c.Kind == journal.Organization {
		add("Kind", string(c.Kind))
	}
	add("Also", strings.Join(c.Aliases, "; "))
	add("Position", each(c.Positions, func(p journal.Position) string { return positionLine(p, s.Today) })...)
	for _, kind := range journal.PointKinds {
		add(pointLabel[kind], each(pointsOf(c, kind), pointLine)...)
	}
	add("Dates", each(c.Dates, yearlyLine)...)
	add("Groups", strings.Join(c.Groups, "; "))
	add("Tags", strings.Join(each(c.Tags, func(t string) string { return "#" + t }), " "))
	add("Stage", string(c.Stage))
	add("Every", cadenceLine(c))
	add("Last touched", lastTouched(c, s))
	lines = append(lines, dueLine(c, s))
	add("Added", dayInFull(c.Added, s))
	for _, f := range c.Fields {
		add(f.Name, f.Value)
	}
	return lines
}

var pointLabel = map[journal.PointKind]string{
	journal.PointEmail: "E-mail", journal.PointPhone: "Phone", journal.PointWeb: "Web", journal.PointAddress: "Address",
}

func pointsOf(c journal.Contact, kind journal.PointKind) []journal.Point {
	var out []journal.Point
	for _, p := range c.Points {
		if p.Kind == kind {
			out = append(out, p)
		}
	}
	return out
}

func pointLine(p journal.Point) string {
	if p.Label == "" {
		return p.Value
	}
	return p.Value + " (" + p.Label + ")"
}

func positionLine(p journal.Position, today journal.Day) string {
	switch {
	case p.From.IsZero() && p.To.IsZero():
		return p.String()
	case p.To.IsZero():
		return fmt.Sprintf("%s, since %s", p, p.From)
	case p.Current(today):
		return fmt.Sprintf("%s, %s to %s", p, p.From, p.To)
	default:
		return strings.Replace(fmt.Sprintf("%s, %s to %s (past)", p, p.From, p.To), ",  to", ", until", 1)
	}
}

func yearlyLine(d journal.Yearly) string {
	if d.Year == 0 {
		return fmt.Sprintf("%s %d %s", d.Label, d.Day, d.Month)
	}
	return d.Label + " " + d.String()
}

func cadenceLine(c journal.Contact) string {
	switch {
	case c.Kind == journal.Organization && c.Every == 0:
		return "no cadence of its own, so never due"
	case c.CadenceFrom == journal.FromGroup:
		return c.Cadence.String() + ", by a group"
	case c.CadenceFrom == journal.FromJournal:
		return c.Cadence.String() + ", as everybody"
	default:
		return c.Cadence.String()
	}
}

func lastTouched(c journal.Contact, s render.Style) string {
	if c.LastTouched.IsZero() {
		return "not yet"
	}
	return dayInFull(c.LastTouched, s)
}

// dayInFull is a day as a card has it: on a terminal how far off it is, and which day that is.
func dayInFull(d journal.Day, s render.Style) string {
	if !s.TTY {
		return d.String()
	}
	return fmt.Sprintf("%s (%s)", s.Day(d), d.Format("Mon 2 Jan 2006"))
}

func dueLine(c journal.Contact, s render.Style) render.Line {
	line := render.Line{Label: "Due", Text: dayInFull(c.Due, s)}
	switch {
	case c.Deleted:
		line.Text = ""
	case c.Due.IsZero():
		line.Text = "never: " + whyNotDue(c)
	case !c.Due.After(s.Today):
		line.Tint = render.Yellow
	}
	if c.Snooze.After(s.Today) && !c.Due.IsZero() {
		line.Text += ", snoozed until " + c.Snooze.String()
	}
	return line
}

func (a *app) showNote(ctx context.Context, id int64, private bool) error {
	s, err := a.reading(ctx)
	if err != nil {
		return err
	}
	n, err := s.Note(ctx, id)
	if err != nil {
		return err
	}
	if a.machine() {
		return a.printNote(n, private)
	}
	style, err := a.style()
	if err != nil {
		return err
	}
	return render.Card(a.env.Out, style, noteCard(n))
}

// printNote prints a note for a program, unless it is private and was not asked for as such.
func (a *app) printNote(n journal.Note, private bool) error {
	notes := []journal.Note{n}
	if n.Private && !private {
		notes = nil
		a.leftOut(1)
	}
	_, err := a.printNotes(render.Rows(notes), nil)
	return err
}

// noteCard is a note as a card.
func noteCard(n journal.Note) []render.Line {
	lines := []render.Line{
		{Label: "Note", Text: noteRef(n.ID), Tint: render.Bold},
		{Label: "Day", Text: strings.TrimSpace(n.Day.Format("Mon 2 Jan 2006") + " " + n.Time)},
		{Label: "How", Text: how(n)},
		{Label: "With", Text: strings.Join(names(n.Present()), "; ")},
		{Label: "About", Text: strings.Join(names(n.About()), "; ")},
		{Label: "Began", Text: began(n)},
		{Label: "Text", Text: n.Body},
	}
	for i, h := range heardFrom(n) {
		label := "Heard"
		if i > 0 {
			label = ""
		}
		lines = append(lines, render.Line{Label: label, Text: h})
	}
	lines = append(lines,
		render.Line{Label: "Tags", Text: strings.Join(each(n.Tags, func(t string) string { return "#" + t }), " ")},
		render.Line{Label: "Touches", Text: map[bool]string{true: "those present", false: "nobody"}[n.Touch]},
		render.Line{Label: "Private", Text: map[bool]string{true: "yes", false: ""}[n.Private]},
		render.Line{Label: "Written by", Text: n.Author},
	)
	if n.Deleted {
		lines = append(lines, render.Line{Label: "Removed", Text: "rel undo takes it back", Tint: render.Yellow})
	}
	return lines
}

func began(n journal.Note) string {
	return map[journal.Initiator]string{journal.Me: "me", journal.Them: "they"}[n.Began]
}
