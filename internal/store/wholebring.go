package store

import (
	"encoding/json"
	"maps"
	"slices"
)

// wholeState is a thing as JSON has it, and when its fields were edited.
type wholeState struct {
	is     map[string]any
	edited map[string]string
}

// stateOf is the state of a thing that was read.
func stateOf(x wholeThing) (w wholeState, err error) {
	w.edited = maps.Clone(x.head().Edited)
	text, err := json.Marshal(x)
	if err == nil {
		err = json.Unmarshal(text, &w.is)
	}
	return w, err
}

// brought is what becomes of a thing that is here when another copy of it comes.
type brought struct {
	fields  map[string]any    // those that become otherwise
	gone    map[string][]any  // of lists, the elements that are not in it any more
	come    map[string][]any  // and those that are in it from now on
	edited  map[string]string // what was edited elsewhere after it was here
	removed bool              // the thing is removed
	unsaid  bool              // what the contact is heard to have said goes, too
	back    bool              // it is not removed any more
	root    *brought          // what becomes of the contact it is a part of, where the file does not have that
	frees   string            // the uid of a contact that is a part of none any more, as this one becomes a part of it

	part, absorber int64 // the number of a contact whose things are those of another from now on, and that one's; none where they stay
}

// visible reports whether anything becomes otherwise that a person could see.
func (b *brought) visible() bool {
	return b != nil && (len(b.fields)+len(b.gone)+len(b.come) > 0 || b.removed || b.back || b.root.visible())
}

// nothing reports whether there is nothing to write.
func (b *brought) nothing() bool {
	return b == nil || !b.visible() && len(b.edited) == 0 && b.root.nothing()
}

func newBrought() *brought {
	return &brought{fields: map[string]any{}, gone: map[string][]any{}, come: map[string][]any{}, edited: map[string]string{}}
}

// know notes what was edited elsewhere after it was here.
func (b *brought) know(here wholeState, edited map[string]string) {
	for field, at := range edited {
		if at > here.edited[field] {
			b.edited[field] = max(b.edited[field], at)
		}
	}
}

// bring is what becomes of a thing here as another copy of it comes from there. Of each field the newer edit stands, and of
// edits of one moment the same in every copy, so that in whatever order copies meet they come to be the same. What nobody has
// edited stays as it is here; an element that only one of the two has, and neither has removed, is in both.
func (k wholeShape) bring(here, there wholeState) *brought {
	b := newBrought()
	b.know(here, there.edited)
	for _, f := range k.fields {
		mates := matesOf(f.name)
		if newerThere(here, there, mates) && !alike(here.is[f.name], there.is[f.name]) {
			b.fields[f.name] = there.is[f.name]
		}
	}
	for _, l := range k.lists {
		b.bringList(l, here, there)
	}
	return b
}

// matesOf are the fields that are edited together with one, and itself.
func matesOf(name string) []string {
	for _, mates := range together {
		if slices.Contains(mates, name) {
			return mates
		}
	}
	return []string{name}
}

// newerThere reports whether fields are as they are there.
func newerThere(here, there wholeState, fields []string) bool {
	var at [2]string
	var is [2]string
	for i, w := range []wholeState{here, there} {
		for _, f := range fields {
			at[i] = max(at[i], w.edited[f])
			is[i] += string(plainJSON(w.is[f]))
		}
	}
	return at[1] > at[0] || at[1] == at[0] && at[0] != "" && is[1] > is[0]
}

func (b *brought) bringList(l wholeList, here, there wholeState) {
	these, those, places := l.elements(here), l.elements(there), l.places(there)
	for _, field := range slices.SortedFunc(maps.Keys(those), func(a, b string) int { return places[a] - places[b] }) {
		e, known := these[field]
		was, is := here.edited[field], there.edited[field]
		switch {
		case !known && is >= was: // it was put there after it was taken from here
			b.come[l.name] = append(b.come[l.name], those[field])
		case known && (is > was || is == was && is != "" && larger(those[field], e)) && !alike(e, those[field]):
			b.gone[l.name] = append(b.gone[l.name], e)
			b.come[l.name] = append(b.come[l.name], those[field])
		}
	}
	b.leaveList(l, these, those, here, there)
}

// leaveList takes from a list what was taken from it there.
func (b *brought) leaveList(l wholeList, these, those map[string]any, here, there wholeState) {
	for _, field := range slices.Sorted(maps.Keys(these)) {
		if _, known := those[field]; !known && there.edited[field] > here.edited[field] {
			b.gone[l.name] = append(b.gone[l.name], these[field])
		}
	}
}

// swap puts other elements in the place of those of a list.
func (b *brought) swap(list string, gone, come []any) {
	if len(gone) > 0 {
		b.gone[list], b.come[list] = append(b.gone[list], gone...), append(b.come[list], come...)
	}
}

// larger tells which of two values stands where nothing else tells: it is the same in every copy.
func larger(a, b any) bool { return string(plainJSON(a)) > string(plainJSON(b)) }

// elements are the elements of a list by what they are called as fields.
func (l wholeList) elements(w wholeState) map[string]any {
	list, _ := w.is[l.name].([]any)
	return l.named(list)
}

func (l wholeList) named(list []any) map[string]any {
	all := make(map[string]any, len(list))
	for _, e := range list {
		all[l.field(l.values(e))] = e
	}
	return all
}

// called puts in the place of uids what they stand for from now on.
func (k wholeShape) called(w wholeState, is func(table, uid string) string) {
	rename := func(object map[string]any, f wholeField) {
		if uid, ok := object[f.name].(string); ok && f.on != "" && uid != "" {
			object[f.name] = is(f.on, uid)
		}
	}
	for _, f := range k.fields {
		rename(w.is, f)
	}
	for _, l := range k.lists {
		list, _ := w.is[l.name].([]any)
		for i, e := range list {
			was := l.values(e)
			if uid, ok := e.(string); ok && l.fields[0].on != "" {
				list[i] = is(l.fields[0].on, uid)
			}
			object, _ := e.(map[string]any)
			for _, f := range l.fields {
				rename(object, f)
			}
			if now := l.values(list[i]); !alike(was, now) {
				l.rename(w, was, now)
			}
		}
	}
}

// rename makes what is known of an element known of it under another name.
func (l wholeList) rename(w wholeState, from, to []any) {
	if at, ok := w.edited[l.field(from)]; ok {
		w.edited[l.field(to)] = max(w.edited[l.field(to)], at)
	}
}
