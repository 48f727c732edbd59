// Package friendsmd reads the file of friends, a journal for the command line (github.com/JacobEvelyn/friends): a Markdown file
// with four lists under fixed headings, each entry a line.
//
//	### Activities:
//	- 2026-11-22: Lunch with **Dana Whitcomb** at _Marie's Diner_. @food
//
//	### Notes:
//	- 2026-11-20: **Dana Whitcomb** starts a new job.
//
//	### Friends:
//	- Dana Whitcomb (a.k.a. Dee a.k.a. The Chair) [Springfield] @board
//
//	### Locations:
//	- Marie's Diner (a.k.a. Marie's)
//
// The people are held in memory; what was done with them is read line by line, as often as somebody asks.
package friendsmd

import (
	"iter"
	"slices"
	"strings"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/textfile"
)

// File is a friends.md.
type File struct {
	People []journal.Card // those listed, and behind them those named in an entry alone
	Places int            // how many lines list places
	Called int            // how many of these have other names
	Alone  journal.Alone  // entries that name nobody, which the latest run through the cards has left out

	name   string
	source textfile.Source
	keys   map[string]string  // by the key of each name of somebody, the Key of their card
	bad    []journal.NoteCard // people who cannot be read
}

// Doubt is what is to be said of how the bytes were taken for text; empty where there is no doubt.
func (f *File) Doubt() string { return f.source.Doubt() }

// section is one of the lists.
type section string

const (
	nowhere    section = ""
	activities section = "### Activities:"
	notes      section = "### Notes:"
	friends    section = "### Friends:"
	locations  section = "### Locations:"
)

// heading is the section that a line begins: none that is known, where it is another heading.
func heading(line string) (s section, is bool) {
	s = section(strings.TrimSpace(line))
	if slices.Contains([]section{activities, notes, friends, locations}, s) {
		return s, true
	}
	return nowhere, strings.HasPrefix(string(s), "### ")
}

// Holds reports whether a text that begins so is a friends.md: its first line that is not empty is one of the headings.
func Holds(head string) bool {
	for line := range strings.Lines(head) {
		if strings.TrimSpace(line) != "" {
			s, _ := heading(line)
			return s != nowhere
		}
	}
	return false
}

// Read reads the people of a file; name is what messages call it. What spoils the file as a whole is a *journal.Problem.
func Read(open textfile.Open, name string) (*File, error) {
	source, err := textfile.NewSource(open, name)
	if err != nil {
		return nil, err
	}
	f := &File{name: name, source: source, keys: map[string]string{}}
	if err := f.each(f.takePerson); err != nil {
		return nil, err
	}
	if len(f.bad) == mostBad {
		return nil, journal.Bad("see whether it is the file you mean", "%s: %d friends or more cannot be read", name, mostBad)
	}
	return f, f.each(f.takeNamed)
}

// mostLine is how many bytes an entry may have: those of a text.
const mostLine = journal.MaxText

// each visits the entries, with the section they are in, until visit returns false.
func (f *File) each(visit func(section, textfile.Line) bool) error {
	text, err := f.source.Read()
	if err != nil {
		return err
	}
	defer func() { _ = text.Close() }() // it was only read
	in := nowhere
	for line, err := range textfile.Lines(text, mostLine) {
		if err != nil {
			return err
		}
		if s, is := heading(line.Text); is {
			in = s
		} else if strings.TrimSpace(line.Text) != "" && !visit(in, line) {
			return nil
		}
	}
	return nil
}

// takePerson takes somebody who is listed, and counts the places.
func (f *File) takePerson(in section, line textfile.Line) bool {
	switch in {
	case locations:
		f.Places++
		if strings.Contains(line.Text, "("+alsoKnown) {
			f.Called++
		}
	case friends:
		c, err := f.friend(line)
		if err != nil {
			f.bad = append(f.bad, f.refuse(line, err))
			return len(f.bad) < mostBad
		}
		f.know(line.Number, c)
	}
	return true
}

// mostBad is how many people who cannot be read are listed; a file with more is no list of friends.
const mostBad = 10_000

func (f *File) know(line int, c journal.Contact) {
	key := journal.NameKey(c.Name)
	for _, name := range append([]string{c.Name}, c.Aliases...) {
		if of := journal.NameKey(name); f.keys[of] == "" {
			f.keys[of] = key
		}
	}
	f.People = append(f.People, journal.Card{Line: line, Key: key, Contact: c})
}

// takeNamed takes those whom an entry names and nobody lists.
func (f *File) takeNamed(in section, line textfile.Line) bool {
	if in != activities && in != notes || line.Cut {
		return true
	}
	for _, name := range marked(line.Text) {
		if name, err := journal.CleanName(name); err == nil && f.keys[journal.NameKey(name)] == "" {
			f.know(line.Number, journal.Contact{Name: name})
		}
	}
	return true
}

// Cards reads the entries, in the order of the file, behind the people who cannot be read. What spoils the file as a whole comes
// as an error, and ends it.
func (f *File) Cards() iter.Seq2[journal.NoteCard, error] {
	return func(yield func(journal.NoteCard, error) bool) {
		f.Alone = journal.Alone{}
		for _, bad := range f.bad {
			if !yield(bad, nil) {
				return
			}
		}
		left := false
		err := f.each(func(in section, line textfile.Line) bool {
			card, is := f.card(in, line)
			left = is && !yield(card, nil)
			return !left
		})
		if err != nil && !left {
			yield(journal.NoteCard{}, err)
		}
	}
}

// Why a line is no note.
const (
	Nobody = "names nobody"
	Place  = "a place, which texts name all the same"
)

// card is what a line becomes, if it is no friend.
func (f *File) card(in section, line textfile.Line) (card journal.NoteCard, is bool) {
	switch in {
	case friends:
		return card, false
	case locations:
		return passed(line, Place), true
	case nowhere:
		return f.refuse(line, journal.Bad("lists stand under ### Activities:, ### Notes:, ### Friends: and ### Locations:",
			"the line stands under no heading that is known")), true
	}
	card, err := f.entry(in, line)
	if err != nil {
		return f.refuse(line, err), true
	}
	if len(card.With)+len(card.Whom) == 0 {
		f.Alone.Add(line.Number)
		card.Pass = Nobody
	}
	return card, true
}

// passed is a line that is passed by as it stands.
func passed(line textfile.Line, why string) journal.NoteCard {
	text, err := journal.CleanText("text", item(line.Text))
	if err != nil {
		text = "" // which nobody asks for
	}
	return journal.NoteCard{Line: line.Number, Pass: why, Note: journal.Note{Body: text}}
}

// refuse is a line that cannot be read.
func (f *File) refuse(line textfile.Line, err error) journal.NoteCard {
	return journal.NoteCard{Line: line.Number, Bad: journal.BadRow{File: f.name, Line: line.Number, Err: err}}
}
