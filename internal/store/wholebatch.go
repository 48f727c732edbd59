package store

import (
	"github.com/rel-journal/rel/internal/db"
	"github.com/rel-journal/rel/internal/journal"
)

// wholeBatch gathers the batch that makes a thing.
type wholeBatch struct {
	batch []db.Stmt
	as    map[string]string // what groups and initiatives of the file are called here, where one of the name is there already
}

func (b *wholeBatch) add(sql string, args ...any) { b.batch = append(b.batch, db.S(sql, args...)) }

// entity inserts a thing. It has its own number, where that is free: above all that were ever given. Of contacts, which number is
// known.
func (b *wholeBatch) entity(table string, h *wholeHead, columns, values string, args ...any) {
	number := "(SELECT ?1 WHERE ?1 > coalesce((SELECT seq FROM sqlite_sequence WHERE name = '" + table + "'), 0))"
	if table == "contacts" {
		number = "?1"
	}
	b.add("INSERT INTO "+table+"(id, uid, "+columns+") VALUES ("+number+", ?2, "+values+")", append([]any{h.Number, h.UID}, args...)...)
}

// uid is what something is called here.
func (b *wholeBatch) uid(uid string) any {
	if here, ok := b.as[uid]; ok {
		return here
	}
	return orNull(uid)
}

// What a uid names. Of a contact who was merged, the one they became.
const (
	contactCalled    = "(SELECT coalesce(merged_into, id) FROM contacts WHERE uid = ?)"
	noteCalled       = "(SELECT id FROM notes WHERE uid = ?)"
	initiativeCalled = "(SELECT id FROM initiatives WHERE uid = ? AND deleted IS NULL)"
)

func (x *wholeSettings) make(b *wholeBatch) {
	b.add(`UPDATE settings SET every = ?, date_order = ?, author = ? WHERE NOT (`+somethingThere+`)`,
		x.Every, orNull(x.DateOrder), orNull(x.Author))
	for _, m := range x.SheetMaps {
		b.add(`INSERT INTO sheet_maps(settings_id, name, name_key, sort, date_order, columns) VALUES (?, ?, ?, ?, ?, ?)
			ON CONFLICT DO NOTHING`, onlyRow, m.Name, journal.NameKey(m.Name), m.Sort, orNull(m.DateOrder), toJSON(m.Columns))
	}
}

func (x *wholeGroup) make(b *wholeBatch) {
	b.entity("groups", &x.wholeHead, "name, name_key, wanted, every", "?, ?, ?, ?", x.Name, journal.NameKey(x.Name),
		pointed(x.Wanted), pointed(x.Every))
}

// pointed is what v points to, or NULL.
func pointed(v *int64) any {
	if v == nil {
		return nil
	}
	return *v
}

func (x *wholeIndicator) make(b *wholeBatch) {
	b.entity("indicators", &x.wholeHead, "name, name_key", "?, ?", x.Name, journal.NameKey(x.Name))
}

func (x *wholeInitiative) make(b *wholeBatch) {
	b.entity("initiatives", &x.wholeHead, "name, name_key, aim, state", "?, ?, ?, ?", x.Name, journal.NameKey(x.Name),
		x.Aim, string(x.State))
	x.hang(b)
}

func (x *wholeInitiative) hang(b *wholeBatch) {
	for _, m := range x.Members {
		b.add("INSERT INTO initiative_contacts(initiative_id, contact_id, role) VALUES ((SELECT id FROM initiatives WHERE uid = ?), "+
			contactCalled+", ?) ON CONFLICT DO NOTHING", x.UID, m.Contact, m.Role)
	}
}

func (x *wholeContact) make(b *wholeBatch) {
	b.entity("contacts", &x.wholeHead, "kind, name, name_key, stage, every, snooze, added, merged_into",
		"?, ?, ?, ?, ?, ?, ?, "+contactCalled,
		x.Kind, x.Name, journal.NameKey(x.Name), x.Stage, pointed(x.Every), x.Snooze, x.Added, orNull(x.MergedInto))
	x.hang(b)
}

func (x *wholeContact) hang(b *wholeBatch) {
	b.batch = append(b.batch, addDetails(x.UID, x.contact())...)
	for _, uid := range x.Groups {
		b.add(`INSERT INTO contact_groups(contact_id, group_id) SELECT c.id, g.id FROM contacts c, groups g WHERE c.uid = ? AND g.uid = ?
			ON CONFLICT DO NOTHING`, x.UID, b.uid(uid))
	}
	for _, s := range x.LeftSeats {
		b.add("INSERT INTO dismissed_seats(contact_id, seat, seat_key) SELECT id, ?, ? FROM contacts WHERE uid = ? ON CONFLICT DO NOTHING",
			s.Seat, s.Key, x.UID)
	}
	for _, uid := range x.NotTheSame {
		b.add(`INSERT INTO not_the_same(contact_id, other_id) SELECT min(a, b), max(a, b) FROM (SELECT `+
			contactCalled+` AS a, `+contactCalled+` AS b)
			WHERE a <> b ON CONFLICT DO NOTHING`, x.UID, uid)
	}
}

