package ical

import (
	"bytes"
	"iter"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	goical "github.com/emersion/go-ical"

	"github.com/rel-journal/rel/internal/journal"
)

func entriesOf(all ...Entry) iter.Seq2[Entry, error] {
	return func(yield func(Entry, error) bool) {
		for _, e := range all {
			if !yield(e, nil) {
				return
			}
		}
	}
}

func written(t testing.TB, all ...Entry) string {
	t.Helper()
	var out bytes.Buffer
	n, err := Write(&out, Writing{Name: "rel", Now: time.Date(2026, 11, 23, 9, 13, 0, 0, pacific(t))}, entriesOf(all...))
	if err != nil || n != len(all) {
		t.Fatalf("wrote %d of %d: %v", n, len(all), err)
	}
	return out.String()
}

func TestWrite(t *testing.T) {
	got := written(t, Entry{UID: "u1-due", Day: journal.Day{Year: 2026, Month: 12, Dom: 31}, Title: `Call Dana; the "director", at \`, Detail: "1\n2"},
		Entry{UID: "u2", Day: journal.Day{Year: 2027, Month: 2, Dom: 28}, Title: "Mei: birthday", Yearly: journal.Yearly{Month: 2, Day: 29}, Silent: true},
		Entry{UID: "u3", Day: journal.Day{Year: 2027, Month: 2, Dom: 28}, Title: "Ruth: birthday", Yearly: journal.Yearly{Month: 2, Day: 28}, Silent: true})
	want := strings.ReplaceAll(`BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//rel//relationship journal//EN
CALSCALE:GREGORIAN
METHOD:PUBLISH
NAME:rel
X-WR-CALNAME:rel
REFRESH-INTERVAL;VALUE=DURATION:P1D
X-PUBLISHED-TTL:P1D
BEGIN:VEVENT
UID:u1-due
DTSTAMP:20261123T171300Z
DTSTART;VALUE=DATE:20261231
DTEND;VALUE=DATE:20270101
SUMMARY:Call Dana\; the "director"\, at \\
DESCRIPTION:1\n2
CLASS:PRIVATE
TRANSP:TRANSPARENT
BEGIN:VALARM
ACTION:DISPLAY
DESCRIPTION:Call Dana\; the "director"\, at \\
TRIGGER:PT9H
END:VALARM
END:VEVENT
BEGIN:VEVENT
UID:u2
DTSTAMP:20261123T171300Z
DTSTART;VALUE=DATE:20270228
DTEND;VALUE=DATE:20270301
RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1
SUMMARY:Mei: birthday
CLASS:PRIVATE
TRANSP:TRANSPARENT
END:VEVENT
BEGIN:VEVENT
UID:u3
DTSTAMP:20261123T171300Z
DTSTART;VALUE=DATE:20270228
DTEND;VALUE=DATE:20270301
RRULE:FREQ=YEARLY
SUMMARY:Ruth: birthday
CLASS:PRIVATE
TRANSP:TRANSPARENT
END:VEVENT
END:VCALENDAR
`, "\n", "\r\n")
	if got != want {
		t.Errorf("got\n%s", got)
	}
}

// pieces are what random texts are made of: what has to be escaped, what is long, what takes several bytes.
var pieces = []string{"Dana", " ", ",", ";", ":", `\`, `\n`, "\n", "\r\n", `"`, "é", "王芳", "👩‍👩‍👧", "\t", "BEGIN:VEVENT", strings.Repeat("x", 74), "\x1b[31m", "\xff"}

func randomText(r *rand.Rand) string {
	var b strings.Builder
	for range r.IntN(40) {
		b.WriteString(pieces[r.IntN(len(pieces))])
	}
	return b.String()
}

// TestWrittenIsRead: whatever the texts, every line is as wide as it may be and ends as it must, and the calendar has the same
// entries to a library of others, and to us.
func TestWrittenIsRead(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 300 {
		e := Entry{UID: "u", Day: journal.Day{Year: 2026, Month: 11, Dom: 1 + r.IntN(23)}, Title: "T" + randomText(r), Detail: "D" + randomText(r)}
		text := written(t, e)
		for l := range strings.SplitSeq(strings.TrimSuffix(text, "\r\n"), "\r\n") {
			if len(l) > 75 || strings.ContainsAny(l, "\r\n") || !utf8.ValidString(l) {
				t.Fatalf("line %q", l)
			}
		}
		calendar, err := goical.NewDecoder(strings.NewReader(text)).Decode()
		if err != nil {
			t.Fatalf("%v in\n%s", err, text)
		}
		event := calendar.Events()[0]
		title, err := event.Props.Text("SUMMARY")
		start, startErr := event.DateTimeStart(time.UTC)
		if err != nil || startErr != nil || title != cleaned(e.Title) || journal.DayOf(start) != e.Day {
			t.Fatalf("%q on %s is to others %q on %s (%v, %v)", e.Title, e.Day, title, start, err, startErr)
		}
		checkOwn(t, text, e)
	}
}

// cleaned is a text as a calendar can hold it.
func cleaned(text string) string {
	return strings.NewReplacer("\r\n", "\n", "\x1b", "").Replace(strings.ToValidUTF8(text, "\ufffd"))
}

// checkOwn checks that we read what we have written, as others do.
func checkOwn(t *testing.T, text string, e Entry) {
	t.Helper()
	c := &Calendar{o: fall(t), open: opens(text)}
	err := c.each(func(x component) bool {
		l, _ := x.line("SUMMARY")
		detail, _ := x.line("DESCRIPTION")
		if got := plain(l.value); got != cleaned(e.Title) || plain(detail.value) != cleaned(e.Detail) {
			t.Fatalf("%q is to us %q; %q is to us %q", e.Title, got, e.Detail, plain(detail.value))
		}
		held, err := c.held(x)
		if err != nil || len(held) != 1 || journal.DayOf(held[0].wall) != e.Day {
			t.Fatalf("%s is to us %v, %v", e.Day, held, err)
		}
		return true
	})
	if err != nil {
		t.Fatal(err)
	}
}

// TestYearlyWritten: a birthday on 29 February is kept on the 28th in other years, as it is in the journal.
func TestYearlyWritten(t *testing.T) {
	y := journal.Yearly{Month: 2, Day: 29}
	first := journal.Day{Year: 2027, Month: 2, Dom: 28}
	r, err := readRule(yearly(y), moment{wall: wall(first), allDay: true})
	if err != nil {
		t.Fatal(err)
	}
	var want []time.Time
	for year := 2027; year < 2040; year++ {
		want = append(want, wall(y.Next(journal.Day{Year: year, Month: 1, Dom: 1})))
	}
	if got := r.walls(wall(first), time.Date(2039, 12, 31, 0, 0, 0, 0, time.UTC)); !slices.Equal(got, want) {
		t.Errorf("got %v", got)
	}
}
