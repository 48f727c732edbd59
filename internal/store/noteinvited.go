package store

import (
	"fmt"
	"slices"

	"github.com/rel-journal/rel/internal/journal"
)

// invited is those of a calendar's meeting whom the journal knows, and with Add those it does not. Who is passed over is
// among the row's strangers.
func (p *notePlanner) invited(row *PlannedNote) (all []*listed, err error) {
	for _, i := range row.Card.Invited {
		x, known, err := p.dir.invited(i)
		if x != nil && !p.dir.saysName(x, i.Name) {
			row.leave(leftNames)
		}
		if err == nil && x == nil && !known {
			x, err = p.meetInvited(row, i)
		}
		if x != nil && !p.dir.hasEmail(x, i.Email) {
			row.leave(leftEmails)
		}
		switch {
		case err != nil:
			return nil, err
		case x == nil:
			row.strangers = append(row.strangers, i)
		case !slices.Contains(all, x):
			all = append(all, x)
		}
	}
	return all, nil
}

// What of those whom a calendar names is left out, as the journal knows them otherwise.
const (
	leftNames  = "other names of attendees"
	leftEmails = "e-mail addresses of attendees"
)

// leave remembers what the note leaves out of what the file says.
func (row *PlannedNote) leave(what string) {
	if !slices.Contains(row.Card.Left, what) {
		row.Card.Left = append(slices.Clip(row.Card.Left), what)
	}
}

// saysName reports whether the journal says of somebody what a calendar calls them.
func (d *directory) saysName(x *listed, name string) bool {
	return journal.Says(x.name, name) || slices.Contains(d.named(name), x)
}

// hasEmail reports whether they have an address of a calendar, or will have it.
func (d *directory) hasEmail(x *listed, address string) bool {
	key := journal.EmailKey(address)
	return address == "" || journal.EmailKey(x.email) == key || slices.Contains(d.byEmail[key], x)
}

// passOver finds those of a meeting that is left alone who would be added if it were not.
func (p *notePlanner) passOver(row *PlannedNote) {
	if !p.o.Add || row.Removed {
		return
	}
	for _, i := range row.Card.Invited {
		if x, known, err := p.dir.invited(i); err == nil && x == nil && !known && i.Name != "" {
			row.strangers = append(row.strangers, i)
		}
	}
}

// meetInvited is somebody nobody knows, to be added with the row where that was asked for; nil where it was not, or where
// they have no name: an address is none.
func (p *notePlanner) meetInvited(row *PlannedNote, i journal.Invited) (*listed, error) {
	if !p.o.Add || i.Name == "" {
		return nil, nil
	}
	x, err := p.meetNew(row, i.Name)
	if err == nil && x.email == "" {
		x.email = i.Email
	}
	return x, err
}

// invited is whom a calendar names, by their address, else by their name; nil for nobody here. known is whether they are, or
// were: somebody who was removed is passed over, and not added again.
func (d *directory) invited(i journal.Invited) (x *listed, known bool, err error) {
	found := d.byEmail[journal.EmailKey(i.Email)]
	if len(found) == 0 && i.Name != "" {
		found = d.named(i.Name)
	}
	kept := slices.DeleteFunc(slices.Clone(found), func(x *listed) bool { return x.removed })
	if both := slices.DeleteFunc(slices.Clone(kept), func(x *listed) bool { return !slices.Contains(d.named(i.Name), x) }); len(both) > 0 {
		kept = both // of several who share an address, the one of the name
	}
	switch len(kept) {
	case 0:
		return nil, len(found) > 0, nil
	case 1:
		return kept[0], true, nil
	}
	return nil, true, &journal.Problem{
		Code: journal.Ambiguous,
		What: fmt.Sprintf("%s could be %s or %s", i, kept[0].label(), kept[1].label()),
		Hint: whichInvited(i, kept[0]),
	}
}

// whichInvited is how to say whom a calendar means.
func whichInvited(i journal.Invited, one *listed) string {
	if i.Email == "" {
		return "give the one who is meant an alias by rel edit, or leave the meeting out with --skip-bad"
	}
	return fmt.Sprintf("give the one who is meant the address, as rel edit %d --email %s does", one.id, i.Email)
}
