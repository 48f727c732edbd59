// Package journal is the domain of rel: what a contact, a note, a day, a cadence is, and the rules
// that hold for them whatever keeps or shows them. It uses the standard library and golang.org/x/text
// alone, does no input or output, and asks no clock: whoever calls brings today along.
package journal

// Kind says whether a contact is a person or an organization.
type Kind string

// The kinds of contact.
const (
	Person       Kind = "person"
	Organization Kind = "organization"
)

// Kinds are all kinds, the usual one first.
var Kinds = []Kind{Person, Organization}

// Stage is where a relationship stands, in the field's words: initiate, develop, sustain.
type Stage string

// The stages a relationship goes through. Dormant is at rest: it is never due.
const (
	Prospect   Stage = "prospect"
	Developing Stage = "developing"
	Sustaining Stage = "sustaining"
	Dormant    Stage = "dormant"
)

// Stages are all stages in their order.
var Stages = []Stage{Prospect, Developing, Sustaining, Dormant}

// Channel is how a conversation was held; empty is not said.
type Channel string

// The channels of a conversation.
const (
	Meeting   Channel = "meeting"
	Call      Channel = "call"
	Video     Channel = "video"
	Email     Channel = "email"
	Message   Channel = "message"
	Letter    Channel = "letter"
	Encounter Channel = "encounter"
	Social    Channel = "social"
	Forum     Channel = "forum"
)

// Channels are all channels, the most personal first.
var Channels = []Channel{Meeting, Call, Video, Email, Message, Letter, Encounter, Social, Forum}

// Role is what a contact was to a note.
type Role string

// The roles of a contact in a note.
const (
	Present Role = "present" // took part in the conversation
	About   Role = "about"   // was its subject
)

// Initiator says who began a conversation; empty is not said.
type Initiator string

// Who began a conversation.
const (
	Me   Initiator = "me"
	Them Initiator = "them"
)

// Initiators are both.
var Initiators = []Initiator{Me, Them}
