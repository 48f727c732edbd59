package journal

import (
	"errors"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// FollowUp is something owed: by me to a contact, or by them to me.
type FollowUp struct {
	ID      int64
	UID     string
	Who     Someone
	Note    int64  // the number of the note it came from; zero when it came from none
	NoteUID string // what that note is called outside this journal; empty when it came from none
	OwedBy  Initiator
	Text    string
	Due     Day // until when; zero when that was not said
	State   State
	Closed  Day // when it was done or dropped; zero while it is open
	Added   Day

	Initiative InitiativeName // the one it is committed to
	Gives      Gift           // what is given to it; empty when that was not said

	Private bool // as the note it came from
	Deleted bool
}

// Someone is a contact that something has to do with; nobody where it is zero.
type Someone struct {
	ID     int64
	UID    string
	Name   string
	Shared bool // another contact, not removed, bears the same name
}

// Label is the name, with the number where another contact bears the same; empty for nobody.
func (p Someone) Label() string {
	return Participant{ContactID: p.ID, Name: p.Name, Shared: p.Shared}.Label()
}

// State is what has become of a follow-up.
type State string

// The states of a follow-up.
const (
	Open    State = "open"
	Done    State = "done"
	Dropped State = "dropped" // let go: nobody waits for it any more
)

// States are all of them.
var States = []State{Open, Done, Dropped}

// Overdue reports whether a follow-up is open though its day is past.
func (f FollowUp) Overdue(today Day) bool {
	return f.State == Open && !f.Due.IsZero() && f.Due.Before(today)
}

// Late reports whether a follow-up was done after its day. What has no day cannot be late.
func (f FollowUp) Late() bool { return f.State == Done && !f.Due.IsZero() && f.Closed.After(f.Due) }

// Kept is how many promises of one side were kept, on time or late, and how many were let go.
type Kept struct {
	OnTime, Late, Dropped int
}

// Promises is how promises were kept between me and a contact.
type Promises struct {
	Mine, Theirs Kept
}

// MaxFollowUp is the most characters of a follow-up, or of a fact: it is a line, and a note holds the rest.
const MaxFollowUp = 500

// CleanFollowUp is the one form in which the text of a follow-up is kept: composed (Unicode NFC), on one line. The error,
// a *Problem, says that it is empty, longer than MaxFollowUp or not text at all.
func CleanFollowUp(s string) (string, error) {
	return cleanLine("follow-up", `say what is to be done, such as "send the memo by friday"`, s)
}

// cleanLine is a text of one line as it is kept, or why it cannot be; way is the way out where there is nothing in it.
func cleanLine(what, way, s string) (string, error) {
	if err := readable(what, s); err != nil {
		return "", err
	}
	text := norm.NFC.String(OneSpaced(s))
	if text == "" {
		return "", Bad(way, "the %s is empty", what)
	}
	if n := utf8.RuneCountInString(text); n > MaxFollowUp {
		return "", Bad("shorten it; a note has room for the rest",
			"the %s is %d characters long, and at most %d are taken", what, n, MaxFollowUp)
	}
	return text, nil
}

// ParseFollowUp reads what is owed, and the day it is due behind the last "by": "send the memo by friday". What stands
// there and is no date belongs to the text. A span of time is read there only with in or next, as things are also
// delayed by 2 weeks; a month or a year alone is not, as books are by May. The error is a *Problem: of a text that
// cannot be kept, and of a day that could be two, or is none.
func (g Dates) ParseFollowUp(s string) (text string, due Day, err error) {
	if text, err = CleanFollowUp(s); err != nil {
		return "", Day{}, err
	}
	at := max(strings.LastIndex(text, " by "), strings.LastIndex(text, " By "), strings.LastIndex(text, " BY "))
	if at < 0 {
		return text, Day{}, nil
	}
	due, err = g.until(strings.TrimRight(text[at+len(" by "):], ".! "))
	if errors.Is(err, errOtherForm) {
		return text, Day{}, nil
	}
	if err != nil {
		return "", Day{}, err
	}
	text, err = CleanFollowUp(strings.TrimRight(text[:at], ",;: "))
	return text, due, err
}

// until reads the day behind "by"; errOtherForm says that it is none.
func (g Dates) until(words string) (Day, error) {
	plain := plainDate(words)
	g.Edge = LastDay
	readers := []func(string) (Day, error){g.named, g.weekday, g.weekdayOf, g.calendar}
	if strings.HasPrefix(plain, "in ") || strings.HasPrefix(plain, "next ") {
		readers = append(readers, g.counted)
	}
	if strings.ContainsAny(plain, " -") {
		readers = append(readers, g.stretched)
	}
	for _, read := range readers {
		if day, err := read(plain); !errors.Is(err, errOtherForm) {
			return day, err
		}
	}
	return Day{}, errOtherForm
}

// Undated is what stands behind the last "by" of a text and looks like a day, though none is read out of it: "friday after
// next", "May". It is empty where there is nothing like that.
func (g Dates) Undated(text string) string {
	at := strings.LastIndex(strings.ToLower(text), " by ")
	if at < 0 {
		return ""
	}
	words := strings.TrimRight(text[at+len(" by "):], ".! ")
	if _, err := g.until(words); !errors.Is(err, errOtherForm) || !likeDay(words) {
		return ""
	}
	return words
}

// mostDayWords is how many words a day has at most; what is longer is a sentence in which one stands.
const mostDayWords = 5

// likeDay reports whether one of a few words is of those that days are made of.
func likeDay(text string) bool {
	words := strings.Fields(plainDate(text))
	if len(words) > mostDayWords {
		return false
	}
	return slices.ContainsFunc(words, func(word string) bool {
		word = strings.Trim(word, ".,")
		_, isWeekday := weekdayNames()[word]
		_, isMonth := monthNames()[word]
		return isWeekday || isMonth || slices.Contains(dayWords[:], word)
	})
}

// dayWords are words of days beside the names of weekdays and months. A number of weeks is none: things are delayed by them.
var dayWords = [...]string{"today", "tomorrow", "yesterday", "tonight", "eod", "eow", "cob", "week", "weekend", "month", "quarter", "year"}
