package store

import (
	"context"
	"fmt"
	"strings"

	"github.com/rel-journal/rel/internal/db"
)

// definition is what rows that are derived must be, and how they are made so. Triggers keep them; a file that was
// changed by another program, or that a fault of ours has touched, can have them otherwise.
type definition struct {
	check string
	what  string // what is wrong with the rows found
	wrong string // SQL of the rows that are not so, each by the name that people know
	mend  []string
}

// Where contacts are not as contact_truth has them, and so on. The writes touch only such columns as no trigger
// records.
const (
	contactsWrong = `FROM contacts c JOIN contact_truth t ON t.id = c.id
		WHERE (c.last_touched, c.cadence, c.cadence_from) IS NOT (t.last_touched, t.cadence, t.cadence_from)`

	participantTruth = "n.day, n.touch AND n.deleted IS NULL AND p.role = 'present'"

	participantsWrong = "FROM participants p JOIN notes n ON n.id = p.note_id WHERE (p.day, p.counts) IS NOT (" + participantTruth + ")"

	heardTruth = "(SELECT group_concat(text, char(10)) FROM (SELECT text FROM heard h WHERE h.note_id = n.id ORDER BY h.id))"

	heardWrong = "FROM notes n WHERE n.heard_text IS NOT " + heardTruth

	wordsTruth = `WITH truth(word, contact_id) AS (
		SELECT w.value, c.id FROM contacts c, json_each('[' || replace(json_quote(c.name_key), ' ', '","') || ']') w
		UNION SELECT w.value, a.contact_id FROM aliases a, json_each('[' || replace(json_quote(a.name_key), ' ', '","') || ']') w)
		`

	wordsWrong = `SELECT contact_id FROM (SELECT word, contact_id FROM name_words EXCEPT SELECT word, contact_id FROM truth)
		UNION SELECT contact_id FROM (SELECT word, contact_id FROM truth EXCEPT SELECT word, contact_id FROM name_words)`

	contactName = "c.name || ' (' || c.id || ')'"
)

var definitions = []definition{
	{
		"words heard", "what was heard is not what is searched and shown",
		"SELECT 'n' || n.id AS name " + heardWrong,
		[]string{"UPDATE notes AS n SET heard_text = " + heardTruth + " WHERE n.id IN (SELECT n.id " + heardWrong + ")"},
	},
	{
		"participants", "who was there has another day than the note, or counts otherwise",
		"SELECT DISTINCT 'n' || n.id AS name " + participantsWrong,
		[]string{`UPDATE participants AS p SET (day, counts) = (SELECT ` + participantTruth + ` FROM notes n WHERE n.id = p.note_id)
			WHERE (p.contact_id, p.note_id) IN (SELECT p.contact_id, p.note_id ` + participantsWrong + ")"},
	},
	{
		"due days", "not as notes, groups and settings have it",
		"SELECT " + contactName + " AS name " + contactsWrong,
		[]string{`UPDATE contacts AS c SET (last_touched, cadence, cadence_from) = (SELECT last_touched, cadence, cadence_from
			FROM contact_truth t WHERE t.id = c.id) WHERE c.id IN (SELECT c.id ` + contactsWrong + ")"},
	},
	{
		"words of names", "not found by the words of their names and aliases, or by others",
		wordsTruth + "SELECT coalesce(" + contactName + ", w.contact_id) AS name FROM (" + wordsWrong +
			") w LEFT JOIN contacts c ON c.id = w.contact_id",
		[]string{
			wordsTruth + "DELETE FROM name_words WHERE (word, contact_id) NOT IN (SELECT word, contact_id FROM truth)",
			wordsTruth + "INSERT INTO name_words(word, contact_id) SELECT word, contact_id FROM truth WHERE true ON CONFLICT DO NOTHING",
		},
	},
}

// checkDefinition looks for rows that are not as they must be.
func (s *Store) checkDefinition(ctx context.Context, d definition) (Finding, error) {
	found, err := s.wrongRows(ctx, d.what, db.S(d.wrong))
	if err != nil || found == "" {
		return Finding{}, err
	}
	f := Finding{State: Wrong, Found: []string{found}, Way: doctor}
	for _, sql := range d.mend {
		f.mend = append(f.mend, db.S(sql))
	}
	return f, nil
}

// mostWrong is up to how many rows a finding names; of more it says how many there are.
const mostWrong = 5

// wrongRows is a sentence about the rows that q gives, each by its name; empty when there are none.
func (s *Store) wrongRows(ctx context.Context, what string, q db.Stmt) (string, error) {
	all := 0
	names, err := readAll(ctx, s, db.Stmt{
		SQL: "SELECT name, count(*) OVER () FROM (" + q.SQL + fmt.Sprintf(") LIMIT %d", mostWrong), Args: q.Args,
	}, func(row db.Row) (name string, err error) { return name, row.Scan(&name, &all) })
	if err != nil || len(names) == 0 {
		return "", err
	}
	return few(names, all) + ": " + what, nil
}

// few is the first of names, and how many more of all there are.
func few(names []string, all int) string {
	names = names[:min(len(names), mostWrong)]
	text := strings.Join(names, ", ")
	if more := all - len(names); more > 0 {
		text += fmt.Sprintf(" and %d more", more)
	}
	return text
}
