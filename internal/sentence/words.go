package sentence

import (
	"strings"
	"sync"
)

// set is words by themselves.
type set map[string]bool

func has(s set, word string) bool { return s[word] }

// setOf makes a set of the words of some lines when it is first asked for.
func setOf(lines ...string) func() set {
	return sync.OnceValue(func() set {
		s := set{}
		for _, line := range lines {
			for word := range strings.FieldsSeq(line) {
				s[word] = true
			}
		}
		return s
	})
}
