package store

import (
	"context"
	"fmt"
	"iter"
	"slices"
	"strings"

	"github.com/google/uuid"

	"github.com/rel-journal/rel/internal/db"
	"github.com/rel-journal/rel/internal/journal"
)

// ItemImport is how follow-ups, or facts, are imported.
type ItemImport struct {
	Given              // to whoever is added
	Map   *SheetMap    // as that of NoteImport
	Add   bool         // add whoever is not in the journal yet
	Tick  func()       // called for every row that was looked at; may be nil
	Keep  func() error // as that of NoteImport
}

// itemSort is what imports of follow-ups and of facts differ in.
type itemSort[T any] struct {
	table  string
	texts  string // SQL of all that are not removed: whom each is with, and what key gives of it
	key    func(T) (a, b, text string)
	uid    func(*T) *string
	joins  func(*T) *journal.InitiativeName // which initiative one belongs to; nil where none can
	into   string                           // the table with its columns
	values func(row PlannedItem[T], who, note any) []any
}

// itemPlanner is what rows are placed by. Beside the people it holds what tells one item from another, not what they say.
type itemPlanner[T any] struct {
	itemSort[T]
	s    *Store
	o    ItemImport
	give giving
	dir  *directory
	uids uidMaker

	initiatives initiativePlan

	mark        int64 // the last change it knows of
	lastContact int64 // the highest number that was ever given

	byUID    map[uuid.UUID]rowOf // those there are; nil until one is asked for
	notes    map[uuid.UUID]rowOf // likewise
	contacts map[uuid.UUID]rowOf // likewise
	byText   textCount           // how many there are of each text; nil until one is asked for
	origins  origins             // of the rows so far
}

// rowOf is the row of a uid.
type rowOf struct {
	id      int64
	removed bool
	back    bool // with the change that made it
}

func planItems[T any](ctx context.Context, s *Store, o ItemImport, sort itemSort[T]) (*itemPlanner[T], error) {
	give, err := s.giving(ctx, o.Given)
	if err != nil {
		return nil, err
	}
	p := &itemPlanner[T]{itemSort: sort, s: s, o: o, give: give, uids: newUIDs(), origins: origins{}}
	answers, err := s.db.Read(ctx, slices.Concat([]db.Stmt{
		db.S(`SELECT (SELECT coalesce(max(id), 0) FROM changes),
			(SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'contacts')`),
	}, inInitiativePlan, inDirectory)...)
	if err != nil {
		return nil, explain(err)
	}
	if err := answers[0][0].Scan(&p.mark, &p.lastContact); err != nil {
		return nil, err
	}
	if p.initiatives, err = newInitiativePlan(answers[1:]); err != nil {
		return nil, err
	}
	p.dir, err = newDirectory(answers[1+len(inInitiativePlan):])
	return p, err
}

// planRows is what would be done with the cards, row by row. An error ends it.
func planRows[T any](
	ctx context.Context, s *Store, cards iter.Seq2[journal.ItemCard[T], error], o ItemImport, sort itemSort[T],
) iter.Seq2[PlannedItem[T], error] {
	return func(yield func(PlannedItem[T], error) bool) {
		p, err := planItems(ctx, s, o, sort)
		if err != nil {
			yield(PlannedItem[T]{}, err)
			return
		}
		p.rows(ctx, cards)(yield)
	}
}

