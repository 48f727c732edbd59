package store

import (
	"cmp"
	"context"
	"fmt"
	"iter"
	"os"
	"slices"

	"github.com/google/uuid"

	"github.com/rel-journal/rel/internal/db"
	"github.com/rel-journal/rel/internal/journal"
)

// ImportOptions are what is given to all that is imported.
type ImportOptions struct {
	Given
	File string    // what the notes of last contacts say they came from
	Add  bool      // of positions: whoever is not in the journal is added
	Map  *SheetMap // to be saved along with it; nil for none
	Tick func()    // called for every contact and card that planning has looked at; may be nil

	// Spill makes a file for what is too much for memory, which outlives the plan; nil has all of it held.
	Spill func() (*os.File, error)

	room int // of each shelf, in bytes; zero is the usual
}

// Action is what an import does with a card.
type Action string

// The actions of an import.
const (
	Adding   Action = "add"
	Updating Action = "update"
	Removing Action = "remove" // what was removed in the other copy of the journal
	Hiding   Action = "hide"   // what was removed before it came: it is kept, and nobody sees it
	Leaving  Action = "same"   // the journal says all of it already
	Passing  Action = "pass"   // of what becomes no note: declined, a to-do, with nobody the journal knows, or what else its card says
)

// Planned is what will be done with one card.
type Planned struct {
	Line    int    // the line of the file it stands on
	Key     string // by what notes of the same file name them; empty where none does
	Action  Action
	ID      int64    // the contact's number; zero when it is to be made
	Name    string   // as the journal has it, or will have it
	Gains   []string // what the contact gains, in words
	Differs []string // what the file has otherwise than the journal, or was removed here, left as it is
	Apart   string   // why it is not the contact of the same name, or who else has its e-mail address; empty when there is none

	uid     string
	filling journal.Filling
	contact journal.Contact // as it is to be made
	touch   journal.Day     // the last contact that becomes a touch; zero for none
	channel journal.Channel // of that
}

// Unsettled is a card that cannot be taken as it is: it could be several contacts, or its last contact is still to come.
type Unsettled struct {
	Line int
	Err  error
}

// planner is what a plan is made from: everybody known so far, in the journal and in the file.
type planner struct {
	o       ImportOptions
	today   journal.Day
	plan    *Plan
	old     journal.Outdated
	people  folk
	gone    folk              // who was removed, found by the uid and the names they had
	removed map[sign]bool     // uids of contacts that were removed
	back    map[sign]bool     // uids of contacts that were taken back with what made them
	taken   map[sign]bool     // details that were removed from contacts
	groups  map[string]string // what the groups are called, by the keys of what they are and were called
}

// PlanImport says what importing these cards will do, and writes nothing. It holds few of them at a time. An error among them
// ends it.
func (s *Store) PlanImport(ctx context.Context, cards iter.Seq2[journal.Card, error], o ImportOptions) (*Plan, error) {
	p, err := s.planner(ctx, o)
	if err != nil {
		return nil, err
	}
	for card, err := range cards {
		if err == nil {
			err = cmp.Or(p.place(card), p.people.err)
		}
		if err != nil {
			return nil, err
		}
		p.o.Tick()
	}
	return p.plan, nil
}

// planner is a planner that knows everybody in the journal.
func (s *Store) planner(ctx context.Context, o ImportOptions) (*planner, error) {
	if o.Tick == nil {
		o.Tick = func() {}
	}
	p := &planner{
		o: o, today: s.Today(), plan: newPlan(o), old: s.outdated, people: newFolk(o), gone: newFolk(o),
		removed: map[sign]bool{}, back: map[sign]bool{}, taken: map[sign]bool{},
	}
	var err error
	if p.plan.mark, _, err = readOne(ctx, s, db.S("SELECT coalesce(max(id), 0) FROM changes"), scanOne[int64]); err != nil {
		return nil, err
	}
	for c, err := range s.ContactsKeys(ctx, ContactFilter{}) {
		if err == nil {
			err = p.know(&person{Contact: c, Row: -1})
		}
		if err != nil {
			return nil, err
		}
		o.Tick()
	}
	if p.plan.saves, err = s.saveMap(ctx, o.Map); err != nil {
		return nil, err
	}
	if err := cmp.Or(s.knowRemoved(ctx, p), s.knowMerged(ctx, p), s.knowFormer(ctx, p), s.knowTaken(ctx, p)); err != nil {
		return nil, err
	}
	p.groups, err = s.GroupNames(ctx)
	return p, err
}

// knowMerged has a contact that has become a part of another found, by its uid, as that other.
func (s *Store) knowMerged(ctx context.Context, p *planner) error {
	pairs, err := readAll(ctx, s, db.S("SELECT m.uid, c.uid FROM contacts m JOIN contacts c ON c.id = m.merged_into"),
		func(row db.Row) (uids [2]string, err error) { return uids, row.Scan(&uids[0], &uids[1]) })
	for _, uids := range pairs {
		was, is := signOf(byUID, uids[0]), signOf(byUID, uids[1])
		if x := p.people.one(is); x >= 0 {
			p.people.called(x, was)
		}
		if p.removed[is] {
			p.removed[was] = true
		}
	}
	return err
}

// know makes a person findable by uid, names and e-mail addresses.
func (p *planner) know(x *person) error {
	err := p.people.add(x)
	c := x.Contact
	if x.Row >= 0 && x.UID != c.UID {
		c.UID = "" // which nobody knows yet
	}
	p.find(x.at, c)
	p.findNamed(x.at, c.Name)
	return err
}

