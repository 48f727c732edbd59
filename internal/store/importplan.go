package store

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"github.com/google/uuid"

	"github.com/rel-journal/rel/internal/db"
	"github.com/rel-journal/rel/internal/journal"
)

// ImportOptions are what is given to all that is imported.
type ImportOptions struct {
	File   string // what the notes of last contacts say they came from
	Stage  journal.Stage
	Groups []string
	Tags   []string
	Add    bool      // of positions: whoever is not in the journal is added
	Map    *SheetMap // to be saved along with it; nil for none
	Tick   func()    // called for every contact and card that planning has looked at; may be nil
}

// Action is what an import does with a card.
type Action string

// The actions of an import.
const (
	Adding   Action = "add"
	Updating Action = "update"
	Leaving  Action = "same" // the journal says all of it already
	Passing  Action = "pass" // of a note: the journal knows nobody who was there, or whom it was about
)

// Planned is what will be done with one card.
type Planned struct {
	Card    journal.Card
	Action  Action
	ID      int64           // the contact's number; zero when it is to be made
	Name    string          // as the journal has it, or will have it
	Gains   []string        // what the contact gains, in words
	Differs []string        // what the file has otherwise than the journal, left as it is
	More    []journal.Point // e-mail addresses, phones and the like among it, which could be added
	Apart   string          // why it is not the contact of the same name; empty when there is none

	uid     string
	filling journal.Filling
	contact journal.Contact // as it is to be made
	touched bool            // the last contact becomes a touch
}

// Unsettled is a card that cannot be taken as it is: it could be several contacts, or its last contact is still to come.
type Unsettled struct {
	Line int
	Err  error
}

// Plan is what an import will do, in the order of the file.
type Plan struct {
	Rows      []Planned
	Unsettled []Unsettled
	NewGroups []string // groups the file names that are not there yet
	file      string
	saves     []db.Stmt // of the map
	mark      int64     // the last change the plan knows of
}

// File is the name of the file the plan is for.
func (p *Plan) File() string { return p.file }

// Count is how many rows of the plan have this action.
func (p *Plan) Count(a Action) int {
	n := 0
	for _, r := range p.Rows {
		if r.Action == a {
			n++
		}
	}
	return n
}

// planner is what a plan is made from: everybody known so far, in the journal and in the file.
type planner struct {
	o       ImportOptions
	today   journal.Day
	plan    *Plan
	people  []*person
	byUID   map[string]*person
	byName  map[string][]*person
	byEmail map[string][]*person

	byFormer  map[string][]*person // by names they had
	byProfile map[string][]*person // by their own pages on networks of people

	removed map[string]bool // uids of contacts that were removed
	groups  map[string]bool
}

// person is a contact as the journal will have it; row is the plan's line that makes it, -1 when it is there already.
type person struct {
	contact journal.Contact
	row     int
	uid     string // the one the file gives; empty when it gives none
}

// PlanImport says what importing these cards will do, and writes nothing.
func (s *Store) PlanImport(ctx context.Context, cards []journal.Card, o ImportOptions) (*Plan, error) {
	p, err := s.planner(ctx, o)
	if err != nil {
		return nil, err
	}
	for _, card := range cards {
		p.place(card)
		p.o.Tick()
	}
	return p.plan, nil
}

// planner is a planner that knows everybody in the journal.
func (s *Store) planner(ctx context.Context, o ImportOptions) (*planner, error) {
	if o.Tick == nil {
		o.Tick = func() {}
	}
	p := &planner{o: o, today: s.Today(), plan: &Plan{file: o.File}, byUID: map[string]*person{}, byName: map[string][]*person{},
		byEmail: map[string][]*person{}, byFormer: map[string][]*person{}, byProfile: map[string][]*person{},
		removed: map[string]bool{}, groups: map[string]bool{}}
	var err error
	if p.plan.mark, _, err = readOne(ctx, s, db.S("SELECT coalesce(max(id), 0) FROM changes"), scanOne[int64]); err != nil {
		return nil, err
	}
	for c, err := range s.contactsKeys(ctx, ContactFilter{}) {
		if err != nil {
			return nil, err
		}
		p.know(&person{contact: c, row: -1})
		o.Tick()
	}
	for c, err := range s.contactsKeys(ctx, ContactFilter{Deleted: true}) {
		if err != nil {
			return nil, err
		}
		for _, uid := range uidsOf(c) {
			p.removed[uid] = true
		}
	}
	if p.plan.saves, err = s.saveMap(ctx, o.Map); err != nil {
		return nil, err
	}
	if err := cmp.Or(s.knowMerged(ctx, p), s.knowFormer(ctx, p)); err != nil {
		return nil, err
	}
	groups, err := s.Groups(ctx)
	for _, g := range groups {
		p.groups[journal.NameKey(g.Name)] = true
	}
	return p, err
}

