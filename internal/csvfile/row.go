package csvfile

import (
	"strings"

	"github.com/google/uuid"

	"github.com/rel-journal/rel/internal/journal"
)

// reading is a row on its way to a card.
type reading struct {
	today       journal.Day
	own         bool // whether the row comes from rel's own export, where lists are joined by "; " only
	terms       bool // whether it is a term of somebody's
	contact     journal.Contact
	fields      map[string]int // where the fields of the contact stand, by the keys of their names
	lastContact journal.Day
	channel     journal.Channel
	term        journal.Position // when the position began and ended
	ends        string           // the heading of its end
	parts       map[use]part     // of the name and the position, put together at the end
	things      []gathered       // what stands in several columns, put together at the end
	again       []part           // what is likely to say what other columns say
	remarks     []string         // what was not taken as it stands
}

// part is a cell that is kept until the whole row is known.
type part struct {
	column column
	text   string
}

// blame says which column of a row cannot be read, and why. The column is empty when it is the row.
type blame struct {
	column string
	err    error
}

// row is the blame as what is wrong with the row of a file.
func (b *blame) row(file string, line int) journal.BadRow {
	bad := journal.BadRow{File: file, Line: line, Err: b.err}
	if b.column != "" {
		bad.Place = "column " + b.column
	}
	return bad
}

// readRow makes a card of a row, or says what is wrong with it.
func readRow(r row, columns []column, o Options) (journal.Card, *blame) {
	if bad := surplus(r, columns); bad != nil {
		return journal.Card{}, bad
	}
	in := &reading{today: o.Today, own: ownRow(r, columns), terms: o.terms, parts: make(map[use]part), fields: make(map[string]int)}
	for _, c := range columns {
		cell := r.cell(c.index)
		if cell == "" || c.use == useIgnore || c.unset != "" && strings.EqualFold(cell, c.unset) {
			continue
		}
		if c.kin != (kin{}) {
			in.gather(c, cell)
			continue
		}
		if err := readers[c.use](in, c, cell); err != nil {
			return journal.Card{}, &blame{c.header, err}
		}
	}
	for _, end := range []func() *blame{in.putTogether, in.finish, in.keepAgain} {
		if bad := end(); bad != nil {
			return journal.Card{}, bad
		}
	}
	if bad := in.checkTerm(); in.terms && bad != nil {
		return journal.Card{}, bad
	}
	return journal.Card{
		Line: r.line, Contact: in.contact, LastContact: in.lastContact, Channel: in.channel, Remarks: in.remarks,
	}, nil
}

// surplus refuses a row with something beyond the last heading: a comma that should have been quoted
// has shifted its cells, and none can be trusted.
func surplus(r row, columns []column) *blame {
	for i := len(columns); i < len(r.cells); i++ {
		if r.cells[i] != "" {
			return &blame{"", journal.Bad("put a cell that has the delimiter in it between quotes",
				"the row has %d cells, but there are only %d headings", len(r.cells), len(columns))}
		}
	}
	return nil
}

// ownRow reports whether the row has a uid that rel has given.
func ownRow(r row, columns []column) bool {
	for _, c := range columns {
		if c.use == useUID && isUID(r.cell(c.index)) {
			return true
		}
	}
	return false
}

// isUID knows the usual form of a UUID, with hyphens, alone.
func isUID(s string) bool { return len(s) == 36 && uuid.Validate(s) == nil }

// readers read a cell, never an empty one, each for its use.
var readers = map[use]func(*reading, column, string) error{
	useName:         readPart,
	useFirst:        readPart,
	useMiddle:       readPart,
	useLast:         readPart,
	useSuffix:       readPart,
	useTitle:        readPart,
	useOrganization: readPart,
	useEmail:        readEmails,
	usePhone:        readPhones,
	useWeb:          readWeb,
	useAddress:      readAddress,
	useBirthday:     readBirthday,
	useGroup:        readGroups,
	useTags:         readTags,
	useCadence:      readCadence,
	useStage:        readStage,
	useKind:         readKind,
	useLastContact:  readLastContact,
	useLastChannel:  readLastChannel,
	useAliases:      readAliases,
	useUID:          readUID,
	useAdded:        readAdded,
	useSnooze:       readSnooze,
	useField:        readField,
	useStart:        readStart,
	useEnd:          readEnd,
	useDate:         readDate,
	useAgain:        readAgain,
}

func readPart(r *reading, c column, cell string) error {
	text, err := journal.CleanName(cell)
	if turned, ok := journal.Turned(text); ok && c.label == turnedNames {
		text = turned
	}
	r.parts[c.use] = part{c, text}
	return err
}

func readCadence(r *reading, _ column, cell string) (err error) {
	r.contact.Every, err = journal.ParseCadence(cell)
	return err
}

func readStage(r *reading, c column, cell string) (err error) {
	r.contact.Stage, err = oneOf(journal.Stages, c, cell)
	return err
}

func readKind(r *reading, c column, cell string) (err error) {
	r.contact.Kind, err = oneOf(journal.Kinds, c, cell)
	return err
}

// channelWords are what people also call the channels, by headingKey.
var channelWords = map[string]journal.Channel{
	"phone":     journal.Call,
	"phonecall": journal.Call,
	"telephone": journal.Call,
	"inperson":  journal.Meeting,
	"text":      journal.Message,
	"zoom":      journal.Video,
}

func readLastChannel(r *reading, c column, cell string) (err error) {
	if word, ok := channelWords[headingKey(cell)]; ok {
		r.channel = word
		return nil
	}
	r.channel, err = oneOf(journal.Channels, c, cell)
	return err
}

// oneOf is the word of a list that a cell has, whatever its case and punctuation ("E-mail").
func oneOf[T ~string](words []T, c column, cell string) (T, error) {
	key := headingKey(cell)
	var list []string
	for _, w := range words {
		if string(w) == key {
			return w, nil
		}
		list = append(list, string(w))
	}
	return "", journal.Bad("keep the text with "+mapHint(c.header, useField),
		"%q is none of %s", clip(cell, 40), strings.Join(list, ", "))
}

// readUID takes only what rel gives: the numbers of another program are no names for the world, and
// are kept as a field.
func readUID(r *reading, c column, cell string) error {
	if !isUID(cell) {
		return readField(r, c, cell)
	}
	r.contact.UID = strings.ToLower(cell)
	return nil
}

// readField keeps what has no place of its own.
func readField(r *reading, c column, cell string) error {
	name := c.field
	if name == "" {
		name = c.header
	}
	return r.addField(name, cell)
}
