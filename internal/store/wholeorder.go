package store

import (
	"maps"
	"slices"
	"strings"

	"github.com/rel-journal/rel/internal/journal"
)

// ordered reports whether the elements of a list have an order of their own.
func (l wholeList) ordered() bool {
	return slices.Contains([]string{"aliases", "points", "positions", "dates", "kept_aside"}, l.name)
}

// joined is a thing of two copies, brought together: what it has, in which order, and when that was edited.
func (k wholeShape) joined(here, there wholeState) wholeState {
	b := k.bring(here, there)
	is := wholeState{maps.Clone(here.is), map[string]string{}}
	newest(is.edited, here.edited)
	newest(is.edited, there.edited)
	maps.Copy(is.is, b.fields)
	for _, l := range k.lists {
		list := b.listOf(l, here)
		switch l.name {
		case "dates":
			list = l.oneBirthday(list, here, there, is.edited)
		case "positions":
			list = l.replacedOnce(list, here, there, is.edited)
		}
		if l.ordered() {
			list = l.inOrder(list, here, there, is.edited)
		}
		is.is[l.name] = list
	}
	return is
}

// oneBirthday takes from dates the birthday that was edited earlier, where each copy has its own, and neither was taken away:
// somebody has one. It went when the other came.
func (l wholeList) oneBirthday(list []any, here, there wholeState, edited map[string]string) []any {
	born := func(dates []any) (all []string) {
		for _, e := range dates {
			if told := l.values(e); told[0] == journal.Birthday {
				all = append(all, l.field(told))
			}
		}
		return all
	}
	these, _ := here.is[l.name].([]any)
	those, _ := there.is[l.name].([]any)
	days := born(list)
	if len(days) != 2 || len(born(these)) != 1 || len(born(those)) != 1 {
		return list
	}
	return l.newerOf(list, days[0], days[1], edited)
}

// newerOf takes from a list which of two of its elements was edited earlier: it went when the other came.
func (l wholeList) newerOf(list []any, was, is string, edited map[string]string) []any {
	if edited[was]+was > edited[is]+is {
		was, is = is, was
	}
	edited[was] = max(edited[was], edited[is])
	return slices.DeleteFunc(list, func(e any) bool { return l.field(l.values(e)) == was })
}

// replacedOnce leaves, of what each copy put in the place of one element, the newer.
func (l wholeList) replacedOnce(list []any, here, there wholeState, edited map[string]string) []any {
	these, those, all := l.elements(here), l.elements(there), l.named(list)
	instead := func(w wholeState, its, others map[string]any, of string) (one string, alone bool) {
		for field := range its {
			if _, both := others[field]; !both && all[field] != nil && w.edited[field] == w.edited[of] {
				one, alone = field, one == ""
			}
		}
		return one, alone
	}
	for _, of := range slices.Sorted(maps.Keys(edited)) {
		if here.edited[of] == "" || there.edited[of] == "" || these[of] != nil || those[of] != nil || !strings.HasPrefix(of, l.name+" ") {
			continue
		}
		one, alone := instead(here, these, those, of)
		other, sole := instead(there, those, these, of)
		if alone && sole {
			list = l.newerOf(list, one, other, edited)
			all = l.named(list)
		}
	}
	return list
}

// listOf is what a list here becomes.
func (b *brought) listOf(l wholeList, here wholeState) []any {
	gone := l.named(b.gone[l.name])
	list, _ := here.is[l.name].([]any)
	list = slices.DeleteFunc(slices.Clone(list), func(e any) bool { _, ok := gone[l.field(l.values(e))]; return ok })
	return append(list, b.come[l.name]...)
}

// inOrder puts a list into an order that is the same in every copy: as both have it, or else as its elements were edited, what
// was edited last at its end, as where a person adds it.
func (l wholeList) inOrder(list []any, here, there wholeState, edited map[string]string) []any {
	these, those := l.places(here), l.places(there)
	at := func(e any) string { return edited[l.field(l.values(e))] }
	if maps.Equal(these, those) {
		at = func(any) string { return "" }
	}
	slices.SortStableFunc(list, func(a, b any) int { return strings.Compare(at(a), at(b)) })
	for from := 0; from < len(list); {
		to := from + 1
		for to < len(list) && at(list[to]) == at(list[from]) {
			to++
		}
		l.sortAs(list[from:to], these, those)
		from = to
	}
	return list
}

// sortAs puts elements that were edited together as the copies have them; by what they are where none has all of them, or each
// another order.
func (l wholeList) sortAs(some []any, these, those map[string]int) {
	var orders [][]any
	for _, places := range []map[string]int{these, those} {
		place := func(e any) int { return places[l.field(l.values(e))] }
		if !slices.ContainsFunc(some, func(e any) bool { return place(e) == 0 }) {
			orders = append(orders, slices.SortedStableFunc(slices.Values(some), func(a, b any) int { return place(a) - place(b) }))
		}
	}
	if len(orders) == 0 || !alike(orders[0], orders[len(orders)-1]) {
		slices.SortStableFunc(some, func(a, b any) int { return strings.Compare(string(plainJSON(a)), string(plainJSON(b))) })
		return
	}
	copy(some, orders[0])
}

// places is where in its list each element stands.
func (l wholeList) places(w wholeState) map[string]int {
	list, _ := w.is[l.name].([]any)
	all := make(map[string]int, len(list))
	for i, e := range list {
		if field := l.field(l.values(e)); all[field] == 0 {
			all[field] = i + 1
		}
	}
	return all
}

// difference is what has to be done with a thing here for it to be another.
func (k wholeShape) difference(here, is wholeState) *brought {
	b := newBrought()
	for _, f := range k.fields {
		if !alike(here.is[f.name], is.is[f.name]) {
			b.fields[f.name] = is.is[f.name]
		}
	}
	for _, l := range k.lists {
		was, _ := here.is[l.name].([]any)
		now, _ := is.is[l.name].([]any)
		gone, come := l.apart(was, now)
		if len(gone) > 0 {
			b.gone[l.name] = gone
		}
		if len(come) > 0 {
			b.come[l.name] = come
		}
	}
	return b
}

// apart is what goes from a list and what comes for it to be another: of one in an order, all behind the first that differs, as
// its elements stand in the order in which they were added.
func (l wholeList) apart(was, now []any) (gone, come []any) {
	if l.ordered() {
		n := 0
		for n < len(was) && n < len(now) && alike(was[n], now[n]) {
			n++
		}
		return was[n:], now[n:]
	}
	in := func(list []any) func(any) bool {
		return func(e any) bool { return slices.ContainsFunc(list, func(o any) bool { return alike(e, o) }) }
	}
	return slices.DeleteFunc(slices.Clone(was), in(now)), slices.DeleteFunc(slices.Clone(now), in(was))
}
