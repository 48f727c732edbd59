package cli

import (
	"fmt"
	"strings"

	"github.com/rel-journal/rel/internal/journal"
)

// fault is the error of a mistake in rel itself. Where it happened is told first: whoever mends it needs nothing else,
// and it holds no word out of the journal.
func (a *app) fault(what any, stack []byte) error {
	a.tell(strings.TrimRight(string(stack), "\n"))
	return &journal.Problem{
		Code: journal.Failure,
		What: fmt.Sprintf("a fault in rel itself: %v", what),
		Hint: "what was noted before is safe, and rel history shows whether this is written too; " +
			"report the lines above, with what rel version says",
	}
}
