package csvfile

import (
	"maps"
	"slices"
	"strings"

	"github.com/rel-journal/rel/internal/journal"
)

// vocabulary is how the headings of one sort of sheet are told.
type vocabulary struct {
	recognize func(heading string) (meaning, bool)
	heads     func(use) bool  // whether a column of this use makes its row the header
	fields    bool            // whether a column can be kept as a field
	targets   func() []string // the words --map takes
	wanted    use             // what a sheet cannot be without
	missing   string          // what is said of one that has no such column
}

// ofContacts are the headings of sheets of contacts.
var ofContacts = vocabulary{recognize, use.names, true, targets, useName, "no column is headed Name, First name, Last name or Organization"}

// mapping is what a person said of columns, by headingKey. Its methods answer for all headings, those
// nothing was said of by what is recognized.
type mapping struct {
	vocabulary
	said map[string]said
}

// said is one --map.
type said struct {
	column  string // as typed
	meaning meaning
}

// readMap reads Options.Map. The same column twice and an unknown field are problems.
func (v vocabulary) readMap(typed map[string]string) (mapping, error) {
	m := mapping{v, make(map[string]said, len(typed))}
	for _, column := range slices.Sorted(maps.Keys(typed)) {
		mean, err := v.readTarget(column, typed[column])
		if err != nil {
			return m, err
		}
		key := headingKey(column)
		if before, ok := m.said[key]; ok {
			return m, journal.Bad("say it once", "--map says of one column that it is both %q and %q",
				before.column+"="+typed[before.column], column+"="+typed[column])
		}
		m.said[key] = said{column, mean}
	}
	return m, nil
}

// readTarget reads what follows the "=" of a --map: a use, by any heading that is recognized as one
// ("work phone"), "field", "field:Other name" or "ignore".
func (v vocabulary) readTarget(column, target string) (meaning, error) {
	target = strings.TrimSpace(target)
	word, rest, named := strings.Cut(target, ":")
	if v.fields && named && strings.EqualFold(strings.TrimSpace(word), string(useField)) {
		name, err := journal.CleanName(rest)
		if err != nil {
			return meaning{}, journal.Bad(`name it after the colon: "field:Other name"`, "--map %q: %v", column+"="+target, err)
		}
		return meaning{use: useField, field: name}, nil
	}
	for _, u := range []use{useField, useIgnore} {
		if strings.EqualFold(target, string(u)) && (v.fields || u != useField) {
			return meaning{use: u}, nil
		}
	}
	if m, ok := v.recognize(target); ok {
		return m, nil
	}
	return meaning{}, journal.Bad("a column can be "+strings.Join(v.targets(), ", "),
		"--map %q: there is no field %q to take it as", column+"="+target, target)
}

// targets are the words --map takes for a sheet of contacts.
func targets() []string {
	var words []string
	for _, h := range headings {
		words = append(words, string(h.use))
	}
	at := slices.Index(words, string(useOrganization)) + 1
	words = slices.Insert(words, at, string(useEmail), string(usePhone), string(useWeb), string(useAddress))
	return append(words, `"field" (kept under its heading)`, `"field:Other name"`, `"ignore"`)
}

// meaning is what a heading stands for, and whether anything is known of it.
func (m mapping) meaning(heading string) (meaning, bool) {
	if s, ok := m.said[headingKey(heading)]; ok {
		return s.meaning, true
	}
	return m.recognize(heading)
}

// known counts the cells of a row that would be understood as headings.
func (m mapping) known(r row) (n int) {
	for _, c := range r.cells {
		if _, ok := m.meaning(c); ok && c != "" {
			n++
		}
	}
	return n
}

// named reports whether a row, taken as the header, has a column that makes it one: of names, or of the days of notes.
func (m mapping) named(r row) bool {
	return slices.ContainsFunc(r.cells, func(c string) bool {
		mean, ok := m.meaning(c)
		return ok && c != "" && m.heads(mean.use)
	})
}
