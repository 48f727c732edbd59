package store

import (
	"maps"
	"slices"
	"strings"

	"github.com/rel-journal/rel/internal/journal"
)

// side is contacts who are one as one copy of the journal has them: what each has there is the root's, as where a person merges
// them, and what was edited after they became one counts as it does for any contact. Nil where that copy has none of them.
func (k *kin) side(of, other map[string]*wholeContact) *wholeContact {
	root := of[k.root]
	if root == nil {
		bare := other[k.root].contactItself()
		root = &bare
		root.Edited = nil
	}
	whole := *root
	whole.MergedInto, whole.Edited = "", marksOf(root, false)
	newest(whole.Edited, k.listMarks(of, k.root))
	for _, uid := range k.all[1:] {
		c := of[uid]
		if c == nil || of[c.MergedInto] != nil {
			continue // what it had is with the one of which it is a part there
		}
		marks := k.listMarks(of, uid)
		for _, o := range other {
			goneUnder(marks, c, o, k.since[uid])
		}
		whole.fold(c, marks, k.since[uid])
	}
	return &whole
}

// contactItself is a contact without what hangs off it.
func (x *wholeContact) contactItself() wholeContact {
	return wholeContact{
		wholeHead: x.wholeHead, Kind: x.Kind, Name: x.Name, Stage: x.Stage, Every: x.Every, Snooze: x.Snooze, Added: x.Added,
		NotTheSame: x.NotTheSame,
	}
}

// marksOf is when the fields of a contact were edited, or the elements of its lists.
func marksOf(c *wholeContact, lists bool) map[string]string {
	marks := maps.Clone(c.Edited)
	if marks == nil {
		return map[string]string{}
	}
	maps.DeleteFunc(marks, func(field, _ string) bool { return strings.Contains(field, " ") != lists })
	return marks
}

// listMarks is when the elements of the lists of a contact were edited, in one copy, with those that it had from its parts
// there. That the root itself handed them over there is no edit of them.
func (k *kin) listMarks(of map[string]*wholeContact, uid string) map[string]string {
	marks := map[string]string{}
	for _, other := range k.all {
		c := of[other]
		if c == nil || other != uid && c.MergedInto != uid {
			continue
		}
		its := marksOf(c, true)
		if merged := c.Edited["merged_into"]; other == k.root && c.MergedInto != "" {
			maps.DeleteFunc(its, func(_, at string) bool { return at == merged })
		}
		newest(marks, its)
	}
	return marks
}

// fold makes another a part of a contact, as a person would, at the moment since which they are one in whichever copy. marks is
// when the elements of the other's lists were edited.
func (x *wholeContact) fold(second *wholeContact, marks map[string]string, since string) {
	is := journal.Merge(x.person(), second.person()).Whole
	renamed(marks, second, is)
	newest(x.Edited, marks)
	x.Aliases, x.Points, x.Positions, x.Dates, x.Fields, x.Tags = is.Aliases, is.Points, is.Positions, is.Dates, is.Fields, is.Tags
	x.Groups = withMore(x.Groups, second.Groups)
	x.LeftSeats = withMore(x.LeftSeats, second.LeftSeats)
	x.KeptAside = withMore(x.KeptAside, second.KeptAside)
	foldOne(x, second, "stage", since, &x.Stage, second.Stage, is.Stage)
	foldOne(x, second, "snooze", since, &x.Snooze, second.Snooze, is.Snooze)
	foldOne(x, second, "added", since, &x.Added, second.Added, is.Added)
	every := x.Every
	if every == nil {
		every = second.Every
	}
	foldOne(x, second, "every", since, &x.Every, second.Every, every)
}

// foldOne is fold for what there is one of: an edit of the other's counts where it is newer than that they are one, and else what
// a merge makes of it then.
func foldOne[T comparable](x, second *wholeContact, field, since string, value *T, its, merged T) {
	switch at := second.Edited[field]; {
	case at > since && at > x.Edited[field]:
		*value, x.Edited[field] = its, at
	case *value != merged && since > x.Edited[field]:
		*value, x.Edited[field] = merged, since
	}
}

// person is a contact as the journal knows one.
func (x *wholeContact) person() journal.Contact {
	c := x.contact()
	c.Kind, c.Name, c.Stage, c.Snooze, c.Added = x.Kind, x.Name, x.Stage, x.Snooze, x.Added
	return c
}

// withMore is a list with what another has besides.
func withMore[T comparable](list, others []T) []T {
	list = slices.Clone(list)
	for _, v := range others {
		if !slices.Contains(list, v) {
			list = append(list, v)
		}
	}
	return list
}

// renamed makes what is known of fields and dates of a contact known of those that they have become, as their name was taken.
func renamed(marks map[string]string, second *wholeContact, is journal.Contact) {
	move := func(list string, from, to []any) {
		l := contactList(list)
		if at, ok := marks[l.field(from)]; ok {
			delete(marks, l.field(from))
			marks[l.field(to)] = at
		}
	}
	for _, f := range second.Fields {
		for _, g := range is.Fields {
			if strings.HasPrefix(g.Name, f.Name+" (") && g.Value == f.Value && !slices.Contains(is.Fields, f) {
				move("fields", []any{journal.NameKey(f.Name)}, []any{journal.NameKey(g.Name)})
			}
		}
	}
	for _, d := range second.Dates {
		for _, g := range is.Dates {
			if strings.HasPrefix(g.Label, d.Label+" (") && g.Month == d.Month && g.Day == d.Day && !slices.Contains(is.Dates, d) {
				move("dates", []any{d.Label, d.Month, d.Day}, []any{g.Label, g.Month, g.Day})
			}
		}
	}
}

// goneUnder makes what is known of fields and dates that a contact has no more known of what they became in another copy, where the
// merge since which it is one with another put a number behind their names.
func goneUnder(marks map[string]string, second, there *wholeContact, since string) {
	note := func(list string, from, to []any) {
		l := contactList(list)
		if at := marks[l.field(from)]; at > since && there.Edited[l.field(to)] == since {
			marks[l.field(to)] = max(marks[l.field(to)], at)
		}
	}
	for _, d := range there.Dates {
		label, numbered := withoutNumber(d.Label)
		was := func(o journal.Yearly) bool { return o.Label == label && o.Month == d.Month && o.Day == d.Day }
		if numbered && !slices.ContainsFunc(second.Dates, was) {
			note("dates", []any{label, d.Month, d.Day}, []any{d.Label, d.Month, d.Day})
		}
	}
	for _, f := range there.Fields {
		name, numbered := withoutNumber(f.Name)
		was := func(o journal.Field) bool { return journal.NameKey(o.Name) == journal.NameKey(name) }
		if numbered && !slices.ContainsFunc(second.Fields, was) {
			note("fields", []any{journal.NameKey(name)}, []any{journal.NameKey(f.Name)})
		}
	}
}

// withoutNumber is a name without the number that a merge has put behind it: "State (2)".
func withoutNumber(name string) (base string, numbered bool) {
	base, behind, numbered := strings.Cut(name, " (")
	return base, numbered && strings.Trim(behind, "0123456789") == ")"
}

// contactList is a list of contacts.
func contactList(name string) wholeList {
	lists := contactLists()
	return lists[slices.IndexFunc(lists, func(l wholeList) bool { return l.name == name })]
}
