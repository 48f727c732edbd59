package store

import (
	"context"
	"crypto/sha256"
	"iter"
	"slices"

	"github.com/rel-journal/rel/internal/db"
	"github.com/rel-journal/rel/internal/journal"
)

// WholeImport is how a file of everything is imported.
type WholeImport struct {
	File    string           // its name
	Unknown func(key string) // told of each key nobody knows, "contact.shoes"; those are passed over
	LeftOut func(LeftOut)    // told of what the file says that it lacks; may be nil
	Tick    func()           // called for every thing that was looked at; may be nil

	// Keep is called once something is sure to be written, while others see the journal as it was, and its error stops the
	// import. It may be nil.
	Keep func() error
}

// PlannedThing is what an import does with a thing of a file of everything.
type PlannedThing struct {
	Entry   journal.Entry
	Action  Action // Adding, Updating or Removing, or Leaving what is as it would be; empty for what is gone from both
	Removed bool   // it was removed here
	Bad     error  // why it cannot be taken; nil when it can

	thing   wholeThing
	table   string
	brought *brought // what becomes of what is here; nil for what is not
}

// At is the line of the thing, and why it cannot be taken.
func (p PlannedThing) At() (line int, bad error) { return p.Entry.Line, p.Bad }

// Done is what is done with it, and whether it was removed here.
func (p PlannedThing) Done() (a Action, removed bool) {
	if p.Action == Hiding {
		return Leaving, true
	}
	return p.Action, p.Removed
}

// Changes are the fields that become otherwise, of what is here already, in the words of the file.
func (p PlannedThing) Changes() []string {
	if p.brought == nil || p.Action != Updating {
		return nil
	}
	var all []string
	shape := wholeShapes()[p.Entry.Type]
	for _, f := range shape.fields {
		if _, ok := p.brought.fields[f.name]; ok {
			all = append(all, f.name)
		}
	}
	for _, l := range shape.lists {
		if len(p.brought.gone[l.name])+len(p.brought.come[l.name]) > 0 {
			all = append(all, l.name)
		}
	}
	if len(p.brought.come["not_the_same"]) > 0 {
		all = append(all, "not_the_same")
	}
	return all
}

// Fresh is nobody: a contact is a thing of its own.
func (p PlannedThing) Fresh() []string { return nil }

// NewGroups is none: a group is one, too.
func (p PlannedThing) NewGroups() []string { return nil }

// Why is why it is left alone; empty where it is not.
func (p PlannedThing) Why() string {
	if action, removed := p.Done(); p.Bad == nil && action == Leaving {
		return whyLeft(removed)
	}
	return ""
}

// Title is its name, its text or its day.
func (p PlannedThing) Title() string {
	if p.thing == nil {
		return ""
	}
	return p.thing.title()
}

// wholePlanner tells what of a file is there already.
type wholePlanner struct {
	ctx  context.Context //nolint:containedctx // of the one run through a file that it is for
	s    *Store
	o    WholeImport
	mark int64 // the last change when the plan was begun

	tables map[string]string // of each type, its table
	edits  editTimes         // here
	were   map[string]string // whom contacts are a part of, by uid, here
	parts  map[string]string // and from now on
	kin    map[string]*kin   // who are one from now on, by the uid of each
	absent map[string]bool   // table and uid of what was removed and of which nothing is here

	numbers map[string]int64   // of the contacts that are added, by uid, as they will be
	given   map[int64]struct{} // these numbers
	began   int64              // the highest that a contact has ever had
	last    int64              // and with those that are added

	named map[string]string // table and key of a name that only one can have, to the uid
	as    map[string]string // what a uid of the file is called here, where that is not the same
	seen  map[[16]byte]struct{}
	have  struct {
		settings Settings
		maps     []SheetMap
	}
	there map[string]bool       // of the things at hand, and what they name, those that are in the journal; true for removed ones
	here  map[string]wholeThing // the things at hand as they are here
}

func (s *Store) planWhole(ctx context.Context, o WholeImport) (p *wholePlanner, err error) {
	p = &wholePlanner{
		ctx: ctx, s: s, o: o, absent: map[string]bool{}, numbers: map[string]int64{}, given: map[int64]struct{}{}, kin: map[string]*kin{},
		named: map[string]string{}, as: map[string]string{}, seen: map[[16]byte]struct{}{},
	}
	p.tables = wholeTables()
	if p.mark, err = s.LatestChange(ctx); err != nil {
		return nil, err
	}
	if p.edits, err = s.edits(ctx); err != nil {
		return nil, err
	}
	if p.were, err = s.parts(ctx); err != nil {
		return nil, err
	}
	p.began, _, err = readOne(ctx, s, db.S("SELECT seq FROM sqlite_sequence WHERE name = 'contacts'"), scanOne[int64])
	if err != nil {
		return nil, err
	}
	p.last = p.began
	if p.have.settings, err = s.Settings(ctx); err != nil {
		return nil, err
	}
	if p.have.maps, err = s.SheetMaps(ctx); err != nil {
		return nil, err
	}
	rows, err := s.read(ctx, db.S(`SELECT 'nobody', '', '' WHERE NOT (`+somethingThere+`)
		UNION ALL SELECT 'groups', name_key, uid FROM groups WHERE deleted IS NULL
		UNION ALL SELECT 'indicators', name_key, uid FROM indicators WHERE deleted IS NULL
		UNION ALL SELECT 'initiatives', name_key, uid FROM initiatives WHERE deleted IS NULL`))
	if err != nil {
		return nil, err
	}
	for _, row := range rows {
		var table, key, uid string
		if err := row.Scan(&table, &key, &uid); err != nil {
			return nil, explain(err)
		}
		p.named[table+" "+key] = uid
	}
	p.sames()
	return p, nil
}

