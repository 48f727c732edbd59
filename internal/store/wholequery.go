package store

// wholePart is one kind of thing in a file of everything.
type wholePart struct {
	one   string // what one of them is
	table string
	query string // each with its uid and as an object of JSON; it may be any
	out   string // which of them are in the file, and in what order
}

// askedFor is the SQL of what was asked for; ?3 is whether what was removed is, too.
const askedFor = "WITH asked(private, assessments, everything) AS (SELECT ?1, ?2, ?3) "

// SQL of what is in the file: contacts that were neither removed nor merged, and what came of notes that may be told. What came
// of a private note that was removed would not be private any more without it, and stays out.
const (
	keptContacts = "(SELECT id FROM contacts WHERE deleted IS NULL AND merged_into IS NULL)"
	wholeTold    = `t.deleted IS NULL AND NOT EXISTS (SELECT 1 FROM notes n, asked WHERE n.id = t.note_id AND n.private = 1
  AND (n.deleted IS NOT NULL OR NOT asked.private))`
	wholeOf = "'contact', (SELECT uid FROM contacts WHERE id = t.contact_id), " +
		"'note', (SELECT uid FROM notes WHERE id = t.note_id AND (?3 OR deleted IS NULL))"
	wholeHeadOf = "SELECT t.uid, json_object('number', t.id, 'uid', t.uid, "
	wholeItem   = wholeHeadOf + wholeOf + ", "
	wholeOut    = " WHERE t.deleted IS NULL ORDER BY t.id"
	ofKeptOne   = " AND t.contact_id IN " + keptContacts + " ORDER BY t.id"
	initiated   = "'initiative', (SELECT uid FROM initiatives WHERE id = t.initiative_id AND (?3 OR deleted IS NULL))"
	wholeKept   = "(?3 OR " + kept + ")" // of a contact c
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
		{"settings", "settings", `SELECT '', json_object('every', every, 'date_order', date_order, 'author', author,
			'sheet_maps', json((SELECT json_group_array(json_object('name', name, 'sort', sort, 'date_order', date_order,
				'columns', json(columns)) ORDER BY name_key) FROM sheet_maps))) FROM settings t`, ""},
		{"group", "groups", wholeHeadOf + "'name', t.name, 'wanted', t.wanted, 'every', t.every) FROM groups t", wholeOut},
		{
			"contact", "contacts", wholeContacts, ` WHERE t.deleted IS NULL
				AND (t.merged_into IS NULL OR t.merged_into IN ` + keptContacts + `)
				ORDER BY t.merged_into IS NOT NULL, t.id`,
		},
		{"indicator", "indicators", wholeHeadOf + "'name', t.name) FROM indicators t", wholeOut},
		{"initiative", "initiatives", wholeHeadOf + `'name', t.name, 'aim', t.aim, 'state', t.state,
			'members', json((SELECT json_group_array(json_object('contact', c.uid, 'role', m.role) ORDER BY c.id) FROM initiative_contacts m
				JOIN contacts c ON c.id = m.contact_id AND ` + wholeKept + ` WHERE m.initiative_id = t.id)))
			FROM initiatives t`, wholeOut},
		{"note", "notes", wholeNotes, " WHERE t.deleted IS NULL AND (t.private = 0 OR (SELECT private FROM asked)) ORDER BY t.id"},
		{"followup", "followups", wholeItem + `'owed_by', t.owed_by, 'text', t.text, 'due', t.due, 'state', t.state, 'closed', t.closed,
			'added', t.added, ` + initiated + `, 'gives', t.gives)
			FROM followups t`, " WHERE " + wholeTold + " AND (t.contact_id IS NULL OR t.contact_id IN " + keptContacts + ") ORDER BY t.id"},
		{"fact", "facts", wholeItem + `'kind', t.kind, 'text', t.text, 'day', t.day, 'dropped', t.dropped)
			FROM facts t`, " WHERE " + wholeTold + ofKeptOne},
		{"assessment", "assessments", wholeItem + `'day', t.day, 'trust', t.trust, 'integrity', t.integrity, 'intent', t.intent,
			'capability', t.capability, 'record', t.record, 'fairness', t.fairness, 'fairness_from', t.fairness_from,
			'evidence', t.evidence)
			FROM assessments t`, " WHERE (SELECT assessments FROM asked) AND " + wholeTold + ofKeptOne},
		{"review", "reviews", wholeReviews, wholeOut},
	}
}

