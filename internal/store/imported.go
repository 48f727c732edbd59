package store

// Imported is what an import of rows did.
type Imported struct {
	Added   int
	Updated int      // there already, and otherwise from now on
	Gone    int      // there, and removed from now on
	Left    int      // there already, as they are
	Removed int      // of these, how many were removed
	People  []string // who was added with them

	Initiatives []string // those that were made with them
	Groups      []string // likewise

	Passed int            // what was passed by, as it is no note, or with nobody the journal knows
	Passes map[string]int // how many of these for which reason; may be nil
	Short  map[string]int // of what was added, how many say something the note has no place for, by its name; may be nil

	Strangers map[string]int // in how many meetings each was whom nobody here knows, as far as there are not too many; may be nil
	Missed    map[string]int // likewise, in how many that are left alone, whose strangers were to be added
}

// PlannedRow is what an import does with a row, whatever that is about.
type PlannedRow interface {
	At() (line int, bad error)           // the line of the row, and why it cannot be taken
	Done() (action Action, removed bool) // what is done, and whether what it is about was removed here
	Fresh() []string                     // the names of those whom it adds
	NewGroups() []string                 // the names of the groups that are made for them
	Why() string                         // why it is left alone, or passed by; empty where it is neither
}

// ImportedNotes is what an import of notes did.
type ImportedNotes struct {
	Imported

	Developing int // prospects who are now developing
	Returned   int // dormant ones who are developing again
	Awake      int // whose snooze ended

	Replaced int // last contacts of earlier imports that gave way to a note
}

// Count counts a row that can be taken.
func (d *Imported) Count(row PlannedRow) {
	if _, bad := row.At(); bad != nil {
		return
	}
	if n, ok := row.(PlannedNote); ok {
		d.countNote(n)
	}
	switch action, removed := row.Done(); {
	case action == "": // nothing was, and nothing is
	case action == Adding:
		d.Added++
		d.People = append(d.People, row.Fresh()...)
		d.Groups = append(d.Groups, row.NewGroups()...)
	case action == Updating:
		d.Updated++
	case action == Removing:
		d.Gone++
	case action == Passing:
		d.Passed++
		d.Passes = more(d.Passes, row.Why())
	case removed:
		d.Removed++
		fallthrough
	default:
		d.Left++
	}
}

// mostShort is how many names of what notes have no place for are counted.
const mostShort = 1000

// more counts one more of a name.
func more(count map[string]int, name string) map[string]int {
	if count == nil {
		count = map[string]int{}
	}
	count[name]++
	return count
}

// Changed is how many rows changed anything.
func (d *Imported) Changed() int { return d.Added + d.Updated + d.Gone }

// mostStrangers is how many of those whom nobody knows are counted each by themselves.
const mostStrangers = 10_000

// countNote counts what a note has beside what every row has.
func (d *Imported) countNote(row PlannedNote) {
	if row.Action == Adding {
		for _, what := range row.Card.Left {
			if d.Short[what] > 0 || len(d.Short) < mostShort {
				d.Short = more(d.Short, what)
			}
		}
	}
	met := &d.Strangers
	if row.Action == Leaving {
		met = &d.Missed
	}
	for _, name := range row.Strangers() {
		if (*met)[name] > 0 || len(*met) < mostStrangers {
			*met = more(*met, name)
		}
	}
}
