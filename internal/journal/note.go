package journal

import (
	"fmt"
	"strconv"
)

// Note is one dated conversation, with those who took part and those it was about.
type Note struct {
	ID      int64
	UID     string
	Day     Day
	Time    string // the time of day, "15:04", local; empty when not said
	Channel Channel
	Body    string
	Touch   bool // whether it touches those present; see Touches
	Tried   bool // an attempt without an answer yet
	Private bool
	Author  string    // who wrote it down
	Began   Initiator // who began the conversation

	Participants []Participant
	Heard        []Heard
	Tags         []string
	Initiative   InitiativeName // the one it belongs to
	Deleted      bool
}

// Participant is a contact in a note.
type Participant struct {
	ContactID int64  `json:"contact"` // the number; the uid is what counts when a note is written
	UID       string `json:"uid"`
	Name      string `json:"name"`
	Role      Role   `json:"role"`
	Shared    bool   `json:"-"` // another contact, not removed, bears the same name
	Then      string `json:"-"` // the position they held on the day of the note, where it has ended since
}

// Label is the name, with the number where another contact bears the same: "Linda Chen (5)".
func (p Participant) Label() string {
	if p.Shared {
		return fmt.Sprintf("%s (%d)", p.Name, p.ContactID)
	}
	return p.Name
}

// Heard is something a contact said, kept apart from what was said to them.
type Heard struct {
	SpeakerUID string `json:"speaker"` // empty when attributed to nobody
	Speaker    string `json:"name"`
	Text       string `json:"text"`
}

// Present is those of the note's participants who were present.
func (n Note) Present() []Participant { return n.with(Present) }

// About is those of the note's participants whom it was about.
func (n Note) About() []Participant { return n.with(About) }

func (n Note) with(role Role) []Participant {
	var out []Participant
	for _, p := range n.Participants {
		if p.Role == role {
			out = append(out, p)
		}
	}
	return out
}

// LargestTouch is how many may be present before a conversation is a gathering that touches nobody.
const LargestTouch = 12

// Touches reports whether a note of this kind, with so many present, touches those present: it was
// answered, and was no large gathering. A person who was spoken with at a forum all the same is
// touched only when the note says so itself.
func Touches(channel Channel, tried bool, present int) bool {
	return !tried && channel != Forum && present > 0 && present <= LargestTouch
}

// Held refuses the day of a conversation that has not been held yet, or that nobody who lives can have held, before EarliestYear,
// as a *Problem of code Usage. No day at all it lets pass.
func Held(day, today Day) error {
	if day.IsZero() || !day.After(today) && day.Year >= EarliestYear {
		return nil
	}
	if day.Year < EarliestYear {
		return Bad("days run from "+strconv.Itoa(EarliestYear)+" to today", "%s is too early for a conversation", day)
	}
	return Bad("write it down when it has been held; a plan for later is rel snooze WHO UNTIL",
		"a note cannot lie in the future, and %s is after today, %s", day, today)
}
