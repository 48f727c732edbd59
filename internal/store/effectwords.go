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
		case "touch", "tried", "private", "hold":
			return map[int64]string{0: "no", 1: "yes"}[v]
		}
	}
	return fmt.Sprint(value)
}

// detailWords is the sort of a detail and what it says, both in words.
func (s *Store) detailWords(ctx context.Context, d detail, image map[string]any) (what, text string, err error) {
	word := func(column string) string { return columnText(column, image[column]) }
	number := func(column string) int64 { n, _ := image[column].(int64); return n }
	switch d.table {
	case "aliases":
		return "alias", word("name"), nil
	case "points":
		return word("kind"), strings.TrimSuffix(word("value")+" ("+word("label")+")", " ()"), nil
	case "positions":
		return "position", journal.Position{Title: word("title"), Organization: word("organization")}.String(), nil
	case "yearly_dates":
		y := journal.Yearly{Month: time.Month(number("month")), Day: int(number("day")), Year: int(number("year"))}
		return word("label"), y.String(), nil
	case "fields":
		return word("name"), word("value"), nil
	case "contact_groups":
		text, err = s.subject(ctx, "groups", number("group_id"))
		return "", text, err
	case "participants":
		text, err = s.subject(ctx, "contacts", number("contact_id"))
		return word("role"), text, err
	case "heard":
		return "heard", word("text"), nil
	default: // contact_tags and note_tags
		return "tag", word("tag"), nil
	}
}
