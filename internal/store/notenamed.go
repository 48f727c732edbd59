package store

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/rel-journal/rel/internal/journal"
)

// calling is how texts call the people of a directory.
type calling struct {
	longest map[string]int       // of the names that begin with a word, how many words the longest has
	first   map[string][]*listed // by first name; whoever has but one name is not here
}

// callings is how texts call people, found out once: nobody is added to the directory while texts are read.
func (d *directory) callings() *calling {
	if d.called != nil {
		return d.called
	}
	d.called = &calling{longest: map[string]int{}, first: map[string][]*listed{}}
	for key, all := range d.byName {
		words := journal.Words(key)
		if len(words) == 0 {
			continue
		}
		d.called.longest[words[0]] = max(d.called.longest[words[0]], len(words))
		for _, x := range all {
			if len(words) > 1 && !x.removed {
				enter(d.called.first, words[0], x)
			}
		}
	}
	return d.called
}

// spoken is a word of a text.
type spoken struct {
	key, owner string // as a name is compared; owner as a possessive
	forced     bool   // it has an @
	ends       bool   // no name goes on behind it
}

// spokenWords is the words of a text.
func spokenWords(text string) (all []spoken) {
	for word := range strings.FieldsSeq(text) {
		bare := strings.TrimLeft(word, `("'“‘[*_`)
		name, forced := strings.CutPrefix(bare, "@")
		w := spoken{key: journal.NameKey(name), forced: forced, ends: endsName(word)}
		trimmed := strings.TrimRight(name, `.,;:!?)"”]*_`)
		for _, s := range []string{"'s", "’s", "'", "’"} {
			if owner, ok := strings.CutSuffix(trimmed, s); ok {
				w.owner = journal.NameKey(owner)
				break
			}
		}
		all = append(all, w)
	}
	return all
}

// endsName reports whether a name cannot go on behind a word: there is a mark, other than the period of "J." or "Dr.".
func endsName(word string) bool {
	last := word[len(word)-1]
	return strings.IndexByte(",;:!?)]", last) >= 0 || last == '.' && len(word) > len("Jr.")
}

// namedIn is whom the text of a note names: those it is about behind "about" and "re", and those who were there everywhere else.
// An @ before somebody's name is no tag of the note.
func (d *directory) namedIn(n *journal.Note) (present, about []*listed, err error) {
	words, isName := spokenWords(n.Body), map[string]bool{}
	behind := false
	for i := 0; i < len(words); {
		x, many, err := d.spokenAt(words[i:])
		if err != nil {
			return nil, nil, err
		}
		switch {
		case x == nil:
			behind = words[i].key == "about" || words[i].key == "re" || behind && words[i].key == "and"
			i++
			continue
		case behind:
			about = join(about, x)
		default:
			present = join(present, x)
		}
		if words[i].forced {
			isName[words[i].key], isName[words[i].owner] = true, true
		}
		i += many
	}
	n.Tags = slices.DeleteFunc(n.Tags, func(tag string) bool { return isName[journal.NameKey(tag)] })
	return present, about, nil
}

// spokenAt is whom the first of these words name, and with how many of them: the longest name there is.
func (d *directory) spokenAt(words []spoken) (x *listed, many int, err error) {
	c := d.callings()
	most := min(len(words), max(1, c.longest[firstOf(words[0].key)]))
	for many = reach(words, most); many > 0; many-- {
		for _, key := range keysOf(words[:many]) {
			if strings.Contains(key, " ") || words[0].forced {
				if x, err := d.oneSpoken(key, d.byName[key]); x != nil || err != nil {
					return x, many, err
				}
			}
		}
	}
	if w := words[0]; w.forced && w.key != "" {
		for _, key := range keysOf(words[:1]) {
			if x, err := d.oneSpoken(key, c.first[key]); x != nil || err != nil {
				return x, 1, err
			}
		}
	}
	return nil, 1, nil
}

func firstOf(key string) string {
	first, _, _ := strings.Cut(key, " ")
	return first
}

// reach is how many words, of at most so many, can be one name.
func reach(words []spoken, most int) int {
	for i := range most {
		if words[i].ends || i+1 < most && words[i+1].forced {
			return i + 1
		}
	}
	return most
}

// keysOf is the words as a name, and as a possessive.
func keysOf(words []spoken) []string {
	var keys []string
	for _, w := range words {
		keys = append(keys, w.key)
	}
	all := []string{strings.Join(keys, " ")}
	if owner := words[len(words)-1].owner; owner != "" {
		keys[len(keys)-1] = owner
		all = append(all, strings.Join(keys, " "))
	}
	return all
}

// oneSpoken is the only one of several who is not removed; nil where there is none.
func (d *directory) oneSpoken(key string, found []*listed) (*listed, error) {
	kept := map[int64]*listed{}
	for _, x := range found {
		if !x.removed {
			kept[x.id] = x
		}
	}
	ids := slices.Sorted(maps.Keys(kept))
	switch len(ids) {
	case 0:
		return nil, nil
	case 1:
		return kept[ids[0]], nil
	}
	return nil, &journal.Problem{
		Code: journal.Ambiguous,
		What: fmt.Sprintf("%q could be %s or %s", key, kept[ids[0]].label(), kept[ids[1]].label()),
		Hint: "write the whole name of who is meant, or an alias of theirs, or leave the entry out with --skip-bad",
	}
}
