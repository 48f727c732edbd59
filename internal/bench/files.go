package main

import (
	"bufio"
	"cmp"
	"encoding/csv"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// The files of a sample: what rel imports, and the same as one file for each table, ready for the shell.
const (
	contactsFile    = "contacts.csv"
	notesFile       = "notes.csv"
	noteRows        = "rows-notes.csv"
	participantRows = "rows-participants.csv"
	heardRows       = "rows-heard.csv"
	tagRows         = "rows-tags.csv"
)

// sheet is a CSV file that is being written; its error is told by close.
type sheet struct {
	file *os.File
	buf  *bufio.Writer
	csv  *csv.Writer
}

func newSheet(path string) (*sheet, error) {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return nil, err
	}
	buf := bufio.NewWriterSize(f, 1<<20)
	return &sheet{f, buf, csv.NewWriter(buf)}, nil
}

func (s *sheet) row(cells ...string) { _ = s.csv.Write(cells) } // remembered, and told by close

func (s *sheet) close() error {
	s.csv.Flush()
	return errors.Join(s.csv.Error(), s.buf.Flush(), s.file.Close())
}

// writeContacts writes what rel import reads.
func (s sample) writeContacts(folder string, people []person) error {
	out, err := newSheet(filepath.Join(folder, contactsFile))
	if err != nil {
		return err
	}
	out.row("name", "title", "organization", "email", "phone", "group", "cadence", "stage")
	for _, p := range people {
		out.row(p.name, p.title, p.org, p.email, p.phone, groupNames[p.group].name, p.every, "sustaining")
	}
	return out.close()
}

// writeNotes writes what rel import --as notes reads.
func (s sample) writeNotes(folder string, people []person) error {
	out, err := newSheet(filepath.Join(folder, notesFile))
	if err != nil {
		return err
	}
	out.row("day", "time", "channel", "present", "body", "heard", "tags")
	for e := range s.entries(people) {
		names := make([]string, len(e.with))
		for i, n := range e.with {
			names[i] = people[n-1].name
		}
		heard := e.heard
		if heard != "" {
			heard += " (" + names[0] + ")"
		}
		out.row(s.day(e.ago), e.time, e.channel, strings.Join(names, "; "), e.body, heard, e.tag)
	}
	return out.close()
}

// writeRows writes the notes as rows of the journal's own tables, which the shell imports as they are: the columns that
// are empty in all of them come last and are left out.
func (s sample) writeRows(folder string, people []person) error {
	sheets := map[string]*sheet{}
	for _, name := range []string{noteRows, heardRows, tagRows} {
		out, err := newSheet(filepath.Join(folder, name))
		if err != nil {
			return err
		}
		sheets[name] = out
	}
	var seats []seat
	heard := 0
	for e := range s.entries(people) {
		id := strconv.Itoa(e.number)
		sheets[noteRows].row(id, uid(e.number), s.day(e.ago), e.time, e.channel, e.body, "1", "0", "0", "sample", "me")
		for _, n := range e.with {
			seats = append(seats, seat{int32(n), int32(-e.ago), int32(e.number)})
		}
		if e.heard != "" {
			heard++
			sheets[heardRows].row(strconv.Itoa(heard), id, strconv.Itoa(e.with[0]), e.heard)
		}
		if e.tag != "" {
			sheets[tagRows].row(id, e.tag)
		}
	}
	var failed error
	for _, out := range sheets {
		failed = errors.Join(failed, out.close())
	}
	return errors.Join(failed, s.writeSeats(folder, seats))
}

// seat is a contact at a note.
type seat struct{ contact, day, note int32 }

// writeSeats writes the participants in the order of their table, which is the quickest to import.
func (s sample) writeSeats(folder string, seats []seat) error {
	slices.SortFunc(seats, func(a, b seat) int {
		return cmp.Or(cmp.Compare(a.contact, b.contact), cmp.Compare(a.day, b.day), cmp.Compare(a.note, b.note))
	})
	out, err := newSheet(filepath.Join(folder, participantRows))
	if err != nil {
		return err
	}
	for _, x := range seats {
		out.row(strconv.Itoa(int(x.contact)), s.day(int(-x.day)), strconv.Itoa(int(x.note)), "present", "1")
	}
	return out.close()
}

// uid is the uid of a note of the sample, of the form of a UUIDv7.
func uid(number int) string { return fmt.Sprintf("01900000-0000-7000-8000-%012x", number) }

// String names the sample, and the folder of its files.
func (s sample) String() string {
	return fmt.Sprintf("%d-%d-%d-%s", s.contacts, s.notes, s.seed, s.today)
}

// writeFiles writes all files of the sample into a folder.
func (s sample) writeFiles(folder string) error {
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return err
	}
	people := s.people()
	return errors.Join(s.writeContacts(folder, people), s.writeNotes(folder, people), s.writeRows(folder, people))
}
