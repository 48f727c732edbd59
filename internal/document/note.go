package document

import "github.com/rel-journal/rel/internal/journal"

// The keys of a note that a contact does not have.
const (
	Day     = "day"
	Time    = "time"
	Channel = "channel"
	Began   = "began"
	With    = "with"
	About   = "about"
	Heard   = "heard"
	Todo    = "todo"
	Owed    = "owed"
	Tried   = "tried"
	Private = "private"
	Touch   = "touch"
)

// Newcomer is the name of a value that is a contact to be added with the note: "- new: Mei Tanaka".
const Newcomer = "new"

// NoteForm is the form of a note.
func NoteForm() Form {
	return Form{Noun: "a note", Text: true, Keys: []Key{
		{Day, Plain, "the day of the conversation: 2026-11-22, yesterday, friday"},
		{Time, Plain, "the time of day: 14:30, 2:30pm; may be empty"},
		{Channel, Plain, "how: meeting, call, video, email, message, letter, encounter, social or forum; may be empty"},
		{Began, Plain, "who began it: me or them; may be empty"},
		{With, Many, "who was present, one to a line; new: adds somebody to the journal:\n  - Dana Whitcomb\n  - new: Mei Tanaka"},
		{About, Many, "whom else it was about, in the same way"},
		{Heard, Ordered, "what they said, one to a line, who said it first:\n  - Luis Ortega: worries about rates"},
		{Todo, Many, "what you owe out of it and is open, one to a line, whom it is with first:\n  - Luis Ortega: send the memo by friday"},
		{Owed, Many, "what they owe you, in the same way; what stands here is closed by rel done and rel drop, and changed by rel edit t7"},
		{Tags, Many, "tags, one to a line"},
		{Initiative, One, "the initiative it belongs to; may be empty; rel initiative lists them"},
		{Tried, Plain, "yes: an attempt, and nobody answered"},
		{Private, Plain, "yes: stays out of exports and reports unless asked for by name"},
		{Touch, Plain, "yes: it counts as being in touch with those present; empty leaves that to rel, which counts no attempt,\n" +
			"forum or gathering of more than twelve"},
	}}
}

// The values of what is so or is not.
const (
	yes = "yes"
	no  = "no"
)

// YesNo is yes or no.
func YesNo(is bool) string {
	if is {
		return yes
	}
	return no
}

// ParseYesNo reads yes or no, as YesNo has it or as YAML does; empty is no. The error is a *Problem of code Usage.
func ParseYesNo(text string) (bool, error) {
	switch journal.Fold(text) {
	case yes, "y", "true":
		return true, nil
	case no, "n", "false", "":
		return false, nil
	}
	return false, journal.Bad("write yes or no", "%q is neither yes nor no", journal.AsTyped(text))
}

// OfNote is a note as a document, with what is owed out of it.
func OfNote(n journal.Note, followUps []journal.FollowUp) (d Document) {
	d.set(Day, n.Day.String())
	d.set(Time, n.Time)
	d.set(Channel, string(n.Channel))
	d.set(Began, string(n.Began))
	d.set(With, labels(n.Present())...)
	d.set(About, labels(n.About())...)
	var heard []Value
	for _, h := range n.Heard {
		heard = append(heard, OfHeard(n, h))
	}
	d.name(Heard, heard)
	d.name(Todo, owed(followUps, journal.Me))
	d.name(Owed, owed(followUps, journal.Them))
	d.set(Tags, n.Tags...)
	d.set(Initiative, n.Initiative.Name)
	d.set(Tried, YesNo(n.Tried))
	d.set(Private, YesNo(n.Private))
	d.set(Touch, YesNo(n.Touch))
	d.Text = n.Body
	return d
}

// OfDraft is a note that is not in the journal yet as a document. Those who are not there either are newcomers; whether it
// is a touch is left to the rule unless it is said.
func OfDraft(n journal.Note, followUps []journal.FollowUp, isNew func(journal.Participant) bool, touch bool) Document {
	d := OfNote(n, followUps)
	for i, e := range d.Entries {
		switch e.Key {
		case With:
			d.Entries[i].Values = newcomers(e.Values, n.Present(), isNew)
		case About:
			d.Entries[i].Values = newcomers(e.Values, n.About(), isNew)
		case Touch:
			d.Entries[i].Values = nil
			if touch {
				d.Entries[i].Values = []Value{{Text: yes}}
			}
		}
	}
	return d
}

// newcomers are the values of those who took part, marked where they are not in the journal yet.
func newcomers(values []Value, who []journal.Participant, isNew func(journal.Participant) bool) []Value {
	for i, p := range who {
		if isNew(p) {
			values[i].Name = Newcomer
		}
	}
	return values
}

// OfHeard is something heard in a note, as a value.
func OfHeard(n journal.Note, h journal.Heard) Value {
	v := Value{Name: h.Speaker, Text: h.Text}
	for _, p := range n.Participants {
		if h.SpeakerUID != "" && p.UID == h.SpeakerUID {
			v.Name = p.Label()
		}
	}
	return v
}

func labels(who []journal.Participant) []string {
	out := make([]string, len(who))
	for i, p := range who {
		out[i] = p.Label()
	}
	return out
}
