package csvfile

import (
	"strings"

	"github.com/rel-journal/rel/internal/journal"
)

// noteReading reads the rows of a sheet of notes, one after the other.
type noteReading struct {
	notes   *Notes
	lastDay string // the cell of the day read last, and the day: rows of one day stand together
	day     journal.Day
}

// read makes a card of a row, with what is wrong with it where something is.
func (in *noteReading) read(r row) journal.NoteCard {
	card := journal.NoteCard{Line: r.line, Own: in.notes.own, Bad: r.bad}
	if r.bad != nil {
		return card
	}
	bad := surplus(trimmed(r, len(in.notes.columns)), in.notes.columns)
	for _, c := range in.notes.columns {
		if bad != nil {
			break
		}
		cell := cellOf(r, c.index)
		if c.use == useIgnore || strings.TrimSpace(cell) == "" {
			continue
		}
		if err := in.readCell(&card, c, cell); err != nil {
			bad = &blame{c.header, err}
		}
	}
	if bad == nil {
		bad = in.complete(&card)
	}
	if bad != nil {
		card.Bad = bad.row(in.notes.o.Name, r.line)
	}
	return card
}

// cellOf is a cell as it was before the export, with the white space around it; nothing where the row is shorter.
func cellOf(r row, i int) string {
	if i >= len(r.cells) {
		return ""
	}
	return Restore(r.cells[i])
}

// trimmed is the row with what is beyond the headings trimmed, as surplus wants it.
func trimmed(r row, headings int) row {
	for i := headings; i < len(r.cells); i++ {
		r.cells[i] = strings.TrimSpace(r.cells[i])
	}
	return r
}

func isEmpty(cells []string) bool {
	for _, c := range cells {
		if strings.TrimSpace(c) != "" {
			return false
		}
	}
	return true
}

// readCell puts a cell that holds something into the card.
func (in *noteReading) readCell(card *journal.NoteCard, c column, cell string) (err error) {
	n := &card.Note
	plain := strings.TrimSpace(cell)
	switch c.use {
	case useDay:
		n.Day, err = in.readDay(c, plain)
	case useTime:
		n.Time, err = journal.ParseClock(plain)
	case useChannel:
		n.Channel, err = journal.ParseChannel(plain)
	case usePresent:
		card.Present, err = journal.CleanText(c.header, plain)
	case useAbout:
		card.About, err = journal.CleanText(c.header, plain)
	case useBody:
		n.Body, err = journal.CleanText(c.header, cell)
	case useHeard:
		card.Heard, err = journal.CleanText(c.header, cell)
	case useTags:
		n.Tags, err = noteTags(plain, card.Own)
	case useTouch, useTried, usePrivate:
		err = readMark(card, c.use, plain)
	case useBegan:
		n.Began, err = readBegan(plain)
	case useAuthor:
		n.Author, err = journal.CleanName(plain)
	case useInitiative:
		card.Initiative, err = journal.CleanInitiative(plain)
	case useUID:
		if isUID(plain) { // the numbers of another program are no names for the world
			n.UID = strings.ToLower(plain)
		}
	}
	return err
}

// readDay reads the day of a conversation, which is not to come.
func (in *noteReading) readDay(c column, cell string) (journal.Day, error) {
	if cell == in.lastDay {
		return in.day, nil
	}
	day, err := journal.ParseISO(cell)
	if err != nil {
		day, err = journal.ParseSheetDay(cell, c.order)
	}
	if today := in.notes.o.Today; err == nil && !today.IsZero() {
		err = journal.Held(day, today)
	}
	if err == nil {
		in.lastDay, in.day = strings.Clone(cell), day
	}
	return day, err
}

// noteTags are the tags of a note, parted by semicolons, and by commas where rel did not write them.
func noteTags(cell string, own bool) (tags []string, err error) {
	separators := ";,"
	if own {
		separators = ";"
	}
	for _, word := range list(cell, separators) {
		tag, err := journal.Tag(word)
		if err != nil {
			return nil, err
		}
		tags = append(tags, tag)
	}
	return tags, nil
}

// readMark reads what is so of a note, or not.
func readMark(card *journal.NoteCard, u use, cell string) error {
	is, err := readTruth(cell)
	switch u {
	case useTouch:
		card.Touch = &is
	case useTried:
		card.Note.Tried = is
	default:
		card.Note.Private = is
	}
	return err
}

// readTruth reads yes or no, as spreadsheets and people say it.
func readTruth(cell string) (bool, error) {
	switch strings.ToLower(cell) {
	case "true", "yes", "y", "x", "1":
		return true, nil
	case "false", "no", "n", "0":
		return false, nil
	}
	return false, journal.Bad("write yes or no, or nothing for no", "%q is neither yes nor no", clip(cell, 40))
}

func readBegan(cell string) (journal.Initiator, error) {
	switch began := journal.Initiator(strings.ToLower(cell)); began {
	case journal.Me, journal.Them:
		return began, nil
	}
	return "", journal.Bad("write me or them", "%q does not say who began it", clip(cell, 40))
}

// complete refuses what is no note. What rel has written itself is taken as it is.
func (in *noteReading) complete(card *journal.NoteCard) *blame {
	switch n := card.Note; {
	case n.Day.IsZero():
		return &blame{"", journal.Bad("add the day or take the row out", "the row has no day")}
	case n.Tried && card.Touch != nil && *card.Touch:
		return &blame{"", journal.Bad("make one of the two no", "an attempt (tried) is no touch")}
	case card.Own:
		return nil
	case card.Present == "" && card.About == "":
		return &blame{"", journal.Bad("name somebody or take the row out", "the row names nobody")}
	case n.Body == "" && card.Heard == "" && !n.Tried:
		return &blame{"", journal.Bad("add what was said, or yes as tried, or take the row out", "the row says nothing of what was said")}
	}
	return nil
}
