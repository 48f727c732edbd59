package ical

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"

	"github.com/rel-journal/rel/internal/journal"
)

// FuzzRead holds what the store may rely on: whatever the file, reading it does not panic, and a refusal has a hint; every card
// is of the period, clean, and has a uid that can be one.
func FuzzRead(f *testing.F) {
	for _, name := range []string{"google.ics", "outlook.ics", "apple.ics"} {
		f.Add([]byte(sample(f, name)))
	}
	for _, lines := range [][]string{
		meeting("DTSTART:20261006", "RRULE:FREQ=MONTHLY;BYDAY=-1FR;COUNT=3", "EXDATE:20261006,20261030"),
		meeting("DTSTART;TZID=\"a:b;c\":20261006T120000", "RECURRENCE-ID;VALUE=DATE:20261006", "CLASS:PRIVATE"),
		{"BEGIN:VTIMEZONE", "TZID:x", "BEGIN:STANDARD", "DTSTART:16010101T000000", "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10",
			"TZOFFSETFROM:+0200", "TZOFFSETTO:+0100", "END:STANDARD", "END:VTIMEZONE"},
		meeting("DTSTART;TZID=(UTC-05:00) Eastern Time (US & Canada):20261006T120000", "CATEGORIES:a\\,b,c", "DURATION:P1DT2H", "URL:x", "GEO:1;2"),
	} {
		f.Add([]byte(calendarOf(lines...)))
	}
	f.Add([]byte("\xff\xfeB\x00E\x00G\x00I\x00N\x00:\x00V\x00C\x00A\x00L\x00E\x00N\x00D\x00A\x00R\x00"))
	f.Fuzz(func(t *testing.T, data []byte) {
		o := fall(t)
		o.Describe = true
		c, err := Read(opens(string(data)), o)
		if err != nil {
			checkProblem(t, err)
			return
		}
		for card, err := range c.Cards() {
			switch n := card.Note; {
			case err != nil:
				checkProblem(t, err)
			case card.Bad != nil:
				checkProblem(t, card.Bad)
			case card.Pass != "":
				if text, err := journal.CleanText("text", n.Body); err != nil || text != n.Body || card.Line < 1 {
					t.Fatalf("passed by: %+v", card)
				}
			case n.Day.Before(o.Since) || n.Day.After(o.Until) || len(card.Invited) == 0 || card.Line < 1:
				t.Fatalf("card %+v", card)
			default:
				checkNote(t, n)
			}
		}
	})
}

func checkProblem(t *testing.T, err error) {
	t.Helper()
	var p *journal.Problem
	if !errors.As(err, &p) || p.Hint == "" {
		t.Fatalf("refused with %v", err)
	}
}

func checkNote(t *testing.T, n journal.Note) {
	t.Helper()
	if text, err := journal.CleanText("text", n.Body); err != nil || text != n.Body || text == "" {
		t.Fatalf("text %q, %v", n.Body, err)
	}
	if _, err := uuid.Parse(n.UID); n.UID != "" && err != nil {
		t.Fatalf("uid %q: %v", n.UID, err)
	}
	if n.Time != "" {
		if clock, err := journal.ParseClock(n.Time); err != nil || clock != n.Time {
			t.Fatalf("time %q, %v", n.Time, err)
		}
	}
}

// FuzzRule holds that a rule that is taken can be followed: it stays within its bounds, goes forward, and ends.
func FuzzRule(f *testing.F) {
	for _, text := range []string{
		"FREQ=DAILY;COUNT=10", "FREQ=WEEKLY;INTERVAL=2;WKST=SU;BYDAY=MO,WE,FR;UNTIL=20261224T000000Z", "FREQ=MONTHLY;BYDAY=-1FR",
		"FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1", "FREQ=YEARLY;BYWEEKNO=1,-1,53;BYDAY=MO", "FREQ=YEARLY;BYDAY=53SU,-53MO;BYSETPOS=-1,366",
		"FREQ=YEARLY;BYYEARDAY=366,-366;INTERVAL=4", "FREQ=DAILY;BYHOUR=1,23;BYMINUTE=0,59", "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
	} {
		f.Add(text, "+0530")
	}
	f.Fuzz(func(t *testing.T, text, offset string) {
		start := moment{wall: time.Date(2020, 2, 29, 9, 30, 0, 0, time.UTC)}
		if seconds, ok := readOffset(offset); ok {
			start.zone = time.FixedZone("", int(seconds))
		}
		r, err := readRule(text, start)
		if err != nil {
			if err.Error() == "" || strings.Contains(err.Error(), "\n") && !strings.Contains(text, "\n") {
				t.Fatalf("refused with %q", err)
			}
			return
		}
		since, until := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC), time.Date(2027, 1, 1, 0, 0, 0, 0, time.UTC)
		last := since.Add(-time.Second)
		for _, at := range r.walls(since, until) {
			if at.Before(last) || at.After(until) {
				t.Fatalf("%q: %s after %s", text, at, last)
			}
			last = at
		}
	})
}

// FuzzLine holds that a line is taken apart without loss, and that what we write as text is read as that text.
func FuzzLine(f *testing.F) {
	f.Add(`ATTENDEE;CN="Whitcomb, Dana";RSVP=TRUE:mailto:dana@childcare.example`)
	f.Add(`DTSTART;TZID="a:b;c":20261006T120000`)
	f.Add(`SUMMARY:one\, two\; three\n\\`)
	f.Fuzz(func(t *testing.T, text string) {
		l := splitLine(text)
		if l.name == "" && l.value != text || l.name != "" && !strings.EqualFold(l.name+l.params+":"+l.value, text) {
			t.Fatalf("%q is %+v", text, l)
		}
		for _, name := range []string{"CN", "TZID", "EMAIL"} {
			l.param(name)
		}
		clean := plain(escape(text))
		if plain(escape(clean)) != clean {
			t.Fatalf("%q is read as %q", clean, plain(escape(clean)))
		}
	})
}
