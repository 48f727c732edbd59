package store

import (
	"context"
	"slices"
	"strings"

	"github.com/rel-journal/rel/internal/db"
	"github.com/rel-journal/rel/internal/journal"
)

// Who is a contact with what tells it apart from another of a like name.
type Who struct {
	ID          int64
	UID         string
	Name        string
	Position    string // the current one, "Title, Organization"
	LastTouched journal.Day
}

// heldOn is the SQL of whether a position is held on the day ?.
const heldOn = "? BETWEEN coalesce(started, '') AND coalesce(ended, '9999-12-31')"

// currentPosition is the SQL of the position held on the day ?, the one held longest where there are several.
const currentPosition = `(SELECT CASE WHEN title = '' OR organization = '' THEN title || organization ELSE title || ', ' || organization END
  FROM positions WHERE contact_id = c.id AND ` + heldOn + ` ORDER BY started, id LIMIT 1)`

const selectWho = "SELECT c.id, c.uid, c.name, " + currentPosition + `, c.last_touched
FROM contacts c WHERE `

// The SQL of whom to look among.
const (
	kept    = "c.deleted IS NULL AND c.merged_into IS NULL"
	removed = "c.deleted IS NOT NULL AND c.merged_into IS NULL"
)

func scanWho(row db.Row) (w Who, err error) {
	err = row.Scan(&w.ID, &w.UID, &w.Name, &w.Position, &w.LastTouched)
	return w, err
}

// FindWhole is Find without the beginnings of words: whom text names as it stands, commas included.
func (s *Store) FindWhole(ctx context.Context, text string) ([]Who, error) {
	return firstFound(ctx, text, s.findNumber, s.findName, s.findEmail)
}

// Find is every contact that text names, by the first of these that names any: a number, together with
// whoever is called so unless it is written #12; a name or alias, also turned round; an e-mail address; the beginnings of the
// words of a name or alias. It is empty when text names nobody.
func (s *Store) Find(ctx context.Context, text string) ([]Who, error) {
	return firstFound(ctx, text, s.findNumber, s.findName, s.findEmail, s.findWords)
}

// firstFound is what the first way to find somebody finds that finds anybody.
func firstFound(ctx context.Context, text string, ways ...func(context.Context, string) ([]Who, error)) ([]Who, error) {
	for _, way := range ways {
		if found, err := way(ctx, text); err != nil || len(found) > 0 {
			return found, err
		}
	}
	return nil, nil
}

func (s *Store) findWho(ctx context.Context, condition string, args ...any) ([]Who, error) {
	return s.findAmong(ctx, kept, condition, args...)
}

// findAmong is findWho among those kept, or those removed.
func (s *Store) findAmong(ctx context.Context, state, condition string, args ...any) ([]Who, error) {
	q := newQuery(selectWho+state+" AND ", s.Today())
	q.add(condition, args...)
	q.add(" ORDER BY c.name_key, c.id")
	return readAll(ctx, s, q.stmt(), scanWho)
}

func (s *Store) findNumber(ctx context.Context, text string) ([]Who, error) {
	n, ok := journal.ParseNumber(text)
	if !ok {
		return nil, nil
	}
	found, err := s.findWho(ctx, "c.id = (SELECT coalesce(merged_into, id) FROM contacts WHERE id = ?)", n)
	if err != nil || len(found) == 0 || strings.HasPrefix(text, "#") {
		return found, err
	}
	named, err := s.findName(ctx, text)
	for _, w := range named {
		if w.ID != found[0].ID {
			found = append(found, w)
		}
	}
	return found, err
}

func (s *Store) findName(ctx context.Context, text string) ([]Who, error) {
	keys := []string{journal.NameKey(text)}
	if turned, ok := journal.Turned(text); ok {
		keys = append(keys, journal.NameKey(turned))
	}
	list := toJSON(keys)
	return s.findWho(ctx, `c.id IN (SELECT id FROM contacts WHERE name_key IN (SELECT value FROM json_each(?))
		UNION SELECT contact_id FROM aliases WHERE name_key IN (SELECT value FROM json_each(?)))`, list, list)
}

