package store

import (
	"slices"
	"strings"

	"github.com/rel-journal/rel/internal/db"
	"github.com/rel-journal/rel/internal/journal"
)

// roster is what every contact is called, those that were removed included, in the order of their names. There may be a
// hundred thousand of them, and all are held while an export runs: so their uids and names stand in one text.
type roster struct {
	text    string
	entries []rosterEntry
	at      []int32 // where the contact of a number stands among the entries; -1 when there is none of that number
}

// rosterEntry is where a contact's uid and name stand in the text.
type rosterEntry struct {
	id             int64
	uid, name, end uint32
	shared         bool // another contact, not removed, bears the same name
}

// selectRoster reads the roster; its last column tells how many others bear the name.
const selectRoster = `SELECT c.id, c.uid, c.name,
  ` + nameShared + `
FROM contacts c ORDER BY c.name_key, c.id`

// selectRosterSize is how many contacts there are, their highest number, and how long their uids and names are together.
const selectRosterSize = `SELECT count(*), coalesce(max(id), 0), coalesce(sum(octet_length(uid) + octet_length(name)), 0) FROM contacts`

// readRoster reads the size and then the contacts: what is to be held is asked for once, and nothing is left behind in
// growing to it.
func readRoster(size, c *db.Cursor) (r roster, err error) {
	var contacts, highest, length int64
	if size.Next() {
		err = size.Row().Scan(&contacts, &highest, &length)
	}
	if err := firstError(err, size.Err()); err != nil {
		return r, err
	}
	var text strings.Builder
	text.Grow(int(length))
	r.entries, r.at = make([]rosterEntry, 0, contacts), make([]int32, 0, highest+1)
	for c.Next() {
		var uid, name string
		e := rosterEntry{uid: uint32(text.Len())}
		if err := c.Row().Scan(&e.id, &uid, &name, &e.shared); err != nil {
			return r, err
		}
		text.WriteString(uid)
		e.name = uint32(text.Len())
		text.WriteString(name)
		e.end = uint32(text.Len())
		for int64(len(r.at)) <= e.id {
			r.at = append(r.at, -1)
		}
		r.at[e.id] = int32(len(r.entries))
		r.entries = append(r.entries, e)
	}
	r.text = text.String()
	return r, c.Err()
}

// entry is the contact of a number; a zero number is nobody's.
func (r roster) entry(id int64) rosterEntry {
	if id <= 0 || id >= int64(len(r.at)) || r.at[id] < 0 {
		return rosterEntry{id: id}
	}
	return r.entries[r.at[id]]
}

func (r roster) uid(e rosterEntry) string  { return r.text[e.uid:e.name] }
func (r roster) name(e rosterEntry) string { return r.text[e.name:e.end] }

// participant is who a row of note, contact and role is about.
func (r roster) participant(d *noteDetails) journal.Participant {
	e := r.entry(d.number(1))
	return journal.Participant{ContactID: e.id, UID: r.uid(e), Name: r.name(e), Role: journal.Role(d.text(2)), Shared: e.shared}
}

// heard is what a row of note, speaker and text says.
func (r roster) heard(d *noteDetails) journal.Heard {
	e := r.entry(d.number(1))
	return journal.Heard{SpeakerUID: r.uid(e), Speaker: r.name(e), Text: d.text(2)}
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
