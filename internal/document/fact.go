package document

import "github.com/rel-journal/rel/internal/journal"

// FactForm is the form of a fact.
func FactForm() Form {
	return Form{Noun: "a fact", Keys: []Key{
		{TextKey, One, "what is known, assumed or to be asked"},
		{Kind, Plain, "cares, known, assume, ask, or told: what they know of us"},
		{Day, Plain, "when it was learned, told, assumed or thought of: 2026-11-22, yesterday, friday"},
	}}
}

// OfFact is a fact as a document.
func OfFact(f journal.Fact) (d Document) {
	d.set(TextKey, f.Text)
	d.set(Kind, string(f.Kind))
	d.set(Day, f.Day.String())
	return d
}
