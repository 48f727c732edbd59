package sentence

import (
	"strings"

	"github.com/rel-journal/rel/internal/journal"
)

// attempts are words that a conversation is told in which was none. They are few and plain: who reads them asks, and
// nothing is decided by them.
var attempts = [...]string{
	"no answer", "no reply", "nobody answered", "left a message", "left message", "left a voicemail", "left voicemail",
	"left her a", "left him a", "left them a", "voicemail", "tried to reach", "tried to call", "tried calling",
	"did not pick up", "didn't pick up", "did not answer", "didn't answer", "could not reach", "couldn't reach",
}

// Attempted reports whether a text sounds as if nobody had answered.
func Attempted(text string) bool {
	plain := " " + strings.Join(strings.Fields(strings.ReplaceAll(journal.Fold(text), "’", "'")), " ")
	for _, words := range attempts {
		if strings.Contains(plain, " "+words) {
			return true
		}
	}
	return false
}
