package monica

import (
	"encoding/json"
	"slices"
	"strings"
	"sync"
)

// taken are the properties of each kind of thing that have a place, or are of the program and of nobody: those its page names.
var taken = sync.OnceValue(func() map[string]string {
	return map[string]string{
		"contact": "first_name middle_name last_name nickname job company is_starred is_partial is_active is_dead tags gender " +
			"description food_preferences stay_in_touch_frequency birthdate deceased_date first_met_date first_met_through " +
			"avatar distant_etag last_consulted_at last_talked_to number_of_views",
		"contact_field": "data type",
		"address":       "name street city province country postal_code",
		"task":          "title description completed",
		"debt":          "amount currency status in_debt",
		"gift":          "name comment url status date amount",
		"reminder":      "initial_date title description frequency_type frequency_number delible",
		"pet":           "name category",
		"note":          "body is_favorite favorited_at",
		"call":          "called_at content contact_called emotions",
		"conversation":  "happened_at messages",
		"message":       "content written_by_me",
		"life_event":    "name note type happened_at",
		"activity":      "summary description type happened_at",
		kindEntry:       "title post comment date type day month year",
		"relationship":  "type contact_is of_contact",
	}
})

// leftOf counts what belongs to a contact and has no place, and what there is to them and to that which has none.
func (f *File) leftOf(x item) {
	f.unknownOf("contact", x)
	for kind, all := range x.Data {
		switch kind {
		case "activity", "photo", "document", "relationship":
		case "contact_field", "address", "task", "debt", "gift", "reminder", "pet", "note", "call", "conversation", "life_event":
			for _, y := range x.Data.items(kind) {
				f.unknownOf(kind, y)
			}
		default:
			f.left(words(kind), len(all.Values))
		}
	}
}

// unknownOf counts the properties of a thing that have no place and say something.
func (f *File) unknownOf(kind string, x item) {
	var all map[string]json.RawMessage
	if x.says(&all) != nil {
		return // of which is told elsewhere
	}
	for key, value := range all {
		p := Property{words(kind), words(key)}
		if slices.Contains(strings.Fields(taken()[kind]), key) || isNothing(value) {
			continue
		}
		if f.Unknown[p] > 0 || len(f.Unknown) < mostUnknown {
			f.Unknown[p]++
		}
	}
	var messages []item
	if kind == "conversation" && json.Unmarshal(all["messages"], &messages) == nil {
		for _, m := range messages {
			f.unknownOf("message", m)
		}
	}
}

// mostUnknown is how many properties without a place are told of an export at most.
const mostUnknown = 100

// Property is what something says in an export: of a "contact" its "vcard".
type Property struct{ Of, Name string }

// isNothing reports whether a value says nothing.
func isNothing(value json.RawMessage) bool {
	return slices.Contains([]string{"null", `""`, "[]", "{}", "false", "0"}, strings.TrimSpace(string(value)))
}

func words(key string) string { return strings.ReplaceAll(key, "_", " ") }
