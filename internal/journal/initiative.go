package journal

import "strings"

// Initiative is what several contacts work for together. What each has committed to it are follow-ups that name it.
type Initiative struct {
	ID      int64
	UID     string
	Name    string
	Aim     string // a line; empty when it is not said
	State   InitiativeState
	Members []Member // by name, without those who were removed

	Open, Came int // how many of the commitments are still to come, and how many came
	LastNote   Day // the day of the latest note that belongs to it; zero when there is none
	Deleted    bool
}

// Named is the initiative as what belongs to it names it.
func (in Initiative) Named() InitiativeName { return InitiativeName{in.ID, in.UID, in.Name} }

// Role is the role of a contact in the initiative; ok is false for somebody who has no part in it.
func (in Initiative) Role(contact int64) (role string, ok bool) {
	for _, m := range in.Members {
		if m.Who.ID == contact {
			return m.Role, true
		}
	}
	return "", false
}

// InitiativeName is the initiative that a note or a follow-up belongs to; none where it is zero.
type InitiativeName struct {
	ID   int64
	UID  string
	Name string
}

// Member is a contact who has a part in an initiative.
type Member struct {
	Who  Someone
	Role string // what they are in it, such as "convener"; empty when it is not said
}

// InitiativeState is how far an initiative has come.
type InitiativeState string

// The states of an initiative.
const (
	Planned           InitiativeState = "planned"
	UnderWay          InitiativeState = "under way"
	InitiativeDone    InitiativeState = "done"
	InitiativeDropped InitiativeState = "dropped"
)

// InitiativeStates are all of them.
var InitiativeStates = []InitiativeState{Planned, UnderWay, InitiativeDone, InitiativeDropped}

// Ongoing reports whether an initiative is planned or under way.
func (s InitiativeState) Ongoing() bool { return s == Planned || s == UnderWay }

// Gift is what a contact commits to an initiative.
type Gift string

// What can be committed.
const (
	GivesPeople Gift = "people"
	GivesMoney  Gift = "money"
	GivesTime   Gift = "time"
	GivesVoice  Gift = "voice" // to speak for it
)

// Gifts are all of them.
var Gifts = []Gift{GivesPeople, GivesMoney, GivesTime, GivesVoice}

// CleanInitiative is the one form in which the name of an initiative is kept, as CleanName has it. The error, a *Problem,
// is that of a name, or says that it is how something else is named: a number, n841, or none, which is no initiative.
func CleanInitiative(s string) (string, error) {
	const way = `give it a name in words, such as "Rate study"`
	if strings.TrimSpace(s) == "" {
		return "", Bad(way, "an initiative needs a name")
	}
	name, err := CleanName(s)
	if err != nil {
		return "", err
	}
	_, isNumber := ParseNumber(name)
	_, isRef := ParseRef(name)
	if isNumber || isRef || strings.EqualFold(name, "none") {
		return "", Bad(way, "%q stands for something else, and is no name for an initiative", name)
	}
	return name, nil
}

// CleanAim is the one form in which the aim of an initiative is kept: composed (Unicode NFC), on one line. Empty is fine.
// The error, a *Problem, says that it is longer than MaxFollowUp or not text at all.
func CleanAim(s string) (string, error) { return cleanOrEmpty("aim", s) }

// CleanRole is CleanAim for the role of a contact in an initiative.
func CleanRole(s string) (string, error) { return cleanOrEmpty("role", s) }

func cleanOrEmpty(what, s string) (string, error) {
	if strings.TrimSpace(s) == "" {
		return "", nil
	}
	return cleanLine(what, "say what it is, or leave it out", s)
}
