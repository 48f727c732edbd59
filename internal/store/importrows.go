package store

import (
	"iter"

	"github.com/rel-journal/rel/internal/db"
	"github.com/rel-journal/rel/internal/journal"
)

// Plan is what an import will do, in the order of the file.
type Plan struct {
	Unsettled []Unsettled // the first of them
	More      int         // how many more there are
	NewGroups []string    // groups the file names that are not there yet

	rows    *shelf[shelved]
	counts  map[Action]int
	touches int // how many last contacts become touches
	differ  int // how many rows have something otherwise than the journal, or are kept apart from somebody
	file    string
	saves   []db.Stmt // of the map
	mark    int64     // the last change the plan knows of
}

// shelved is a row of a plan with all that is to be done.
type shelved struct {
	Planned
	UID     string
	Filling journal.Filling
	Contact journal.Contact
	Touch   journal.Day
	Channel journal.Channel
}

func newPlan(o ImportOptions) *Plan {
	return &Plan{file: o.File, rows: newShelf[shelved](o), counts: map[Action]int{}}
}

// File is the name of the file the plan is for.
func (p *Plan) File() string { return p.file }

// Count is how many rows of the plan have this action.
func (p *Plan) Count(a Action) int { return p.counts[a] }

// Len is how many rows the plan has.
func (p *Plan) Len() int { return p.rows.len() }

// Differs reports whether a row has something otherwise than the journal, or is kept apart from somebody.
func (p *Plan) Differs() bool { return p.differ > 0 }

// Rows are what will be done with each card, in the order of the file. An error ends them.
func (p *Plan) Rows() iter.Seq2[Planned, error] {
	return func(yield func(Planned, error) bool) {
		for x, err := range p.rows.all() {
			if !yield(x.row(), err) {
				return
			}
		}
	}
}

func (x shelved) row() Planned {
	r := x.Planned
	r.uid, r.filling, r.contact, r.touch, r.channel = x.UID, x.Filling, x.Contact, x.Touch, x.Channel
	withKeys(r.contact.Kept)
	withKeys(r.filling.Add.Kept)
	return r
}

// add puts a row at the end.
func (p *Plan) add(r Planned) error {
	p.count(r, 1)
	const one = 1800 // of the row itself
	bytes := one + bytesOf(r.contact) + bytesOf(r.filling.Add)
	for _, gain := range r.Gains {
		bytes += 16 + len(gain)
	}
	return p.rows.add(shelved{r, r.uid, r.filling, r.contact, r.touch, r.channel}, bytes)
}

// change has a row otherwise.
func (p *Plan) change(i int, change func(*Planned)) error {
	x, err := p.rows.get(i)
	if err != nil {
		return err
	}
	r := x.row()
	p.count(r, -1)
	change(&r)
	p.count(r, 1)
	return p.rows.set(i, shelved{r, r.uid, r.filling, r.contact, r.touch, r.channel})
}

func (p *Plan) count(r Planned, n int) {
	p.counts[r.Action] += n
	if !r.touch.IsZero() {
		p.touches += n
	}
	if len(r.Differs) > 0 || r.Apart != "" {
		p.differ += n
	}
}

// mostUnsettled is how many cards are remembered that cannot be taken as they are.
const mostUnsettled = 1000

// unsettle remembers one.
func (p *Plan) unsettle(line int, err error) {
	if len(p.Unsettled) == mostUnsettled {
		p.More++
		return
	}
	p.Unsettled = append(p.Unsettled, Unsettled{line, err})
}
