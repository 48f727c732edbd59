package store

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/rel-journal/rel/internal/db"
	"github.com/rel-journal/rel/internal/journal"
)

// ReviewAhead is the review that would be begun now: whom it finds, and whom of them it would ask about. Nothing is written.
func (s *Store) ReviewAhead(ctx context.Context) (journal.Review, error) {
	before, found, err := s.LastReview(ctx)
	r := journal.Review{Begun: s.Today(), Since: before.Closed}
	if err != nil {
		return r, err
	}
	for _, part := range []func(context.Context, journal.Day) ([]journal.ReviewLine, error){
		func(ctx context.Context, _ journal.Day) ([]journal.ReviewLine, error) {
			return s.quietLines(ctx, before)
		},
		func(ctx context.Context, _ journal.Day) ([]journal.ReviewLine, error) {
			if !found {
				return nil, nil
			}
			return s.backLines(ctx, before)
		},
		s.assessedLines, s.brokenLines, s.unassessedLines, s.seatLines, s.prospectLines,
	} {
		lines, err := part(ctx, r.Since)
		if err != nil {
			return r, err
		}
		r.Lines = append(r.Lines, lines...)
	}
	slices.SortStableFunc(r.Lines, func(a, b journal.ReviewLine) int {
		return slices.Index(journal.Parts, a.Part) - slices.Index(journal.Parts, b.Part)
	})
	journal.TakeTurns(r.Lines)
	return r, nil
}

// scanLine reads a line, and what the query selects behind it.
func scanLine(row db.Row, l *journal.ReviewLine, more ...any) error {
	return row.Scan(append([]any{&l.Who.ID, &l.Who.UID, &l.Who.Name}, more...)...)
}

// quietLines are those who are due: who was not quiet in the review before, or was touched since, went quiet; the others are
// so still. Those being sustained come first, then those furthest past their own cadence.
func (s *Store) quietLines(ctx context.Context, before journal.Review) ([]journal.ReviewLine, error) {
	today := s.Today()
	return readAll(ctx, s, db.S(`SELECT c.id, c.uid, c.name, c.last_touched, c.cadence,
		c.last_touched >= ? OR NOT EXISTS (SELECT 1 FROM review_contacts l JOIN contacts p ON p.id = l.contact_id
			WHERE l.review_id = ? AND l.part IN ('quiet', 'still quiet') AND c.id IN (p.id, p.merged_into))
		FROM contacts c WHERE `+kept+` AND c.due <= ? AND c.last_touched IS NOT NULL
		ORDER BY c.stage <> 'sustaining', (julianday(?) - julianday(c.due)) / c.cadence DESC, c.name_key, c.id`,
		before.Closed, before.ID, today, today),
		func(row db.Row) (l journal.ReviewLine, err error) {
			var last journal.Day
			var every journal.Cadence
			var newly bool
			err = scanLine(row, &l, &last, &every, &newly)
			if l.Part = journal.StillQuiet; newly {
				l.Part = journal.WentQuiet
			}
			l.Why = "last touched " + saidDay(last) + ", " + every.String()
			return l, err
		})
}

// backLines are those who were quiet in the review before, were touched since and are not due.
func (s *Store) backLines(ctx context.Context, before journal.Review) ([]journal.ReviewLine, error) {
	return readAll(ctx, s, db.S(`SELECT c.id, c.uid, c.name, c.last_touched FROM contacts c
		WHERE c.id IN (SELECT coalesce(p.merged_into, p.id) FROM review_contacts l
			JOIN contacts p ON p.id = l.contact_id WHERE l.review_id = ? AND l.part IN ('quiet', 'still quiet'))
		AND `+kept+` AND c.last_touched >= ? AND coalesce(c.due > ?, 1) ORDER BY c.name_key, c.id`, before.ID, before.Begun, s.Today()),
		func(row db.Row) (l journal.ReviewLine, err error) {
			var last journal.Day
			err = scanLine(row, &l, &last)
			l.Part, l.Why = journal.CameBack, "touched "+saidDay(last)
			return l, err
		})
}

// isMoving is the SQL of contacts c who are to be developed or sustained.
const isMoving = kept + ` AND c.stage IN ('developing', 'sustaining')`

// restsUntil is the SQL of the day until which contacts c rest, where that is after the day ?.
const restsUntil = `CASE WHEN c.snooze > ? THEN c.snooze END`

// whyNow is why a contact stands in a review, behind the day until which they rest, where they do.
func whyNow(why string, until journal.Day) string {
	if until.IsZero() {
		return why
	}
	return journal.RestsUntil + saidDay(until) + "; " + why
}

