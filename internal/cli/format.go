package cli

import (
	"context"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/rel-journal/rel/internal/csvfile"
	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/wholefile"
)

// format is a kind of file that rel import takes.
type format struct {
	name  string                       // as messages have it; of a sheet, what each of its rows is, which is what --as takes
	sheet bool                         // whether it is a CSV
	holds func(head, name string) bool // whether a file of this name, whose text begins so, is one
	takes []string                     // the flags that say something of it, beside those of any file
	added []string                     // of these, those that are for contacts whom only --add adds
	bring func(a *app, ctx context.Context, file incoming, f *importFlags) error
}

// The names of formats that something else is said of, too: of vCards, that a folder of files is taken as them.
const (
	formatCards    = "vCards"
	formatWhole    = "a whole journal"
	formatJrnl     = "a journal of jrnl"
	formatJrnlJSON = "a journal of jrnl in JSON"
)

// cardBegin is how a vCard begins.
const cardBegin = "BEGIN:VCARD"

// formats are all of them. A file is the first that holds it, so that what is told by its content stands above CSV, and contacts
// take whatever is left. A new format is a line here, and a file import*.go of its own with a function that reads the file
// and hands what it holds to importCards or to importNotes: dry run, bad rows, report, backup and undo are theirs.
func formats() []format {
	given := []string{"stage", "group", "tag"}
	adding := append([]string{"add"}, given...)
	return []format{
		// Formats that begin in a way of their own:
		{formatCards, false, beginsWith(cardBegin), given, nil, (*app).importVCards},
		{formatWhole, false, isWholeJournal, nil, nil, (*app).importWhole},
		{"a calendar", false, beginsWith("BEGIN:VCALENDAR"), append(calendarTakes(), adding...), given[:2], (*app).importCalendar},

		{formatJrnl, false, isJrnl, []string{"tag"}, nil, (*app).importJrnl},
		{formatJrnlJSON, false, isJrnlJSON, []string{"tag"}, nil, (*app).importJrnlJSON},
		{"an export of Monica", false, isMonica, given, nil, (*app).importMonica},
		{"aliases of mutt", false, isMutt, given, nil, (*app).importMutt},
		{"an address book of abook", false, isAbook, given, nil, (*app).importAbook},
		{"a friends.md", false, isFriends, given, nil, (*app).importFriends},

		// CSV:
		{"notes", true, isNotes, sheetFlags(adding...), given[:2], (*app).importNoteSheet},
		{"follow-ups", true, isFollowUps, sheetFlags(adding...), given, (*app).importFollowUpSheet},
		{"facts", true, isFacts, sheetFlags(adding...), given, (*app).importFactSheet},
		{"positions", true, never, sheetFlags(adding...), given[:1], (*app).importPositionSheet},
		{"contacts", true, always, sheetFlags(given...), nil, (*app).importContactSheet},
	}
}

// sheetFlags are the flags that say something of any sheet, and more.
func sheetFlags(more ...string) []string {
	return append([]string{"map", "save-map", "use-map", "date-order"}, more...)
}

func isWholeJournal(head, _ string) bool { return wholefile.Holds(head) }

func isNotes(head, _ string) bool { return csvfile.HoldsNotes(head) }

func isFollowUps(head, _ string) bool { return csvfile.HoldsFollowUps(head) }

func isFacts(head, _ string) bool { return csvfile.HoldsFacts(head) }

func never(string, string) bool { return false }

func always(string, string) bool { return true }

// beginsWith knows a format by how its text begins, whatever its case and the white space above.
func beginsWith(start string) func(head, name string) bool {
	return func(head, _ string) bool {
		head = strings.TrimSpace(head)
		return len(head) >= len(start) && strings.EqualFold(head[:len(start)], start)
	}
}

// sorts are what a row of a sheet can be.
func sorts() (names []string) {
	for _, x := range formats() {
		if x.sheet {
			names = append(names, x.name)
		}
	}
	slices.Sort(names)
	return names
}

// headSize is enough of a file to tell its format.
const headSize = 64 << 10

// formatOf tells the format of a file by its content, of a sheet what its rows are by as, where that is not empty. A list that rel
// wrote in JSON is the sheet it would have written.
func formatOf(file *incoming, as string) (format, error) {
	if file.folder != nil {
		return formatOfFolder(*file, as)
	}
	head, err := file.head()
	if err == nil && csvfile.HoldsList(head) {
		head, err = file.takeList(head)
	}
	if what := csvfile.OwnList(head); err == nil && as == "" && what != "" {
		err = journal.Bad("what rel export all --assessments writes can be imported, and has it as well",
			"%s: this is a list that rel wrote, of %s, and cannot be imported by itself", file.name(), what)
	}
	if err != nil {
		return format{}, err
	}
	for _, x := range formats() {
		switch {
		case as != "" && x.sheet:
			if x.name == as {
				return x, nil
			}
		case !x.holds(head, file.name()):
		case as != "":
			return x, journal.Bad("leave it out; --as is for sheets", "%s: this is %s, not a sheet of %s", file.name(), x.name, as)
		default:
			return x, nil
		}
	}
	panic("no format holds what is left") // contacts do
}

// formatOfFolder is that of vCards, to go by the first file of the folder; nothing else is taken so.
func formatOfFolder(folder incoming, as string) (format, error) {
	first := folder.parts()[0]
	x, err := formatOf(&first, as)
	if err == nil && x.name != formatCards {
		err = journal.Bad("name a file in it", "%s is a folder of other files than vCards", folder.path)
	}
	return x, err
}

// check refuses a flag that says nothing of the format, and one that is for contacts where none can be added.
func (x format) check(cmd *cobra.Command) error {
	if name := misplacedFlag(cmd, x.added...); name != "" && misplacedFlag(cmd, "add") == "" {
		return journal.Bad("leave it out, or say --add, which adds whoever is not in the journal yet",
			"of %s, --%s is for contacts that are added; say --add", x.name, name)
	}
	name := ""
	for _, other := range formats() {
		for _, flag := range other.takes {
			if name == "" && !slices.Contains(x.takes, flag) {
				name = misplacedFlag(cmd, flag)
			}
		}
	}
	if name == "" {
		return nil
	}
	if slices.Contains([]string{"stage", "group", "tag"}, name) {
		switch x.name {
		case formatWhole:
			return journal.Bad("leave it out; afterwards, rel group, rel tag and rel edit give it to whom you choose",
				"--%s does not go with a whole journal: that comes in as it is, so that copies of one journal stay alike", name)
		case formatJrnl, formatJrnlJSON:
			return journal.Bad("add the people first, with --"+name+", by rel import or rel add; --tag is for the notes that come",
				"--%s is for contacts that are added, and %s adds nobody", name, x.name)
		}
	}
	return journal.Bad(x.where(name), "--%s does not go with %s", name, x.name)
}

// where is the way out where a flag says nothing of the format: with which formats it goes.
func (x format) where(name string) string {
	var with []string
	for _, other := range formats() {
		if slices.Contains(other.takes, name) {
			with = append(with, other.name)
		}
	}
	hint := "leave it out; it goes with " + strings.Join(with, ", ")
	if name == "add" && x.name != formatJrnl && x.name != formatJrnlJSON {
		hint += "; whoever else is new is added without it"
	}
	return hint
}