const wholeContacts = wholeHeadOf + `'kind', t.kind, 'name', t.name, 'stage', t.stage,
  'every', t.every, 'snooze', t.snooze, 'added', t.added, 'merged_into', (SELECT uid FROM contacts WHERE id = t.merged_into),
  'aliases', json((SELECT json_group_array(name ORDER BY id) FROM aliases WHERE contact_id = t.id)),
  'points', json((SELECT json_group_array(json_object('kind', kind, 'value', value, 'label', label) ORDER BY id)
    FROM points WHERE contact_id = t.id)),
  'positions', json((SELECT json_group_array(json_object('title', title, 'organization', organization, 'from', started, 'to', ended)
    ORDER BY id) FROM positions WHERE contact_id = t.id)),
  'dates', json((SELECT json_group_array(json_object('label', label, 'month', month, 'day', day, 'year', year) ORDER BY id)
    FROM yearly_dates WHERE contact_id = t.id)),
  'groups', json((SELECT json_group_array(g.uid ORDER BY g.id) FROM contact_groups m JOIN groups g ON g.id = m.group_id
    AND (?3 OR g.deleted IS NULL) WHERE m.contact_id = t.id)),
  'tags', json((SELECT json_group_array(tag ORDER BY tag) FROM contact_tags WHERE contact_id = t.id)),
  'fields', json((SELECT json_group_array(json_object('name', name, 'value', value) ORDER BY name_key)
    FROM fields WHERE contact_id = t.id)),
  'left_seats', json((SELECT json_group_array(json_object('seat', seat, 'key', seat_key) ORDER BY seat_key)
    FROM dismissed_seats WHERE contact_id = t.id)),
  'kept_aside', json((SELECT json_group_array(json_object('name', name, 'line', line) ORDER BY id)
    FROM properties WHERE contact_id = t.id)),
  'not_the_same', json((SELECT json_group_array(o.uid ORDER BY o.id) FROM not_the_same x
    JOIN contacts o ON o.id = iif(x.other_id = t.id, x.contact_id, x.other_id) AND (?3 OR o.deleted IS NULL AND o.merged_into IS NULL)
    WHERE x.other_id = t.id OR ?3 AND x.contact_id = t.id)))
FROM contacts t`

const wholeNotes = wholeHeadOf + `'day', t.day, 'time', t.time, 'channel', t.channel, 'body', t.body,
  'touch', json(iif(t.touch, 'true', 'false')), 'tried', json(iif(t.tried, 'true', 'false')),
  'private', json(iif(t.private, 'true', 'false')), 'author', t.author, 'began', t.began, ` + initiated + `,
  'participants', json((SELECT json_group_array(json_object('contact', c.uid, 'role', p.role) ORDER BY p.role DESC, c.id)
    FROM participants p JOIN contacts c ON c.id = p.contact_id AND ` + wholeKept + ` WHERE p.note_id = t.id)),
  'heard', json((SELECT json_group_array(json_object('speaker', c.uid, 'text', h.text) ORDER BY h.id)
    FROM heard h LEFT JOIN contacts c ON c.id = h.speaker AND ` + wholeKept + ` WHERE h.note_id = t.id)),
  'tags', json((SELECT json_group_array(tag ORDER BY tag) FROM note_tags WHERE note_id = t.id)))
FROM notes t`

// wholeReviews leaves out, with assessments, whom a review found because of them, and what was decided on nobody else's account.
const wholeReviews = `, told AS (SELECT l.* FROM review_contacts l JOIN contacts c ON c.id = l.contact_id AND ` + wholeKept + `
    WHERE l.part NOT IN ('strained', 'in question', 'slipping') OR (SELECT assessments FROM asked))
` + wholeHeadOf + `'day', t.day, 'since', t.since, 'closed', t.closed, 'author', t.author,
  'contacts', json((SELECT json_group_array(json_object('part', l.part, 'contact', c.uid, 'name', l.name, 'why', l.why, 'place', l.place)
    ORDER BY l.part, c.id, l.why) FROM told l JOIN contacts c ON c.id = l.contact_id WHERE l.review_id = t.id)),
  'answers', json((SELECT json_group_array(json_object('contact', c.uid, 'answer', a.answer) ORDER BY c.id)
    FROM review_answers a JOIN contacts c ON c.id = a.contact_id
    WHERE a.review_id = t.id AND EXISTS (SELECT 1 FROM told l WHERE l.review_id = t.id AND l.contact_id = a.contact_id))),
  'ratings', json((SELECT json_group_array(json_object('indicator', indicator, 'rating', rating, 'author', author, 'remark', remark,
    'numbers', numbers) ORDER BY indicator) FROM review_ratings WHERE review_id = t.id)),
  'counts', json((SELECT json_group_array(json_object('of', counted, 'what', what, 'n', n) ORDER BY counted, what)
    FROM review_counts WHERE review_id = t.id)))
FROM reviews t`