// assessedLines are those whose relationship is strained, those with something in question, and those where trust is lower than
// the time before, in the order in which they were last touched.
func (s *Store) assessedLines(ctx context.Context, _ journal.Day) (out []journal.ReviewLine, err error) {
	const nth = "(SELECT id FROM assessments WHERE contact_id = c.id AND deleted IS NULL ORDER BY day DESC, id DESC LIMIT 1 OFFSET "
	_, err = readAll(ctx, s, db.S(`SELECT c.id, c.uid, c.name, `+restsUntil+`, a.trust, b.trust, a.day,
			a.integrity, a.intent, a.capability, a.record
		FROM (SELECT DISTINCT contact_id FROM assessments WHERE deleted IS NULL) x JOIN contacts c ON c.id = x.contact_id
		JOIN assessments a ON a.id = `+nth+`0) LEFT JOIN assessments b ON b.id = `+nth+`1)
		WHERE `+isMoving+` ORDER BY c.last_touched, c.name_key, c.id`, s.Today()),
		func(row db.Row) (db.Row, error) {
			lines, err := scanAssessed(row)
			out = append(out, lines...)
			return row, err
		})
	return out, err
}

// scanAssessed reads the lines that the two latest assessments of a relationship make.
func scanAssessed(row db.Row) (out []journal.ReviewLine, err error) {
	var l journal.ReviewLine
	var until, day journal.Day
	var now, before journal.Trust
	grounds := make([]string, len(journal.Grounds))
	if err := scanLine(row, &l, &until, &now, &before, &day, &grounds[0], &grounds[1], &grounds[2], &grounds[3]); err != nil {
		return nil, err
	}
	var question []string
	for i, g := range journal.Grounds {
		if grounds[i] == "questioned" {
			question = append(question, string(g))
		}
	}
	add := func(part journal.Part, why string) {
		l.Part, l.Why = part, whyNow(why, until)
		out = append(out, l)
	}
	open := strings.Join(question, ", ")
	switch {
	case now == journal.Strained && open != "":
		add(journal.IsStrained, "assessed "+saidDay(day)+", in question: "+open)
	case now == journal.Strained:
		add(journal.IsStrained, "assessed "+saidDay(day))
	case open != "":
		add(journal.InQuestion, open)
	}
	if now.Below(before) {
		add(journal.IsSlipping, string(before)+" the time before, "+string(now)+" now")
	}
	return out, nil
}

// SecretlyAssessed is whom of a review private notes show what it says of them: theirs is one of the last two assessments up
// to its day, or was until it was removed.
func (s *Store) SecretlyAssessed(ctx context.Context, r journal.Review) (map[int64]bool, error) {
	var who []int64
	for _, l := range r.Lines {
		if l.Part.OfAssessments() {
			who = append(who, l.Who.ID)
		}
	}
	secret := map[int64]bool{}
	_, err := readAll(ctx, s, db.S(`SELECT c.id FROM contacts c WHERE c.id IN (SELECT value FROM json_each(?1)) AND EXISTS (
		SELECT 1 FROM assessments t WHERE t.contact_id IN (c.id, c.merged_into) AND t.day <= ?2 AND `+fromPrivateNote+`
		AND t.day >= coalesce((SELECT b.day FROM assessments b WHERE b.contact_id = t.contact_id AND b.deleted IS NULL
			AND b.day <= ?2 ORDER BY b.day DESC, b.id DESC LIMIT 1 OFFSET 1), ''))`, toJSON(who), r.Begun),
		func(row db.Row) (id int64, err error) {
			err = row.Scan(&id)
			secret[id] = true
			return id, err
		})
	return secret, err
}

// brokenLines are those with whom a follow-up is overdue, or was late or dropped since the review before, on either side;
// those with the most of them first.
func (s *Store) brokenLines(ctx context.Context, since journal.Day) ([]journal.ReviewLine, error) {
	today := s.Today()
	return readAll(ctx, s, db.S(`SELECT c.id, c.uid, c.name, `+restsUntil+`,
		sum(t.owed_by = 'me' AND t.state = 'open'), sum(t.owed_by = 'me' AND t.state <> 'open'),
		sum(t.owed_by = 'them' AND t.state = 'open'), sum(t.owed_by = 'them' AND t.state <> 'open')
		FROM followups t JOIN contacts c ON c.id = t.contact_id
		WHERE t.deleted IS NULL AND (t.state = 'open' AND t.due < ?
			OR t.closed > coalesce(?, '') AND (t.state = 'dropped' OR t.closed > t.due))
		AND `+kept+` AND c.stage <> 'dormant'
		GROUP BY c.id ORDER BY count(*) DESC, min(t.due), c.name_key, c.id`, today, today, since),
		func(row db.Row) (l journal.ReviewLine, err error) {
			var until journal.Day
			var mine, theirs [2]int
			err = scanLine(row, &l, &until, &mine[0], &mine[1], &theirs[0], &theirs[1])
			why := strings.Trim(brokenBy("you promised", mine)+"; "+brokenBy("they promised", theirs), "; ")
			l.Part, l.Why = journal.Promised, whyNow(why, until)
			return l, err
		})
}

