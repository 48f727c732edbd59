package journal

import (
	"fmt"
	"slices"
	"strings"
)

// Merged is what becomes of two contacts that are made one.
type Merged struct {
	Whole Contact // the first, as it will be
	Add   Contact // the details it gains
	Gone  Contact // the details it gives for those: the same ones with less in them, or in another order
}

// Merge is the first of two contacts once the second is a part of it. Whatever either has stays. Where both have something
// else of which there can be one, the first's counts: the name of the second is an alias then, a field and a date stand
// behind it under "State (2)". The stage of a prospect, with whom nothing was begun, yields to the other's; a cadence and a
// snooze are taken where the first has none; the earlier day of the two is that on which they were added.
func Merge(first, second Contact) Merged {
	w := first
	w.Aliases = mergedNames(first, second)
	w.Points = mergedPoints(first.Points, second.Points)
	w.Positions = mergedPositions(first.Positions, second.Positions)
	w.Dates = mergedDates(first.Dates, second.Dates)
	w.Fields = mergedFields(first.Fields, second.Fields)
	w.Groups = withOthers(first.Groups, second.Groups)
	w.Tags = withOthers(first.Tags, second.Tags)
	if w.Stage == Prospect {
		w.Stage = second.Stage
	}
	if w.Every == 0 {
		w.Every = second.Every
	}
	if w.Snooze.IsZero() {
		w.Snooze = second.Snooze
	}
	if second.Added.Before(w.Added) {
		w.Added = second.Added
	}
	m := Merged{Whole: w}
	m.Add.Aliases = w.Aliases[len(first.Aliases):]
	m.Gone.Points, m.Add.Points = exchanged(first.Points, w.Points)
	m.Gone.Positions, m.Add.Positions = exchanged(first.Positions, w.Positions)
	m.Gone.Dates, m.Add.Dates = exchanged(first.Dates, w.Dates)
	m.Add.Fields = w.Fields[len(first.Fields):]
	return m
}

// exchanged is what goes from a list and what comes for it to be another, in its order: details stand in the order in
// which they were added.
func exchanged[T comparable](was, is []T) (gone, come []T) {
	n := 0
	for n < len(was) && n < len(is) && was[n] == is[n] {
		n++
	}
	return was[n:], is[n:]
}

// withOthers is a list with what another has besides.
func withOthers[T comparable](list, others []T) []T {
	out := slices.Clone(list)
	for _, v := range others {
		if !slices.Contains(out, v) {
			out = append(out, v)
		}
	}
	return out
}

// mergedNames is the aliases of the first, and the names of the second as far as they are written otherwise.
func mergedNames(first, second Contact) []string {
	names := slices.DeleteFunc(append([]string{second.Name}, second.Aliases...), func(n string) bool { return n == first.Name })
	return withOthers(first.Aliases, names)
}

// mergedPoints is the points of both. The same address or number in another writing is one, with the labels of both.
func mergedPoints(first, second []Point) []Point {
	out := slices.Clone(first)
	for _, p := range second {
		i := slices.IndexFunc(out, p.sameReach)
		if i < 0 {
			out = append(out, p)
			continue
		}
		out[i].Label = bothOf(out[i].Label, p.Label)
	}
	return out
}

// sameReach reports whether two points reach the same; a number with another extension does not.
func (p Point) sameReach(q Point) bool {
	return p.Kind == q.Kind && (p.Value == q.Value || p.Reach() == q.Reach())
}

// Reach is what a point reaches, whatever its writing: an e-mail or postal address without case and spaces about it, a number as
// the world dials it, a web address with its case behind the host alone, where it counts.
func (p Point) Reach() string {
	switch p.Kind {
	case PointEmail:
		return p.Key()
	case PointPhone:
		if number := reach(p.Value); number != "" {
			return number
		}
	case PointWeb:
		return webReach(OneSpaced(p.Value))
	}
	return strings.ToLower(OneSpaced(p.Value))
}

// webReach is a web address with scheme and host in small letters, and without a slash at its end.
func webReach(address string) string {
	from := 0
	if i := strings.Index(address, "://"); i >= 0 {
		from = i + len("://")
	}
	host := len(address)
	if i := strings.IndexAny(address[from:], "/?#"); i >= 0 {
		host = from + i
	}
	return strings.TrimRight(strings.ToLower(address[:host])+address[host:], "/")
}

// bothOf is two short texts about one thing, one behind the other where they are two.
func bothOf(a, b string) string {
	switch {
	case a == b || b == "":
		return a
	case a == "":
		return b
	default:
		return a + ", " + b
	}
}

// mergedPositions is the positions of both, those left out that another says with all there is to them.
func mergedPositions(first, second []Position) []Position {
	out := slices.Clone(first)
	for _, p := range second {
		if slices.ContainsFunc(out, p.saidBy) {
			continue
		}
		if i := slices.IndexFunc(out, func(q Position) bool { return q.saidBy(p) }); i >= 0 {
			out[i] = p
			continue
		}
		out = append(out, p)
	}
	return out
}

// saidBy reports whether q says all that p says, and when each ended, which is no less said where it has not.
func (p Position) saidBy(q Position) bool {
	return p.within(q) && (p.From.IsZero() || p.From == q.From) && p.To == q.To
}

// mergedDates is the dates of both; one of another day under a label that is taken is the second of it.
func mergedDates(first, second []Yearly) []Yearly {
	out := slices.Clone(first)
	for _, d := range second {
		i := slices.IndexFunc(out, func(o Yearly) bool { return o.Label == d.Label })
		same := slices.IndexFunc(out, func(o Yearly) bool { return o.Label == d.Label && sameDate(o, d) })
		switch {
		case i < 0:
			out = append(out, d)
		case same < 0:
			d.Label = another(d.Label, func(label string) bool {
				return !slices.ContainsFunc(out, func(o Yearly) bool { return o.Label == label })
			})
			out = append(out, d)
		case out[same].Year == 0:
			out[same].Year = d.Year
		}
	}
	return out
}

// mergedFields is the fields of both; another value under a name that is taken is the second of it.
func mergedFields(first, second []Field) []Field {
	out := slices.Clone(first)
	called := func(name string) int {
		return slices.IndexFunc(out, func(o Field) bool { return NameKey(o.Name) == NameKey(name) })
	}
	for _, f := range second {
		switch i := called(f.Name); {
		case i >= 0 && out[i].Value == f.Value:
			continue
		case i >= 0:
			f.Name = another(f.Name, func(name string) bool { return called(name) < 0 })
		}
		out = append(out, f)
	}
	return out
}

// another is a name with the first number behind it that is free: "State (2)".
func another(name string, free func(string) bool) string {
	for n := 2; ; n++ {
		if next := fmt.Sprintf("%s (%d)", name, n); free(next) {
			return next
		}
	}
}
