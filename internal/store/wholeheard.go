package store

import (
	"maps"
	"slices"
)

// A file of everything does not tell whom a line is from who was removed where it was made: there it is from nobody. It is the
// line that another copy has from them, and from them again once they are back.

// heardList is the list of what was heard.
func heardList() wholeList {
	lists := wholeShapes()["note"].lists
	return lists[slices.IndexFunc(lists, func(l wholeList) bool { return l.name == "heard" })]
}

// attribute makes lines that one of two copies of a note has from nobody those that the other has from somebody. Back come the
// lines that are otherwise here, as they were and as they become.
func attribute(here, there wholeState) (was, is []any) {
	these, those := linesOf(here), linesOf(there)
	for i, line := range fromSomebody(there, here) {
		those[i] = line
	}
	lines := fromSomebody(here, there)
	for _, i := range slices.Sorted(maps.Keys(lines)) {
		was, is = append(was, these[i]), append(is, lines[i])
		these[i] = lines[i]
	}
	for _, line := range these { // what is taken is taken as often as it is there
		if slices.ContainsFunc(was, func(w any) bool { return alike(w, line) }) {
			is = append(is, line)
		}
	}
	return was, is
}

func linesOf(w wholeState) []any {
	lines, _ := w.is["heard"].([]any)
	return lines
}

// fromSomebody is lines of a copy that are from nobody in it, by their places, as another copy has them: from somebody from whom
// the first has no such line, and has not taken one.
func fromSomebody(first, other wholeState) map[int]any {
	l, found := heardList(), map[int]any{}
	had, nobodys := l.elements(first), map[any]int{}
	var somebodys []any
	for _, line := range linesOf(other) {
		told := l.values(line)
		field := l.field(told)
		switch _, both := had[field]; {
		case told[0] == nil:
			nobodys[told[1]]++
		case !both && first.edited[field] <= other.edited[field]:
			somebodys = append(somebodys, line)
		}
	}
	for i, line := range linesOf(first) {
		told := l.values(line)
		if told[0] != nil {
			continue
		}
		if nobodys[told[1]]--; nobodys[told[1]] >= 0 {
			continue
		}
		is := func(line any) bool { return l.values(line)[1] == told[1] }
		if at := slices.IndexFunc(somebodys, is); at >= 0 {
			found[i] = somebodys[at]
			somebodys = slices.Delete(somebodys, at, at+1)
		}
	}
	return found
}
