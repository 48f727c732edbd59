package store

import (
	"context"
	"errors"
	"iter"
	"maps"
	"slices"
	"strings"

	"github.com/rel-journal/rel/internal/db"
	"github.com/rel-journal/rel/internal/journal"
)

// A whole journal goes into one file, and comes out of it: all but the record of changes, and what was removed. Things are
// told by their uids there, so that what names another finds it in any journal. The database itself puts each into JSON, and
// they go by one at a time.

// WholeFilter is what goes into a file of everything that is not always in it.
type WholeFilter struct {
	Private     bool // private notes, and what came of them
	Assessments bool
}

// LeftOut is how many things of a kind a file of everything lacks, as they were not asked for.
type LeftOut struct {
	Notes       int `json:"notes"`
	FollowUps   int `json:"followups"`
	Facts       int `json:"facts"`
	Assessments int `json:"assessments"`
}

// Whole hands use everything as it is at one moment, in an order in which what is named comes before what names it, and how
// much was left out.
func (s *Store) Whole(ctx context.Context, f WholeFilter, use func(LeftOut, iter.Seq2[journal.Entry, error]) error) error {
	edited, err := s.edits(ctx) // before anything else is read: what is edited meanwhile is told anew the next time
	if err != nil {
		return err
	}
	statements := []db.Stmt{f.stmt(countWholeLeftOut)}
	for _, p := range wholeParts() {
		statements = append(statements, f.stmt(p.query+p.out))
	}
	statements = append(statements, db.S(wholeGoneOnes()))
	return explain(s.db.Abreast(ctx, func(c []*db.Cursor) error {
		if !c[0].Next() {
			return errors.Join(errors.New("nothing was counted"), c[0].Err())
		}
		var left LeftOut
		if err := c[0].Row().Scan(&left.Notes, &left.FollowUps, &left.Facts, &left.Assessments); err != nil {
			return err
		}
		return use(left, f.entries(c[1:], edited))
	}, statements...))
}

// stmt is a query, of whose rows the filter lets some through.
func (f WholeFilter) stmt(query string) db.Stmt {
	return db.S(askedFor+query, f.Private, f.Assessments, false)
}

// these is the query for things that are here already, in full: what was removed is in it, and in what others have of it.
func (p wholePart) these(uids []string) db.Stmt {
	return db.S(askedFor+p.query+" WHERE t.uid IN (SELECT value FROM json_each(?4))",
		true, true, true, toJSON(uids))
}

// entries are the things of the file. What is gone stands first, so that its names are free for others.
func (f WholeFilter) entries(cursors []*db.Cursor, edited editTimes) iter.Seq2[journal.Entry, error] {
	return func(yield func(journal.Entry, error) bool) {
		parts := wholeParts()
		for i, p := range parts {
			if i == 1 && !yieldEntries(goneEntries(cursors[len(parts)], edited), yield) {
				return
			}
			if !yieldEntries(f.part(p, cursors[i], edited), yield) {
				return
			}
		}
	}
}

func (f WholeFilter) part(p wholePart, c *db.Cursor, edited editTimes) iter.Seq2[journal.Entry, error] {
	return func(yield func(journal.Entry, error) bool) {
		for c.Next() {
			var uid, text string
			err := c.Row().Scan(&uid, &text)
			if !yield(journal.Entry{Type: p.one, JSON: withEdits(text, f.told(p, edited.of(p.table, uid)))}, err) || err != nil {
				return
			}
		}
		if err := c.Err(); err != nil {
			yield(journal.Entry{}, err)
		}
	}
}

// yieldEntries hands entries on, and reports whether to go on.
func yieldEntries(entries iter.Seq2[journal.Entry, error], yield func(journal.Entry, error) bool) bool {
	for e, err := range entries {
		if !yield(e, err) || err != nil {
			return false
		}
	}
	return true
}

// told is what is told of a thing's edits. Nothing is of whom a review found where the file lacks some of them, as they would
// be taken for removed.
func (f WholeFilter) told(p wholePart, edited map[string]string) map[string]string {
	if p.one != "review" || f.Assessments || len(edited) == 0 {
		return edited
	}
	edited = maps.Clone(edited)
	maps.DeleteFunc(edited, func(field, _ string) bool {
		return strings.HasPrefix(field, "contacts ") || strings.HasPrefix(field, "answers ")
	})
	return edited
}

// withEdits is a thing of JSON with when it was edited.
func withEdits(text string, edited map[string]string) []byte {
	if len(edited) == 0 {
		return []byte(text)
	}
	return slices.Concat([]byte(strings.TrimSuffix(text, "}")+`,"edited":`), plainJSON(edited), []byte("}"))
}
