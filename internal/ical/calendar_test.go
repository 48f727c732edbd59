package ical

import (
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/textfile"
)

// pacific is where the samples are read, and now when.
func pacific(t testing.TB) *time.Location {
	t.Helper()
	zone, err := time.LoadLocation("America/Los_Angeles")
	if err != nil {
		t.Fatal(err)
	}
	return zone
}

// fall is the period of the samples, seen on the morning of its last day.
func fall(t testing.TB) Options {
	return Options{
		Name: "sample.ics", Since: journal.Day{Year: 2026, Month: 9, Dom: 1}, Until: journal.Day{Year: 2026, Month: 11, Dom: 23},
		Now: time.Date(2026, 11, 23, 9, 13, 0, 0, pacific(t)), Me: []string{"Ada@childcare.example"},
	}
}

func opens(text string) textfile.Open {
	return func() (io.ReadCloser, error) { return io.NopCloser(strings.NewReader(text)), nil }
}

// calendarOf is a calendar of these lines, which end as the format wants.
func calendarOf(lines ...string) string {
	all := slices.Concat([]string{"BEGIN:VCALENDAR", "VERSION:2.0"}, lines, []string{"END:VCALENDAR", ""})
	return strings.Join(all, "\r\n")
}

// meeting is an event with Dana, of these lines besides.
func meeting(lines ...string) []string {
	return slices.Concat([]string{"BEGIN:VEVENT", "UID:u1", "SUMMARY:Pilot", "ATTENDEE;CN=Dana:mailto:dana@childcare.example"}, lines,
		[]string{"END:VEVENT"})
}

// cardsOf reads a calendar, and tells each of its notes in a line, and how many entries are left out for each reason.
func cardsOf(t testing.TB, text string, o Options) (left map[string]int, told []string) {
	t.Helper()
	left = map[string]int{}
	c, err := Read(opens(text), o)
	if err != nil {
		t.Fatal(err)
	}
	for card, err := range c.Cards() {
		if err != nil {
			t.Fatal(err)
		}
		if card.Pass != "" {
			left[card.Pass]++
			continue
		}
		for _, what := range card.Left {
			left[what]++
		}
		told = append(told, tell(card))
	}
	return left, told
}

func tell(card journal.NoteCard) string {
	if card.Bad != nil {
		return fmt.Sprintf("%d: bad: %v", card.Line, card.Bad)
	}
	n := card.Note
	var who []string
	for _, i := range card.Invited {
		who = append(who, strings.TrimSpace(i.Name+" <"+i.Email+">"))
	}
	told := strings.TrimSpace(n.Day.String()+" "+n.Time) + " " + string(n.Channel) + ": " + n.Body + ": " + strings.Join(who, ", ")
	if n.Private {
		told += " (private)"
	}
	if card.Touch != nil {
		told += fmt.Sprintf(" (touch %v)", *card.Touch)
	}
	return told
}

func expectCards(t *testing.T, got []string, want ...string) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("got\n  %s\nwant\n  %s", strings.Join(got, "\n  "), strings.Join(want, "\n  "))
	}
}

func expectLeft(t *testing.T, got, want map[string]int) {
	t.Helper()
	if !maps.Equal(got, want) {
		t.Errorf("left out %v, want %v", got, want)
	}
}

func sample(t testing.TB, name string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("..", "..", "testdata", "import", "ical", name))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func TestGoogle(t *testing.T) {
	left, got := cardsOf(t, sample(t, "google.ics"), fall(t))
	luis := "Luis Ortega <luis@littleoaks.example>"
	expectCards(t, got,
		"2026-11-05 10:00 video: Rating pilot, next steps: Dana Whitcomb <dana.whitcomb@childcare.example>, <joe.park@elsewhere.example>",
		"2026-10-20 09:00 meeting: Mentors (Elm Street center, room 2): "+luis,
		"2026-11-03 09:00 meeting: Mentors (Elm Street center, room 2): "+luis,
		"2026-11-11 14:00 video: Mentors, moved to Wednesday: "+luis)
	expectLeft(t, left, map[string]int{Canceled: 1, Alone: 1, LeftBeyond: 1, LeftLength: 4, "VALARM": 1})
}

