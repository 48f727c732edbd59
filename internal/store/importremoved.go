package store

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/google/uuid"

	"github.com/rel-journal/rel/internal/db"
	"github.com/rel-journal/rel/internal/journal"
)

// takenBack is whether the change c, which hid something, was an undo: what came was taken back, and nobody removed it.
const takenBack = "(c.undoes IS NOT NULL AND c.command = '" + undoing + "')"

// knowRemoved remembers who was removed, and which contacts were taken back with the change that made them.
func (s *Store) knowRemoved(ctx context.Context, p *planner) error {
	back, err := readAll(ctx, s, db.S("SELECT x.uid FROM contacts x JOIN changes c ON c.id = x.deleted AND "+takenBack), scanOne[string])
	if err != nil {
		return err
	}
	for _, uid := range back {
		p.back[signOf(byUID, uid)] = true
	}
	for c, err := range s.ContactsKeys(ctx, ContactFilter{Deleted: true}) {
		if err != nil {
			return err
		}
		if p.back[signOf(byUID, c.UID)] {
			continue
		}
		for _, uid := range uidsOf(c) {
			p.removed[signOf(byUID, uid)] = true
		}
		gone := &person{Contact: c, Row: -1}
		if err := cmp.Or(p.gone.add(gone), p.gone.err); err != nil {
			return err
		}
		p.gone.called(gone.at, signOf(byUID, c.UID))
		for _, name := range append([]string{c.Name}, c.Aliases...) {
			p.gone.called(gone.at, signOf(byName, journal.NameKey(name)))
		}
	}
	return nil
}

// wasRemoved reports whether a card without a uid is of somebody who was removed here: it has their name, and says nothing of them
// that they did not have.
func (p *planner) wasRemoved(card journal.Card) (bool, error) {
	card.LastContact = journal.Day{} // a touch is there no more
	for _, at := range p.gone.all(signOf(byName, journal.NameKey(card.Contact.Name))) {
		x, err := p.gone.get(int(at))
		if err != nil || called(card.Contact) == "" && p.tellsNothing(x, card) {
			return err == nil, err
		}
	}
	return false, p.gone.err
}

// anew is what a contact of this uid is called: one whose import was taken back comes in anew, under another, the same whenever
// it does.
func (p *planner) anew(uid string) string {
	first := uid
	for again := 0; p.back[signOf(byUID, uid)]; again++ {
		uid = uidAgain(first, again).String()
	}
	return uid
}

// uidAgain is what something of a uid is called that comes in again, after it was taken back once, and so many times more.
func uidAgain(uid string, again int) uuid.UUID {
	return uuid.NewSHA1(uuid.NameSpaceURL, fmt.Appendf(nil, "again:%s\x00%d", uid, again))
}

// had tells what was removed from somebody. What came as a tag may have been a group that is there no more.
func (p *planner) had(x *person) journal.Removed {
	taken := func(what, key string) bool { return p.taken[signOfDetail(x.Contact.UID, what, key)] }
	return func(what, key string) bool {
		return taken(what, key) || what == journal.DetailTag && taken(journal.DetailGroup, journal.NameKey(key))
	}
}

// fill is what somebody gains from a card. What was removed from them here does not come back, but for groups and tags that all
// that comes is to have.
func (p *planner) fill(x *person, c journal.Contact) journal.Filling {
	had := p.had(x)
	return journal.Fill(x.Contact, c, p.today, func(what, key string) bool {
		switch {
		case what == journal.DetailGroup && slices.ContainsFunc(p.o.Groups, func(g string) bool { return journal.NameKey(g) == key }),
			what == journal.DetailTag && slices.Contains(p.o.Tags, key):
			return false
		}
		return had(what, key)
	}, p.old)
}

func signOfDetail(uid, what, key string) sign { return signOf(byDetail, uid+"\x00"+what+"\x00"+key) }