// knowMerged has a contact that has become a part of another found, by its uid, as that other.
func (s *Store) knowMerged(ctx context.Context, p *planner) error {
	pairs, err := readAll(ctx, s, db.S("SELECT m.uid, c.uid FROM contacts m JOIN contacts c ON c.id = m.merged_into"),
		func(row db.Row) (uids [2]string, err error) { return uids, row.Scan(&uids[0], &uids[1]) })
	for _, uids := range pairs {
		if x := p.byUID[uids[1]]; x != nil {
			p.byUID[uids[0]] = x
		}
		p.removed[uids[0]] = p.removed[uids[1]]
	}
	return err
}

// know makes a person findable by uid, names and e-mail addresses.
func (p *planner) know(x *person) {
	p.people = append(p.people, x)
	p.knowUIDs(x, x.contact)
	p.knowNames(x, x.contact.Name)
	p.knowNames(x, x.contact.Aliases...)
	p.knowEmails(x, x.contact.Points)
	p.knowProfiles(x, x.contact.Points)
}

func (p *planner) knowNames(x *person, names ...string) {
	for _, name := range names {
		key := journal.NameKey(name)
		p.byName[key] = append(p.byName[key], x)
	}
}

func (p *planner) knowEmails(x *person, points []journal.Point) {
	for _, point := range points {
		if point.Kind == journal.PointEmail {
			p.byEmail[point.Key()] = append(p.byEmail[point.Key()], x)
		}
	}
}

// place finds out whom a card is about and what it does for them.
func (p *planner) place(card journal.Card) {
	card.Contact.Groups = union(card.Contact.Groups, p.o.Groups, journal.NameKey)
	card.Contact.Tags = union(card.Contact.Tags, p.o.Tags, func(t string) string { return t })
	if p.isRemoved(card.Contact) {
		p.plan.Rows = append(p.plan.Rows, Planned{
			Card: card, Action: Leaving, Name: card.Contact.Name, Apart: "was removed here; rel list --deleted shows it",
		})
		return
	}
	if err := journal.Held(card.LastContact, p.today); err != nil {
		p.plan.Unsettled = append(p.plan.Unsettled, Unsettled{card.Line, err})
		return
	}
	found, apart := p.match(card)
	switch {
	case len(found) > 1:
		p.plan.Unsettled = append(p.plan.Unsettled, Unsettled{card.Line, p.ambiguous(card.Contact.Name, found)})
	case len(found) == 1:
		p.meet(card, found[0])
	default:
		p.add(card, apart)
	}
}

func (p *planner) ambiguous(name string, found []*person) error {
	return &journal.Problem{
		Code: journal.Ambiguous,
		What: fmt.Sprintf("%s could be %s or %s", name, p.number(found[0]), p.number(found[1])),
		Hint: "give the row an e-mail address or a birthday that tells them apart, or leave it out with --skip-bad",
	}
}

// number is how a person already known is told apart: by number, or by the line that makes it.
func (p *planner) number(x *person) string {
	if x.row < 0 {
		return fmt.Sprintf("contact %d", x.contact.ID)
	}
	return fmt.Sprintf("line %d", p.plan.Rows[x.row].Card.Line)
}

