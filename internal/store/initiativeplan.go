package store

import (
	"github.com/rel-journal/rel/internal/db"
	"github.com/rel-journal/rel/internal/journal"
)

// initiativePlan is the initiatives there are and those that an import makes, by NameKey. Numbers of these are known before
// they are given: an import sees to it that nothing is written meanwhile.
type initiativePlan struct {
	last  int64 // the highest number that was ever given
	byKey map[string]int64
}

// inInitiativePlan are the queries that newInitiativePlan reads.
var inInitiativePlan = []db.Stmt{
	db.S("SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'initiatives'"),
	db.S("SELECT id, name_key FROM initiatives WHERE deleted IS NULL"),
}

func newInitiativePlan(answers [][]db.Row) (p initiativePlan, err error) {
	p.byKey = map[string]int64{}
	if err := answers[0][0].Scan(&p.last); err != nil {
		return p, err
	}
	for _, row := range answers[1] {
		var id int64
		var key string
		if err := row.Scan(&id, &key); err != nil {
			return p, err
		}
		p.byKey[key] = id
	}
	return p, nil
}

// belong finds the initiative that a row to be added belongs to, by its whole name; fresh is that name where there is none, and
// it is to be made with the row.
func (p *initiativePlan) belong(in *journal.InitiativeName) (fresh string) {
	if in.Name == "" {
		return ""
	}
	key := journal.NameKey(in.Name)
	if p.byKey[key] == 0 {
		p.last++
		p.byKey[key], fresh = p.last, in.Name
	}
	in.ID = p.byKey[key]
	return fresh
}

// makePlanned makes the initiative that a row makes, where it makes one, and counts it.
func (d *Imported) makePlanned(fresh string, yield func(db.Stmt) bool) bool {
	if fresh == "" {
		return true
	}
	d.Initiatives = append(d.Initiatives, fresh)
	return yield(makeInitiative(journal.Initiative{Name: fresh, State: journal.UnderWay}))
}
