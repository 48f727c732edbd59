package store

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/rel-journal/rel/internal/journal"
)

// columnWords are the recorded columns as people know them. Those left out are keys made of other columns.
var columnWords = map[string]string{
	"kind": "kind", "name": "name", "stage": "stage", "every": "cadence", "snooze": "snoozed until", "added": "day added",
	"deleted": "removed", "merged_into": "merged into", "wanted": "wanted number",
	"day": "day", "time": "time", "channel": "channel", "body": "text", "touch": "touches those present", "tried": "tried",
	"private": "private", "author": "author", "began": "who began", "date_order": "date order",
	"contact_id": "with", "note_id": "note", "owed_by": "owed by", "text": "text", "due": "due", "state": "state", "closed": "closed on",
	"dropped":       "dropped on",
	"initiative_id": "initiative", "gives": "gives", "aim": "aim",
	"trust": "trust", "integrity": "integrity", "intent": "intent", "capability": "capability", "record": "track record",
	"fairness": "fairness", "fairness_from": "fairness by", "evidence": "evidence",
	"since":         "since",
	"backup_folder": "backup folder", "backup_recipient": "backup recipient", "hold": "hold",
}

// columnText is the value of a column as a person reads it; empty for none.
func columnText(column string, value any) string {
	switch v := value.(type) {
	case nil:
		return ""
	case int64:
		switch column {
		case "every":
			return journal.Cadence(v).String()
		case "deleted":
			return fmt.Sprintf("by c%d", v)
		case "hold":
			return map[int64]string{0: "off", 1: "on"}[v]
		case "touch", "tried", "private":
			return map[int64]string{0: "no", 1: "yes"}[v]
		}
	}
	return fmt.Sprint(value)
}

// detailWords is the sort of a detail and what it says, both in words.
func (s *Store) detailWords(ctx context.Context, d detail, image map[string]any) (what, text string, err error) {
	number := func(column string) int64 { n, _ := image[column].(int64); return n }
	switch d.table {
	case "contact_groups":
		text, err = s.subject(ctx, "groups", number("group_id"))
		return "", text, err
	case "review_answers":
		text, err = s.subject(ctx, "contacts", number("contact_id"))
		return "answer " + columnText("answer", image["answer"]), text, err
	case "participants":
		text, err = s.subject(ctx, "contacts", number("contact_id"))
		return columnText("role", image["role"]), text, err
	case "initiative_contacts":
		text, err = s.subject(ctx, "contacts", number("contact_id"))
		return "contact", inRole(text, image), err
	case "not_the_same":
		text, err = s.subject(ctx, "contacts", number("other_id"))
		return notTheSameAs, text, err
	default:
		what, text = ownWords(d, image)
		if d.table == "properties" {
			text = propertyWords(image)
		}
		return what, text, nil
	}
}

// notTheSameAs is what is said of a contact and another that is not the same.
const notTheSameAs = "not the same as"

// ownWords is detailWords of a detail that says by itself what it is, without naming a row of another table.
func ownWords(d detail, image map[string]any) (what, text string) {
	word := func(column string) string { return columnText(column, image[column]) }
	number := func(column string) int { n, _ := image[column].(int64); return int(n) }
	switch d.table {
	case "aliases":
		return "alias", word("name")
	case "points":
		return word("kind"), strings.TrimSuffix(word("value")+" ("+word("label")+")", " ()")
	case "positions":
		return "position", journal.Position{Title: word("title"), Organization: word("organization")}.String()
	case "sheet_maps":
		return "map", word("name") + " " + word("columns")
	case "dismissed_seats":
		return "vacant seat let go", word("seat")
	case "yearly_dates":
		return word("label"), journal.Yearly{Month: time.Month(number("month")), Day: number("day"), Year: number("year")}.String()
	case "fields":
		return word("name"), word("value")
	case "properties":
		return "kept aside", word("line")
	case "heard":
		return "heard", word("text")
	case "review_contacts":
		return word("part"), word("name") + ": " + word("why")
	case "review_answers":
		return "answer", word("answer")
	case "review_ratings":
		return "rating", strings.TrimSuffix(word("indicator")+": "+word("rating")+": "+word("remark"), ": ")
	case "review_counts":
		return "count", strings.TrimPrefix(word("counted")+", ", ", ") + word("what") + ": " + word("n")
	default: // contact_tags and note_tags
		return "tag", word("tag")
	}
}

// inRole is a contact with the role they have in an initiative.
func inRole(name string, image map[string]any) string {
	if role := columnText("role", image["role"]); role != "" {
		return name + ", " + role
	}
	return name
}