// rows places one card after another. Whoever a row adds is known to the rows after it.
func (p *itemPlanner[T]) rows(ctx context.Context, cards iter.Seq2[journal.ItemCard[T], error]) iter.Seq2[PlannedItem[T], error] {
	return func(yield func(PlannedItem[T], error) bool) {
		for card, err := range cards {
			var row PlannedItem[T]
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
func (p *itemPlanner[T]) place(ctx context.Context, card journal.ItemCard[T]) (PlannedItem[T], error) {
	row := PlannedItem[T]{Card: card, Action: Adding, Bad: card.Bad}
	if row.Bad != nil {
		return row, nil //nolint:nilerr // what is wrong with the card is in the row
	}
	there, ok, err := p.named(ctx, &row)
	if err != nil {
		return row, err
	}
	if ok {
		row.Action, row.Removed = Leaving, there.removed
		return row, p.standFor(ctx, &row)
	}
	if err := p.meet(ctx, &row); err != nil || row.Bad != nil {
		return row, err
	}
	if err := p.comeFrom(ctx, &row); err != nil || row.Bad != nil {
		return row, err
	}
	if known, err := p.saysSo(ctx, row); err != nil || known {
		row.Action, row.fresh = Leaving, false
		return row, err
	}
	p.byUID[uuid.MustParse(*p.uid(&row.Card.Item))] = rowOf{}
	if p.joins != nil {
		row.initiative = p.initiatives.belong(p.joins(&row.Card.Item))
	}
	if row.fresh {
		p.lastContact++
		p.dir.add(row.who)
		row.groups = p.give.newGroups()
	}
	return row, nil
}

// named is the row of what the card is called, and whether there is one: by its uid, or by the one that what it says makes, as of
// notes.
func (p *itemPlanner[T]) named(ctx context.Context, row *PlannedItem[T]) (there rowOf, ok bool, err error) {
	uid := p.uid(&row.Card.Item)
	if err := p.s.readRowsOf(ctx, &p.byUID, p.table); err != nil {
		return there, false, err
	}
	if *uid == "" {
		row.made = true
		a, b, text := p.key(row.Card.Item)
		origin := strings.Join([]string{p.table, row.Card.Who, row.Card.WhoUID, a, b, text}, "\x00")
		*uid = p.origins.next(origin, journal.Day{}, func(uid uuid.UUID) bool { return p.byUID[uid].back })
	}
	if err := p.nameAnew(ctx, &row.Card); err != nil {
		return there, false, err
	}
	return p.find(ctx, &p.byUID, p.table, *uid)
}

// nameAnew has the item, and what it names, called as what was taken back comes in anew.
func (p *itemPlanner[T]) nameAnew(ctx context.Context, card *journal.ItemCard[T]) error {
	for _, x := range []struct {
		all   *map[uuid.UUID]rowOf
		table string
		uid   *string
	}{{&p.byUID, p.table, p.uid(&card.Item)}, {&p.contacts, "contacts", &card.WhoUID}, {&p.notes, "notes", &card.NoteUID}} {
		first := *x.uid
		for again := 0; ; again++ {
			there, _, err := p.find(ctx, x.all, x.table, *x.uid)
			if err != nil {
				return err
			}
			if !there.back {
				break
			}
			*x.uid = uidAgain(first, again).String()
		}
	}
	return nil
}

// meet finds out who is meant: by uid, else by name.
func (p *itemPlanner[T]) meet(ctx context.Context, row *PlannedItem[T]) error {
	card := row.Card
	there, ok, err := p.find(ctx, &p.contacts, "contacts", card.WhoUID)
	switch {
	case err != nil:
		return err
	case ok && there.removed:
		row.Bad = wasRemoved(p.dir.byID[there.id])
	case ok:
		row.who = p.dir.byID[there.id]
	case card.Who != "":
		row.who, row.Bad = p.dir.one(card.Who)
		if row.who == nil && row.Bad == nil {
			row.who, row.Bad = p.meetNew(card)
			row.fresh = row.Bad == nil
		}
	case card.WhoUID != "":
		row.Bad = journal.Missing("import the contacts first", "whom it is with is not in the journal")
	}
	return nil
}

// meetNew is somebody nobody knows: to be added with the row, where that was asked for.
func (p *itemPlanner[T]) meetNew(card journal.ItemCard[T]) (*listed, error) {
	name, err := p.dir.newcomer(card.Who, card.Own, p.o.Add)
	if err != nil {
		return nil, err
	}
	uid := card.WhoUID
	if uid == "" {
		uid = p.uids.next()
	}
	return &listed{id: p.lastContact + 1, name: name, uid: uid}, nil
}

// comeFrom finds the note it came from. What is as private as a note that is not here would be private no longer.
func (p *itemPlanner[T]) comeFrom(ctx context.Context, row *PlannedItem[T]) error {
	note, ok, err := p.find(ctx, &p.notes, "notes", row.Card.NoteUID)
	if err != nil {
		return err
	}
	if ok && !note.removed {
		row.note = note.id
	} else if row.Card.Private {
		row.Bad = journal.Missing("import the notes first: rel export notes --include-private writes them",
			"it is private, as the note it came from, and that is not here")
	}
	return nil
}

// find is the row of a uid, and whether there is one. The rows of the table are read when the first is asked for.
func (p *itemPlanner[T]) find(ctx context.Context, all *map[uuid.UUID]rowOf, table, text string) (row rowOf, ok bool, err error) {
	if text == "" {
		return row, false, nil
	}
	if err := p.s.readRowsOf(ctx, all, table); err != nil {
		return row, false, err
	}
	uid, err := uuid.Parse(text)
	row, ok = (*all)[uid]
	return row, ok, err
}

// readRowsOf reads the rows of a table, once.
func (s *Store) readRowsOf(ctx context.Context, all *map[uuid.UUID]rowOf, table string) (err error) {
	if *all == nil {
		*all, err = s.rowsOf(ctx, table)
	}
	return err
}

// rowsOf is the rows of a table by their uids.
func (s *Store) rowsOf(ctx context.Context, table string) (map[uuid.UUID]rowOf, error) {
	all := map[uuid.UUID]rowOf{}
	for row, err := range s.db.Pages(ctx, db.S("SELECT t.uid, t.id, t.deleted IS NOT NULL, coalesce("+takenBack+
		", 0) FROM "+table+" t LEFT JOIN changes c ON c.id = t.deleted")) {
		var text string
		var there rowOf
		if err == nil {
			err = row.Scan(&text, &there.id, &there.removed, &there.back)
		}
		if err != nil {
			return nil, explain(err)
		}
		uid, err := uuid.Parse(text)
		if err != nil {
			return nil, fmt.Errorf("a uid in %s: %w", table, err)
		}
		all[uid] = there
	}
	return all, nil
}