func TestOutlook(t *testing.T) {
	left, got := cardsOf(t, sample(t, "outlook.ics"), fall(t))
	both := "Mei Tanaka <mei@association.example>, <luis@littleoaks.example>"
	expectCards(t, got,
		"2026-10-30 16:00 video: Licensing before the session: Whitcomb, Dana <dana.whitcomb@childcare.example> (private)",
		"2026-09-30 11:00 meeting: Association and centers (Capitol, room 204): "+both)
	expectLeft(t, left, map[string]int{
		Declined: 1, LeftBeyond: 1, LeftLength: 2, leftRooms: 1, leftDeclined: 1, "VALARM": 1,
		"PRIORITY": 1, "X-ALT-DESC": 1, "X-MICROSOFT-CDO-BUSYSTATUS": 2, "X-MICROSOFT-CDO-IMPORTANCE": 1,
	})
}

func TestApple(t *testing.T) {
	left, got := cardsOf(t, sample(t, "apple.ics"), fall(t))
	expectCards(t, got,
		"2026-10-14 16:30 meeting: Coffee with Samira 🌱 (Corner Café, Elm Street 12, Salem): Samira Haddad <samira@parents.example>",
		"2026-11-19 meeting: Funders' retreat (Portland): Amara Okafor-Reyes <amara@harborfund.example>")
	expectLeft(t, left, map[string]int{Never: 1, ToDo: 1, LeftLength: 2, "VALARM": 1, "X-APPLE-STRUCTURED-LOCATION": 1})
}

// TestUIDs: the same meeting has the same uid in whatever way it is written, and no other has it.
func TestUIDs(t *testing.T) {
	series := meeting("DTSTART;TZID=America/Los_Angeles:20261020T090000", "RRULE:FREQ=WEEKLY;COUNT=3")
	moved := meeting("DTSTART:20261028T200000Z", "RECURRENCE-ID:20261027T160000Z")
	uids := func(text string) (all []string) {
		c, err := Read(opens(text), fall(t))
		if err != nil {
			t.Fatal(err)
		}
		for card := range c.Cards() {
			all = append(all, card.Note.UID)
		}
		return all
	}
	before, after := uids(calendarOf(series...)), uids(calendarOf(slices.Concat(moved, series)...))
	want := []string{before[1], before[0], before[2]} // the moved one stands first
	if len(before) != 3 || !slices.Equal(after, want) {
		t.Errorf("before %q, after %q", before, after)
	}
	slices.Sort(before)
	if len(slices.Compact(before)) != 3 {
		t.Errorf("one uid for two: %q", before)
	}
	if other := uids(calendarOf(meeting("DTSTART:20261020T160000Z")...)); slices.Contains(before, other[0]) {
		t.Errorf("a single meeting has the uid of one of a series: %q", other)
	}
}

// TestUIDsStay: notes of earlier imports are found by these; they are never to be otherwise.
func TestUIDsStay(t *testing.T) {
	text := calendarOf(slices.Concat(meeting("DTSTART:20261020T160000Z", "CATEGORIES:x", "DURATION:PT1H"),
		meeting("DTSTART;TZID=(UTC-05:00) Eastern Time (US & Canada):20261020T090000", "RRULE:FREQ=WEEKLY;COUNT=2"),
		meeting("DTSTART;VALUE=DATE:20261021", "RECURRENCE-ID;VALUE=DATE:20261020"))...)
	c, err := Read(opens(text), fall(t))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for card := range c.Cards() {
		got = append(got, card.Note.UID)
	}
	expectCards(t, got, "aa8942d0-ccf4-51f0-a7d3-ce620c1d5108", "fc9b62e6-5278-5a84-a432-5fef77cadaf6", "bfeda63d-5c1e-516f-b49d-cbf67cf72d3b")
}