// find has somebody found by what a contact says, beside the name.
func (p *planner) find(at int, c journal.Contact) {
	for _, uid := range uidsOf(c) {
		p.people.called(at, signOf(byUID, uid))
	}
	for _, alias := range c.Aliases {
		p.findNamed(at, alias)
	}
	for _, point := range c.Points {
		if point.Kind == journal.PointEmail {
			p.people.called(at, signOf(byEmail, point.Key()))
		}
		if key := profileOf(point); key != "" {
			p.people.called(at, signOf(byProfile, key))
		}
	}
}

func (p *planner) findNamed(at int, name string) {
	p.people.called(at, signOf(byName, journal.NameKey(name)))
}

// place finds out whom a card is about and what it does for them.
func (p *planner) place(card journal.Card) error {
	card.Contact.UID = p.anew(card.Contact.UID)
	if p.isRemoved(card.Contact) {
		return p.plan.add(removedHere(card))
	}
	if err := cmp.Or(journal.Held(card.LastContact, p.today), toCome(card.Contact, p.today)); err != nil {
		p.plan.unsettle(card.Line, err)
		return nil
	}
	card.Contact.Groups = p.nowCalled(card.Contact.Groups)
	found, apart, err := p.match(card)
	switch {
	case err != nil:
		return err
	case len(found) > 1:
		p.plan.unsettle(card.Line, ambiguous(card.Contact.Name, found))
		return nil
	case len(found) == 1:
		return p.meet(p.given(card), found[0])
	}
	gone, err := p.wasRemoved(card)
	switch {
	case err != nil:
		return err
	case gone:
		return p.plan.add(removedHere(card))
	}
	return p.add(p.given(card), apart)
}

// given is a card with what is given to all that is imported.
func (p *planner) given(card journal.Card) journal.Card {
	card.Contact.Groups = union(card.Contact.Groups, p.o.Groups, journal.NameKey)
	card.Contact.Tags = union(card.Contact.Tags, p.o.Tags, func(t string) string { return t })
	return card
}

// removedHere is what is done with a card of somebody who was removed here: nothing.
func removedHere(card journal.Card) Planned {
	return Planned{
		Line: card.Line, Key: card.Key, Action: Leaving, Name: card.Contact.Name,
		Apart: "was removed here; rel list --deleted shows it",
	}
}

// toCome refuses a birthday that is still to come.
func toCome(c journal.Contact, today journal.Day) error {
	for _, d := range c.Dates {
		if err := d.Begun(today); err != nil {
			return err
		}
	}
	return nil
}

func ambiguous(name string, found []*person) error {
	return &journal.Problem{
		Code: journal.Ambiguous,
		What: fmt.Sprintf("%s could be %s or %s", name, found[0].number(), found[1].number()),
		Hint: "give the row an e-mail address or a birthday that tells them apart, or leave it out with --skip-bad",
	}
}

// add plans a new contact.
func (p *planner) add(card journal.Card, apart string) error {
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
	gains := journal.Fill(journal.Contact{}, c, p.today, nil, nil).Gains
	gains = append(gains, "stage "+string(c.Stage))
	p.needGroups(c.Groups)
	err := p.plan.add(Planned{
		Line: card.Line, Key: card.Key, Action: Adding, Name: c.Name, Gains: withLastContact(gains, card.LastContact), Apart: apart,
		uid: c.UID, contact: c, touch: card.LastContact, channel: card.Channel,
	})
	if err != nil {
		return err
	}
	return p.know(&person{Contact: c, Row: p.plan.Len() - 1, Line: card.Line, UID: called(card.Contact)})
}

// meet plans what a card does for somebody known: the journal's own words stand, and what is missing is filled in.
func (p *planner) meet(card journal.Card, x *person) error {
	f := p.fill(x, card.Contact)
	row := Planned{
		Line: card.Line, Key: card.Key, Action: Leaving, ID: x.Contact.ID, Name: x.Contact.Name,
		Gains: f.Gains, Differs: f.Differs, uid: x.Contact.UID,
	}
	if card.LastContact.After(x.Contact.LastTouched) {
		row.touch, row.channel = card.LastContact, card.Channel
		row.Gains = append(withLastContact(row.Gains, card.LastContact), x.touch(card.LastContact)...)
	}
	if len(row.Gains) > 0 {
		row.Action, row.filling = Updating, f
	}
	var err error
	if row.Apart, err = p.sharing(f.Add); err != nil {
		return err
	}
	uid := x.UID
	x.UID = cmp.Or(x.UID, called(card.Contact))
	if row.Action == Updating || x.UID != uid {
		p.needGroups(f.Add.Groups)
		x.Contact = f.Of(x.Contact)
		p.find(x.at, f.Add)
		if err := p.people.set(x); err != nil {
			return err
		}
	}
	return p.plan.add(row)
}

func withLastContact(gains []string, day journal.Day) []string {
	if day.IsZero() {
		return gains
	}
	return append(gains, "last contact "+day.String())
}

// needGroups remembers which groups have to be made.
func (p *planner) needGroups(names []string) {
	for _, g := range names {
		if key := journal.NameKey(g); journal.NameKey(p.groups[key]) != key {
			p.groups[key] = g
			p.plan.NewGroups = append(p.plan.NewGroups, g)
		}
	}
}

// nowCalled is groups by the names they have now.
func (p *planner) nowCalled(groups []string) (names []string) {
	for _, g := range groups {
		names = union(names, []string{cmp.Or(p.groups[journal.NameKey(g)], g)}, journal.NameKey)
	}
	return names
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