// somethingThere is the SQL that a journal has settings of its own: there are contacts or notes in it.
const somethingThere = "EXISTS (SELECT 1 FROM contacts WHERE deleted IS NULL) OR EXISTS (SELECT 1 FROM notes WHERE deleted IS NULL)"

// PlanWhole is what an import would do with each thing of a file of everything.
func (s *Store) PlanWhole(ctx context.Context, file iter.Seq2[journal.Entry, error], o WholeImport) iter.Seq2[PlannedThing, error] {
	return func(yield func(PlannedThing, error) bool) {
		p, err := s.planWhole(ctx, o)
		if err != nil {
			yield(PlannedThing{}, err)
			return
		}
		for x, err := range p.rows(ctx, file) {
			if (err != nil || x.Bad != nil || x.Action != "") && !yield(x, err) {
				return
			}
		}
	}
}

// thingsAtOnce is how many things are looked up together.
const thingsAtOnce = 200

// rows is what is to be done with each thing of the file.
func (p *wholePlanner) rows(ctx context.Context, file iter.Seq2[journal.Entry, error]) iter.Seq2[PlannedThing, error] {
	return func(yield func(PlannedThing, error) bool) {
		if err := p.relate(ctx, file); err != nil {
			yield(PlannedThing{}, err)
			return
		}
		var some []PlannedThing
		flush := func() bool {
			err := p.lookUp(ctx, some)
			for _, x := range some {
				if err == nil {
					p.place(&x)
				}
				if x.Bad != nil {
					x.Bad = journal.BadRow{File: p.o.File, Line: x.Entry.Line, Place: x.Entry.Path, Err: x.Bad}
				}
				if !yield(x, err) || err != nil {
					return false
				}
				if p.o.Tick != nil {
					p.o.Tick()
				}
			}
			some = some[:0]
			return true
		}
		size := 0
		for e, err := range file {
			if err != nil {
				if flush() {
					yield(PlannedThing{}, err)
				}
				return
			}
			x := PlannedThing{Entry: e, Action: Adding}
			x.thing, x.Bad = readWhole(e, p.o.Unknown)
			some = append(some, x)
			if size += len(e.JSON); len(some) == thingsAtOnce || size > sizeAtOnce {
				if size = 0; !flush() {
					return
				}
			}
		}
		flush()
	}
}

// sizeAtOnce is how many bytes of things wait to be looked up.
const sizeAtOnce = 1 << 20

// place finds out what is to be done with a thing.
func (p *wholePlanner) place(x *PlannedThing) {
	if x.Bad != nil {
		return
	}
	switch thing := x.thing.(type) {
	case *wholeSelf:
		if x.Action = ""; p.o.LeftOut != nil {
			p.o.LeftOut(thing.LeftOut)
		}
		return
	case *wholeSettings:
		x.Action = p.settings(thing)
		return
	}
	gone, isGone := x.thing.(*wholeGone)
	uid := x.thing.head().UID
	if x.table = p.tables[x.Entry.Type]; isGone {
		x.table = p.tables[gone.Of]
	}
	key := sum(x.table, uid)
	if _, twice := p.seen[key]; twice {
		x.Bad = journal.Bad("leave one of them out", "uid %s is there twice", journal.AsTyped(uid))
		return
	}
	p.seen[key] = struct{}{}
	uid = p.uidHere(x.thing)
	x.thing.head().UID = uid
	switch {
	case isGone:
		p.placeGone(x, gone)
	case p.fits(x):
		p.placeThing(x, uid)
	default:
		delete(p.seen, key)
	}
}

// fits reports whether a thing can be in the journal; why not is in it.
func (p *wholePlanner) fits(x *PlannedThing) bool {
	if n, ok := x.thing.(*wholeNote); ok && n.Day.After(p.s.Today().Add(1)) { // tomorrow may be today where it was written
		x.Bad = journal.Bad("rel todo is for what is to come", "a note cannot lie in the future: %s", n.Day)
	}
	x.thing.named(func(table, uid string) {
		_, inFile := p.seen[sum(table, uid)]
		if _, here := p.there[table+" "+uid]; !inFile && !here && x.Bad == nil {
			x.Bad = journal.Bad("what others name stands above them, as rel export all writes it",
				"it names %s of the %s, which is neither above it nor in the journal", journal.AsTyped(uid), table)
		}
	})
	return x.Bad == nil
}

// settings is what is to be done with the settings of the file: those of a journal that has something in it stay, and so do maps
// of the same name.
func (p *wholePlanner) settings(x *wholeSettings) Action {
	_, nobody := p.named["nobody "]
	was := p.have.settings
	if nobody && (int64(was.Every) != x.Every || was.DateOrder != x.DateOrder || was.Author != x.Author) {
		return Adding
	}
	for _, m := range x.SheetMaps {
		if !slices.ContainsFunc(p.have.maps, func(h SheetMap) bool { return journal.NameKey(h.Name) == journal.NameKey(m.Name) }) {
			return Adding
		}
	}
	return Leaving
}

// sum is a uid of a table in a few bytes: those of a whole file are held.
func sum(table, uid string) (key [16]byte) {
	all := sha256.Sum256([]byte(table + " " + uid))
	copy(key[:], all[:])
	return key
}
