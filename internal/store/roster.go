package store

import (
	"slices"
	"strings"

	"github.com/rel-journal/rel/internal/db"
	"github.com/rel-journal/rel/internal/journal"
)

// roster is what every contact is called, those that were removed included, in the order of their names.
type roster struct {
	entries []rosterEntry
	at      []int32 // where the contact of a number stands among the entries; -1 when there is none of that number
}

type rosterEntry struct {
	id        int64
	uid, name string
	shared    bool // another contact, not removed, bears the same name
}

// selectRoster reads the roster; its last column tells how many others bear the name.
const selectRoster = `SELECT c.id, c.uid, c.name,
  ` + nameShared + `
FROM contacts c ORDER BY c.name_key, c.id`

func readRoster(c *db.Cursor) (roster, error) {
	var r roster
	for c.Next() {
		var e rosterEntry
		if err := c.Row().Scan(&e.id, &e.uid, &e.name, &e.shared); err != nil {
			return r, err
		}
		for int64(len(r.at)) <= e.id {
			r.at = append(r.at, -1)
		}
		r.at[e.id] = int32(len(r.entries))
		r.entries = append(r.entries, e)
	}
	return r, c.Err()
}

// entry is the contact of a number; a zero number is nobody's.
func (r roster) entry(id int64) rosterEntry {
	if id <= 0 || id >= int64(len(r.at)) || r.at[id] < 0 {
		return rosterEntry{id: id}
	}
	return r.entries[r.at[id]]
}

// participant is who a row of note, contact and role is about.
func (r roster) participant(d *noteDetails) journal.Participant {
	e := r.entry(d.number(1))
	return journal.Participant{ContactID: e.id, UID: e.uid, Name: e.name, Role: journal.Role(d.text(2)), Shared: e.shared}
}

// heard is what a row of note, speaker and text says.
func (r roster) heard(d *noteDetails) journal.Heard {
	e := r.entry(d.number(1))
	return journal.Heard{SpeakerUID: e.uid, Speaker: e.name, Text: d.text(2)}
}

// sort orders participants as all lists do: those present first, then by name, then number.
func (r roster) sort(list []journal.Participant) {
	if len(list) < 2 {
		return
	}
	slices.SortFunc(list, func(a, b journal.Participant) int {
		if a.Role != b.Role {
			return strings.Compare(string(b.Role), string(a.Role))
		}
		return int(r.at[a.ContactID] - r.at[b.ContactID])
	})
}
