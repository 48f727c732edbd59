package store

import (
	"context"
	"fmt"

	"github.com/rel-journal/rel/internal/db"
	"github.com/rel-journal/rel/internal/journal"
)

// Effect is one thing that a change did to one record, or to a run of them that it made.
type Effect struct {
	Did    string `json:"did"`    // made, removed, changed, linked (gave it a detail) or unlinked (took one away)
	Record string `json:"record"` // in words: "Dana Whitcomb (1)", "n33", "group Providers", "settings"
	What   string `json:"what"`   // the column that changed, or the sort of detail; empty when made or removed
	From   string `json:"from"`   // what was there before; empty when nothing was
	To     string `json:"to"`     // what is there after; empty when nothing is
	Hidden bool   `json:"hidden"` // From and To are left out, as the words are of a note that is or has been private
}

// Effects is what a change did, in the order it did it; of an undo or redo, what the change it is about has done.
func (s *Store) Effects(ctx context.Context, c Change) ([]Effect, error) {
	record, err := s.record(ctx, c.about())
	var out []Effect
	for _, r := range record {
		if err != nil {
			break
		}
		var more []Effect
		switch r.op {
		case "made":
			more, err = s.making(ctx, r)
		case "edited":
			more, err = s.editing(ctx, r)
		default:
			more, err = s.linking(ctx, r)
		}
		out = append(out, more...)
	}
	return out, err
}

// making is the effect of a line that made rows.
func (s *Store) making(ctx context.Context, r recorded) ([]Effect, error) {
	if n := r.last - r.first + 1; n > mostNamed {
		return []Effect{{Did: r.op, Record: fmt.Sprintf("%d %s", n, words(r.table))}}, nil
	}
	var out []Effect
	for id := r.first; id <= r.last; id++ {
		name, err := s.subject(ctx, r.table, id)
		if err != nil {
			return nil, err
		}
		out = append(out, Effect{Did: r.op, Record: name})
	}
	return out, nil
}

// editing is the effects of a line that changed columns of one row.
func (s *Store) editing(ctx context.Context, r recorded) ([]Effect, error) {
	name, err := s.recordName(ctx, r.table, r.first)
	if err != nil {
		return nil, err
	}
	var out []Effect
	for _, column := range sortedKeys(r.now) {
		e := Effect{Did: "changed", Record: name, What: columnWords[column]}
		switch {
		case e.What == "":
			continue // a key made of another column
		case column == "deleted" && r.now[column] != nil:
			e.Did, e.What = "removed", ""
		default:
			if err := s.fillValues(ctx, &e, r, column); err != nil {
				return nil, err
			}
		}
		out = append(out, e)
	}
	return out, nil
}

// fillValues puts what a column held before and after into the effect, unless it is, or was, nobody else's business.
func (s *Store) fillValues(ctx context.Context, e *Effect, r recorded, column string) (err error) {
	switch {
	case r.table == "notes" && column == "body":
		e.Hidden, err = s.everPrivate(ctx, r.first)
	case (r.table == "followups" || r.table == "facts") && column == "text":
		e.Hidden, err = s.fromPrivate(ctx, r.table, r.first)
	}
	if e.Hidden || err != nil {
		return err
	}
	if e.From, err = s.valueText(ctx, column, r.was[column]); err == nil {
		e.To, err = s.valueText(ctx, column, r.now[column])
	}
	return err
}

// valueText is columnText, with the name of a contact or an initiative where the column has a number.
func (s *Store) valueText(ctx context.Context, column string, value any) (string, error) {
	if id, ok := value.(int64); ok && (column == "contact_id" || column == "merged_into") {
		return s.subject(ctx, "contacts", id)
	}
	if id, ok := value.(int64); ok && column == "initiative_id" {
		return s.initiativeSubject(ctx, id)
	}
	return columnText(column, value), nil
}

// linking is the effect of a line that gave a row a detail, or took one away.
func (s *Store) linking(ctx context.Context, r recorded) ([]Effect, error) {
	d := detailOf(r.table)
	owner, _ := r.was[d.key].(int64)
	name, err := s.recordName(ctx, d.owner, owner)
	if err != nil {
		return nil, err
	}
	e := Effect{Did: r.op, Record: name}
	var text string
	if e.What, text, err = s.detailWords(ctx, d, r.was); err != nil {
		return nil, err
	}
	if r.table == "heard" {
		if e.Hidden, err = s.everPrivate(ctx, owner); err != nil {
			return nil, err
		}
	}
	if part, _ := r.was["part"].(string); r.table == "review_contacts" && journal.Part(part).OfAssessments() {
		e.Hidden = true
	}
	switch {
	case e.Hidden:
	case r.op == "linked":
		e.To = text
	default:
		e.From = text
	}
	return []Effect{e}, nil
}

// fromPrivate reports whether a follow-up or a fact came from a note that is private or has been.
func (s *Store) fromPrivate(ctx context.Context, table string, id int64) (bool, error) {
	note, ok, err := readOne(ctx, s, db.S("SELECT note_id FROM "+table+" WHERE id = ? AND note_id IS NOT NULL", id), scanOne[int64])
	if err != nil || !ok {
		return false, err
	}
	return s.everPrivate(ctx, note)
}

// everPrivate reports whether a note is private or has been: what it said then stays out of the history.
func (s *Store) everPrivate(ctx context.Context, note int64) (bool, error) {
	yes, _, err := readOne(ctx, s, db.S(`SELECT private OR EXISTS (SELECT 1 FROM change_rows r
		WHERE r.tbl = 'notes' AND r.op = 'edited' AND r.first = n.id AND json_type(r.was, '$.private') IS NOT NULL)
		FROM notes n WHERE n.id = ?`, note), scanOne[bool])
	return yes, err
}

// recordName is a row as a line of a change names it: by its letter and number alone where it has one.
func (s *Store) recordName(ctx context.Context, table string, id int64) (string, error) {
	if e := entityOf(table); e.letter != "" {
		return fmt.Sprintf("%s%d", e.letter, id), nil
	}
	return s.subject(ctx, table, id)
}