func TestMeetings(t *testing.T) {
	dana := ": Dana <dana@childcare.example>"
	tests := []struct {
		name  string
		lines []string
		want  []string
	}{
		{"another zone, another day", meeting("DTSTART:20261006T030000Z"), []string{"2026-10-05 20:00 meeting: Pilot" + dana}},
		{"floating", meeting("DTSTART:20261006T030000"), []string{"2026-10-06 03:00 meeting: Pilot" + dana}},
		{"a day", meeting("DTSTART;VALUE=DATE:20261006"), []string{"2026-10-06 meeting: Pilot" + dana}},
		{"a day that does not say so", meeting("DTSTART:20261006"), []string{"2026-10-06 meeting: Pilot" + dana}},
		{"the last moment of the period", meeting("DTSTART:20260901T065959Z"), nil},
		{"the first moment of the period", meeting("DTSTART:20260901T070000Z"), []string{"2026-09-01 00:00 meeting: Pilot" + dana}},
		{"still to come today", meeting("DTSTART:20261123T171301Z"), nil},
		{"begun just now", meeting("DTSTART:20261123T171300Z"), []string{"2026-11-23 09:13 meeting: Pilot" + dana}},
		{"all of today", meeting("DTSTART;VALUE=DATE:20261123"), []string{"2026-11-23 meeting: Pilot" + dana}},
		{"tomorrow", meeting("DTSTART;VALUE=DATE:20261124"), nil},
		{"1582 and 9999", slices.Concat(meeting("DTSTART:15821010T000000Z"), meeting("DTSTART:99991231T235959Z")), nil},
		{"Windows name", meeting("DTSTART;TZID=Eastern Standard Time:20261006T120000"), []string{"2026-10-06 09:00 meeting: Pilot" + dana}},
		{"name with an owner", meeting("DTSTART;TZID=/example.org/America/New_York:20261006T120000"),
			[]string{"2026-10-06 09:00 meeting: Pilot" + dana}},
		{"no such zone", meeting("DTSTART;TZID=Nowhere:20261006T120000"),
			[]string{`3: bad: the file does not say what the time zone "Nowhere" is, nor does this computer`}},
		{"no start", meeting(), []string{"3: bad: it does not say when it begins (DTSTART)"}},
		{"no such day", meeting("DTSTART:20260230"), []string{`3: bad: "20260230" is no time (DTSTART, line 7)`}},
		{"no line", meeting("DTSTART:20261006", "and so on"), []string{`3: bad: line 8 is no line of a calendar: "and so on"`}},
		{"moves all that follow", meeting("DTSTART:20261006", "RECURRENCE-ID;RANGE=THISANDFUTURE:20261005"),
			[]string{"3: bad: it moves all that follow it, too (line 8), which rel cannot follow"}},
		{"place", meeting("DTSTART:20261006", `LOCATION:Room 2\, second floor\nElm Street`), []string{
			"2026-10-06 meeting: Pilot (Room 2, second floor, Elm Street)" + dana}},
		{"link", meeting("DTSTART:20261006", `LOCATION:HTTPS://zoom.example/j/123?pwd=secret`), []string{"2026-10-06 video: Pilot" + dana}},
		{"link besides a place", meeting("DTSTART:20261006", "X-GOOGLE-CONFERENCE:https://meet.example/x", "LOCATION:Room 2"),
			[]string{"2026-10-06 meeting: Pilot (Room 2)" + dana}},
		{"by phone", meeting("DTSTART:20261006", `LOCATION:tel:+12025550142`), []string{"2026-10-06 call: Pilot" + dana}},
		{"delegated", meeting("DTSTART:20261006", "ATTENDEE;PARTSTAT=DELEGATED;CN=Omar:mailto:omar@x.example"),
			[]string{"2026-10-06 meeting: Pilot" + dana}},
		{"the organizer who declined", meeting("DTSTART:20261006", "ORGANIZER;CN=Omar:mailto:omar@x.example",
			"ATTENDEE;PARTSTAT=declined;CN=Omar:MAILTO:Omar@x.example"), []string{"2026-10-06 meeting: Pilot" + dana}},
		{"the organizer comes first, and once", meeting("DTSTART:20261006", `ORGANIZER;CN="Said; Omar":mailto:omar@x.example`,
			"ATTENDEE;CN=Omar:MAILTO:Omar@x.example"), []string{"2026-10-06 meeting: Pilot: Said; Omar <omar@x.example>, Dana <dana@childcare.example>"}},
		{"only me", []string{"BEGIN:VEVENT", "DTSTART:20261006", "ATTENDEE:mailto:ada@childcare.example", "END:VEVENT"}, nil},
		{"untitled", []string{"BEGIN:VEVENT", "DTSTART:20261006", "ATTENDEE:mailto:dana@childcare.example", "END:VEVENT"},
			[]string{"2026-10-06 meeting: Meeting: <dana@childcare.example>"}},
		{"a rule nobody keeps, of a meeting with nobody", []string{"BEGIN:VEVENT", "DTSTART:20261006", "RRULE:FREQ=HOURLY", "END:VEVENT"}, nil},
		{"as Windows shows it", meeting(`DTSTART;TZID="(UTC-05:00) Eastern Time (US & Canada)":20261006T120000`),
			[]string{"2026-10-06 09:00 meeting: Pilot" + dana}},
		{"as Windows shows it, without quotes", meeting(`DTSTART;TZID=(UTC-05:00) Eastern Time (US & Canada):20261006T120000`),
			[]string{"2026-10-06 09:00 meeting: Pilot" + dana}},
		{"as Windows showed it", meeting(`DTSTART;TZID=(GMT-05:00) Eastern Time (US & Canada);VALUE=DATE-TIME:20261206T120000`), nil},
		{"in Europe, in summer", meeting(`DTSTART;TZID=(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna:20261006T180000`),
			[]string{"2026-10-06 09:00 meeting: Pilot" + dana}},
		{"an offset and no name of a zone", meeting(`DTSTART;TZID="(UTC-05:00) Atlantis":20261006T120000`),
			[]string{`3: bad: the file does not say what the time zone "(UTC-05:00) Atlantis" is, nor does this computer`}},
		{"a link of its own", meeting("DTSTART:20261006", "URL:https://us02web.zoom.us/j/1?pwd=x"), []string{"2026-10-06 video: Pilot" + dana}},
		{"a link to read", meeting("DTSTART:20261006", "URL:https://notzoom.us/agenda"), []string{"2026-10-06 meeting: Pilot" + dana}},
		{"old letters", meeting("DTSTART:20261006", "LOCATION:Caf\xe9"), []string{"2026-10-06 meeting: Pilot (Café)" + dana}},
		{"folded in a letter", meeting("DTSTART:20261006", "LOCATION:Caf\xc3\r\n \xa9"), []string{"2026-10-06 meeting: Pilot (Café)" + dana}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, got := cardsOf(t, calendarOf(tt.lines...), fall(t))
			expectCards(t, got, tt.want...)
		})
	}
}

