package store

import (
	"cmp"
	"context"
	"encoding/json"
	"slices"

	"github.com/rel-journal/rel/internal/db"
	"github.com/rel-journal/rel/internal/journal"
)

// Gap is a group as it is covered: how many people there are in it at each stage. An organization in it counts through those
// who hold a position there, each once; Members is the number of all these people.
type Gap struct {
	journal.Group
	Prospects, Developing, Sustaining, Dormant int

	Asked   int // those developing or sustaining who have a cadence
	Touched int // how many of them were touched within it
}

// Filled is how many fill the group: those developing or sustaining.
func (g Gap) Filled() int { return g.Developing + g.Sustaining }

// Missing is how many more are wanted.
func (g Gap) Missing() int { return max(g.Wanted-g.Filled(), 0) }

// Open reports whether somebody is to be found for the group.
func (g Gap) Open() bool { return g.Filled() == 0 || g.Missing() > 0 }

// inGroup is the SQL of who counts in a group, as id, and through which organization where they are not in it themselves;
// somebody may be there more than once. It goes from one group to its organizations and on to their people, who are those of
// organization_people: asked of all groups together, it would have to sort them. Its parameters are today, twice.
func inGroup(group string) string {
	organization := `(SELECT contact_id FROM contact_groups WHERE group_id = ` + group + `) m CROSS JOIN contacts o
		ON o.id = m.contact_id AND o.kind = 'organization' AND o.deleted IS NULL AND o.merged_into IS NULL`
	return `(SELECT contact_id AS id, '' AS through FROM contact_groups WHERE group_id = ` + group + `
		UNION ALL SELECT p.contact_id, o.name FROM ` + organization + `
		CROSS JOIN positions p ON p.organization_key = o.name_key AND (p.ended IS NULL OR p.ended >= ?)
		UNION ALL SELECT p.contact_id, o.name FROM ` + organization + ` CROSS JOIN aliases a ON a.contact_id = o.id
		CROSS JOIN positions p ON p.organization_key = a.name_key AND (p.ended IS NULL OR p.ended >= ?))`
}

// The SQL of a person c who counts, of one of whom a touch is asked, and of one who was touched within their cadence on the
// day ?.
const (
	keptPerson = "c.kind = 'person' AND c.deleted IS NULL AND c.merged_into IS NULL"
	isAsked    = "c.stage IN ('developing', 'sustaining') AND c.cadence <> -1"
	isTouched  = "coalesce(julianday(?) - julianday(c.last_touched) < c.cadence, 0)"
)

// selectGaps reads the groups, each with its counts as JSON. Its parameters are today, three times.
func selectGaps() string {
	return `SELECT g.id, g.uid, g.name, g.wanted, g.every, (SELECT json_array(count(*),
  coalesce(sum(c.stage = 'prospect'), 0), coalesce(sum(c.stage = 'developing'), 0),
  coalesce(sum(c.stage = 'sustaining'), 0), coalesce(sum(c.stage = 'dormant'), 0),
  coalesce(sum(` + isAsked + `), 0), coalesce(sum(` + isAsked + ` AND ` + isTouched + `), 0))
  FROM (SELECT DISTINCT id FROM ` + inGroup("g.id") + `) n CROSS JOIN contacts c ON c.id = n.id AND ` + keptPerson + `)
FROM groups g WHERE g.deleted IS NULL ORDER BY g.name_key`
}

func scanGap(row db.Row) (g Gap, err error) {
	var counts string
	if err := row.Scan(&g.ID, &g.UID, &g.Name, &g.Wanted, &g.Every, &counts); err != nil {
		return g, err
	}
	err = json.Unmarshal([]byte(counts), &[]*int{
		&g.Members, &g.Prospects, &g.Developing, &g.Sustaining, &g.Dormant, &g.Asked, &g.Touched,
	})
	return g, err
}

// Gaps are all groups as they are covered: those that nobody fills first, then those that most are missing from, then by
// name.
func (s *Store) Gaps(ctx context.Context) ([]Gap, error) {
	today := s.Today()
	all, err := readAll(ctx, s, db.S(selectGaps(), today, today, today), scanGap)
	slices.SortStableFunc(all, func(a, b Gap) int {
		return cmp.Or(cmp.Compare(min(a.Filled(), 1), min(b.Filled(), 1)), cmp.Compare(b.Missing(), a.Missing()))
	})
	return all, err
}

// Waiting are the names of the prospects in groups, by the group's number, those added longest ago first; of each group at
// most so many, or all where most is zero.
func (s *Store) Waiting(ctx context.Context, groups []int64, most int) (map[int64][]string, error) {
	if most == 0 {
		most = -1
	}
	out := map[int64][]string{}
	_, err := readAll(ctx, s, db.S(`SELECT g.id, (SELECT json_group_array(name) FROM (
		SELECT c.name FROM (SELECT DISTINCT id FROM `+inGroup("g.id")+`) n CROSS JOIN contacts c ON c.id = n.id
		WHERE c.stage = 'prospect' AND `+keptPerson+` ORDER BY c.added, c.id LIMIT ?))
		FROM groups g WHERE g.id IN (SELECT value FROM json_each(?))`, s.Today(), s.Today(), most, toJSON(groups)),
		func(row db.Row) (names []string, err error) {
			var group int64
			var text string
			if err := row.Scan(&group, &text); err != nil {
				return nil, err
			}
			err = fromJSON(text, &names)
			out[group] = names
			return names, err
		})
	return out, err
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
	today := s.Today()
	return readAll(ctx, s, db.S(`WITH g(id) AS (VALUES (?)), n AS (SELECT id, min(through) AS through FROM (
		SELECT id, through FROM `+inGroup("(SELECT id FROM g)")+`) GROUP BY id)
		SELECT c.id, c.uid, c.name, `+currentPosition+`, c.last_touched, c.stage, c.cadence, n.through, `+isAsked+`, `+isTouched+`
		FROM n CROSS JOIN contacts c ON c.id = n.id WHERE `+keptPerson+`
		ORDER BY CASE c.stage WHEN 'prospect' THEN 1 WHEN 'developing' THEN 2 WHEN 'sustaining' THEN 3 ELSE 4 END, c.name_key, c.id`,
		group, today, today, today, today), scanMember)
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
