package ical

import (
	"bufio"
	"io"
	"iter"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/rel-journal/rel/internal/journal"
)

// Entry is a whole day in a calendar that is written.
type Entry struct {
	UID    string // the same whenever the calendar is written
	Day    journal.Day
	Title  string
	Detail string         // more, which a calendar shows when it is opened; may be empty
	Yearly journal.Yearly // what comes round every year, from the day on; zero for what does not
	Silent bool           // no alarm on the morning
}

// Writing is how a calendar is written.
type Writing struct {
	Name string    // what programs call the calendar
	Now  time.Time // when it is written
}

// alarmAt is when on the morning of its day an entry rings.
const alarmAt = "PT9H"

// Write writes a calendar, and counts its entries. They are events, VEVENT: a to-do, VTODO, would fit as well, but Google shows none,
// and Outlook takes none in from a calendar that is subscribed to. They are marked as private, lest a calendar that is shared on
// shows them to everybody, and leave the day free.
func Write(out io.Writer, w Writing, entries iter.Seq2[Entry, error]) (n int, err error) {
	b := bufio.NewWriter(out)
	put(b, "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//rel//relationship journal//EN", "CALSCALE:GREGORIAN", "METHOD:PUBLISH",
		"NAME:"+escape(w.Name), "X-WR-CALNAME:"+escape(w.Name), "REFRESH-INTERVAL;VALUE=DURATION:P1D", "X-PUBLISHED-TTL:P1D")
	for e, err := range entries {
		if err != nil {
			return n, err
		}
		writeEntry(b, w, e)
		n++
	}
	put(b, "END:VCALENDAR")
	return n, b.Flush()
}

func writeEntry(b *bufio.Writer, w Writing, e Entry) {
	put(b, "BEGIN:VEVENT", "UID:"+escape(e.UID), "DTSTAMP:"+w.Now.UTC().Format(layoutClock+"Z"),
		"DTSTART;VALUE=DATE:"+e.Day.Format(layoutDay), "DTEND;VALUE=DATE:"+e.Day.Add(1).Format(layoutDay))
	if e.Yearly.Month != 0 {
		put(b, "RRULE:"+yearly(e.Yearly))
	}
	put(b, "SUMMARY:"+escape(e.Title))
	if e.Detail != "" {
		put(b, "DESCRIPTION:"+escape(e.Detail))
	}
	put(b, "CLASS:PRIVATE", "TRANSP:TRANSPARENT")
	if !e.Silent {
		put(b, "BEGIN:VALARM", "ACTION:DISPLAY", "DESCRIPTION:"+escape(e.Title), "TRIGGER:"+alarmAt, "END:VALARM")
	}
	put(b, "END:VEVENT")
}

// yearly is the rule of what comes round every year. What is kept on 29 February is on the last of the month.
func yearly(y journal.Yearly) string {
	if y.Month == time.February && y.Day == 29 {
		return "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1"
	}
	return "FREQ=YEARLY"
}

// widest is how many bytes a line has at most, its end aside.
const widest = 75

// put writes lines, each folded between two characters where it is too long. What goes wrong shows when b is flushed.
func put(b *bufio.Writer, texts ...string) {
	for _, text := range texts {
		room := widest
		for len(text) > room {
			at := room
			for at > 1 && !utf8.RuneStart(text[at]) {
				at--
			}
			_, _ = b.WriteString(text[:at] + "\r\n ")
			text, room = text[at:], widest-1
		}
		_, _ = b.WriteString(text + "\r\n")
	}
}

// escape is a text as a value has it, without what no line may hold.
func escape(text string) string {
	text = strings.ToValidUTF8(text, "\ufffd")
	text = strings.NewReplacer(`\`, `\\`, ";", `\;`, ",", `\,`, "\r\n", `\n`, "\r", `\n`, "\n", `\n`).Replace(text)
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && r != '\t' {
			return -1
		}
		return r
	}, text)
}
