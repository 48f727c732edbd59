package store

import (
	"context"
	"errors"
	"slices"

	"github.com/rel-journal/rel/internal/db"
	"github.com/rel-journal/rel/internal/journal"
)

// State is how a check of the doctor came out.
type State string

// The states.
const (
	Fine     State = "fine"
	Repaired State = "repaired" // it was wrong, and is fine now
	Look     State = "look"     // worth a look: it could be better, or could not be told
	Wrong    State = "wrong"
)

// Finding is what one check came to.
type Finding struct {
	Check string // what was checked
	State State
	Found []string // a sentence each; also what there is to know where all is fine
	Way   string   // what to do about it; empty where there is nothing to do

	mend  []db.Stmt // what repairs it; empty where nothing derived is wrong
	chmod []string  // files and folders to be given to their owner alone

	rewrite bool // whether the file is to be written anew, so that nothing erased is left in its free parts
}

// check is one thing that the doctor looks at. It names itself, so that it can be told what is under way.
type check struct {
	name string
	look func(context.Context) (Finding, error)
}

// checks is all that is looked at inside the journal, in this order, in which it is repaired, too: what comes later
// is read by means of what comes before.
func (s *Store) checks() []check {
	list := []check{
		{"integrity", s.checkIntegrity},
		{"schema", s.checkSchema},
		{"references", s.checkReferences},
		{"unfinished work", s.checkUnfinished},
		{"search index", s.checkSearch},
	}
	for _, d := range definitions {
		list = append(list, check{d.check, func(ctx context.Context) (Finding, error) { return s.checkDefinition(ctx, d) }})
	}
	return append(list, check{"record of changes", s.checkRecord}, check{"settings", s.checkSettings})
}

// Examine looks the journal over. It changes nothing. watch is told of each check as it begins.
func (s *Store) Examine(ctx context.Context, watch func(check string)) ([]Finding, error) {
	var out []Finding
	for _, c := range s.checks() {
		watch(c.name)
		f, err := c.look(ctx)
		if ctx.Err() != nil {
			return out, ctx.Err()
		}
		if err != nil {
			f = unchecked(err)
		}
		f.Check = c.name
		if f.State == "" {
			f.State = Fine
		}
		out = append(out, f)
	}
	return out, nil
}

// unchecked is the finding of a check that could not be made.
func unchecked(err error) Finding {
	f := Finding{State: Wrong, Found: []string{"this could not be checked: " + explain(err).Error()}}
	if kind := db.KindOf(err); kind == db.Locked || kind == db.NotWritable || kind == db.Full {
		f.State = Look
	}
	if p, ok := errors.AsType[*journal.Problem](explain(err)); ok {
		f.Way = p.Hint
	}
	return f
}

// Repair makes anew what is derived and was found wrong, as one batch, and looks again at all. It is no change: what
// is recorded, and the record, stay as they are. Nothing is repaired in a file that is itself damaged.
func (s *Store) Repair(ctx context.Context, found []Finding, watch func(check string)) ([]Finding, error) {
	var batch []db.Stmt
	rewrite := false
	for _, f := range found {
		if f.Check == "integrity" && f.State == Wrong && len(f.mend) == 0 {
			return found, nil
		}
		batch, rewrite = append(batch, f.mend...), rewrite || f.rewrite
	}
	if len(batch) == 0 && !rewrite {
		return found, nil
	}
	watch("repairing")
	if err := s.db.Write(ctx, db.Batch(append(batch, stamp())...)); err != nil {
		return found, explain(err)
	}
	if rewrite {
		if err := s.Compact(ctx); err != nil {
			return found, err
		}
	}
	after, err := s.Examine(ctx, watch)
	return compare(found, after), err
}

// compare is what was found after a repair, with what was repaired by it.
func compare(before, after []Finding) []Finding {
	for i, f := range after {
		at := slices.IndexFunc(before, func(b Finding) bool { return b.Check == f.Check })
		if at >= 0 && f.State == Fine && before[at].State == Wrong {
			after[i].State, after[i].Found = Repaired, before[at].Found
		}
	}
	return after
}

// Unopened is the finding of a journal that could not be opened.
func Unopened(err error) Finding {
	f := unchecked(err)
	f.Check, f.State, f.Found = "journal", Wrong, []string{explain(err).Error()}
	return f
}
