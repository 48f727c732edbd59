package store

import (
	"cmp"
	"context"
	"encoding/json"
	"iter"
	"maps"
	"slices"

	"github.com/rel-journal/rel/internal/db"
	"github.com/rel-journal/rel/internal/journal"
)

// Contacts who were made one may be so in one copy of a journal and not in the other, or the other way round, or in a circle.
// So who is a part of whom is found out first, of all of a file, and those who are one are then brought together as one.

// kin is contacts who are one from now on.
type kin struct {
	root  string            // the uid of the one that all are a part of
	all   []string          // the uids of all, the root's first
	since map[string]string // when each of the others became a part

	here, there map[string]*wholeContact // those that the journal has, and the file
	told        bool                     // what the root becomes is with one of the others, as the file does not have it
}

// tie is of whom a contact is a part, and since when it is so; of nobody where it is none any more.
type tie struct{ part, of, at string }

// relate finds out who is a part of whom from now on, and who are one.
func (p *wholePlanner) relate(ctx context.Context, file iter.Seq2[journal.Entry, error]) error {
	ties := p.tiesOf(file)
	for part, of := range p.were {
		ties[part] = newerTie(ties[part], tie{part, of, p.edits.of("contacts", part)["merged_into"]})
	}
	p.parts = map[string]string{}
	if len(ties) == 0 {
		return nil
	}
	known, err := p.knownOf(ctx, file, ties)
	if err != nil {
		return err
	}
	since := map[string]string{}
	for _, t := range inTurn(ties) {
		if root := p.called("contacts", t.of); t.of != "" && known[t.part] && known[t.of] && root != t.part {
			p.parts[t.part], since[t.part] = t.of, t.at
		}
	}
	for part := range p.parts {
		root := p.called("contacts", part)
		k := p.kin[root]
		if k == nil {
			k = &kin{root: root, all: []string{root}, since: map[string]string{}}
			p.kin[root] = k
		}
		k.all, k.since[part] = append(k.all, part), since[part]
		p.kin[part] = k
	}
	for part := range p.parts {
		p.parts[part] = p.kin[part].root
	}
	return p.gather(ctx, file)
}

// tiesOf is the ties of a file, and those of what is here that has one no more, by part. What is wrong with the file is told as it
// is read again.
func (p *wholePlanner) tiesOf(file iter.Seq2[journal.Entry, error]) map[string]tie {
	ties := map[string]tie{}
	for e := range contactsOf(file) {
		var x struct {
			UID        string            `json:"uid"`
			MergedInto string            `json:"merged_into"`
			Edited     map[string]string `json:"edited"`
		}
		if e.Type != "contact" || json.Unmarshal(e.JSON, &x) != nil {
			continue
		}
		if at := x.Edited["merged_into"]; at != "" || x.MergedInto != "" {
			here := tie{x.UID, p.were[x.UID], p.edits.of("contacts", x.UID)["merged_into"]}
			ties[x.UID] = newerTie(here, tie{x.UID, x.MergedInto, at})
		}
	}
	return ties
}

// contactsOf is what a file has of contacts, and of what is gone: both stand before all that names them.
func contactsOf(file iter.Seq2[journal.Entry, error]) iter.Seq[journal.Entry] {
	return func(yield func(journal.Entry) bool) {
		for e, err := range file {
			switch {
			case err != nil:
				return
			case e.Type == "contact" || e.Type == "gone":
				if !yield(e) {
					return
				}
			case e.Type == "note" || afterNotes(e.Type):
				return
			}
		}
	}
}

// newerTie is the newer of two ties of a contact; of two of one moment it is the same in every copy.
func newerTie(a, b tie) tie {
	if cmp.Or(cmp.Compare(a.at, b.at), cmp.Compare(a.of, b.of)) > 0 {
		return a
	}
	return b
}

// inTurn is ties with the newest first: an older one that would close a circle does not count.
func inTurn(ties map[string]tie) []tie {
	return slices.SortedFunc(maps.Values(ties), func(a, b tie) int {
		return cmp.Or(cmp.Compare(b.at, a.at), cmp.Compare(a.part, b.part))
	})
}

// knownOf is those of whom there is anything, here or in the file, of all that are in ties.
func (p *wholePlanner) knownOf(ctx context.Context, file iter.Seq2[journal.Entry, error], ties map[string]tie) (map[string]bool, error) {
	known := map[string]bool{}
	for _, t := range ties {
		known[t.part], known[t.of] = false, false
	}
	here, err := readAll(ctx, p.s, db.S("SELECT uid FROM contacts WHERE uid IN (SELECT value FROM json_each(?))",
		toJSON(slices.Collect(maps.Keys(known)))), scanOne[string])
	for e := range contactsOf(file) {
		var x struct {
			UID string `json:"uid"`
			Of  string `json:"of"`
		}
		if json.Unmarshal(e.JSON, &x) != nil || e.Type == "gone" && x.Of != "contact" {
			continue
		}
		if _, named := known[x.UID]; named {
			known[x.UID] = e.Type == "contact" && p.edits.of("contacts", x.UID)[purged] == ""
		}
	}
	for _, uid := range here {
		known[uid] = true
	}
	return known, err
}

