package ical

import (
	"net/url"
	"slices"
	"strings"

	"github.com/rel-journal/rel/internal/journal"
)

// party is who a meeting was with.
type party struct {
	present  []journal.Invited // without me, those who declined, and what is nobody: a room, a list of addresses
	declined bool              // I was asked, and declined
	left     []string          // who and what of them is left out
	bad      error
}

// mostPresent is how many can be in a meeting that is taken.
const mostPresent = 5000

// party is who was in a meeting, the organizer first.
func (c *Calendar) party(x component) party {
	var p party
	seen, declined := map[string]bool{}, map[string]bool{}
	for _, name := range []string{"ORGANIZER", "ATTENDEE"} {
		for _, l := range x.lines {
			if l.name != name {
				continue
			}
			who := invited(l)
			key := who.Key()
			switch nobody := isNobody(l); {
			case nobody != "":
				p.left = append(p.left, nobody)
			case key == "":
				p.left = append(p.left, leftNameless)
			case c.isMe(who):
				p.declined = p.declined || answered(l, "DECLINED")
			case answered(l, "DECLINED"), answered(l, "DELEGATED"):
				declined[key] = true
			case !seen[key]:
				seen[key] = true
				p.present = append(p.present, who)
				p.left = append(p.left, l.unused()...)
			}
		}
	}
	p.present = slices.DeleteFunc(p.present, func(who journal.Invited) bool { return declined[who.Key()] })
	p.left = append(p.left, slices.Repeat([]string{leftDeclined}, len(declined))...)
	if len(p.present) > mostPresent {
		p.bad = bad("more than %d people are in it", mostPresent)
	}
	return p
}

// touch is no for a gathering larger than touches anybody, however few of it the journal knows; else the rule decides.
func (p party) touch() *bool {
	if len(p.present) <= journal.LargestTouch {
		return nil
	}
	return new(bool)
}

func (c *Calendar) isMe(who journal.Invited) bool {
	return who.Email != "" && slices.ContainsFunc(c.o.Me, func(me string) bool {
		return journal.EmailKey(me) == journal.EmailKey(who.Email)
	})
}

// Who and what of a meeting is left out.
const (
	leftDeclined = "who declined or sent another"
	leftRooms    = "rooms and things"
	leftLists    = "lists of people"
	leftTold     = "who was only told of it"
	leftNameless = "attendees with neither name nor address"
)

// isNobody is what a line invites, where that is a room, a thing or a whole list, or who it tells of it and need not come; empty
// where it is somebody.
func isNobody(l line) string {
	switch strings.ToUpper(l.param("CUTYPE")) {
	case "ROOM", "RESOURCE":
		return leftRooms
	case "GROUP":
		return leftLists
	}
	if strings.EqualFold(l.param("ROLE"), "NON-PARTICIPANT") {
		return leftTold
	}
	return ""
}

// unused is what a line says of somebody who is present and is not taken: not how they were asked to answer, and in which language.
func (l line) unused() (names []string) {
	for rest := l.params; rest != ""; {
		var one string
		one, rest = cutParam(rest[1:])
		key, value, _ := strings.Cut(one, "=")
		switch key = strings.ToUpper(key); {
		case key == "", value == "", strings.HasPrefix(key, "SCHEDULE-"), key == "X-NUM-GUESTS" && value == "0":
		case slices.Contains([]string{"CN", "EMAIL", "CUTYPE", "ROLE", "PARTSTAT", "RSVP", "LANGUAGE"}, key):
		default:
			names = append(names, l.name+";"+clip(key))
		}
	}
	return names
}

func answered(l line, how string) bool { return strings.EqualFold(l.param("PARTSTAT"), how) }

// invited is whom a line names. Outlook puts an address where it knows no name, in single quotes at times.
func invited(l line) (who journal.Invited) {
	who.Email = addressIn(l.value)
	if who.Email == "" {
		who.Email = addressIn(l.param("EMAIL"))
	}
	who.Name = journal.OneSpaced(plain(l.param("CN")))
	if n := len(who.Name); n > 1 && who.Name[0] == '\'' && who.Name[n-1] == '\'' {
		who.Name = journal.OneSpaced(who.Name[1 : n-1])
	}
	if journal.IsEmail(who.Name) {
		if who.Email == "" {
			who.Email = who.Name
		}
		who.Name = ""
	}
	return who
}

// addressIn is the e-mail address in a calendar address, mailto:dana@example.org; empty where there is none.
func addressIn(value string) string {
	const scheme = "mailto:"
	value = strings.TrimSpace(value)
	if len(value) >= len(scheme) && strings.EqualFold(value[:len(scheme)], scheme) {
		value = value[len(scheme):]
	}
	if bare, err := url.PathUnescape(value); err == nil {
		value = strings.TrimSpace(bare)
	}
	if !journal.IsEmail(value) {
		return ""
	}
	return value
}