func (s *Store) findEmail(ctx context.Context, text string) ([]Who, error) {
	if !journal.IsEmail(text) {
		return nil, nil
	}
	return s.findWho(ctx, "c.id IN (SELECT contact_id FROM points WHERE kind = 'email' AND value_key = ?)", journal.EmailKey(text))
}

func (s *Store) findWords(ctx context.Context, text string) ([]Who, error) {
	ids, err := s.matching(ctx, text, kept)
	if err != nil || len(ids) == 0 {
		return nil, err
	}
	return s.findWho(ctx, "c.id IN (SELECT value FROM json_each(?))", toJSON(ids))
}

// matching asks the index of words for those kept, or those removed, who have a word for every word typed, or of very
// many for the first, then lets the domain's own rule decide.
func (s *Store) matching(ctx context.Context, text, state string) ([]int64, error) {
	typed := journal.NameKey(text)
	words := journal.Words(typed)
	if len(words) == 0 {
		return nil, nil
	}
	q := newQuery(`SELECT c.id, c.name_key, (SELECT json_group_array(name_key) FROM aliases WHERE contact_id = c.id)
		FROM contacts c WHERE ` + state)
	for _, w := range words[:min(len(words), mostAsked)] {
		q.add(" AND c.id IN (SELECT contact_id FROM name_words WHERE word >= ? AND word < ?)", w, w+"\U0010FFFF")
	}
	type named struct {
		id   int64
		keys []string
	}
	candidates, err := readAll(ctx, s, q.stmt(), func(row db.Row) (n named, err error) {
		var name, aliases string
		if err = row.Scan(&n.id, &name, &aliases); err == nil {
			err = fromJSON(aliases, &n.keys)
		}
		n.keys = append(n.keys, name)
		return n, err
	})
	if err != nil {
		return nil, err
	}
	ids := []int64{}
	for _, n := range candidates {
		if slices.ContainsFunc(n.keys, func(key string) bool { return journal.MatchKey(key, typed) }) {
			ids = append(ids, n.id)
		}
	}
	return ids, nil
}

// Lookup is nil where there is what a reference names, or was before it was removed, and else a *journal.Problem.
func (s *Store) Lookup(ctx context.Context, r journal.Ref) (err error) {
	switch r.Letter {
	case journal.RefNote:
		_, err = s.Note(ctx, r.Number)
	case journal.RefSeat:
		_, err = s.Seat(ctx, r.Number)
	case journal.RefFollowUp:
		_, err = s.FollowUp(ctx, r.Number)
	case journal.RefFact:
		_, err = s.Fact(ctx, r.Number)
	case journal.RefAssessment:
		_, err = s.Assessment(ctx, r.Number, true)
	case journal.RefInitiative:
		_, err = s.Initiative(ctx, r.Number)
	case journal.RefReview:
		_, err = s.Review(ctx, r.Number)
	default:
		_, err = s.Change(ctx, r.Number)
	}
	return err
}

// SameName is every contact that bears exactly this name or has it as an alias.
func (s *Store) SameName(ctx context.Context, name string) ([]Who, error) {
	return s.findName(ctx, name)
}

// Names is every name and alias there is, for telling what may have been meant.
func (s *Store) Names(ctx context.Context) ([]string, error) {
	return readAll(ctx, s, db.S(`SELECT name FROM contacts WHERE deleted IS NULL AND merged_into IS NULL
		UNION SELECT a.name FROM aliases a JOIN contacts c ON c.id = a.contact_id AND c.deleted IS NULL AND c.merged_into IS NULL`),
		scanOne[string])
}

// Complete is the contacts whose name begins with what was typed of it, at most so many.
func (s *Store) Complete(ctx context.Context, typed string, most int) ([]Who, error) {
	found, err := s.findWords(ctx, typed)
	if journal.NameKey(typed) == "" {
		found, err = s.findWho(ctx, "c.id IN (SELECT c.id FROM contacts c WHERE "+kept+" ORDER BY c.name_key, c.id LIMIT ?)", most)
	}
	return found[:min(len(found), most)], err
}
