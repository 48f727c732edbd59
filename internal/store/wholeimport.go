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
	Tick    func()           // called for every thing that was looked at; may be nil

	// Keep is called once something is sure to be written, while others see the journal as it was, and its error stops the
	// import. It may be nil.
	Keep func() error
}

// PlannedThing is what an import does with a thing of a file of everything.
type PlannedThing struct {
	Entry   journal.Entry
	Action  Action // Adding, or Leaving what is there already
	Removed bool   // it is there, but was removed
	Bad     error  // why it cannot be taken; nil when it can

	thing wholeThing
}

// At is the line of the thing, and why it cannot be taken.
func (p PlannedThing) At() (line int, bad error) { return p.Entry.Line, p.Bad }

// Done is what is done with it, and whether it was removed here.
func (p PlannedThing) Done() (a Action, removed bool) { return p.Action, p.Removed }

// Fresh is nobody: a contact is a thing of its own.
func (p PlannedThing) Fresh() []string { return nil }

// Title is its name, its text or its day.
func (p PlannedThing) Title() string {
	if p.thing == nil {
		return ""
	}
	return p.thing.title()
}

// wholePlanner tells what of a file is there already.
type wholePlanner struct {
	s    *Store
	o    WholeImport
	mark int64 // the last change when the plan was begun

	tables map[string]string // of each type, its table
	named  map[string]string // table and key of a name that only one can have, to the uid
	as     map[string]string // what a uid of the file is called here, where that is not the same
	seen   map[[16]byte]struct{}
	have   struct {
		settings Settings
		maps     []SheetMap
	}
	there map[string]bool // of the things at hand, and what they name, those that are in the journal; true for removed ones
}

func (s *Store) planWhole(ctx context.Context, o WholeImport) (p *wholePlanner, err error) {
	p = &wholePlanner{
		s: s, o: o, tables: map[string]string{}, named: map[string]string{}, as: map[string]string{}, seen: map[[16]byte]struct{}{},
	}
	for _, part := range wholeParts() {
		p.tables[part.one] = part.table
	}
	if p.mark, err = s.LatestChange(ctx); err != nil {
		return nil, err
	}
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
		p.rows(ctx, file)(yield)
	}
}

// thingsAtOnce is how many things are looked up together.
const thingsAtOnce = 200

// rows is what is to be done with each thing of the file.
func (p *wholePlanner) rows(ctx context.Context, file iter.Seq2[journal.Entry, error]) iter.Seq2[PlannedThing, error] {
	return func(yield func(PlannedThing, error) bool) {
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

// lookUp finds out which of the things, and of what they name, are in the journal.
func (p *wholePlanner) lookUp(ctx context.Context, some []PlannedThing) error {
	p.there = map[string]bool{}
	var uids []string
	for _, x := range some {
		if x.Bad == nil {
			uids = append(uids, x.thing.head().UID)
			x.thing.named(func(_, uid string) { uids = append(uids, uid) })
		}
	}
	q := newQuery("")
	for i, part := range wholeParts()[1:] {
		if i > 0 {
			q.add(" UNION ALL ")
		}
		q.add("SELECT '"+part.table+"', uid, deleted IS NOT NULL FROM "+part.table+" WHERE uid IN (SELECT value FROM json_each(?))",
			toJSON(uids))
	}
	rows, err := p.s.read(ctx, q.stmt())
	for _, row := range rows {
		var table, uid string
		var removed bool
		if err := row.Scan(&table, &uid, &removed); err != nil {
			return explain(err)
		}
		p.there[table+" "+uid] = removed
	}
	return err
}

// place finds out what is to be done with a thing.
func (p *wholePlanner) place(x *PlannedThing) {
	if x.Bad != nil {
		return
	}
	if set, ok := x.thing.(*wholeSettings); ok {
		x.Action = p.settings(set)
		return
	}
	table, uid := p.tables[x.Entry.Type], x.thing.head().UID
	key := sum(table, uid)
	if _, twice := p.seen[key]; twice {
		x.Bad = journal.Bad("leave one of them out", "uid %s is there twice", journal.AsTyped(uid))
		return
	}
	if n, ok := x.thing.(*wholeNote); ok && n.Day.After(p.s.Today().Add(1)) { // tomorrow may be today where it was written
		x.Bad = journal.Bad("rel todo is for what is to come", "a note cannot lie in the future: %s", n.Day)
		return
	}
	x.thing.named(func(table, uid string) {
		_, inFile := p.seen[sum(table, uid)]
		if _, here := p.there[table+" "+uid]; !inFile && !here && x.Bad == nil {
			x.Bad = journal.Bad("what others name stands above them, as rel export all writes it",
				"it names %s of the %s, which is neither above it nor in the journal", journal.AsTyped(uid), table)
		}
	})
	if x.Bad != nil {
		return
	}
	p.seen[key] = struct{}{}
	if removed, here := p.there[table+" "+uid]; here {
		x.Action, x.Removed = Leaving, removed
		return
	}
	p.byName(x, table, uid)
}

// byName leaves a thing alone where another of its name is in the journal, and takes that one for it.
func (p *wholePlanner) byName(x *PlannedThing, table, uid string) {
	var name string
	switch thing := x.thing.(type) {
	case *wholeGroup:
		name = thing.Name
	case *wholeIndicator:
		name = thing.Name
	case *wholeInitiative:
		name = thing.Name
	default:
		return
	}
	key := table + " " + journal.NameKey(name)
	if here, ok := p.named[key]; ok {
		p.as[uid], x.Action = here, Leaving
		return
	}
	p.named[key] = uid
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