// gather reads all that are one, here and in the file.
func (p *wholePlanner) gather(ctx context.Context, file iter.Seq2[journal.Entry, error]) error {
	if len(p.kin) == 0 {
		return nil
	}
	for _, k := range p.kin {
		slices.Sort(k.all[1:])
		k.here, k.there = map[string]*wholeContact{}, map[string]*wholeContact{}
	}
	here, err := p.readThese(ctx, "contact", slices.Sorted(maps.Keys(p.kin)))
	for _, x := range here {
		c, _ := x.(*wholeContact)
		p.kin[c.UID].here[c.UID] = c
	}
	for e := range contactsOf(file) {
		if x, bad := readWhole(e, func(string) {}); bad == nil && e.Type == "contact" && p.kin[x.head().UID] != nil {
			c, _ := x.(*wholeContact)
			p.kin[c.UID].there[c.UID] = c
		}
	}
	return err
}

// becomes is what the one of them becomes, all that they have brought together.
func (p *wholePlanner) becomes(k *kin) (wholeState, error) {
	for _, c := range k.there {
		p.prune(c)
	}
	shape := wholeShapes()["contact"]
	here, err := stateOf(k.side(k.here, k.there))
	if err != nil {
		return here, err
	}
	there, err := stateOf(k.side(k.there, k.here))
	if err != nil {
		return there, err
	}
	shape.called(there, p.called)
	return shape.joined(here, there), nil
}

// kinBrought is what becomes of a contact here who is one with others.
func (p *wholePlanner) kinBrought(k *kin, contact *wholeContact, here, there wholeState) (b *brought, err error) {
	if contact.UID == k.root {
		return p.rootBrought(k, here, there.edited)
	}
	b = wholeShape{fields: wholeShapes()["contact"].fields}.bring(here, there)
	if delete(b.fields, "merged_into"); here.is["merged_into"] != k.root {
		b.fields["merged_into"], b.part = k.root, contact.Number
		b.absorber, err = p.number(k.root)
		if p.were[k.root] != "" {
			b.frees = k.root
		}
	}
	if err == nil {
		b.root, err = p.rootElsewhere(k)
	}
	return b, err
}

// rootElsewhere is what becomes of the one that others are a part of, where the file has some of those and not that one. It is with
// the first of them, and nil for others.
func (p *wholePlanner) rootElsewhere(k *kin) (*brought, error) {
	root := k.here[k.root]
	if root == nil || k.there[k.root] != nil || k.told {
		return nil, nil //nolint:nilnil // it comes by itself
	}
	k.told = true
	is, err := stateOf(root)
	if err != nil {
		return nil, err
	}
	return p.rootBrought(k, is, nil)
}

// rootBrought is what becomes of the one that others are a part of.
func (p *wholePlanner) rootBrought(k *kin, here wholeState, edited map[string]string) (*brought, error) {
	is, err := p.becomes(k)
	if err != nil {
		return nil, err
	}
	shape := wholeShapes()["contact"]
	b := shape.difference(here, is)
	b.know(here, is.edited)
	b.know(here, edited)
	if here.is["merged_into"] != "" || edited["merged_into"] != "" {
		for _, at := range k.since {
			b.know(here, map[string]string{"merged_into": at})
		}
	}
	return b, nil
}

// kinJoins makes of a contact that is added, and is one with others, what it becomes.
func (p *wholePlanner) kinJoins(k *kin, c *wholeContact) (b *brought, err error) {
	b = newBrought()
	newest(b.edited, c.Edited)
	itself := c.contactItself()
	switch {
	case c.UID != k.root:
		*c = itself
		c.MergedInto = k.root
		b.root, err = p.rootElsewhere(k)
	case len(k.here) > 0:
		var is wholeState
		if is, err = p.becomes(k); err != nil {
			return nil, err
		}
		*c = wholeContact{}
		err = json.Unmarshal(plainJSON(is.is), c)
		c.wholeHead, c.NotTheSame = itself.wholeHead, itself.NotTheSame
		newest(b.edited, is.edited)
	}
	return b, err
}

// newest puts into times those of others that are newer.
func newest(times, others map[string]string) {
	for field, at := range others {
		times[field] = max(times[field], at)
	}
}