// add plans a new contact.
func (p *planner) add(card journal.Card, apart string) {
	c := card.Contact
	if uuid.Validate(c.UID) != nil {
		c.UID = newUID()
	}
	if c.Stage == "" {
		c.Stage = p.o.Stage
	}
	switch {
	case c.Stage != "":
	case card.LastContact.IsZero():
		c.Stage = journal.Prospect
	default:
		c.Stage = journal.Developing
	}
	c.LastTouched = card.LastContact
	gains := journal.Fill(journal.Contact{}, c, p.today).Gains
	gains = append(gains, "stage "+string(c.Stage))
	p.needGroups(c.Groups)
	p.plan.Rows = append(p.plan.Rows, Planned{
		Card: card, Action: Adding, Name: c.Name, Gains: withLastContact(gains, card.LastContact), Apart: apart,
		uid: c.UID, contact: c, touched: !card.LastContact.IsZero(),
	})
	p.know(&person{contact: c, row: len(p.plan.Rows) - 1, uid: called(card.Contact)})
}

// meet plans what a card does for somebody known: the journal's own words stand, and what is missing is filled in.
func (p *planner) meet(card journal.Card, x *person) {
	f := journal.Fill(x.contact, card.Contact, p.today)
	row := Planned{
		Card: card, Action: Leaving, ID: x.contact.ID, Name: x.contact.Name, Gains: f.Gains, Differs: f.Differs, More: f.More,
		uid: x.contact.UID, filling: f,
	}
	if card.LastContact.After(x.contact.LastTouched) {
		row.touched = true
		row.Gains = append(withLastContact(row.Gains, card.LastContact), x.touch(card.LastContact)...)
	}
	if len(row.Gains) > 0 {
		row.Action = Updating
	}
	p.needGroups(f.Add.Groups)
	x.take(f)
	x.uid = cmp.Or(x.uid, called(card.Contact))
	p.knowUIDs(x, f.Add)
	p.knowNames(x, f.Add.Aliases...)
	p.knowEmails(x, f.Add.Points)
	p.knowProfiles(x, f.Add.Points)
	p.plan.Rows = append(p.plan.Rows, row)
}

// touch moves the person along as a touch on this day will, their latest, and says what that changes.
func (x *person) touch(day journal.Day) []string {
	var moves []string
	c := &x.contact
	c.LastTouched = day
	if c.Stage == journal.Prospect || c.Stage == journal.Dormant {
		c.Stage, moves = journal.Developing, append(moves, "stage developing")
	}
	if !c.Snooze.IsZero() {
		c.Snooze, moves = journal.Day{}, append(moves, "snooze ended")
	}
	return moves
}

func withLastContact(gains []string, day journal.Day) []string {
	if day.IsZero() {
		return gains
	}
	return append(gains, "last contact "+day.String())
}

// take gives the person what a card fills in, so that a later card of the same file finds it there.
func (x *person) take(f journal.Filling) {
	c := &x.contact
	c.Aliases, c.Points = append(c.Aliases, f.Add.Aliases...), append(c.Points, f.Add.Points...)
	c.Groups, c.Tags, c.Fields = append(c.Groups, f.Add.Groups...), append(c.Tags, f.Add.Tags...), append(c.Fields, f.Add.Fields...)
	c.Kept = append(c.Kept, f.Add.Kept...)
	c.Positions = slices.DeleteFunc(c.Positions, func(q journal.Position) bool { return slices.Contains(f.Gone, q) })
	c.Positions = append(c.Positions, f.Add.Positions...)
	c.Dates = slices.DeleteFunc(c.Dates, func(d journal.Yearly) bool { return slices.Contains(f.Replace, d) })
	c.Dates = append(c.Dates, f.Add.Dates...)
	if f.Add.Every != 0 {
		c.Every = f.Add.Every
	}
	if c.Snooze.IsZero() {
		c.Snooze = f.Add.Snooze
	}
}

// needGroups remembers which groups have to be made.
func (p *planner) needGroups(names []string) {
	for _, g := range names {
		if key := journal.NameKey(g); !p.groups[key] {
			p.groups[key] = true
			p.plan.NewGroups = append(p.plan.NewGroups, g)
		}
	}
}

// union is a with what b has besides, compared by key.
func union(a, b []string, key func(string) string) []string {
	out := slices.Clone(a)
	for _, v := range b {
		if !slices.ContainsFunc(out, func(x string) bool { return key(x) == key(v) }) {
			out = append(out, v)
		}
	}
	return out
}
