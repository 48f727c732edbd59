package store

import (
	"fmt"
	"slices"
	"strings"

	"github.com/rel-journal/rel/internal/db"
	"github.com/rel-journal/rel/internal/journal"
)

// gone is the details that a contact loses; the error is a *journal.Problem where it has none called so.
func (p ContactPatch) gone(was journal.Contact) (journal.Contact, error) {
	all := p.Gone
	for _, what := range p.Remove {
		called, ok := detailsCalled(was, what)
		if !ok {
			return all, journal.Missing(fmt.Sprintf("rel show %d lists all there is", was.ID),
				"%s has no e-mail, phone, web, address, alias, tag, group, field, date or position %q", was.Name, what)
		}
		all = all.With(called)
	}
	return all, nil
}

// detailsCalled is every detail of c called what; ok is false when there is none.
func detailsCalled(c journal.Contact, what string) (found journal.Contact, ok bool) {
	key := journal.NameKey(what)
	isIt := func(name string) bool { return journal.NameKey(name) == key }
	tag, err := journal.Tag(what)
	found.Points = which(c.Points, func(p journal.Point) bool {
		same := p.Key()
		return p.Value == what || same != "" && same == (journal.Point{Kind: p.Kind, Value: what}).Key()
	})
	found.Aliases, found.Groups = which(c.Aliases, isIt), which(c.Groups, isIt)
	found.Fields = which(c.Fields, func(f journal.Field) bool { return isIt(f.Name) })
	found.Dates = which(c.Dates, func(d journal.Yearly) bool { return isIt(d.Label) })
	found.Tags = which(c.Tags, func(t string) bool { return err == nil && t == tag })
	found.Positions = which(c.Positions, func(p journal.Position) bool { return strings.EqualFold(p.String(), what) })
	n := len(found.Points) + len(found.Aliases) + len(found.Groups) + len(found.Fields) + len(found.Dates) + len(found.Tags)
	return found, n+len(found.Positions) > 0
}

// which is those of a list that are so.
func which[T any](list []T, is func(T) bool) []T {
	return slices.DeleteFunc(slices.Clone(list), func(v T) bool { return !is(v) })
}

// removeDetails is the batch that takes from a contact the details that gone has, each exactly as it is there.
func removeDetails(was, gone journal.Contact) []db.Stmt {
	var batch []db.Stmt
	remove := func(table, condition string, args ...any) {
		batch = append(batch, db.S("DELETE FROM "+table+" WHERE contact_id = ? AND "+condition, append([]any{was.ID}, args...)...))
	}
	for _, p := range gone.Points {
		remove("points", "kind = ? AND value = ? AND label = ?", p.Kind, p.Value, p.Label)
	}
	for _, a := range gone.Aliases {
		remove("aliases", "name = ?", a)
	}
	for _, f := range gone.Fields {
		remove("fields", "name_key = ?", journal.NameKey(f.Name))
	}
	for _, d := range gone.Dates {
		remove("yearly_dates", "label = ? AND month = ? AND day = ? AND year IS ?", d.Label, int(d.Month), d.Day, orNull(d.Year))
	}
	for _, t := range gone.Tags {
		remove("contact_tags", "tag = ?", t)
	}
	for _, g := range gone.Groups {
		batch = append(batch, removeMembership(was, journal.NameKey(g))...)
	}
	for _, p := range gone.Positions {
		batch = append(batch, removePosition(was.UID, p))
	}
	return batch
}
