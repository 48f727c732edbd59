package csvfile

import (
	"fmt"
	"slices"
	"strings"

	"github.com/rel-journal/rel/internal/journal"
)

// column is a column of the file and what it is taken as.
type column struct {
	index  int
	header string // the heading, or "Column 7"; no two of a file are the same
	bare   bool   // whether it has no heading
	meaning
	said    bool          // whether --map said so
	order   journal.Order // how its slash dates are read
	slashed bool          // whether it has any
	filled  int           // how many rows have something in it
	unset   string        // what is written in it where nothing was said; empty where nothing is
}

// plan decides what each column is taken as: what --map says, else what its heading says, else a
// field. Of two columns for one thing that there is only one of, the second is kept as a field.
func plan(header row, m mapping) ([]column, error) {
	columns := headed(header)
	if err := m.apply(columns); err != nil {
		return nil, err
	}
	taken := make(map[use]bool)
	for _, c := range columns {
		if c.said {
			taken[c.use] = true
		}
	}
	sheet := lookAt(columns)
	for i := range columns {
		c := &columns[i]
		if c.said {
			continue
		}
		c.meaning = sheet.ordinary(*c)
		if sheet.outlook {
			c.unset = outlookUnset[headingKey(c.header)]
		}
		if taken[c.use] && !c.use.repeats() {
			c.meaning = meaning{use: useField}
		}
		taken[c.use] = true
	}
	if !sheet.own { // whose fields have names of their own
		nameFields(columns)
	}
	return columns, nil
}

// headed is the columns of a header, with a heading each.
func headed(header row) []column {
	columns := make([]column, len(header.cells))
	taken := make(names)
	for i, heading := range header.cells {
		if heading == "" {
			columns[i] = column{index: i, header: taken.take(fmt.Sprintf("Column %d", i+1)), bare: true}
			continue
		}
		columns[i] = column{index: i, header: taken.take(cleanHeading(heading))}
	}
	return columns
}

// cleanHeading is a heading as the name of a field. Survey tools head their columns with whole
// questions, so a long one is cut rather than refused, with room left for " (2)"; the second cut is
// for the rare text that grows when it is composed, at most threefold.
func cleanHeading(heading string) string {
	const room = 10
	clean, err := journal.CleanName(cut(heading, journal.MaxName-room))
	if err != nil {
		clean, err = journal.CleanName(cut(heading, (journal.MaxName-room)/3))
	}
	if err != nil {
		return "Column"
	}
	return clean
}

// names counts by key how often a name was asked for.
type names map[string]int

// take takes a name, or the name with " (2)" and so on where it is taken.
func (n names) take(name string) string {
	key, free := journal.NameKey(name), name
	for n[journal.NameKey(free)] > 0 {
		n[key]++
		free = fmt.Sprintf("%s (%d)", name, n[key])
	}
	n[journal.NameKey(free)] = 1
	return free
}

// apply gives the columns the meanings --map says.
func (m mapping) apply(columns []column) error {
	single := make(map[use]string)
	found := make(map[string]bool)
	for i := range columns {
		c := &columns[i]
		key := headingKey(c.header)
		s, ok := m.said[key]
		if !ok {
			continue
		}
		if other, twice := single[s.meaning.use]; twice && !s.meaning.use.repeats() {
			return journal.Bad(`map one of them to "field" or leave it out`,
				"--map takes both %q and %q as the %s", other, c.header, s.meaning.use)
		}
		single[s.meaning.use] = c.header
		found[key] = true
		c.meaning, c.said = s.meaning, true
	}
	return m.allFound(found, columns)
}

// allFound refuses a --map of a column the file does not have.
func (m mapping) allFound(found map[string]bool, columns []column) error {
	var headers, missing []string
	for _, c := range columns {
		headers = append(headers, c.header)
	}
	for key, s := range m.said {
		if !found[key] {
			missing = append(missing, s.column)
		}
	}
	if len(missing) == 0 {
		return nil
	}
	slices.Sort(missing)
	hint := "the columns are " + strings.Join(headers, ", ")
	if near := journal.Nearest(missing[0], headers, 1); len(near) > 0 {
		hint = fmt.Sprintf("did you mean %q?", near[0])
	}
	return journal.Bad(hint, "--map: there is no column %q", missing[0])
}

// nameFields gives every column the name of the field it is kept as when it comes to that, no two the
// same.
func nameFields(columns []column) {
	taken := make(names)
	for i := range columns {
		c := &columns[i]
		if c.field == "" && c.use != useIgnore {
			taken.take(c.header)
		}
	}
	for i := range columns {
		c := &columns[i]
		if c.field != "" {
			c.field = taken.take(c.field)
		}
	}
}

// uses is what the columns were taken as, but for columns with neither heading nor content.
func uses(columns []column) []ColumnUse {
	var all []ColumnUse
	for _, c := range columns {
		if !c.bare || c.filled > 0 {
			all = append(all, ColumnUse{c.header, c.String(), c.filled, c.shownOrder()})
		}
	}
	return all
}

// shownOrder is the order worth telling: that of a column which has slash dates.
func (c column) shownOrder() journal.Order {
	if !c.slashed {
		return journal.OrderUnset
	}
	return c.order
}
