package store

import (
	"cmp"
	"context"
	"iter"
	"slices"

	"github.com/google/uuid"

	"github.com/rel-journal/rel/internal/db"
	"github.com/rel-journal/rel/internal/journal"
)

// NoteImport is how notes are imported.
type NoteImport struct {
	Given           // to whoever is added; the tags, to the notes too
	Add   bool      // add whoever is not in the journal yet
	Map   *SheetMap // to be saved along with it; nil for none
	Who   *Plan     // the contacts of the same file, to be imported along with it; nil for none
	Tick  func()    // called for every row that was looked at; may be nil

	// Keep is called once something is sure to be written, while others see the journal as it was, and its error stops the
	// import. It may be nil.
	Keep func() error
}

// PlannedNote is what an import does with a row of a sheet of notes.
type PlannedNote struct {
	Card    journal.NoteCard
	Action  Action // Adding, Leaving what is there already, or Passing
	Bad     error  // why the row cannot be taken; nil when it can
	Removed bool   // it is there, but was removed

	NewInitiative string // the name of the initiative that the row makes; empty when it makes none

	groups []string // the names of the groups that are made for those whom the row adds

	present, about []*listed
	fresh          []*listed // of these, those whom the row adds
	strangers      []journal.Invited
	heard          []said
}

// At is the line of the row, and why it cannot be taken.
func (row PlannedNote) At() (line int, bad error) { return row.Card.Line, row.Bad }

// Done is what is done with the row, and whether the note was removed here.
func (row PlannedNote) Done() (a Action, removed bool) { return row.Action, row.Removed }

// Present is the names of those who were there.
func (row PlannedNote) Present() []string { return namesOf(row.present) }

// About is the names of those whom it was about.
func (row PlannedNote) About() []string { return namesOf(row.about) }

// Fresh is the names of those whom the row adds.
func (row PlannedNote) Fresh() []string { return namesOf(row.fresh) }

// NewGroups is the names of the groups that are made for them.
func (row PlannedNote) NewGroups() []string { return row.groups }

// Why notes are passed by where nobody can be told who was there.
const (
	Unmet   = "with nobody the journal knows"  // of a meeting
	Unnamed = "names nobody the journal knows" // of a text
)

// Why is why the row makes no note; empty where it makes one, or is bad.
func (row PlannedNote) Why() string {
	switch {
	case row.Bad != nil:
	case row.Card.Pass != "":
		return row.Card.Pass
	case row.Action == Passing && row.Card.Named:
		return Unnamed
	case row.Action == Passing:
		return Unmet
	case row.Action == Leaving:
		return whyLeft(row.Removed)
	}
	return ""
}

// whyLeft is why a row that is there is left alone.
func whyLeft(removed bool) string {
	if removed {
		return "removed here"
	}
	return "there already"
}

// Strangers is who was there as well, and is passed over, as nobody here knows them.
func (row PlannedNote) Strangers() []string {
	var names []string
	for _, i := range row.strangers {
		names = append(names, i.String())
	}
	return names
}

func namesOf(all []*listed) []string {
	var names []string
	for _, x := range all {
		names = append(names, x.name)
	}
	return names
}

// notePlanner is what rows are placed by. It holds the people, and of notes what tells one from another: not what they say.
type notePlanner struct {
	s     *Store
	o     NoteImport
	give  giving
	today journal.Day
	dir   *directory
	uids  uidMaker

	mark                  int64 // the last change it knows of
	author                string
	lastNote, lastContact int64 // the highest numbers that were ever given
	initiatives           initiativePlan
	byKey                 map[string]*listed // the contacts of the same file, by the Key of their cards

	byUID   map[uuid.UUID]fate // the notes there are; nil until one is asked for
	byText  textCount          // how many notes of each text there are; nil until one is asked for
	origins origins            // of the entries so far
}

// PlanNotes says what importing these notes would do, row by row, and writes nothing. An error ends it.
func (s *Store) PlanNotes(ctx context.Context, cards iter.Seq2[journal.NoteCard, error], o NoteImport) iter.Seq2[PlannedNote, error] {
	return func(yield func(PlannedNote, error) bool) {
		p, err := s.planNotes(ctx, o)
		if err != nil {
			yield(PlannedNote{}, err)
			return
		}
		for row, err := range p.rows(ctx, cards) {
			if !yield(row, err) {
				return
			}
		}
	}
}

