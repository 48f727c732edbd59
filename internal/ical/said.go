package ical

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/rel-journal/rel/internal/journal"
)

// untitled is what a meeting without a title is called.
const untitled = "Meeting"

// What a meeting says of itself that is left out where that was not asked for, as Left of its card has it.
const (
	LeftBeyond = "beyond" // what it says beyond its title
	LeftLength = "length" // how long it took
)

// tell takes what a meeting says of itself.
func (c *Calendar) tell(x component, card *journal.NoteCard) (err error) {
	n := &card.Note
	n.Channel = channelOf(x)
	n.Private = slices.Contains([]string{"PRIVATE", "CONFIDENTIAL"}, strings.ToUpper(x.text("CLASS")))
	n.Body = cmp.Or(journal.OneSpaced(x.text("SUMMARY")), untitled)
	if place := placeOf(x); place != "" {
		n.Body += " (" + place + ")"
	}
	card.Left = slices.Clone(x.unread)
	tags, all := categories(x)
	n.Tags, card.Left = tags, appendIf(card.Left, !all, "CATEGORIES")
	beyond := beyondTitle(x)
	length, ends := c.length(x)
	card.Left = appendIf(card.Left, !ends, "DTEND")
	switch {
	case c.o.Describe && beyond+length != "":
		n.Body += "\n\n" + strings.TrimSpace(beyond+"\n"+length)
	case c.o.Describe:
	default:
		card.Left = appendIf(card.Left, beyond != "", LeftBeyond)
		card.Left = appendIf(card.Left, length != "", LeftLength)
	}
	n.Body, err = journal.CleanText("text", n.Body)
	return err
}

func appendIf(all []string, is bool, one string) []string {
	if is {
		return append(all, one)
	}
	return all
}

// mostTags is how many categories of a meeting are taken.
const mostTags = 100

// categories are the categories of a meeting as tags; all is whether none is left out, as it can be no tag.
func categories(x component) (tags []string, all bool) {
	all = true
	for _, l := range x.lines {
		if l.name != "CATEGORIES" {
			continue
		}
		for _, text := range listed(l.value) {
			tag, err := journal.Tag(plain(text))
			switch {
			case strings.TrimSpace(text) == "" || slices.Contains(tags, tag):
			case err != nil || len(tags) == mostTags:
				all = false
			default:
				tags = append(tags, tag)
			}
		}
	}
	return slices.Clip(tags), all
}

// listed parts a value at its commas that stand without a backslash.
func listed(value string) (all []string) {
	from, escaped := 0, false
	for i := range len(value) {
		switch {
		case escaped:
			escaped = false
		case value[i] == '\\':
			escaped = true
		case value[i] == ',':
			all, from = append(all, value[from:i]), i+1
		}
	}
	return append(all, value[from:])
}

// beyondTitle is what a meeting says beyond its title: what it is about, whom to ask, and where to read more; a link to the
// meeting itself says nothing of it, and may hold a password.
func beyondTitle(x component) string {
	var lines []string
	lines = appendIf(lines, x.text("DESCRIPTION") != "", x.text("DESCRIPTION"))
	for _, y := range []struct{ name, said string }{{"COMMENT", "Comment: "}, {"CONTACT", "Contact: "}, {"URL", "Link: "}} {
		for _, text := range x.texts(y.name) {
			if y.name != "URL" || !isMeetingLink(strings.ToLower(text)) {
				lines = append(lines, y.said+text)
			}
		}
	}
	return strings.Join(lines, "\n")
}

// length is how long a meeting took, in words: nothing where it does not say, or is a single day. ok is whether its end can be read.
func (c *Calendar) length(x component) (text string, ok bool) {
	start, err := c.start(x)
	took, _ := readDuration(x.text("DURATION"))
	if l, ends := x.line("DTEND"); err == nil && ends {
		var end moment
		end, err = c.moment(l, l.value)
		took = end.as(start).Sub(start.wall)
	}
	switch days := took / day; {
	case err != nil || took <= 0 || start.allDay && days <= 1:
	case took%day != 0:
		text = clockwork(took)
	case days == 1:
		text = "Length: 1 day"
	default:
		text = fmt.Sprintf("Length: %d days", days)
	}
	return text, err == nil
}

const day = 24 * time.Hour

// clockwork is a length of hours and minutes.
func clockwork(took time.Duration) string {
	hours, minutes := took/time.Hour, took%time.Hour/time.Minute
	switch {
	case hours == 0 && minutes == 0:
		return ""
	case minutes == 0:
		return fmt.Sprintf("Length: %d h", hours)
	case hours == 0:
		return fmt.Sprintf("Length: %d min", minutes)
	}
	return fmt.Sprintf("Length: %d h %d min", hours, minutes)
}

// longestMeeting is how long a meeting can be that says its length.
const longestMeeting = 10_000 * day

// readDuration reads a length of time: PT1H30M, P1D, P2W.
func readDuration(text string) (d time.Duration, ok bool) {
	rest, ok := strings.CutPrefix(strings.TrimPrefix(strings.ToUpper(text), "+"), "P")
	units := map[byte]time.Duration{
		'W': 7 * day, 'D': day, 'H': time.Hour, 'M': time.Minute, 'S': time.Second,
	}
	n := 0
	for i := range len(rest) {
		switch b := rest[i]; {
		case b >= '0' && b <= '9' && n < 10_000:
			n = 10*n + int(b-'0')
		case b == 'T':
		case units[b] != 0:
			d, n = d+time.Duration(n)*units[b], 0
			if d > longestMeeting {
				return 0, false
			}
		default:
			return 0, false
		}
	}
	return d, ok
}
