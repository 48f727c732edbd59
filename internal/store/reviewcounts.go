package store

import (
	"context"
	"encoding/json"

	"github.com/rel-journal/rel/internal/db"
	"github.com/rel-journal/rel/internal/journal"
)

// ReviewCounts is what a review counts now: people by stage, notes and promises since a day, the groups.
func (s *Store) ReviewCounts(ctx context.Context, since journal.Day) (journal.Counts, error) {
	today := s.Today()
	sets, err := s.db.Read(ctx,
		db.S("SELECT "+countPeople+" FROM contacts c WHERE "+keptPerson, today, since),
		db.S("SELECT count(*) FROM contacts c WHERE kind = 'organization' AND "+kept),
		db.S(countNotes, since, today),
		db.S(countPromises, since, today),
		db.S("SELECT "+trustOf("SELECT c.id FROM contacts c WHERE "+keptPerson)),
		db.S(selectGaps(), today, today, today),
		db.S("SELECT g.name, "+trustOf("SELECT DISTINCT c.id FROM "+inGroup("g.id")+" n "+
			"CROSS JOIN contacts c ON c.id = n.id AND "+keptPerson)+
			" FROM groups g WHERE g.deleted IS NULL ORDER BY g.name_key", today, today))
	if err != nil {
		return nil, explain(err)
	}
	var c reviewCounts
	c.row(sets[0][0], journal.CountPeople, "prospect", "developing", "sustaining", "dormant",
		journal.CountAsked, journal.CountTouched, journal.CountMet)
	c.row(sets[1][0], journal.CountOrganizations)
	c.row(sets[2][0], journal.CountNotes, journal.CountConversations, journal.CountInPerson, journal.CountGatherings,
		journal.CountHeard)
	c.row(sets[3][0], journal.MineKept, journal.MineLate, journal.MineDropped, journal.MineOverdue,
		journal.TheirsKept, journal.TheirsLate, journal.TheirsDropped, journal.TheirsOverdue)
	c.trust("", sets[4][0])
	for _, row := range sets[5] {
		c.gap(row)
	}
	for _, row := range sets[6] {
		var name, text string
		if err := row.Scan(&name, &text); err != nil {
			return nil, explain(err)
		}
		c.trustText(name, text)
	}
	seats, err := s.VacantSeats(ctx)
	c.add("", journal.CountSeats, len(seats))
	return c.all, firstError(c.err, err)
}

// countPeople counts people c by stage, and those touched; its parameters are today, and the day of the review before.
const countPeople = `count(*), coalesce(sum(c.stage = 'prospect'), 0), coalesce(sum(c.stage = 'developing'), 0),
  coalesce(sum(c.stage = 'sustaining'), 0), coalesce(sum(c.stage = 'dormant'), 0),
  coalesce(sum(` + isAsked + `), 0), coalesce(sum(` + isAsked + ` AND ` + isTouched + `), 0),
  coalesce(sum(c.last_touched >= coalesce(?, '')), 0)`

// countNotes counts notes since a day, up to another.
const countNotes = `SELECT count(*), coalesce(sum(NOT tried), 0),
  coalesce(sum(NOT tried AND channel IN ('meeting', 'encounter', 'social', 'forum')), 0),
  coalesce(sum(NOT tried AND channel = 'forum'), 0), coalesce(sum(heard_text IS NOT NULL), 0)
FROM notes WHERE deleted IS NULL AND day >= coalesce(?1, '') AND day <= ?2`

// countPromises counts what was done or dropped since a day, and what is overdue on another, of mine and of theirs.
const countPromises = `SELECT
  coalesce(sum(mine AND state = 'done' AND fresh AND NOT late), 0), coalesce(sum(mine AND state = 'done' AND fresh AND late), 0),
  coalesce(sum(mine AND state = 'dropped' AND fresh), 0), coalesce(sum(mine AND state = 'open' AND due < ?2), 0),
  coalesce(sum(NOT mine AND state = 'done' AND fresh AND NOT late), 0), coalesce(sum(NOT mine AND state = 'done' AND fresh AND late), 0),
  coalesce(sum(NOT mine AND state = 'dropped' AND fresh), 0), coalesce(sum(NOT mine AND state = 'open' AND due < ?2), 0)
FROM (SELECT state, due, owed_by = 'me' AS mine, closed >= coalesce(?1, '') AS fresh, coalesce(closed > due, 0) AS late
  FROM followups WHERE deleted IS NULL)`

// trustOf is the SQL of how many of the contacts, a query of their numbers, are trusted how far by their latest assessment, as
// JSON: in the order of journal.Trusts. Of those never assessed it counts none.
func trustOf(contacts string) string {
	return `(SELECT json_array(coalesce(sum(trust = 'unknown'), 0), coalesce(sum(trust = 'strained'), 0),
  coalesce(sum(trust = 'guarded'), 0),
  coalesce(sum(trust = 'growing'), 0), coalesce(sum(trust = 'strong'), 0)) FROM (SELECT (SELECT a.trust FROM assessments a
    WHERE a.contact_id = w.id AND a.deleted IS NULL ORDER BY a.day DESC, a.id DESC LIMIT 1) AS trust FROM (` + contacts + `) w))`
}

// reviewCounts gathers what is counted; the first error stays.
type reviewCounts struct {
	all journal.Counts
	err error
}

func (c *reviewCounts) add(of string, what journal.Counted, n int) {
	c.all = append(c.all, journal.Count{Of: of, What: what, N: n})
}

// row adds the numbers of a row, which are of these, of the whole journal.
func (c *reviewCounts) row(row db.Row, whats ...journal.Counted) {
	numbers := make([]int, len(whats))
	into := make([]any, len(whats))
	for i := range numbers {
		into[i] = &numbers[i]
	}
	if err := row.Scan(into...); err != nil {
		c.err = firstError(c.err, explain(err))
		return
	}
	for i, what := range whats {
		c.add("", what, numbers[i])
	}
}

func (c *reviewCounts) gap(row db.Row) {
	g, err := scanGap(row)
	c.err = firstError(c.err, explain(err))
	for _, n := range []journal.Count{
		{What: journal.CountPeople, N: g.Members}, {What: "prospect", N: g.Prospects}, {What: "developing", N: g.Developing},
		{What: "sustaining", N: g.Sustaining}, {What: "dormant", N: g.Dormant}, {What: journal.CountWanted, N: g.Wanted},
		{What: journal.CountAsked, N: g.Asked}, {What: journal.CountTouched, N: g.Touched},
	} {
		c.add(g.Name, n.What, n.N)
	}
}

func (c *reviewCounts) trust(of string, row db.Row) {
	var text string
	if err := row.Scan(&text); err != nil {
		c.err = firstError(c.err, explain(err))
		return
	}
	c.trustText(of, text)
}

// trustText adds how far those in a group are trusted, unless they are too few to be told.
func (c *reviewCounts) trustText(of, text string) {
	var numbers []int
	if err := json.Unmarshal([]byte(text), &numbers); err != nil {
		c.err = firstError(c.err, err)
		return
	}
	sum := 0
	for _, n := range numbers {
		sum += n
	}
	if sum < journal.FewestTold {
		return
	}
	for i, t := range journal.Trusts {
		c.add(of, journal.Counted(t), numbers[i])
	}
}
