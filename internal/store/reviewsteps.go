package store

import (
	"context"
	"fmt"
	"slices"
	"strings"
)

// steps are the tables whose one row a change names by the step that it was, as the same row is named by several.
var steps = []string{"reviews", "review_answers", "indicators"}

// step is a change in words that took one step in a review, or did one thing to an indicator; id is the row's, or for an answer
// that of whom it is about.
func (s *Store) step(ctx context.Context, c Change, table string, id int64) (string, error) {
	record, err := s.record(ctx, c.about())
	if err != nil {
		return "", err
	}
	name, err := s.subject(ctx, table, id)
	if err != nil {
		return "", err
	}
	switch table {
	case "review_answers":
		return s.answerStep(ctx, record, id, name)
	case "indicators":
		return strings.TrimSpace(name + " " + did(record, table, "added", "dropped", "name", "renamed")), nil
	}
	return name + reviewStep(record), nil
}

// reviewStep is the word for what a change did to a review, behind its name. One that came with its counts came finished, from
// another journal.
func reviewStep(record []recorded) string {
	rated := ratings(record)
	switch done := did(record, "reviews", "begun", "removed", "closed", "finished"); {
	case done == "" && len(rated) > 0:
		return " rated: " + strings.Join(rated, "; ")
	case done == "" || done == "begun" && slices.ContainsFunc(record, func(r recorded) bool { return r.table == "review_counts" }):
		return ""
	default:
		return " " + done
	}
}

// did is the word for what a change did to a row of a table: it was made, or removed, or has got another value in a column.
func did(record []recorded, table, made, removed, column, changed string) string {
	for _, r := range record {
		switch {
		case r.table != table:
		case r.op == "made":
			return made
		case r.now["deleted"] != nil:
			return removed
		case r.now[column] != nil:
			return changed
		}
	}
	return ""
}

// ratings are how a change rated indicators: "Local community presence, moderate".
func ratings(record []recorded) (out []string) {
	for _, r := range record {
		if r.table == "review_ratings" && r.op == "linked" {
			out = append(out, fmt.Sprintf("%v, %v", r.was["indicator"], r.was["rating"]))
		}
	}
	return out
}

// answerStep is what was decided about somebody in a review: "Ruth O'Malley (3) in r2: rest".
func (s *Store) answerStep(ctx context.Context, record []recorded, contact int64, otherwise string) (string, error) {
	for _, r := range record {
		if r.table == "review_answers" && r.op == "linked" && r.was["contact_id"] == contact {
			name, err := s.subject(ctx, "contacts", contact)
			return fmt.Sprintf("%s in r%v: %v", name, r.was["review_id"], r.was["answer"]), err
		}
	}
	return otherwise, nil
}
