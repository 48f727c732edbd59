package cli

import (
	"errors"
	"strings"

	"github.com/rel-journal/rel/internal/document"
	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/store"
)

// lines collects what is wrong with a page, line by line. An error that no other wording would mend ends the collecting.
type lines struct {
	now    journal.Day // today
	wrong  document.Problems
	broken error
}

// wrongAt notes an error of a line, and reports whether there was one.
func (l *lines) wrongAt(line int, err error) bool {
	var p *journal.Problem
	var several *ambiguous
	switch {
	case err == nil:
		return false
	case errors.As(err, &several):
		l.wrong = append(l.wrong, document.Problem{Line: line, Err: several.inLines(l.now)})
	case errors.As(err, &p) && p.Code != journal.Failure:
		l.wrong = append(l.wrong, document.Problem{Line: line, Err: p})
	case l.broken == nil:
		l.broken = err
	}
	return true
}

// err is what was collected; nil where nothing was.
func (l *lines) err() error {
	switch {
	case l.broken != nil:
		return l.broken
	case len(l.wrong) > 0:
		return l.wrong
	}
	return nil
}

// refusedAt is an error of the whole page as one of a line, where another wording may mend it.
func refusedAt(line int, err error) error {
	if errors.Is(err, store.ErrUnchanged) {
		return err
	}
	var l lines
	l.wrongAt(line, err)
	return l.err()
}

// inLines is the error with those who could be meant, a line each.
func (e *ambiguous) inLines(today journal.Day) *journal.Problem {
	shown := e.found[:min(len(e.found), mostChoices)]
	who := each(shown, func(w store.Who) string { return "  " + describe(w, today) })
	return &journal.Problem{Code: journal.Ambiguous, What: strings.Join(append([]string{e.Error()}, who...), "\n"), Hint: e.hint()}
}
