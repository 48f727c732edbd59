package store

import (
	"context"
	"fmt"

	"github.com/rel-journal/rel/internal/db"
	"github.com/rel-journal/rel/internal/journal"
)

// Noted is a note as written, and what it moved. The lists are names, with the number where two bear it.
type Noted struct {
	Note       journal.Note
	Added      []string // made for this note
	Developing []string // prospects who are now developing
	Returned   []string // dormant ones who are developing again
	Awake      []string // whose snooze it ended
	Still      []string // why a clock did not move, a clause each; empty when all moved

	Steady []StageSuggestion // whom it makes the record suggest another stage for

	Owed []journal.FollowUp // what is owed from now on

	Left journal.InitiativeName // the initiative that it belongs to no longer

	Unattributed []journal.Heard // words of those who were not there after all, attributed to nobody from now on
}

// standing is where each contact stands before a note, by uid.
type standing struct {
	name        string
	stage       journal.Stage
	snoozed     bool
	lastTouched journal.Day
}

func (s *Store) standing(ctx context.Context, present []journal.Participant) (map[string]standing, error) {
	out := map[string]standing{}
	_, err := readAll(ctx, s, db.S(`SELECT uid, name, stage, snooze IS NOT NULL, last_touched FROM contacts
		WHERE uid IN (SELECT value FROM json_each(?))`, toJSON(uids(present))),
		func(row db.Row) (st standing, err error) {
			var uid string
			err = row.Scan(&uid, &st.name, &st.stage, &st.snoozed, &st.lastTouched)
			out[uid] = st
			return st, err
		})
	return out, err
}

func uids(who []journal.Participant) []string {
	out := make([]string, len(who))
	for i, p := range who {
		out[i] = p.UID
	}
	return out
}

// moveAlong is what a note does to those it touches: a prospect is now developing; and where it is their latest
// touch, a snooze ends and a dormant contact is developing again.
func moveAlong(note string, who []journal.Participant) []db.Stmt {
	if len(who) == 0 {
		return nil
	}
	const touched = "uid IN (SELECT value FROM json_each(?))"
	const latest = " AND last_touched = (SELECT day FROM notes WHERE uid = ?)"
	list := toJSON(uids(who))
	return []db.Stmt{
		db.S("UPDATE contacts SET stage = 'developing' WHERE stage = 'prospect' AND "+touched, list),
		db.S("UPDATE contacts SET stage = 'developing' WHERE stage = 'dormant' AND "+touched+latest, list, note),
		db.S("UPDATE contacts SET snooze = NULL WHERE snooze IS NOT NULL AND "+touched+latest, list, note),
	}
}

// noted tells what a note moved: where those present stood before it, and where they stand now. What day it is was asked before
// the note was written: what comes after cannot fail of itself.
func (s *Store) noted(
	ctx context.Context, today journal.Day, n journal.Note, before map[string]standing, add []journal.Contact,
) (Noted, error) {
	out := Noted{Note: n}
	for _, c := range add {
		out.Added = append(out.Added, c.Name)
	}
	if !n.Touch {
		out.Still = append(out.Still, whyNoTouch(n))
		return out, nil
	}
	now, err := s.standing(ctx, n.Present())
	for _, p := range n.Present() {
		was, is := before[p.UID], now[p.UID]
		if was.stage != is.stage && is.stage == journal.Developing {
			if was.stage == journal.Dormant {
				out.Returned = append(out.Returned, p.Label())
			} else {
				out.Developing = append(out.Developing, p.Label())
			}
		}
		if was.snoozed && !is.snoozed {
			out.Awake = append(out.Awake, p.Label())
		}
		if is.lastTouched.After(n.Day) {
			later := is.lastTouched.Format("Mon 2 Jan 2006")
			out.Still = append(out.Still, fmt.Sprintf("%s was last touched later, on %s", p.Label(), later))
		}
	}
	if err == nil {
		out.Steady, err = s.newlySteady(ctx, today, n)
	}
	return out, err
}

// whyNoTouch is why a note moves no clock, as a clause.
func whyNoTouch(n journal.Note) string {
	present := len(n.Present())
	switch {
	case n.Tried:
		return "an attempt is not a conversation yet"
	case present == 0:
		return "nobody was present"
	case n.Channel == journal.Forum:
		return "a forum touches nobody, unless --touch says so"
	case present > journal.LargestTouch:
		return fmt.Sprintf("%d present make a gathering, which touches nobody unless --touch says so", present)
	default:
		return "the note itself says that it touches nobody"
	}
}
