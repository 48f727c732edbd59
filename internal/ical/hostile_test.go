package ical

import (
	"errors"
	"io"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/textfile"
)

// readThrough reads a calendar to its end, and counts the cards that can be taken and those that cannot.
func readThrough(open textfile.Open, o Options) (good, bad int, err error) {
	c, err := Read(open, o)
	if err != nil {
		return 0, 0, err
	}
	for card, err := range c.Cards() {
		switch {
		case err != nil:
			return good, bad, err
		case card.Bad != nil:
			bad++
		case card.Pass != "":
		default:
			good++
		}
	}
	return good, bad, nil
}

// TestCutOff: a file that was cut off, at whatever byte, is refused with its line; but where only the end of the last line is gone.
func TestCutOff(t *testing.T) {
	for _, name := range []string{"google.ics", "outlook.ics", "apple.ics"} {
		text := sample(t, name)
		whole := len(strings.TrimRight(text, "\r\n"))
		for at := range text {
			_, _, err := readThrough(opens(text[:at]), fall(t))
			var p *journal.Problem
			switch {
			case at >= whole && err == nil:
			case at >= whole:
				t.Fatalf("%s, without its last line end: %v", name, err)
			case !errors.As(err, &p) || p.Hint == "" || !strings.HasPrefix(p.What, "sample.ics:"):
				t.Fatalf("%s, cut off at byte %d: %v", name, at, err)
			}
		}
	}
}

func TestNoCalendar(t *testing.T) {
	for text, want := range map[string]string{
		"":                               "sample.ics: the file is empty",
		"\r\n\r\n":                       "sample.ics: the file is empty",
		"PK\x03\x04zip":                  "sample.ics:1: this is no calendar",
		"\x89PNG\r\n\x1a\n\x00":          "sample.ics:1: this is no calendar",
		"BEGIN:VCARD\r\nEND:VCARD\r\n":   "sample.ics:1: this is no calendar",
		"END:VCALENDAR":                  "sample.ics:1: this is no calendar",
		"BEGIN:VCALENDAR\nVERSION:1.0\n": "sample.ics:2: this is a vCalendar of version 1.0",
		"BEGIN:VCALENDAR\nEND:VEVENT\n":  `sample.ics:2: VCALENDAR of line 1 ends as "VEVENT"`,
		"BEGIN:VCALENDAR\nBEGIN:VEVENT\n\nEND:VCALENDAR\n":     `sample.ics:4: VEVENT of line 2 ends as "VCALENDAR"`,
		"BEGIN:VCALENDAR\nBEGIN:VEVENT\nBEGIN:VCALENDAR\n":     "sample.ics:3: a calendar begins in VEVENT of line 2",
		"BEGIN:VCALENDAR\nEND:VCALENDAR\nand more\n":           `sample.ics:3: behind the calendar there is "and more"`,
		"BEGIN:VCALENDAR\n" + strings.Repeat("BEGIN:X\n", 100): "sample.ics:9: X stands deeper in others than 8",
	} {
		_, _, err := readThrough(opens(text), fall(t))
		if err == nil || err.Error() != want {
			t.Errorf("%.40q: %v, want %s", text, err, want)
		}
	}
}

// endless is a text of a beginning, a middle so many times, and an end, of which no more is held than is read.
func endless(begin, middle string, times int, end string) textfile.Open {
	return func() (io.ReadCloser, error) {
		return io.NopCloser(io.MultiReader(strings.NewReader(begin), &again{text: middle, left: times * len(middle)}, strings.NewReader(end))), nil
	}
}

// again is a text over and over.
type again struct {
	text     string
	at, left int
}

func (r *again) Read(p []byte) (n int, err error) {
	if r.left == 0 {
		return 0, io.EOF
	}
	for n < len(p) && r.left > 0 {
		k := copy(p[n:], r.text[r.at:])
		k = min(k, r.left)
		n, r.left, r.at = n+k, r.left-k, (r.at+k)%len(r.text)
	}
	return n, nil
}

// TestHuge: what no calendar has takes bounded time and memory, and is said or passed over.
func TestHuge(t *testing.T) {
	head := "BEGIN:VCALENDAR\r\n" + strings.Join(meeting("DTSTART:20261006"), "\r\n")
	head = strings.TrimSuffix(head, "END:VEVENT")
	const tail = "END:VEVENT\r\nEND:VCALENDAR\r\n"
	tests := []struct {
		name      string
		open      textfile.Open
		good, bad int
	}{
		{"a picture in a line of 10 MB", endless(head+"ATTACH:", "abcdefghij", 1<<20, "\r\n"+tail), 1, 0},
		{"a picture folded ten thousand times", endless(head+"ATTACH:", "abcdefghij\r\n ", 10_000, "\r\n"+tail), 1, 0},
		{"a title of 10 MB", endless(head+"LOCATION:", "abcdefghij", 1<<20, "\r\n"+tail), 0, 1},
		{"an agenda of 10 MB", endless(head+"DESCRIPTION:", "abcdefghij", 1<<20, "\r\n"+tail), 1, 0},
		{"a comment of 10 MB", endless(head+"COMMENT:", "abcdefghij", 1<<20, "\r\n"+tail), 1, 0},
		{"a million properties nobody knows", endless(head, "X-SAID:x\r\n", 1_000_000, tail), 1, 0},
		{"a million empty properties", endless(head, "X-EMPTY:\r\n", 1_000_000, tail), 1, 0},
		{"two hundred thousand people", endless(head, "ATTENDEE:mailto:a@b\r\n", 200_000, tail), 0, 1},
		{"two hundred thousand dates", endless(head, "RDATE:20261007\r\n", 200_000, tail), 0, 1},
		{"a million excepted dates", endless(head+"RRULE:FREQ=DAILY\r\nEXDATE:20261007", ",20261008", 1_000_000, "\r\n"+tail), 0, 1},
		{"two hundred thousand rules", endless(head, "RRULE:FREQ=DAILY\r\n", 200_000, tail), 0, 1},
		{"every second for a thousand years", endless(head+"RRULE:FREQ=SECONDLY;UNTIL=30261231T000000Z\r\n", "", 0, tail), 0, 1},
		{"every second by a list", endless(head+"RRULE:FREQ=DAILY;BYHOUR=0", ",1", 900, "\r\n"+tail), 0, 1},
		{"two hundred thousand zones", endless("BEGIN:VCALENDAR\r\n", "BEGIN:VTIMEZONE\r\nTZID:x\r\nEND:VTIMEZONE\r\n", 200_000, "END:VCALENDAR"), 0, 0},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			began := time.Now()
			runtime.GC()
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			good, bad, err := readThrough(tt.open, fall(t))
			runtime.ReadMemStats(&after)
			if err != nil || good != tt.good || bad != tt.bad {
				t.Errorf("%d good, %d bad, %v", good, bad, err)
			}
			if took := time.Since(began); took > time.Minute {
				t.Errorf("it took %s", took)
			}
			if held := int64(after.HeapSys) - int64(before.HeapSys); held > 128<<20 {
				t.Errorf("it held %d MB", held>>20)
			}
		})
	}
}