// brokenBy is how many promises of one side are overdue, and how many were late or dropped, in words; empty for none.
func brokenBy(who string, n [2]int) string {
	var parts []string
	if n[0] > 0 {
		parts = append(parts, fmt.Sprintf("%d overdue", n[0]))
	}
	if n[1] > 0 {
		parts = append(parts, fmt.Sprintf("%d late or dropped", n[1]))
	}
	if len(parts) == 0 {
		return ""
	}
	return who + ": " + strings.Join(parts, ", ")
}

// unassessedLines are those whose relationship was not assessed for half a year, though they were touched in the meantime,
// those waiting longest first, and behind them those never assessed.
func (s *Store) unassessedLines(ctx context.Context, _ journal.Day) ([]journal.ReviewLine, error) {
	long := s.Today().Add(-journal.AssessedFor)
	return readAll(ctx, s, db.S(`WITH x AS (SELECT c.*,
			(SELECT max(day) FROM assessments WHERE contact_id = c.id AND deleted IS NULL AND evidence <> '') AS assessed
		FROM contacts c WHERE `+isMoving+`)
		SELECT id, uid, name, CASE WHEN snooze > ?1 THEN snooze END, assessed FROM x
		WHERE coalesce(assessed, '') <= ?2 AND last_touched > coalesce(assessed, ?2)
		AND (assessed IS NOT NULL OR EXISTS (SELECT 1 FROM participants p WHERE p.contact_id = x.id AND p.counts AND p.day <= ?2))
		ORDER BY assessed IS NULL, assessed, name_key, id`, s.Today(), long),
		func(row db.Row) (l journal.ReviewLine, err error) {
			var until, last journal.Day
			err = scanLine(row, &l, &until, &last)
			if l.Part, l.Why = journal.Unassessed, "never assessed"; !last.IsZero() {
				l.Why = "last assessed " + saidDay(last)
			}
			l.Why = whyNow(l.Why, until)
			return l, err
		})
}

// seatLines are the seats that are vacant, each with who left it last.
func (s *Store) seatLines(ctx context.Context, _ journal.Day) (out []journal.ReviewLine, err error) {
	seats, err := s.VacantSeats(ctx)
	for _, seat := range seats {
		who := journal.Someone{ID: seat.Left.ID, UID: seat.Left.UID, Name: seat.Left.Name}
		out = append(out, journal.ReviewLine{Who: who, Part: journal.VacantSeat, Why: seat.String()})
	}
	return out, err
}

// prospectLines are the prospects, those first who could fill a group that lacks somebody, then those added first.
func (s *Store) prospectLines(ctx context.Context, _ journal.Day) ([]journal.ReviewLine, error) {
	gaps, err := s.Gaps(ctx)
	if err != nil {
		return nil, err
	}
	open := []int64{}
	for _, g := range gaps {
		if g.Open() {
			open = append(open, g.ID)
		}
	}
	return readAll(ctx, s, db.S(`SELECT c.id, c.uid, c.name, c.added,
		(SELECT group_concat(g.name, '; ' ORDER BY g.name_key) FROM contact_groups m JOIN groups g ON g.id = m.group_id
			WHERE m.contact_id = c.id AND g.id IN (SELECT value FROM json_each(?))) AS fills
		FROM contacts c WHERE `+kept+` AND c.kind = 'person' AND c.stage = 'prospect' AND coalesce(c.snooze, '') <= ?
		ORDER BY fills IS NULL, c.added, c.name_key, c.id`, toJSON(open), s.Today()),
		func(row db.Row) (l journal.ReviewLine, err error) {
			var added journal.Day
			var fills string
			err = scanLine(row, &l, &added, &fills)
			if l.Part, l.Why = journal.IsProspect, "added "+saidDay(added); fills != "" {
				l.Why = "could fill " + fills
			}
			return l, err
		})
}

// saidDay is a day as a snapshot says it.
func saidDay(d journal.Day) string { return d.Format("2 Jan 2006") }
