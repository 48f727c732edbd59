package journal

// Initiative is what several contacts work for together. What each has committed to it are follow-ups that name it.
type Initiative struct {
	ID      int64
	UID     string
	Name    string
	Aim     string // a line; empty when it is not said
	State   InitiativeState
	Members []Member

	Deleted bool
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
