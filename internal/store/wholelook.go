package store

import (
	"context"
	"encoding/json"
	"slices"
)

// lookUp finds out which of the things, and of what they name, are in the journal.
func (p *wholePlanner) lookUp(ctx context.Context, some []PlannedThing) error {
	p.there = map[string]bool{}
	var uids []string
	for _, x := range some {
		if x.Bad == nil {
			uids = append(uids, p.uidHere(x.thing))
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
	if err != nil {
		return err
	}
	return p.readHere(ctx, some)
}

// readHere reads those of the things at hand that are here.
func (p *wholePlanner) readHere(ctx context.Context, some []PlannedThing) error {
	p.here = map[string]wholeThing{}
	of := map[string][]string{}
	for _, x := range some {
		if x.Bad == nil && x.Entry.Type != "gone" {
			uid := p.uidHere(x.thing)
			if _, here := p.there[p.tables[x.Entry.Type]+" "+uid]; here {
				of[x.Entry.Type] = append(of[x.Entry.Type], uid)
			}
		}
	}
	for _, part := range wholeParts() {
		if len(of[part.one]) == 0 {
			continue
		}
		these, err := p.readThese(ctx, part.one, of[part.one])
		if err != nil {
			return err
		}
		for _, x := range these {
			p.here[part.one+" "+x.head().UID] = x
		}
	}
	return nil
}

// readThese reads things of a kind that are here, by their uids.
func (p *wholePlanner) readThese(ctx context.Context, kind string, uids []string) (all []wholeThing, err error) {
	parts := wholeParts()
	part := parts[slices.IndexFunc(parts, func(part wholePart) bool { return part.one == kind })]
	rows, err := p.s.read(ctx, part.these(uids))
	for _, row := range rows {
		var uid, text string
		if err := row.Scan(&uid, &text); err != nil {
			return nil, explain(err)
		}
		x := newWhole(kind)
		if err := json.Unmarshal([]byte(text), x); err != nil {
			return nil, err
		}
		x.head().Edited = p.edits.of(part.table, uid)
		all = append(all, x)
	}
	return all, err
}
