package store

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/rel-journal/rel/internal/db"
	"github.com/rel-journal/rel/internal/journal"
)

// mostNamed is up to how many people a change's description names; of more it says how many there are.
const mostNamed = 3

// namedTogether are the tables whose rows are named where there are several; of the others it is said how many there are.
var namedTogether = []string{"contacts", "followups", "facts", "assessments"}

// subjects is the SQL of the rows that the record of change ?1 names, each once, table by table: by itself, or as the
// owner of a detail. Those who were only changed along with one note that they take part in go without saying.
const subjects = `SELECT tbl, sum(last - first + 1), json_group_array(json_array(first, last) ORDER BY first) FROM (
  SELECT DISTINCT tbl, first, last FROM (
    SELECT tbl, first, last FROM change_rows r WHERE change_id = ?1 AND first IS NOT NULL AND (op = 'made' OR NOT EXISTS (
      SELECT 1 FROM change_rows m WHERE m.change_id = ?1 AND m.tbl = r.tbl AND m.op = 'made' AND r.first BETWEEN m.first AND m.last))
      AND NOT (tbl = 'contacts' AND op = 'edited' AND EXISTS (SELECT 1 FROM participants p JOIN change_rows n
        ON n.tbl = 'notes' AND n.first = n.last AND p.note_id = n.first WHERE n.change_id = ?1 AND p.contact_id = r.first))
    UNION ALL
    SELECT tbl, owner, owner FROM (
      SELECT CASE WHEN tbl = 'review_answers' THEN tbl WHEN json_extract(was, '$.note_id') IS NOT NULL THEN 'notes'
          WHEN json_extract(was, '$.settings_id') IS NOT NULL THEN 'settings'
          WHEN json_extract(was, '$.initiative_id') IS NOT NULL THEN 'initiatives'
          WHEN json_extract(was, '$.contact_id') IS NULL THEN 'reviews' ELSE 'contacts' END AS tbl,
        coalesce(json_extract(was, '$.note_id'), json_extract(was, '$.settings_id'), json_extract(was, '$.initiative_id'),
          json_extract(was, '$.contact_id'), json_extract(was, '$.review_id')) AS owner
      FROM change_rows WHERE change_id = ?1 AND first IS NULL)
    UNION ALL
    SELECT 'contacts', json_extract(was, '$.other_id'), json_extract(was, '$.other_id')
      FROM change_rows WHERE change_id = ?1 AND tbl = 'not_the_same')) GROUP BY tbl ORDER BY tbl DESC`

// what puts a change's subjects in words.
func (s *Store) what(ctx context.Context, c Change) (string, error) {
	words, err := readAll(ctx, s, db.S(subjects, c.about()), func(row db.Row) (string, error) {
		var table, ranges string
		var n int
		if err := row.Scan(&table, &n, &ranges); err != nil {
			return "", err
		}
		if table == "settings" {
			return s.settingsSet(ctx, c)
		}
		if n == 1 && slices.Contains(steps, table) {
			var one [][2]int64
			if err := fromJSON(ranges, &one); err != nil {
				return "", err
			}
			return s.step(ctx, c, table, one[0][0])
		}
		if n > mostNamed || n > 1 && !slices.Contains(namedTogether, table) {
			return fmt.Sprintf("%d %s", n, words(table)), nil
		}
		return s.subjects(ctx, table, ranges)
	})
	switch {
	case c.Purged():
		words = []string{"purged"}
	case c.Times:
		words = []string{"when things were edited elsewhere"}
	}
	if c.Undoes != 0 {
		words = append([]string{fmt.Sprintf("c%d", c.Undoes)}, words...)
	}
	return strings.Join(words, ", "), err
}

// settingsSet is what a change has set: "settings: hold off → on". Of an undo it is the other way round.
func (s *Store) settingsSet(ctx context.Context, c Change) (string, error) {
	effects, err := s.Effects(ctx, c)
	var set []string
	for _, e := range effects {
		if e.Record != "settings" {
			continue
		}
		if c.Undoes != 0 && c.Command == undoing {
			e.From, e.To = e.To, e.From
		}
		set = append(set, fmt.Sprintf("%s %s → %s", e.What, cmp.Or(e.From, "none"), cmp.Or(e.To, "none")))
	}
	return "settings: " + strings.Join(set, ", "), err
}

