package csvfile

import (
	"maps"
	"slices"
	"strings"

	"github.com/rel-journal/rel/internal/journal"
)

// mapping is what a person said of columns, by headingKey. Its methods answer for all headings, those
// nothing was said of by what is recognized.
type mapping map[string]said

// said is one --map.
type said struct {
	column  string // as typed
	meaning meaning
}

// readMap reads Options.Map. The same column twice and an unknown field are problems.
func readMap(typed map[string]string) (mapping, error) {
	m := make(mapping, len(typed))
	for _, column := range slices.Sorted(maps.Keys(typed)) {
		mean, err := readTarget(column, typed[column])
		if err != nil {
			return nil, err
		}
		key := headingKey(column)
		if before, ok := m[key]; ok {
			return nil, journal.Bad("say it once", "--map says of one column that it is both %q and %q",
				before.column+"="+typed[before.column], column+"="+typed[column])
		}
		m[key] = said{column, mean}
	}
	return m, nil
}

// readTarget reads what follows the "=" of a --map: a use, by any heading that is recognized as one
// ("work phone"), "field", "field:Other name" or "ignore".
func readTarget(column, target string) (meaning, error) {
	target = strings.TrimSpace(target)
	word, rest, named := strings.Cut(target, ":")
	if named && strings.EqualFold(strings.TrimSpace(word), string(useField)) {
		name, err := journal.CleanName(rest)
		if err != nil {
			return meaning{}, journal.Bad(`name it after the colon: "field:Other name"`, "--map %q: %v", column+"="+target, err)
		}
		return meaning{use: useField, field: name}, nil
	}
	for _, u := range []use{useField, useIgnore} {
		if strings.EqualFold(target, string(u)) {
			return meaning{use: u}, nil
		}
	}
	if m, ok := recognize(target); ok {
		return m, nil
	}
	return meaning{}, journal.Bad("a column can be "+strings.Join(targets(), ", "),
		"--map %q: there is no field %q to take it as", column+"="+target, target)
}

// targets are the words --map takes.
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
	if s, ok := m[headingKey(heading)]; ok {
		return s.meaning, true
	}
	return recognize(heading)
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

// named reports whether a row, taken as the header, has a column of names.
func (m mapping) named(r row) bool {
	return slices.ContainsFunc(r.cells, func(c string) bool {
		mean, ok := m.meaning(c)
		return ok && c != "" && mean.use.names()
	})
}
