package store

import (
	"context"
	"errors"
	"iter"

	"github.com/rel-journal/rel/internal/db"
	"github.com/rel-journal/rel/internal/journal"
)

// A whole journal goes into one file, and comes out of it: all but the record of changes, and what was removed. Things are
// told by their uids there, so that what names another finds it in any journal. The database itself puts each into JSON, and
// they go by one at a time.

// WholeFilter is what goes into a file of everything that is not always in it.
type WholeFilter struct {
	Private     bool // private notes, and what came of them
	Assessments bool
}

// LeftOut is how many things of a kind a file of everything lacks, as they were not asked for.
type LeftOut struct {
	Notes       int `json:"notes"`
	FollowUps   int `json:"followups"`
	Facts       int `json:"facts"`
	Assessments int `json:"assessments"`
}

// Whole hands use everything as it is at one moment, in an order in which what is named comes before what names it, and how
// much was left out.
func (s *Store) Whole(ctx context.Context, f WholeFilter, use func(LeftOut, iter.Seq2[journal.Entry, error]) error) error {
	statements := []db.Stmt{f.stmt(countWholeLeftOut)}
	for _, p := range wholeParts() {
		statements = append(statements, f.stmt(p.query))
	}
	return explain(s.db.Abreast(ctx, func(c []*db.Cursor) error {
		if !c[0].Next() {
			return errors.Join(errors.New("nothing was counted"), c[0].Err())
		}
		var left LeftOut
		if err := c[0].Row().Scan(&left.Notes, &left.FollowUps, &left.Facts, &left.Assessments); err != nil {
			return err
		}
		return use(left, wholeEntries(c[1:]))
	}, statements...))
}

// stmt is a query, of whose rows the filter lets some through.
func (f WholeFilter) stmt(query string) db.Stmt {
	return db.S("WITH asked(private, assessments) AS (SELECT ?1, ?2) "+query, f.Private, f.Assessments)
}

func wholeEntries(cursors []*db.Cursor) iter.Seq2[journal.Entry, error] {
	return func(yield func(journal.Entry, error) bool) {
		for i, p := range wholeParts() {
			for cursors[i].Next() {
				var text string
				err := cursors[i].Row().Scan(&text)
				if !yield(journal.Entry{Type: p.one, JSON: []byte(text)}, err) || err != nil {
					return
				}
			}
			if err := cursors[i].Err(); err != nil {
				yield(journal.Entry{}, err)
				return
			}
		}
	}
}

// wholePart is one kind of thing in a file of everything.
type wholePart struct {
	one   string // what one of them is
	table string
	query string // each as an object of JSON
}

// SQL of what is in the file: contacts that were neither removed nor merged, and what came of notes that may be told. What came
// of a private note that was removed would not be private any more without it, and stays out.
const (
	keptContacts = "(SELECT id FROM contacts WHERE deleted IS NULL AND merged_into IS NULL)"
	wholeTold    = `t.deleted IS NULL AND NOT EXISTS (SELECT 1 FROM notes n, asked WHERE n.id = t.note_id AND n.private = 1
  AND (n.deleted IS NOT NULL OR NOT asked.private))`
	wholeOf = "'contact', (SELECT uid FROM contacts WHERE id = t.contact_id), " +
		"'note', (SELECT uid FROM notes WHERE id = t.note_id AND deleted IS NULL)"
	wholeItem = "SELECT json_object('number', t.id, 'uid', t.uid, " + wholeOf + ", "
	ofKeptOne = " AND t.contact_id IN " + keptContacts + " ORDER BY t.id"
	initiated = "'initiative', (SELECT uid FROM initiatives WHERE id = t.initiative_id AND deleted IS NULL)"
)

