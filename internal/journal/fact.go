package journal

// Fact is something known of a contact, or still to be found out: what should not be assumed.
type Fact struct {
	ID      int64
	UID     string
	Who     Someone
	Note    int64  // the number of the note it came from; zero when it came from none
	NoteUID string // what that note is called outside this journal; empty when it came from none
	Kind    FactKind
	Text    string
	Day     Day // when it was learned, told, assumed or thought of
	Dropped Day // when it turned out to be wrong, or to matter no longer; zero while it stands

	Private bool // as the note it came from
	Deleted bool
}

// FactKind is what sort of fact it is.
type FactKind string

// The kinds of facts.
const (
	Known  FactKind = "known"  // known of them
	Cares  FactKind = "cares"  // what they care about
	Told   FactKind = "told"   // what they have been told of us
	Assume FactKind = "assume" // believed of them, and still to be checked
	Ask    FactKind = "ask"    // a question still to be asked
)

// FactKinds are all of them, in the order in which they are read before a meeting.
var FactKinds = []FactKind{Cares, Known, Assume, Ask, Told}

// Open reports whether it is still to be found out: an assumption not checked yet, or a question not asked.
func (f Fact) Open() bool { return (f.Kind == Assume || f.Kind == Ask) && f.Dropped.IsZero() }

// CleanFact is the one form in which the text of a fact is kept: composed (Unicode NFC), on one line. The error, a
// *Problem, says that it is empty, longer than MaxFollowUp or not text at all.
func CleanFact(s string) (string, error) {
	return cleanLine("fact", `say what it is, such as "chairs the budget committee"`, s)
}

// Confirmed is a fact as it is known once it was checked on a day, in words where there are some: an assumption is put in
// them, and behind a question they are the answer. The error, a *Problem, is that of a text that cannot be kept.
func (f Fact) Confirmed(words string, on Day) (Fact, error) {
	text := f.Text
	if words != "" {
		answer, err := CleanFact(words)
		if err != nil {
			return f, err
		}
		if text = answer; f.Kind == Ask {
			text = f.Text + " " + answer
		}
	}
	text, err := CleanFact(text)
	f.Kind, f.Text, f.Day = Known, text, on
	return f, err
}