func (x *wholeNote) make(b *wholeBatch) {
	b.entity("notes", &x.wholeHead, "day, time, channel, body, touch, tried, private, author, began, initiative_id",
		"?, ?, ?, ?, ?, ?, ?, ?, ?, "+initiativeCalled,
		x.Day, orNull(x.Time), orNull(x.Channel), x.Body, bit(x.Touch), bit(x.Tried), bit(x.Private), x.Author,
		orNull(x.Began), b.uid(x.Initiative))
	x.hang(b)
}

func (x *wholeNote) hang(b *wholeBatch) {
	for _, p := range x.Participants {
		b.add(`INSERT INTO participants(contact_id, day, note_id, role, counts)
			SELECT `+contactCalled+`, n.day, n.id, ?2, n.touch AND n.deleted IS NULL AND ?2 = 'present'
				FROM notes n WHERE n.uid = ?3 ON CONFLICT DO NOTHING`,
			p.Contact, p.Role, x.UID)
	}
	for _, h := range x.Heard {
		b.add("INSERT INTO heard(note_id, speaker, text) VALUES ("+noteCalled+", "+contactCalled+", ?)", x.UID, orNull(h.Speaker), h.Text)
	}
	for _, t := range x.Tags {
		b.add("INSERT INTO note_tags(note_id, tag) VALUES ("+noteCalled+", ?) ON CONFLICT DO NOTHING", x.UID, t)
	}
}

func (x *wholeFollowUp) make(b *wholeBatch) {
	b.entity("followups", &x.wholeHead, "contact_id, note_id, owed_by, text, due, state, closed, added, initiative_id, gives",
		contactCalled+", "+noteCalled+", ?, ?, ?, ?, ?, ?, "+initiativeCalled+", ?", orNull(x.Contact), orNull(x.Note),
		x.OwedBy, x.Text, x.Due, x.State, x.Closed, x.Added, b.uid(x.Initiative), orNull(x.Gives))
}

func (x *wholeFact) make(b *wholeBatch) {
	b.entity("facts", &x.wholeHead, "contact_id, note_id, kind, text, day, dropped", contactCalled+", "+noteCalled+", ?, ?, ?, ?",
		x.Contact, orNull(x.Note), x.Kind, x.Text, x.Day, x.Dropped)
}

func (x *wholeAssessment) make(b *wholeBatch) {
	b.entity("assessments", &x.wholeHead,
		"contact_id, note_id, day, trust, integrity, intent, capability, record, fairness, fairness_from, evidence",
		contactCalled+", "+noteCalled+", ?, ?, ?, ?, ?, ?, ?, ?, ?", x.Contact, orNull(x.Note), x.Day, x.Trust, orNull(x.Integrity),
		orNull(x.Intent), orNull(x.Capability), orNull(x.Record), x.Fairness, orNull(x.FairnessFrom), x.Evidence)
}

func (x *wholeReview) make(b *wholeBatch) {
	b.entity("reviews", &x.wholeHead, "day, since, closed, author", "?, ?, ?, ?", x.Day, x.Since, x.Closed, x.Author)
	x.hang(b)
}

func (x *wholeReview) hang(b *wholeBatch) {
	hung := func(columns, values string, args ...any) {
		b.add("INSERT INTO "+columns+" VALUES ((SELECT id FROM reviews WHERE uid = ?), "+values+") ON CONFLICT DO NOTHING",
			append([]any{x.UID}, args...)...)
	}
	for _, l := range x.Contacts {
		hung("review_contacts(review_id, part, contact_id, name, why, place)", "?, "+contactCalled+", ?, ?, ?",
			l.Part, l.Contact, l.Name, l.Why, pointed(l.Place))
	}
	for _, a := range x.Answers {
		hung("review_answers(review_id, contact_id, answer)", contactCalled+", ?", a.Contact, a.Answer)
	}
	for _, r := range x.Ratings {
		hung("review_ratings(review_id, indicator, rating, author, remark, numbers)", "?, ?, ?, ?, ?",
			r.Indicator, r.Rating, r.Author, r.Remark, r.Numbers)
	}
	for _, n := range x.Counts {
		hung("review_counts(review_id, counted, what, n)", "?, ?, ?", n.Of, n.What, n.N)
	}
}
