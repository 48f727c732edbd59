package csvfile

import (
	"slices"
	"strings"
	"sync"
)

// The uses of a column of notes, beside useTags, useUID and useIgnore; these are also the words --map takes.
const (
	useDay     use = "day"
	useTime    use = "time"
	useChannel use = "channel"
	usePresent use = "present"
	useAbout   use = "about"
	useBody    use = "body"
	useHeard   use = "heard"
	useTouch   use = "touch"
	useTried   use = "tried"
	usePrivate use = "private"
	useBegan   use = "began"
	useAuthor  use = "author"

	useInitiative use = "initiative"
)

// noteHeadings are the headings of sheets of notes that are recognized, as headingKey makes them, in the order --map
// lists the uses.
var noteHeadings = []struct {
	use  use
	keys string
}{
	{useDay, "day date dateofconversation conversationdate meetingdate calldate contactdate dateofcontact noted when"},
	{useTime, "time timeofday starttime"},
	{useChannel, "channel how via method medium mode type conversationtype contacttype contactmethod"},
	{usePresent, "present who with name names contact contacts contactname person people attendee attendees participant" +
		" participants metwith spokewith"},
	{useAbout, "about concerning regarding"},
	{useBody, "body note notes text summary details description comment comments conversation discussion whatwassaid minutes"},
	{useHeard, "heard theysaid whattheysaid"},
	{useTags, "tag tags label labels keyword keywords topic topics"},
	{useTouch, "touch"},
	{useTried, "tried attempt attempted"},
	{usePrivate, "private confidential"},
	{useBegan, "began begunby startedby initiatedby"},
	{useAuthor, "author writtenby notedby enteredby"},
	{useInitiative, "initiative initiatives"},
	{useUID, "uid"},
}

// titleHeadings are headings of what was said where no other column is: beside one, they are its title.
var titleHeadings = map[string]bool{"what": true, "subject": true}

// noteMarks are headings of `rel export notes`: a sheet with all of them is one.
var noteMarks = []string{"uid", "day", "present", "body"}

// noteByKey is noteHeadings turned round.
var noteByKey = sync.OnceValue(func() map[string]use {
	m := make(map[string]use)
	for _, h := range noteHeadings {
		for key := range strings.FieldsSeq(h.keys) {
			m[key] = h.use
		}
	}
	return m
})

// ofNotes are the headings of sheets of notes. A note needs a day before anything else.
var ofNotes = vocabulary{
	recognizeNote, func(u use) bool { return u == useDay }, false, noteTargets, useDay, "no column is headed Day or Date",
}

// recognizeNote tells what a column of a sheet of notes is from its heading alone.
func recognizeNote(heading string) (meaning, bool) {
	u, ok := noteByKey()[headingKey(heading)]
	return meaning{use: u}, ok
}

// noteTargets are the words --map takes for a sheet of notes.
func noteTargets() []string {
	var words []string
	for _, h := range noteHeadings {
		words = append(words, string(h.use))
	}
	return append(words, `"ignore"`)
}

// planNotes decides what each column of a sheet of notes is taken as: what --map says, else what its heading says.
// The rest, and of two columns for one thing the second, is left out.
func planNotes(header row, m mapping) ([]column, error) {
	columns, err := planKnown(header, m)
	if err == nil && !has(columns, useBody) {
		takeTitle(columns)
	}
	return columns, err
}

// planKnown takes each column as what --map says, else as what its heading says in the vocabulary. The rest is left out,
// and so is the second of two columns for one thing.
func planKnown(header row, m mapping) ([]column, error) {
	columns := headed(header)
	if err := m.apply(columns); err != nil {
		return nil, err
	}
	taken := map[use]bool{}
	for _, c := range columns {
		taken[c.use] = taken[c.use] || c.said
	}
	for i := range columns {
		c := &columns[i]
		if c.said {
			continue
		}
		mean, ok := m.recognize(c.header)
		if !ok || c.bare || taken[mean.use] && !mean.use.repeats() {
			mean = meaning{use: useIgnore}
		}
		c.meaning, taken[mean.use] = mean, true
	}
	return columns, nil
}

// has reports whether a column is taken as one of the uses.
func has(columns []column, uses ...use) bool {
	return slices.ContainsFunc(columns, func(c column) bool { return slices.Contains(uses, c.use) })
}

// takeTitle takes the first column headed as a title is as what was said.
func takeTitle(columns []column) {
	at := slices.IndexFunc(columns, func(c column) bool { return c.use == useIgnore && !c.said && titleHeadings[headingKey(c.header)] })
	if at >= 0 {
		columns[at].meaning = meaning{use: useBody}
	}
}

// holdsNotes reports whether a header is that of `rel export notes`.
func holdsNotes(header row) bool { return holdsAll(header, noteMarks) }

// holdsAll reports whether a header has all of these headings, as they are written.
func holdsAll(header row, marks []string) bool {
	return !slices.ContainsFunc(marks, func(mark string) bool { return !slices.Contains(header.cells, mark) })
}

// likeNotes reports whether a header could be one of notes as well: it has a day and what was said.
func likeNotes(header row) bool {
	uses := map[use]bool{}
	for _, cell := range header.cells {
		mean, _ := recognizeNote(cell)
		uses[mean.use] = true
	}
	return uses[useDay] && uses[useBody]
}

// HoldsNotes reports whether the beginning of a text is that of a sheet which `rel export notes` wrote.
func HoldsNotes(head string) bool { return anyHeader(head, holdsNotes) }

// anyHeader reports whether one of the first rows of a text, which may be cut, is such a header.
func anyHeader(head string, is func(header row) bool) bool {
	rest, said, _ := cutSep(head)
	for _, delimiter := range []rune{',', ';', '\t', said} {
		if delimiter == 0 {
			continue
		}
		top, _ := split(rest, delimiter, headerDepth) // the end of it may be cut
		if slices.ContainsFunc(top, is) {
			return true
		}
	}
	return false
}

// mustBeNotes reports whether a header without names of contacts is that of notes: it has a day, and who was there or
// what was said.
func mustBeNotes(header row) bool {
	uses := map[use]bool{}
	for _, cell := range header.cells {
		mean, _ := recognizeNote(cell)
		uses[mean.use] = true
		uses[useBody] = uses[useBody] || titleHeadings[headingKey(cell)]
	}
	return uses[useDay] && (uses[useBody] || uses[usePresent])
}
