package store

import (
	"github.com/rel-journal/rel/internal/db"
	"github.com/rel-journal/rel/internal/journal"
)

// touches reports whether the note touches those present once it is edited: as the patch says; else as the note itself
// said, against the rule, unless it is only an attempt now; else as the rule has it.
func (p NotePatch) touches(was, next journal.Note) bool {
	if p.Touch != nil {
		return *p.Touch
	}
	if overridden := was.Touch != byRule(was); overridden && !next.Tried {
		return was.Touch
	}
	return byRule(next)
}

// byRule is what the rule says of a note, whatever the note itself does.
func byRule(n journal.Note) bool { return journal.Touches(n.Channel, n.Tried, len(n.Present())) }

// columns is what the patch sets of the note's own row.
func (p NotePatch) columns(was, next journal.Note) (a assignments) {
	setNamed(&a, "day", p.Day, asIs)
	setNamed(&a, "time", p.Time, orNull)
	setNamed(&a, "channel", p.Channel, orNull)
	setNamed(&a, "body", p.Body, asIs)
	setNamed(&a, "tried", p.Tried, asIs)
	setNamed(&a, "private", p.Private, asIs)
	setNamed(&a, "began", p.Began, orNull)
	setNamed(&a, "initiative_id", p.Initiative, func(in journal.InitiativeName) any { return orNull(in.ID) })
	if p.Touch != nil || next.Touch != was.Touch {
		a.set("touch", next.Touch)
	}
	return a
}

func asIs[T any](v T) any { return v }

// guard aborts the edit of a note that was removed meanwhile; and where whom it touches hangs on it, the edit of one
// that is no longer what that was reckoned from.
func (p NotePatch) guard(was journal.Note) db.Stmt {
	if !p.reckons() {
		return expect("EXISTS (SELECT 1 FROM notes WHERE id = ? AND deleted IS NULL)", was.ID)
	}
	return expect(`EXISTS (SELECT 1 FROM notes WHERE id = ? AND deleted IS NULL AND channel IS ? AND tried = ? AND touch = ?
		AND (SELECT count(*) FROM participants WHERE note_id = notes.id AND role = 'present') = ?)`,
		was.ID, orNull(was.Channel), was.Tried, was.Touch, len(was.Present()))
}

// reckons reports whether the patch names anything that decides whom the note touches, or when.
func (p NotePatch) reckons() bool {
	return p.Touch != nil || p.Tried != nil || p.Channel != nil || p.Day != nil || len(p.With)+len(p.About)+len(p.Without) > 0
}
