package document

import "github.com/rel-journal/rel/internal/journal"

// The keys of an initiative, and of what belongs to one.
const (
	Initiative = "initiative"
	Gives      = "gives"
	Aim        = "aim"
	Contacts   = "contacts"
)

// InitiativeForm is the form of an initiative.
func InitiativeForm() Form {
	return Form{Noun: "an initiative", Keys: []Key{
		{Name, One, "the name of the initiative"},
		{Aim, One, "what it is for, on one line; may be empty"},
		{State, Plain, "planned, under way, done or dropped"},
		{Contacts, Many, "who is in it, one to a line, with their role before the name or without:\n" +
			"  - convener: Dana Whitcomb\n  - Luis Ortega"},
	}}
}

// OfInitiative is an initiative as a document.
func OfInitiative(in journal.Initiative) (d Document) {
	d.set(Name, in.Name)
	d.set(Aim, in.Aim)
	d.set(State, string(in.State))
	var members []Value
	for _, m := range in.Members {
		members = append(members, Value{Name: m.Role, Text: m.Who.Label()})
	}
	d.name(Contacts, members)
	return d
}
