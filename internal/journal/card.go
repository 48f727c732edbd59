package journal

import "fmt"

// Card is a contact as a file has it, before the journal has been asked whether it knows them.
type Card struct {
	Line        int // the line of the file it stands on, from 1
	Contact     Contact
	LastContact Day      // the day of the last conversation; zero when the file does not say
	Channel     Channel  // of that conversation; empty when the file does not say
	Remarks     []string // what the file says and rel cannot take as such, with what became of it
	Key         string   // by what notes of the same file name them; empty where none does
}

// BadRow is a row of a file, or what is a contact or a note in it, that cannot be read. It is an error, and unwraps to one
// with a hint.
type BadRow struct {
	File  string // the file's name
	Line  int    // the line it starts at, from 1
	Place string // what of it is to blame, "column E-mail"; empty when the whole of it is
	Err   error
}

func (b BadRow) Error() string {
	if b.Place == "" {
		return fmt.Sprintf("%s:%d: %v", b.File, b.Line, b.Err)
	}
	return fmt.Sprintf("%s:%d: %s: %v", b.File, b.Line, b.Place, b.Err)
}

func (b BadRow) Unwrap() error { return b.Err }

// NoteCard is a note as a file has it: before the journal has been asked who is meant, the people are as the cells
// name them, several parted by semicolons.
type NoteCard struct {
	Line    int   // the line of the file it stands on, from 1
	Bad     error // why the row cannot be read; nil when it can, and then what follows holds
	Note    Note  // without participants and what was heard
	Present string
	About   string
	Heard   string // each "what was said (Name)" or "Name: what was said"
	Touch   *bool  // whether it touches those present; nil where the file does not say
	Own     bool   // rel itself wrote the row

	// Origin is what tells the entry from the others of its program, so that its note is found again, edited or removed, when
	// the file comes in once more. Entries of the same origin are told apart by their order. Empty where the note has a uid, or
	// where what the card says tells it.
	Origin string

	Initiative string // the name of the one it belongs to; empty for none

	Pass string   // why there is no note in it, and it is passed by; empty where there is one
	Left []string // what the file says of it and the note does not, a name each

	// With and Whom are those who were there and those it was about, by the Key of cards of the same file, in the place of
	// Present and About. Whoever of them was removed here is passed over.
	With, Whom []string

	// Named is whether its text names those who were there and those it was about, in the place of Present and About: the
	// journal knows them by whole names of several words, or behind an @ by any name.
	Named bool

	// Invited are those who were there as a calendar has them, in the place of Present. Whom the journal does not know among
	// them is passed over, unless they are to be added.
	Invited []Invited
}

// Passable reports whether there is no note in it where the journal knows nobody whom it names.
func (c NoteCard) Passable() bool {
	return c.Invited != nil || c.With != nil || c.Whom != nil || c.Named
}

// Alone is entries of a file that are with nobody and about nobody, so that they are no notes.
type Alone struct {
	Count int
	Lines []int // where the first of them stand
}

// Add adds the entry of a line.
func (a *Alone) Add(line int) {
	const most = 10
	if a.Count++; a.Count <= most {
		a.Lines = append(a.Lines, line)
	}
}

// Invited is somebody as a calendar names them: by a name, an e-mail address, or both.
type Invited struct {
	Name, Email string
}

// Key is what they are told apart by: their address, else their name; empty for nobody.
func (i Invited) Key() string {
	if i.Email != "" {
		return EmailKey(i.Email)
	}
	return NameKey(i.Name)
}

// String is the name, or the address of somebody without one.
func (i Invited) String() string {
	if i.Name == "" {
		return i.Email
	}
	return i.Name
}

// ItemCard is a follow-up or a fact as a file has it, before the journal has been asked who is meant.
type ItemCard[T any] struct {
	Line    int   // the line of the file it stands on, from 1
	Bad     error // why the row cannot be read; nil when it can, and then what follows holds
	Item    T     // without whom it is with and the note it came from
	Who     string
	WhoUID  string // what that contact is called outside the journal; empty when the file does not say
	NoteUID string // what the note it came from is called so
	Private bool   // as that note is
	Own     bool   // rel itself wrote the row
}
