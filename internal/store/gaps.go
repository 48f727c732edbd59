package store

import (
	"cmp"
	"context"
	"slices"

	"github.com/rel-journal/rel/internal/db"
	"github.com/rel-journal/rel/internal/journal"
)

// Gap is a group as it is covered: how many people there are in it at each stage. An organization in it counts through those
// who hold a position there, each once; Members is the number of all these people.
type Gap struct {
	journal.Group
	Prospects, Developing, Sustaining, Dormant int

	Asked   int   // those developing or sustaining who have a cadence
	Touched int   // how many of them were touched within it
	Waiting []Who // the prospects, those added longest ago first
}

// Filled is how many fill the group: those developing or sustaining.
func (g Gap) Filled() int { return g.Developing + g.Sustaining }

// Missing is how many more are wanted.
func (g Gap) Missing() int { return max(g.Wanted-g.Filled(), 0) }

// Open reports whether somebody is to be found for the group.
func (g Gap) Open() bool { return g.Filled() == 0 || g.Missing() > 0 }

// countsIn begins a query about who counts in groups: the common table counted has each person of a group once, and through
// which organization where they are not in it themselves. Its parameter is today.
const countsIn = `WITH counted AS (SELECT group_id, id, min(through) AS through FROM (
  SELECT m.group_id, m.contact_id AS id, '' AS through FROM contact_groups m
  UNION ALL
  SELECT m.group_id, h.contact_id, o.name FROM contact_groups m JOIN contacts o ON o.id = m.contact_id
    JOIN organization_people h ON h.organization_id = o.id
    WHERE o.deleted IS NULL AND o.merged_into IS NULL AND h.ended >= ?)
  GROUP BY group_id, id) `

// The SQL of a person c who counts, of one who fills a group, and of one who was touched within their cadence on the day ?.
const (
	keptPerson = "c.kind = 'person' AND c.deleted IS NULL AND c.merged_into IS NULL"
	isAsked    = "c.stage IN ('developing', 'sustaining') AND c.cadence <> -1"
	isTouched  = "coalesce(julianday(?) - julianday(c.last_touched) < c.cadence, 0)"
)

const selectGaps = countsIn + `SELECT g.id, g.uid, g.name, g.wanted, g.every, count(c.id),
  count(*) FILTER (WHERE c.stage = 'prospect'), count(*) FILTER (WHERE c.stage = 'developing'),
  count(*) FILTER (WHERE c.stage = 'sustaining'), count(*) FILTER (WHERE c.stage = 'dormant'),
  count(*) FILTER (WHERE ` + isAsked + `), count(*) FILTER (WHERE ` + isAsked + ` AND ` + isTouched + `)
FROM groups g LEFT JOIN counted n ON n.group_id = g.id LEFT JOIN contacts c ON c.id = n.id AND ` + keptPerson + `
WHERE g.deleted IS NULL GROUP BY g.id ORDER BY g.name_key`

func scanGap(row db.Row) (g Gap, err error) {
	err = row.Scan(&g.ID, &g.UID, &g.Name, &g.Wanted, &g.Every, &g.Members,
		&g.Prospects, &g.Developing, &g.Sustaining, &g.Dormant, &g.Asked, &g.Touched)
	return g, err
}

// Gaps are all groups as they are covered: those that nobody fills first, then those that most are missing from, then by
// name. Of the prospects, each has at most so many; zero is all.
func (s *Store) Gaps(ctx context.Context, prospects int) ([]Gap, error) {
	all, err := readAll(ctx, s, db.S(selectGaps, s.Today(), s.Today()), scanGap)
	if err != nil {
		return nil, err
	}
	slices.SortStableFunc(all, func(a, b Gap) int {
		return cmp.Or(cmp.Compare(min(a.Filled(), 1), min(b.Filled(), 1)), cmp.Compare(b.Missing(), a.Missing()))
	})
	return all, s.waiting(ctx, all, prospects)
}

// waiting gives the groups their prospects.
func (s *Store) waiting(ctx context.Context, all []Gap, most int) error {
	at := map[int64]int{}
	for i, g := range all {
		at[g.ID] = i
	}
	q := newQuery(countsIn+`, placed AS (
		SELECT n.group_id, c.id, row_number() OVER (PARTITION BY n.group_id ORDER BY c.added, c.id) AS place
		FROM counted n JOIN contacts c ON c.id = n.id WHERE c.stage = 'prospect' AND `+keptPerson+`)
		SELECT p.group_id, c.id, c.uid, c.name, `+currentPosition+`, c.last_touched
		FROM placed p JOIN contacts c ON c.id = p.id`, s.Today(), s.Today())
	if most > 0 {
		q.add(" WHERE p.place <= ?", most)
	}
	q.add(" ORDER BY p.group_id, p.place")
	_, err := readAll(ctx, s, q.stmt(), func(row db.Row) (w Who, err error) {
		var group int64
		err = row.Scan(&group, &w.ID, &w.UID, &w.Name, &w.Position, &w.LastTouched)
		if i, ok := at[group]; ok && err == nil {
			all[i].Waiting = append(all[i].Waiting, w)
		}
		return w, err
	})
	return err
}

// Member is a person who counts in a group.
type Member struct {
	Who
	Stage   journal.Stage
	Cadence journal.Cadence
	Through string // the organization through which they are in the group; empty where they are in it themselves
	Asked   bool   // they are developing or sustaining, and have a cadence
	Touched bool   // they were touched within it
}

// Past reports whether the member's cadence has gone by.
func (m Member) Past() bool { return m.Asked && !m.Touched }

// GroupMembers are the people who count in a group, by stage, then by name.
func (s *Store) GroupMembers(ctx context.Context, group int64) ([]Member, error) {
	return readAll(ctx, s, db.S(countsIn+`SELECT c.id, c.uid, c.name, `+currentPosition+`, c.last_touched,
		c.stage, c.cadence, n.through, `+isAsked+`, `+isTouched+`
		FROM counted n JOIN contacts c ON c.id = n.id WHERE n.group_id = ? AND `+keptPerson+`
		ORDER BY CASE c.stage WHEN 'prospect' THEN 1 WHEN 'developing' THEN 2 WHEN 'sustaining' THEN 3 ELSE 4 END, c.name_key, c.id`,
		s.Today(), s.Today(), s.Today(), group), scanMember)
}

func scanMember(row db.Row) (m Member, err error) {
	err = row.Scan(&m.ID, &m.UID, &m.Name, &m.Position, &m.LastTouched, &m.Stage, &m.Cadence, &m.Through, &m.Asked, &m.Touched)
	return m, err
}

// Unstaffed are the names of the organizations in a group at which nobody is known to hold a position, so that they count
// through nobody.
func (s *Store) Unstaffed(ctx context.Context, group int64) ([]string, error) {
	return readAll(ctx, s, db.S(`SELECT o.name FROM contact_groups m JOIN contacts o ON o.id = m.contact_id
		WHERE m.group_id = ? AND o.kind = 'organization' AND o.deleted IS NULL AND o.merged_into IS NULL AND NOT EXISTS (
			SELECT 1 FROM organization_people h JOIN contacts c ON c.id = h.contact_id
			WHERE h.organization_id = o.id AND h.ended >= ? AND `+keptPerson+`)
		ORDER BY o.name_key, o.id`, group, s.Today()), scanOne[string])
}