const countWholeLeftOut = `, hidden(id) AS (SELECT n.id FROM notes n, asked
  WHERE n.private = 1 AND (n.deleted IS NOT NULL OR NOT asked.private))
  SELECT (SELECT count(*) FROM notes WHERE deleted IS NULL AND id IN (SELECT id FROM hidden)),
  (SELECT count(*) FROM followups t WHERE t.deleted IS NULL AND t.note_id IN (SELECT id FROM hidden)
    AND (t.contact_id IS NULL OR t.contact_id IN ` + keptContacts + `)),
  (SELECT count(*) FROM facts t WHERE t.deleted IS NULL AND t.note_id IN (SELECT id FROM hidden)
    AND t.contact_id IN ` + keptContacts + `),
  (SELECT count(*) FROM assessments t, asked WHERE t.deleted IS NULL AND t.contact_id IN ` + keptContacts + `
    AND (NOT asked.assessments OR t.note_id IN (SELECT id FROM hidden)))`

// wholeParts are all of them, in the order of the file.
func wholeParts() []wholePart {
	return []wholePart{
		{"settings", "settings", `SELECT json_object('every', every, 'date_order', date_order, 'author', author,
			'sheet_maps', json((SELECT json_group_array(json_object('name', name, 'sort', sort, 'date_order', date_order,
				'columns', json(columns)) ORDER BY name_key) FROM sheet_maps))) FROM settings`},
		{"group", "groups", `SELECT json_object('number', id, 'uid', uid, 'name', name, 'wanted', wanted, 'every', every)
			FROM groups WHERE deleted IS NULL ORDER BY id`},
		{"contact", "contacts", wholeContacts},
		{"indicator", "indicators", `SELECT json_object('number', id, 'uid', uid, 'name', name) FROM indicators
			WHERE deleted IS NULL ORDER BY id`},
		{"initiative", "initiatives", `SELECT json_object('number', i.id, 'uid', i.uid, 'name', i.name, 'aim', i.aim, 'state', i.state,
			'members', json((SELECT json_group_array(json_object('contact', c.uid, 'role', m.role) ORDER BY c.id) FROM initiative_contacts m
				JOIN contacts c ON c.id = m.contact_id AND ` + kept + ` WHERE m.initiative_id = i.id)))
			FROM initiatives i WHERE i.deleted IS NULL ORDER BY i.id`},
		{"note", "notes", wholeNotes},
		{"followup", "followups", wholeItem + `'owed_by', t.owed_by, 'text', t.text, 'due', t.due, 'state', t.state, 'closed', t.closed,
			'added', t.added, ` + initiated + `, 'gives', t.gives)
			FROM followups t WHERE ` + wholeTold + " AND (t.contact_id IS NULL OR t.contact_id IN " + keptContacts + ") ORDER BY t.id"},
		{"fact", "facts", wholeItem + `'kind', t.kind, 'text', t.text, 'day', t.day, 'dropped', t.dropped)
			FROM facts t WHERE ` + wholeTold + ofKeptOne},
		{"assessment", "assessments", wholeItem + `'day', t.day, 'trust', t.trust, 'integrity', t.integrity, 'intent', t.intent,
			'capability', t.capability, 'record', t.record, 'fairness', t.fairness, 'fairness_from', t.fairness_from,
			'evidence', t.evidence)
			FROM assessments t WHERE (SELECT assessments FROM asked) AND ` + wholeTold + ofKeptOne},
		{"review", "reviews", wholeReviews},
	}
}