// TestDescription: what a meeting says beyond its title is taken when that is asked for.
func TestDescription(t *testing.T) {
	o := fall(t)
	o.Describe = true
	_, got := cardsOf(t, calendarOf(meeting("DTSTART:20261006", `DESCRIPTION:First\nsecond\; and \\n`)...), o)
	expectCards(t, got, "2026-10-06 meeting: Pilot\n\nFirst\nsecond; and \\n: Dana <dana@childcare.example>")
}

// TestGathering: a meeting of more than twelve touches nobody, whoever of them is known.
func TestGathering(t *testing.T) {
	crowd := func(n int) (lines []string) {
		for i := range n {
			lines = append(lines, fmt.Sprintf("ATTENDEE:mailto:someone%d@x.example", i))
		}
		return meeting(append(lines, "DTSTART:20261006")...)
	}
	for n, want := range map[int]bool{11: false, 12: true} { // and Dana
		_, got := cardsOf(t, calendarOf(crowd(n)...), fall(t))
		if large := strings.HasSuffix(got[0], "(touch false)"); large != want {
			t.Errorf("with %d besides Dana: %q", n, got)
		}
	}
}

// Lines may end as those of an old Macintosh.
func TestBareCR(t *testing.T) {
	text := calendarOf(meeting("DTSTART:20261006", "DESCRIPTION:First\r\n  and second")...)
	left, want := cardsOf(t, text, fall(t))
	bare, got := cardsOf(t, strings.ReplaceAll(text, "\r\n", "\r"), fall(t))
	if len(want) != 1 || !slices.Equal(got, want) || len(bare) != len(left) {
		t.Errorf("read %q, %v, want %q, %v", got, bare, want, left)
	}
}
