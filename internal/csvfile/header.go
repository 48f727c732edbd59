package csvfile

import (
	"slices"
	"strings"
	"sync"
	"unicode"

	"github.com/rel-journal/rel/internal/journal"
)

// use is what the cells of a column are taken as.
type use string

// The uses of a column; these are also the words --map takes.
const (
	useName         use = "name"
	useFirst        use = "first"
	useMiddle       use = "middle"
	useLast         use = "last"
	useSuffix       use = "suffix"
	useTitle        use = "title"
	useOrganization use = "organization"
	useEmail        use = "email"
	usePhone        use = "phone"
	useWeb          use = "web"
	useAddress      use = "address"
	useBirthday     use = "birthday"
	useGroup        use = "group"
	useTags         use = "tags"
	useCadence      use = "cadence"
	useStage        use = "stage"
	useKind         use = "kind"
	useLastContact  use = "last contact"
	useLastChannel  use = "last channel"
	useAliases      use = "aliases"
	useUID          use = "uid"
	useAdded        use = "added"
	useSnooze       use = "snooze"
	useDate         use = "date"     // a yearly one other than the birthday
	usePosition     use = "position" // one more, in parts
	useAgain        use = "again"    // likely to say what other columns say
	useField        use = "field"
	useIgnore       use = "ignore"
)

// headings are the recognized headings, as headingKey makes them, in the order --map lists the uses.
var headings = []struct {
	use  use
	keys string
}{
	{useName, "name fullname contact contactname contactperson displayname personname"},
	{useFirst, "first firstname givenname forename"},
	{useMiddle, "middle middlename middleinitial additionalname"},
	{useLast, "last lastname surname familyname"},
	{useSuffix, "suffix namesuffix"},
	{useTitle, "title jobtitle position role organizationtitle organization1title"},
	{useOrganization, "organization organizationname organization1name org company companyname agency agencyname employer affiliation" +
		" organisation organisationname"}, //nolint:misspell // as others spell it
	{useBirthday, "birthday birthdate dateofbirth dob bday"},
	{useGroup, "group groups category categories stakeholdergroup stakeholdergroups groupmembership"},
	{useTags, "tag tags label labels keyword keywords"},
	{useCadence, "cadence every frequency howoften contactfrequency"},
	{useStage, "stage relationshipstage"},
	{useKind, "kind"},
	{useLastContact, "lastcontact lastcontacted lastcontactdate dateoflastcontact lasttouched lasttouch" +
		" lastconversation lastmet lastmeeting"},
	{useLastChannel, "lastchannel lastcontactchannel lastcontactmethod"},
	{useAliases, "alias aliases nickname nicknames aka alsoknownas othername othernames"},
	{useUID, "uid"},
	{useAdded, "added"},
	{useSnooze, "snooze snoozeduntil"},
}

// Exported are the headings of `rel export contacts`, in its order, but for those of fields. A file that has
// all of ownMarks is such an export, and there every other heading is the name of a field, whatever it
// sounds like.
var Exported = []string{
	"number", "uid", "kind", "name", "aliases", "title", "organization", "email", "phone", "web", "address", "birthday",
	"groups", "tags", "stage", "every", "snoozed_until", "added", "last_touched", "cadence", "due",
}

var ownMarks = []string{"uid", "name", "snoozed_until", "last_touched"}

// fieldMark begins the heading of a field in an export that would be taken for another column.
const fieldMark = "field:"

// FieldHeading is the heading under which a field stands in an export of contacts.
func FieldHeading(name string) string {
	same := func(heading string) bool { return journal.NameKey(heading) == journal.NameKey(name) }
	if slices.ContainsFunc(Exported, same) || strings.HasPrefix(name, fieldMark) {
		return fieldMark + name
	}
	return name
}

// exported are the columns of `rel export contacts` that mean something else there than under the
// same heading in another file, or nothing because they are derived. They are told by being written
// exactly so, beside another column of the export; without that the general meaning stands. All other
// exported columns (name, kind, aliases, …, snoozed_until, last_touched) are headings like any other.
var exported = []struct {
	heading string
	use     use
	beside  string
}{
	{"number", useIgnore, "uid"},    // this journal's
	{"cadence", useIgnore, "every"}, // the one in force; every is the contact's own
	{"due", useIgnore, "every"},
}

// yields are headings that mean something else beside a more exact one: in Outlook's files Title is
// "Dr." and Job Title the title.
var yields = map[string]string{"title": "jobtitle"}

// turnedNames is the label of a column of names written family name first: "Whitcomb, Dana".
const turnedNames = "last first"

// lastFirst are the headings of names that are written family name first.
var lastFirst = map[string]bool{"lastfirst": true, "lastnamefirstname": true, "namelastfirst": true, "lastnamefirst": true}

// byKey is headings turned round.
var byKey = sync.OnceValue(func() map[string]use {
	m := make(map[string]use)
	for _, h := range headings {
		for key := range strings.FieldsSeq(h.keys) {
			m[key] = h.use
		}
	}
	return m
})

// repeats reports whether several columns of a file may have the use.
func (u use) repeats() bool {
	switch u {
	case useEmail, usePhone, useWeb, useAddress, useGroup, useTags, useAliases, useDate, usePosition, useAgain, useField, useIgnore:
		return true
	default:
		return false
	}
}

// names reports whether a column of this use can name a contact.
func (u use) names() bool {
	return u == useName || u == useFirst || u == useLast || u == useOrganization
}

// dated reports whether the cells of a column of this use are dates.
func (u use) dated() bool {
	switch u {
	case useBirthday, useDate, useLastContact, useAdded, useSnooze, useStart, useEnd:
		return true
	default:
		return false
	}
}

// longestHeading is more bytes than any heading has that means something.
const longestHeading = 1000

// headingKey is a heading without case, accents, punctuation and spaces; of one that is far too long, its beginning.
func headingKey(heading string) string {
	if len(heading) > longestHeading {
		heading = strings.ToValidUTF8(heading[:longestHeading], "")
	}
	return strings.Join(strings.Fields(journal.NameKey(heading)), "")
}

// meaning is a use with what goes with it.
type meaning struct {
	use   use
	label string // of an e-mail address, phone, web or postal address, or a date; turnedNames of a name, googleLabels of groups
	field string // the name of the field, where it is not the heading
	kin   kin    // of a column that says a part of something
}

// String is the meaning in the words of ColumnUse.As.
func (m meaning) String() string {
	switch {
	case m.kin != (kin{}):
		return meaning{use: m.use, label: m.label}.String() + ": " + m.kin.part
	case m.field != "":
		return "field:" + m.field
	case m.label != "":
		return string(m.use) + " (" + m.label + ")"
	default:
		return string(m.use)
	}
}

// recognize tells what a column is from its heading alone.
func recognize(heading string) (meaning, bool) {
	key := headingKey(heading)
	if lastFirst[key] {
		return meaning{use: useName, label: turnedNames}, true
	}
	if u, ok := byKey()[key]; ok {
		return meaning{use: u}, true
	}
	switch key {
	case "anniversary":
		return meaning{use: useDate, label: key}, true
	case "fileas":
		return meaning{use: useAgain}, true
	}
	if m, ok := recognizePoint(key); ok {
		return m, true
	}
	return bracketed(heading)
}

// digits are those in a key: the "2" of "Phone 2".
func digits(key string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsDigit(r) {
			return r
		}
		return -1
	}, key)
}
