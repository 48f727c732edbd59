package store

import (
	"strings"

	"github.com/rel-journal/rel/internal/journal"
)

// Groups, indicators and initiatives of one name are one, though two copies of a journal made each its own. Each copy keeps its uid,
// and notes with it, as an edit, which uids are the same: then what comes under one of them is brought together with what is
// here, whatever either is called by then.

// also is how the field begins that says of a thing that a uid is the same.
const also = "also "

// ever is when it became so, in every copy: it always was.
const ever = "0001-01-01T00:00:00.000Z"

// sames makes known which uids are the same as those of things here.
func (p *wholePlanner) sames() {
	alive := map[string]bool{}
	for _, uid := range p.named {
		alive[uid] = true
	}
	for key, edited := range p.edits {
		table, uid, _ := strings.Cut(key, " ")
		if table != "groups" && table != "indicators" && table != "initiatives" {
			continue
		}
		for field := range edited {
			if other, ok := strings.CutPrefix(field, also); ok && !alive[other] {
				p.as[other] = uid
			}
		}
	}
}

// uidHere is what a thing of the file is called here.
func (p *wholePlanner) uidHere(x wholeThing) string {
	kind, uid := "", x.head().UID
	if gone, ok := x.(*wholeGone); ok {
		kind = gone.Of
	}
	if here, ok := p.as[uid]; ok && (nameOf(x) != "" || nameOnly(kind)) {
		return here
	}
	return uid
}

// holder is the uid of what a thing, of whose uid nothing is here, is taken for: what is known to be the same, or has its name.
// It is empty where there is none.
func (p *wholePlanner) holder(x wholeThing, table string) string {
	name := nameOf(x)
	if name == "" {
		return ""
	}
	for key, uid := range p.named {
		if strings.HasPrefix(key, table+" ") && x.head().Edited[also+uid] != "" {
			return uid
		}
	}
	return p.named[table+" "+journal.NameKey(name)]
}

// takeFor takes a thing for the one of this uid that is here.
func (p *wholePlanner) takeFor(x *PlannedThing, here string) {
	uid := x.thing.head().UID
	p.as[uid], x.Action = here, Leaving
	these, err := p.readThese(p.ctx, x.Entry.Type, []string{here})
	if err != nil || len(these) == 0 { // it is being added
		x.Bad = err
		return
	}
	p.here[x.Entry.Type+" "+here] = these[0]
	x.thing.head().UID = here
	if x.Bad = p.bring(x, false); x.Bad != nil {
		return
	}
	if x.brought.visible() {
		x.Action = Updating
	}
	if field := also + uid; len(field) <= longestUID && p.edits.of(x.table, here)[field] == "" {
		x.brought.edited[field] = ever
	}
}

// groupsAs makes what is known of whether a contact is in a group known of the group that is the same here.
func (p *wholePlanner) groupsAs(x *PlannedThing, there wholeState) {
	if x.Entry.Type != "contact" || len(there.edited) == 0 {
		return
	}
	for _, l := range contactLists() {
		for from, to := range p.as {
			if l.name == "groups" {
				l.rename(there, []any{from}, []any{to})
			}
		}
	}
}

// retaken takes a thing that was removed here at some time, and is newer there, for another that has its name now.
func (p *wholePlanner) retaken(x *PlannedThing, at string) bool {
	other := p.holder(x.thing, x.table)
	if other == "" || x.thing.head().Edited[removal] <= at {
		return false
	}
	p.takeFor(x, other)
	return true
}
