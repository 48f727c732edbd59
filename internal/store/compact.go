package store

import (
	"context"

	"github.com/rel-journal/rel/internal/db"
	"github.com/rel-journal/rel/internal/journal"
)

// Purged reports whether something was purged that the file still has in its free space: the purge was interrupted
// before Compact was done, or could not be finished because another program was reading.
func (s *Store) Purged(ctx context.Context) (bool, error) {
	purged, _, err := readOne(ctx, s, db.S("SELECT purged FROM state"), scanOne[bool])
	return purged, err
}

// Compact rewrites the file, so that nothing of what was purged is left in it. The error is a *journal.Problem that
// says so where something may be left.
func (s *Store) Compact(ctx context.Context) error {
	const latest = "(SELECT coalesce(max(id), 0) FROM changes)"
	before, _, err := readOne(ctx, s, db.S("SELECT "+latest), scanOne[int64])
	if err != nil {
		return err
	}
	// Rewritten, the file is another to a log, though it holds the same: it gets a mark before and after.
	if err := s.db.Write(ctx, db.Batch(stamp())); err != nil {
		return unfinished(err)
	}
	if err := s.db.Compact(ctx); err != nil {
		return unfinished(err)
	}
	// What was purged meanwhile is in the file, and was not gone when it was rewritten.
	return explain(s.db.Write(ctx, db.Batch(stamp(), db.S("UPDATE state SET purged = 0 WHERE "+latest+" = ?", before))))
}

// unfinished is why the file could not be rewritten, with the way to finish.
func unfinished(err error) error {
	p := &journal.Problem{
		Code: journal.Failure,
		What: "what was erased is out of the journal, but still in the free space of its file",
		Hint: "rel purge, alone, finishes it",
		Err:  explain(err),
	}
	if db.KindOf(err) == db.Locked {
		p.What, p.Err = "another program is reading the journal: "+p.What, nil
		p.Hint = "close it; then " + p.Hint
	}
	return p
}
