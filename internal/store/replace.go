package store

import (
	"cmp"
	"slices"

	"github.com/rel-journal/rel/internal/db"
	"github.com/rel-journal/rel/internal/journal"
)

// replaceDetails is the batch that gives a contact the details of add. A field or yearly date takes the place of the
// one called so, and a point that of the same one under another label; what is there just so is left alone.
func replaceDetails(was, add journal.Contact) []db.Stmt {
	add.Fields = slices.DeleteFunc(asNamed(add.Fields, was.Fields), func(f journal.Field) bool { return slices.Contains(was.Fields, f) })
	add.Dates = slices.DeleteFunc(slices.Clone(add.Dates), func(d journal.Yearly) bool {
		return slices.Equal(datesCalled(d.Label, was.Dates), []journal.Yearly{d})
	})
	var batch []db.Stmt
	for _, f := range add.Fields {
		batch = append(batch, db.S("DELETE FROM fields WHERE contact_id = ? AND name_key = ?", was.ID, journal.NameKey(f.Name)))
	}
	for _, d := range add.Dates {
		batch = append(batch, db.S("DELETE FROM yearly_dates WHERE contact_id = ? AND label = ?", was.ID, d.Label))
	}
	for _, p := range add.Points {
		if p.Label != "" { // without one, it is only said again, and keeps the label it has
			batch = append(batch, db.S("DELETE FROM points WHERE contact_id = ? AND kind = ? AND value = ? AND label <> ?",
				was.ID, p.Kind, p.Value, p.Label))
		}
	}
	return append(batch, addDetails(was.UID, add)...)
}

// asNamed is fields, those that are there already under the name they have.
func asNamed(fields, was []journal.Field) []journal.Field {
	name := make(map[string]string, len(was))
	for _, old := range was {
		name[journal.NameKey(old.Name)] = old.Name
	}
	out := slices.Clone(fields)
	for i, f := range out {
		out[i].Name = cmp.Or(name[journal.NameKey(f.Name)], f.Name)
	}
	return out
}

// datesCalled is the dates of this label.
func datesCalled(label string, dates []journal.Yearly) []journal.Yearly {
	return slices.DeleteFunc(slices.Clone(dates), func(d journal.Yearly) bool { return d.Label != label })
}
