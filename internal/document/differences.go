package document

import "slices"

// Change is what is different about one key.
type Change struct {
	Key  string
	Line int     // of the key in the document that was changed
	Gone []Value // as they were
	New  []Value // where the order tells something, values that moved are gone and new
}

// TextKey is the key of a change of the text below the front matter.
const TextKey = "text"

// Value is the text of the new value of a key that has one; empty when it was taken away.
func (c Change) Value() string {
	if len(c.New) == 0 {
		return ""
	}
	return c.New[0].Text
}

// Differences is what is different in now, in the order of the form.
func (f Form) Differences(was, now Document) (changes []Change) {
	for _, k := range f.Keys {
		before, after := was.Values(k.Name), now.entry(k.Name)
		c := Change{Key: k.Name, Line: after.Line}
		if k.Shape == Ordered {
			c.Gone, c.New = inOrder(before, after.Values)
		} else {
			c.Gone, c.New = without(before, after.Values), without(after.Values, before)
		}
		if len(c.Gone)+len(c.New) > 0 {
			changes = append(changes, c)
		}
	}
	if was.Text != now.Text {
		changes = append(changes, Change{TextKey, now.Line, []Value{{Text: was.Text}}, []Value{{Line: now.Line, Text: now.Text}}})
	}
	return changes
}

// without is the values that are not among others, each of those standing for one.
func without(values, others []Value) (rest []Value) {
	others = slices.Clone(others)
	for _, v := range values {
		if i := slices.IndexFunc(others, v.is); i >= 0 {
			others = slices.Delete(others, i, i+1)
			continue
		}
		rest = append(rest, v)
	}
	return rest
}

// inOrder is what has to go and to be added at the end so that the values before become those after.
func inOrder(before, after []Value) (gone, fresh []Value) {
	for _, v := range before {
		if len(after) > 0 && v.is(after[0]) {
			after = after[1:]
			continue
		}
		gone = append(gone, v)
	}
	return gone, after
}
