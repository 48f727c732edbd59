package store

import (
	"context"

	"github.com/rel-journal/rel/internal/db"
	"github.com/rel-journal/rel/internal/journal"
)

// Mentionable is a contact with all that a sentence may call them by.
type Mentionable struct {
	ID      int64
	Kind    journal.Kind
	Name    string
	Aliases []string
	Titles  []string // of the positions they hold
}

// Mentionable is everybody of whose names or aliases one of these words is a whole word, and whoever has one of these
// numbers, by number. Words are those of a journal.NameKey.
func (s *Store) Mentionable(ctx context.Context, words []string, numbers []int64) ([]Mentionable, error) {
	q := newQuery(`SELECT c.id, c.kind, c.name, (SELECT json_group_array(name) FROM aliases WHERE contact_id = c.id),
		(SELECT json_group_array(title) FROM positions WHERE contact_id = c.id AND title != '' AND `+heldOn+`)
		FROM contacts c WHERE `+kept, s.Today())
	q.add(` AND c.id IN (SELECT contact_id FROM name_words WHERE word IN (SELECT value FROM json_each(?))
		UNION SELECT value FROM json_each(?)) ORDER BY c.id`, toJSON(words), toJSON(numbers))
	return readAll(ctx, s, q.stmt(), scanMentionable)
}

func scanMentionable(row db.Row) (Mentionable, error) {
	var m Mentionable
	var aliases, titles string
	if err := row.Scan(&m.ID, &m.Kind, &m.Name, &aliases, &titles); err != nil {
		return m, err
	}
	return m, firstError(fromJSON(aliases, &m.Aliases), fromJSON(titles, &m.Titles))
}

// ByNumber is those of these numbers, in no particular order.
func (s *Store) ByNumber(ctx context.Context, numbers []int64) ([]Who, error) {
	return s.findWho(ctx, "c.id IN (SELECT value FROM json_each(?))", toJSON(numbers))
}
