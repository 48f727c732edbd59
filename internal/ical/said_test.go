package ical

import (
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/encoding/unicode"
)

// TestSaid: what a meeting says has a home in the note, or is named.
func TestSaid(t *testing.T) {
	day := "DTSTART;VALUE=DATE:20261006"
	tests := []struct {
		name  string
		lines []string
		body  string // beyond the title
		tags  string
		left  map[string]int
	}{
		{"nothing", []string{day, "DTEND;VALUE=DATE:20261007", "DTSTAMP:20261001T000000Z", "SEQUENCE:3", "TRANSP:OPAQUE", "PRIORITY:0", "GEO:"}, "", "",
			map[string]int{}},
		{"categories", []string{day, `CATEGORIES:Budget Season,QRIS\, pilot,,qris`, "CATEGORIES:QRIS"}, "", "budget-season qris", map[string]int{"CATEGORIES": 1}},
		{"comments", []string{day, "COMMENT:Bring the map", "COMMENT:And lunch", "CONTACT:Front desk\\, 202-555-0142"},
			"Comment: Bring the map\nComment: And lunch\nContact: Front desk, 202-555-0142", "", map[string]int{}},
		{"a link", []string{day, "URL:https://example.org/agenda", "DESCRIPTION:Agenda"}, "Agenda\nLink: https://example.org/agenda", "", map[string]int{}},
		{"days", []string{day, "DTEND;VALUE=DATE:20261009"}, "Length: 3 days", "", map[string]int{}},
		{"hours", []string{"DTSTART:20261006T160000Z", "DTEND;TZID=America/New_York:20261006T133000"}, "Length: 1 h 30 min", "", map[string]int{}},
		{"a duration", []string{"DTSTART:20261006T160000Z", "DURATION:PT45M"}, "Length: 45 min", "", map[string]int{}},
		{"a whole day by the clock", []string{"DTSTART:20261006T160000Z", "DURATION:P1D"}, "Length: 1 day", "", map[string]int{}},
		{"no length", []string{"DTSTART:20261006T160000Z", "DURATION:PT9999999999H", "DTEND:20261006T150000Z"}, "", "", map[string]int{}},
		{"no end", []string{"DTSTART:20261006T160000Z", "DTEND:tomorrow"}, "", "", map[string]int{"DTEND": 1}},
		{"the rest", []string{day, "GEO:1;2", "geo:1;2", "RESOURCES:Projector", "PRIORITY:1", "TRANSP:TRANSPARENT", "ATTACH:https://x.example/a", "X-NOTE:x",
			"BEGIN:VALARM", "TRIGGER:-PT15M", "END:VALARM"}, "", "",
			map[string]int{"GEO": 1, "RESOURCES": 1, "PRIORITY": 1, "TRANSP": 1, "ATTACH": 1, "X-NOTE": 1, "VALARM": 1}},
		{"a long agenda", []string{day, "DESCRIPTION:" + strings.Repeat("x", 2<<20)}, "", "", map[string]int{"DESCRIPTION": 1}},
		{"people", []string{day, "ATTENDEE;PARTSTAT=DECLINED:mailto:a@x.example", "ATTENDEE;CUTYPE=ROOM;CN=Room 2:mailto:r@x.example",
			"ATTENDEE;CUTYPE=GROUP:mailto:l@x.example", "ATTENDEE;ROLE=NON-PARTICIPANT:mailto:n@x.example", "ATTENDEE:urn:uuid:1",
			`ATTENDEE;RSVP=TRUE;X-NUM-GUESTS=0;SENT-BY="mailto:s@x.example";X-RESPONSE-COMMENT=late:mailto:b@x.example`}, "", "", map[string]int{
			leftDeclined: 1, leftRooms: 1, leftLists: 1, leftTold: 1, leftNameless: 1, "ATTENDEE;SENT-BY": 1, "ATTENDEE;X-RESPONSE-COMMENT": 1}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			o := fall(t)
			o.Describe = true
			c, err := Read(opens(calendarOf(meeting(tt.lines...)...)), o)
			if err != nil {
				t.Fatal(err)
			}
			for card := range c.Cards() {
				left := map[string]int{}
				for _, what := range card.Left {
					left[what]++
				}
				expectLeft(t, left, tt.left)
				_, beyond, _ := strings.Cut(card.Note.Body, "Pilot")
				if got := strings.TrimPrefix(beyond, "\n\n"); got != tt.body || strings.Join(card.Note.Tags, " ") != tt.tags {
					t.Errorf("%q, tags %q", got, card.Note.Tags)
				}
			}
		})
	}
}

// TestUTF16: a calendar in UTF-16 is read, with a mark in front or without.
func TestUTF16(t *testing.T) {
	text := calendarOf(meeting("DTSTART:20261006", "LOCATION:Café")...)
	for name, order := range map[string]unicode.Endianness{"big": unicode.BigEndian, "little": unicode.LittleEndian} {
		for _, mark := range []unicode.BOMPolicy{unicode.UseBOM, unicode.IgnoreBOM} {
			encoded, err := unicode.UTF16(order, mark).NewEncoder().String(text)
			if err != nil {
				t.Fatal(err)
			}
			_, got := cardsOf(t, encoded, fall(t))
			if len(got) != 1 || got[0] != "2026-10-06 meeting: Pilot (Café): Dana <dana@childcare.example>" {
				t.Errorf("%s, mark %v: %q", name, mark, got)
			}
		}
	}
}

// TestEntries: whatever is no note says why, and when it was.
func TestEntries(t *testing.T) {
	entry := func(name string, lines ...string) []string {
		return slices.Concat([]string{"BEGIN:" + name, "SUMMARY:Plan"}, lines, []string{"END:" + name})
	}
	c, err := Read(opens(calendarOf(slices.Concat(
		entry("VTODO", "DTSTART:20261006"), entry("VJOURNAL"), entry("VFREEBUSY"), entry("VPOLL"), entry("VEVENT", "DTSTART:20200101"),
		entry("VEVENT", "DTSTART:20261224"), entry("VEVENT", "DTSTART:20200101", "RRULE:FREQ=DAILY;COUNT=2"),
		entry("VEVENT", "DTSTART:20261006"), meeting("DTSTART:20261123T171301Z"),
		meeting("DTSTART:20261123", "STATUS:CANCELLED", "RRULE:FREQ=DAILY"), meeting("DTSTART:20261006", "ATTENDEE;PARTSTAT=DECLINED:mailto:ada@childcare.example"),
	)...)), fall(t))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for card := range c.Cards() {
		day := ""
		if !card.Note.Day.IsZero() {
			day = card.Note.Day.String() + " "
		}
		got = append(got, day+card.Note.Body+": "+card.Pass)
	}
	expectCards(t, got, "2026-10-06 Plan: to-do", "Plan: journal entry", "Plan: time somebody is free or busy", "Plan: entry of another kind",
		"2020-01-01 Plan: before the period", "2026-12-24 Plan: still to come", "2020-01-01 Plan: with no day in the period",
		"2026-10-06 Plan: with nobody but you", "2026-11-23 Pilot: still to come", "2026-11-23 Pilot: canceled", "2026-10-06 Pilot: declined")
}