// planNotes is a planner who knows the journal as it stands.
func (s *Store) planNotes(ctx context.Context, o NoteImport) (*notePlanner, error) {
	give, err := s.giving(ctx, o.Given)
	if err != nil {
		return nil, err
	}
	p := &notePlanner{s: s, o: o, give: give, today: s.Today(), uids: newUIDs(), origins: origins{}}
	answers, err := s.db.Read(ctx, slices.Concat([]db.Stmt{
		db.S(`SELECT (SELECT coalesce(max(id), 0) FROM changes), (SELECT coalesce(author, ?) FROM settings),
			(SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'notes'),
			(SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'contacts')`, s.author),
	}, inInitiativePlan, inDirectory)...)
	if err != nil {
		return nil, explain(err)
	}
	if err := answers[0][0].Scan(&p.mark, &p.author, &p.lastNote, &p.lastContact); err != nil {
		return nil, err
	}
	if p.initiatives, err = newInitiativePlan(answers[1:]); err != nil {
		return nil, err
	}
	if p.dir, err = newDirectory(answers[1+len(inInitiativePlan):]); err != nil {
		return nil, err
	}
	return p, p.meetPlanned(o.Who)
}

// rows places one card after another. Whoever a row adds is known to the rows after it.
func (p *notePlanner) rows(ctx context.Context, cards iter.Seq2[journal.NoteCard, error]) iter.Seq2[PlannedNote, error] {
	return func(yield func(PlannedNote, error) bool) {
		for u := range p.o.Who.unsettled() {
			if !yield(PlannedNote{Card: journal.NoteCard{Line: u.Line}, Bad: u.Err}, nil) {
				return
			}
		}
		for card, err := range cards {
			var row PlannedNote
			if err == nil {
				row, err = p.place(ctx, card)
			}
			if !yield(row, err) || err != nil {
				return
			}
			if p.o.Tick != nil {
				p.o.Tick()
			}
		}
	}
}

// place finds out what is to be done with a card. What is wrong with the card is in the row; the error is another.
func (p *notePlanner) place(ctx context.Context, card journal.NoteCard) (PlannedNote, error) {
	row := PlannedNote{Card: card, Action: Adding, Bad: card.Bad}
	if row.Bad != nil {
		return row, nil //nolint:nilerr // what is wrong with the card is in the row
	}
	if card.Pass != "" {
		row.Action = Passing
		return row, nil
	}
	if err := p.nameByOrigin(ctx, &row.Card); err != nil {
		return row, err
	}
	card = row.Card
	there, removed, err := p.hasUID(card.Note.UID)
	if err != nil || there {
		row.Action, row.Removed = Leaving, removed
		p.passOver(&row)
		return row, cmp.Or(err, p.standFor(ctx, &row))
	}
	if row.Bad = p.fill(&row); row.Bad != nil {
		return row, nil //nolint:nilerr // as above
	}
	if card.Passable() && row.present == nil && row.about == nil {
		row.Action = Passing
		return row, nil
	}
	if there, err = p.saysSo(ctx, &row); err != nil || there {
		row.Action, row.fresh = Leaving, nil
		return row, err
	}
	p.take(card)
	for _, x := range row.fresh {
		p.lastContact++
		p.dir.add(x)
	}
	if row.fresh != nil {
		row.groups = p.give.newGroups()
	}
	row.Card.Note.Initiative.Name = row.Card.Initiative
	row.NewInitiative = p.initiatives.belong(&row.Card.Note.Initiative)
	return row, nil
}

// fill finds out who is meant, and what follows from that.
func (p *notePlanner) fill(row *PlannedNote) (err error) {
	n := &row.Card.Note
	if err := journal.Held(n.Day, p.today); err != nil {
		return err
	}
	if err := p.meet(row); err != nil {
		return err
	}
	row.about = slices.DeleteFunc(row.about, func(x *listed) bool { return slices.Contains(row.present, x) })
	row.readHeard()
	n.Touch = journal.Touches(n.Channel, n.Tried, len(row.present))
	if row.Card.Touch != nil {
		n.Touch = *row.Card.Touch
	}
	if n.Author == "" {
		n.Author = p.author
	}
	if len(p.o.Tags)+len(n.Tags) > 0 {
		n.Tags = union(nil, append(n.Tags, p.o.Tags...), func(t string) string { return t })
	}
	return nil
}