const wholeContacts = `SELECT json_object('number', c.id, 'uid', c.uid, 'kind', c.kind, 'name', c.name, 'stage', c.stage,
  'every', c.every, 'snooze', c.snooze, 'added', c.added, 'merged_into', (SELECT uid FROM contacts WHERE id = c.merged_into),
  'aliases', json((SELECT json_group_array(name ORDER BY id) FROM aliases WHERE contact_id = c.id)),
  'points', json((SELECT json_group_array(json_object('kind', kind, 'value', value, 'label', label) ORDER BY id)
    FROM points WHERE contact_id = c.id)),
  'positions', json((SELECT json_group_array(json_object('title', title, 'organization', organization, 'from', started, 'to', ended)
    ORDER BY id) FROM positions WHERE contact_id = c.id)),
  'dates', json((SELECT json_group_array(json_object('label', label, 'month', month, 'day', day, 'year', year) ORDER BY id)
    FROM yearly_dates WHERE contact_id = c.id)),
  'groups', json((SELECT json_group_array(g.uid ORDER BY g.id) FROM contact_groups m JOIN groups g ON g.id = m.group_id
    AND g.deleted IS NULL WHERE m.contact_id = c.id)),
  'tags', json((SELECT json_group_array(tag ORDER BY tag) FROM contact_tags WHERE contact_id = c.id)),
  'fields', json((SELECT json_group_array(json_object('name', name, 'value', value) ORDER BY name_key)
    FROM fields WHERE contact_id = c.id)),
  'left_seats', json((SELECT json_group_array(json_object('seat', seat, 'key', seat_key) ORDER BY seat_key)
    FROM dismissed_seats WHERE contact_id = c.id)),
  'kept_aside', json((SELECT json_group_array(json_object('name', name, 'line', line) ORDER BY id)
    FROM properties WHERE contact_id = c.id)),
  'not_the_same', json((SELECT json_group_array(o.uid ORDER BY o.id) FROM not_the_same x JOIN contacts o ON o.id = x.contact_id
    AND o.deleted IS NULL AND o.merged_into IS NULL WHERE x.other_id = c.id)))
FROM contacts c WHERE c.deleted IS NULL AND (c.merged_into IS NULL OR c.merged_into IN ` + keptContacts + `)
ORDER BY c.merged_into IS NOT NULL, c.id`

const wholeNotes = `SELECT json_object('number', t.id, 'uid', t.uid, 'day', t.day, 'time', t.time, 'channel', t.channel, 'body', t.body,
  'touch', json(iif(t.touch, 'true', 'false')), 'tried', json(iif(t.tried, 'true', 'false')),
  'private', json(iif(t.private, 'true', 'false')), 'author', t.author, 'began', t.began, ` + initiated + `,
  'participants', json((SELECT json_group_array(json_object('contact', c.uid, 'role', p.role) ORDER BY p.role DESC, c.id)
    FROM participants p JOIN contacts c ON c.id = p.contact_id AND ` + kept + ` WHERE p.note_id = t.id)),
  'heard', json((SELECT json_group_array(json_object('speaker', c.uid, 'text', h.text) ORDER BY h.id)
    FROM heard h LEFT JOIN contacts c ON c.id = h.speaker AND ` + kept + ` WHERE h.note_id = t.id)),
  'tags', json((SELECT json_group_array(tag ORDER BY tag) FROM note_tags WHERE note_id = t.id)))
FROM notes t WHERE t.deleted IS NULL AND (t.private = 0 OR (SELECT private FROM asked)) ORDER BY t.id`

// wholeReviews leaves out, with assessments, whom a review found because of them, and what was decided on nobody else's account.
const wholeReviews = `, told AS (SELECT l.* FROM review_contacts l JOIN contacts c ON c.id = l.contact_id AND ` + kept + `
    WHERE l.part NOT IN ('strained', 'in question', 'slipping') OR (SELECT assessments FROM asked))
SELECT json_object('number', v.id, 'uid', v.uid, 'day', v.day, 'since', v.since, 'closed', v.closed, 'author', v.author,
  'contacts', json((SELECT json_group_array(json_object('part', l.part, 'contact', c.uid, 'name', l.name, 'why', l.why, 'place', l.place)
    ORDER BY l.part, c.id, l.why) FROM told l JOIN contacts c ON c.id = l.contact_id WHERE l.review_id = v.id)),
  'answers', json((SELECT json_group_array(json_object('contact', c.uid, 'answer', a.answer) ORDER BY c.id)
    FROM review_answers a JOIN contacts c ON c.id = a.contact_id
    WHERE a.review_id = v.id AND EXISTS (SELECT 1 FROM told l WHERE l.review_id = v.id AND l.contact_id = a.contact_id))),
  'ratings', json((SELECT json_group_array(json_object('indicator', indicator, 'rating', rating, 'author', author, 'remark', remark,
    'numbers', numbers) ORDER BY indicator) FROM review_ratings WHERE review_id = v.id)),
  'counts', json((SELECT json_group_array(json_object('of', counted, 'what', what, 'n', n) ORDER BY counted, what)
    FROM review_counts WHERE review_id = v.id)))
FROM reviews v WHERE v.deleted IS NULL ORDER BY v.id`