// about is the change whose record this one is about: itself, or what it undid or did again.
func (c Change) about() int64 {
	if c.Undoes != 0 {
		return c.Undoes
	}
	return c.ID
}

// subjects names the few rows of a list of ranges, as JSON has it.
func (s *Store) subjects(ctx context.Context, table, ranges string) (string, error) {
	var list [][2]int64
	if err := fromJSON(ranges, &list); err != nil {
		return "", err
	}
	var names []string
	for _, r := range list {
		for id := r[0]; id <= r[1]; id++ {
			name, err := s.subject(ctx, table, id)
			if err != nil {
				return "", err
			}
			names = append(names, name)
		}
	}
	return strings.Join(names, ", "), nil
}

// subject names one row of an entity.
func (s *Store) subject(ctx context.Context, table string, id int64) (string, error) {
	switch table {
	case "contacts":
		name, _, err := readOne(ctx, s, db.S("SELECT name || ' (' || id || ')' FROM contacts WHERE id = ?", id), scanOne[string])
		return name, err
	case "groups":
		name, _, err := readOne(ctx, s, db.S("SELECT 'group ' || name FROM groups WHERE id = ?", id), scanOne[string])
		return name, err
	case "notes":
		return s.noteSubject(ctx, id)
	case "followups":
		return s.followUpSubject(ctx, id)
	case "reviews":
		return fmt.Sprintf("r%d", id), nil
	case "review_answers": // by whom it was about
		name, err := s.subject(ctx, "contacts", id)
		return "the answer about " + name, err
	case "indicators":
		name, _, err := readOne(ctx, s, db.S("SELECT 'indicator ' || name FROM indicators WHERE id = ?", id), scanOne[string])
		return name, err
	case "facts":
		name, _, err := readOne(ctx, s, db.S(`SELECT 'f' || k.id || ' of ' || c.name
			FROM facts k JOIN contacts c ON c.id = k.contact_id WHERE k.id = ?`, id), scanOne[string])
		return name, err // its text may be private
	case "assessments":
		name, _, err := readOne(ctx, s, db.S(`SELECT 'a' || k.id || ' of ' || c.name
			FROM assessments k JOIN contacts c ON c.id = k.contact_id WHERE k.id = ?`, id), scanOne[string])
		return name, err // how it is said to be is nothing for a list of changes
	case "initiatives":
		name, err := s.initiativeSubject(ctx, id)
		return "initiative " + name, err
	default:
		return table, nil
	}
}

// initiativeSubject names an initiative: "Rate study (i2)".
func (s *Store) initiativeSubject(ctx context.Context, id int64) (string, error) {
	name, _, err := readOne(ctx, s, db.S("SELECT name || ' (i' || id || ')' FROM initiatives WHERE id = ?", id), scanOne[string])
	return name, err
}

// followUpSubject names a follow-up by whom it is owed to, or by: "t7 for Luis Ortega", "t8 from Luis Ortega". Its text may
// be private.
func (s *Store) followUpSubject(ctx context.Context, id int64) (string, error) {
	name, _, err := readOne(ctx, s, db.S(`SELECT 't' || t.id || CASE WHEN c.id IS NULL THEN ''
		ELSE CASE t.owed_by WHEN 'me' THEN ' for ' ELSE ' from ' END || c.name END
		FROM followups t LEFT JOIN contacts c ON c.id = t.contact_id WHERE t.id = ?`, id), scanOne[string])
	return name, err
}

// noteSubject names a note by whom it was with and its day; its text may be private.
func (s *Store) noteSubject(ctx context.Context, id int64) (string, error) {
	n, err := s.Note(ctx, id)
	if err != nil {
		return "", err
	}
	with := n.Present()
	if len(with) == 0 {
		with = n.Participants
	}
	day := n.Day.Format("Mon 2 Jan")
	if n.Day.Year != s.Today().Year {
		day = n.Day.Format("Mon 2 Jan 2006")
	}
	return fmt.Sprintf("n%d with %s of %s", id, namedFew(with), day), nil
}

// namedFew is the names of at most mostNamed people, and how many more there are.
func namedFew(people []journal.Participant) string {
	names := make([]string, 0, mostNamed)
	for _, p := range people[:min(len(people), mostNamed)] {
		names = append(names, p.Name)
	}
	text := strings.Join(names, ", ")
	if more := len(people) - len(names); more > 0 {
		text += fmt.Sprintf(" and %d more", more)
	}
	return text
}