// knowTaken remembers what was removed from contacts, whose details the record says it of. A position that gave way to one of its
// seat, as when it was dated, was not removed; the members of a group that was were.
func (s *Store) knowTaken(ctx context.Context, p *planner) error {
	const of = " SELECT coalesce(m.uid, c.uid), r.tbl, r.was, coalesce(n.name_key, '') FROM change_rows r " +
		"JOIN changes h ON h.id = r.change_id AND NOT h.undone LEFT JOIN names n ON n.id = r.was ->> 'group_id' JOIN contacts c ON c.id = "
	const merged = " LEFT JOIN contacts m ON m.id = c.merged_into "
	taken, err := readAll(ctx, s, db.S("WITH names(id, name_key) AS (SELECT id, name_key FROM groups UNION "+groupsOnce+")"+
		of+"r.was ->> 'contact_id'"+merged+`WHERE r.op = 'unlinked' AND r.tbl IN
			('aliases', 'points', 'positions', 'yearly_dates', 'fields', 'contact_groups', 'contact_tags', 'properties')
			AND NOT (r.tbl = 'properties' AND r.was ->> 'name' NOT GLOB '*+' AND r.was ->> 'name' <> 'N')
			AND NOT (r.tbl = 'positions' AND (r.change_id, r.was ->> 'title', r.was ->> 'organization') IN (SELECT change_id,
			was ->> 'title', was ->> 'organization' FROM change_rows WHERE tbl = 'positions' AND op = 'linked'))
		UNION ALL`+of+"r.first"+merged+`WHERE r.op = 'edited' AND r.tbl = 'contacts'
			AND (r.was ->> 'every' IS NOT NULL OR r.was ->> 'snooze' IS NOT NULL)
		UNION ALL SELECT coalesce(m.uid, c.uid), 'contact_groups', '{}', n.name_key FROM contact_groups x
			JOIN groups g ON g.id = x.group_id AND g.deleted IS NOT NULL
			JOIN names n ON n.id = g.id AND n.name_key NOT IN (SELECT name_key FROM groups WHERE deleted IS NULL)
			JOIN contacts c ON c.id = x.contact_id`+merged), scanTaken)
	for _, t := range taken {
		p.taken[t] = true
	}
	return err
}

// scanTaken reads a detail that was removed, by its sign.
func scanTaken(row db.Row) (sign, error) {
	var uid, table, text, group string
	if err := row.Scan(&uid, &table, &text, &group); err != nil {
		return sign{}, err
	}
	image, err := readImage(text)
	if err != nil {
		return sign{}, err
	}
	if table == "contact_groups" {
		image["group"] = group
	}
	what, key := detailTaken(table, image)
	return signOfDetail(uid, what, key), nil
}

// detailTaken is what a line of the record removed, as journal.Removed is asked for it.
func detailTaken(table string, image map[string]any) (what, key string) {
	text := func(column string) string { t, _ := image[column].(string); return t }
	number := func(column string) int { n, _ := image[column].(int64); return int(n) }
	switch table {
	case "aliases":
		return journal.DetailAlias, text("name_key")
	case "points":
		p := journal.Point{Kind: journal.PointKind(text("kind")), Value: text("value")}
		return string(p.Kind), p.Reach()
	case "positions":
		return journal.DetailPosition, journal.Position{Title: text("title"), Organization: text("organization")}.SeatKey()
	case "yearly_dates":
		return journal.DetailDate, journal.Yearly{Label: text("label"), Month: time.Month(number("month")), Day: number("day")}.Key()
	case "fields":
		return journal.DetailField, journal.Field{Name: text("name"), Value: text("value")}.Key()
	case "contact_groups":
		return journal.DetailGroup, text("group")
	case "contact_tags":
		return journal.DetailTag, text("tag")
	case "properties":
		return journal.DetailKept, text("line_key")
	}
	if every := number("every"); every != 0 {
		return journal.DetailEvery, journal.Cadence(every).String()
	}
	return journal.DetailSnooze, text("snooze")
}
