package ical

import (
	"strings"
	"testing"
	"time"
)

// TestWindowsZones: each of them is one this computer knows.
func TestWindowsZones(t *testing.T) {
	if n := len(windowsZones()); n < 130 {
		t.Errorf("only %d", n)
	}
	for windows, usual := range windowsZones() {
		if _, err := time.LoadLocation(usual); err != nil {
			t.Errorf("%s: %v", windows, err)
		}
	}
}

// TestZonesOfTheFile: as a calendar describes a zone, so it is: the clocks are those this computer knows, hour by hour.
func TestZonesOfTheFile(t *testing.T) {
	for file, zones := range map[string]map[string]string{
		"google.ics":  {"America/Los_Angeles": "America/Los_Angeles"},
		"outlook.ics": {"Pacific Standard Time": "America/Los_Angeles"},
		"apple.ics":   {"America/New_York": "America/New_York"},
	} {
		c, err := Read(opens(sample(t, file)), fall(t))
		if err != nil {
			t.Fatal(err)
		}
		for id, usual := range zones {
			known, err := time.LoadLocation(usual)
			if err != nil {
				t.Fatal(err)
			}
			zone := c.zones[id]
			if zone == nil {
				t.Fatalf("%s does not say what %s is", file, id)
			}
			for at := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC); at.Year() < 2027; at = at.Add(time.Hour) {
				if got, want := at.In(zone).Format(layoutClock), at.In(known).Format(layoutClock); got != want {
					t.Fatalf("%s, %s: at %s it is %s, want %s", file, id, at, got, want)
				}
			}
		}
	}
}

// TestOddZones: a zone of its own name, one that never changes, one that does at dates of its own; and what is none is
// known by its name.
func TestOddZones(t *testing.T) {
	zone := func(id string, lines ...string) []string {
		return append(append([]string{"BEGIN:VTIMEZONE", "TZID:" + id}, lines...), "END:VTIMEZONE")
	}
	standard := func(lines ...string) []string {
		return append(append([]string{"BEGIN:STANDARD"}, lines...), "END:STANDARD")
	}
	tests := []struct {
		name  string
		zone  []string
		start string
		want  string // in UTC
	}{
		{"a name of its own", zone("local", standard("DTSTART:20090314T230000", "TZOFFSETFROM:-0200", "TZOFFSETTO:-0300")...), "local:20261006T120000", "1500"},
		{"before its first change", zone("local", standard("DTSTART:20261014T230000", "TZOFFSETFROM:-0200", "TZOFFSETTO:-0300")...),
			"local:20261006T120000", "1400"},
		{"half hours and seconds", zone("local", standard("DTSTART:20090314T230000", "TZOFFSETFROM:+000000", "TZOFFSETTO:+053015")...),
			"local:20261006T120000", "0629"},
		{"dates of its own", zone("local", standard("DTSTART:20090314T230000", "RDATE:20261005T000000", "TZOFFSETFROM:+0000",
			"TZOFFSETTO:+0300")...), "local:20261006T120000", "0900"},
		{"a rule that has ended", zone("local", append(
			standard("DTSTART:20090301T000000", "RRULE:FREQ=YEARLY;UNTIL=20100301T000000Z", "TZOFFSETFROM:+0000", "TZOFFSETTO:+0300"),
			standard("DTSTART:20091001T000000", "RRULE:FREQ=YEARLY;UNTIL=20101001T000000Z", "TZOFFSETFROM:+0300", "TZOFFSETTO:+0000")...)...),
			"local:20261006T120000", "1200"},
		{"no zone at all, known by name", zone("Asia/Tokyo"), "Asia/Tokyo:20261006T120000", "0300"},
		{"no offset, known by name", zone("Asia/Tokyo", standard("DTSTART:20090314T230000", "TZOFFSETFROM:x", "TZOFFSETTO:+0900")...),
			"Asia/Tokyo:20261006T120000", "0300"},
		{"changes every second, known by name", zone("Asia/Tokyo", standard("DTSTART:20090314T230000", "RRULE:FREQ=SECONDLY", "TZOFFSETFROM:+0100",
			"TZOFFSETTO:+0800")...), "Asia/Tokyo:20261006T120000", "0300"},
		{"the first of its name counts", append(zone("local", standard("DTSTART:20090314T230000", "TZOFFSETFROM:+0000", "TZOFFSETTO:+0100")...),
			zone("local", standard("DTSTART:20090314T230000", "TZOFFSETFROM:+0000", "TZOFFSETTO:+0200")...)...), "local:20261006T120000", "1100"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			o := fall(t)
			o.Now = time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC)
			_, got := cardsOf(t, calendarOf(append(meeting("DTSTART;TZID="+tt.start), tt.zone...)...), o)
			want := tt.want[:2] + ":" + tt.want[2:]
			if len(got) != 1 || !strings.HasPrefix(got[0], "2026-10-06 "+want) {
				t.Errorf("got %q, want %s", got, want)
			}
		})
	}
}

func TestReadOffset(t *testing.T) {
	for text, want := range map[string]int64{"+0000": 0, "-0800": -8 * 3600, "+0530": 19800, "-001545": -945} {
		if got, ok := readOffset(text); got != want || !ok {
			t.Errorf("%s: %d, %v", text, got, ok)
		}
	}
	for _, text := range []string{"", "0800", "+08", "+08:00", "--0800", "+2400", "+0060", "+000060", "UTC"} {
		if got, ok := readOffset(text); ok {
			t.Errorf("%q is %d", text, got)
		}
	}
}
